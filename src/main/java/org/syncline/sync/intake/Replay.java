package org.syncline.sync.intake;

import java.util.List;
import java.util.Set;

/**
 * A stored message that is to be worked on again.
 *
 * @param flows the flows concerned; empty = whatever flows read it today
 * @param lanes the lanes it is held in: a mended mapping may read another key, and then they are
 *     freed
 */
record Replay(long receipt, InboundMessage message, List<String> flows, Set<LaneKey> lanes) {}
