package org.syncline.record;

import java.time.Instant;
import org.syncline.HubEvent;

/** A record came into a computed segment, or left it. */
public record MembershipChanged(long segment, long record, boolean entered, Instant at)
    implements HubEvent {}
