package org.syncline.platform;

import java.util.List;
import org.syncline.HubEvent;

/**
 * Keeps facts in the very transaction in which they happen, for whoever counts them later: what is
 * rolled back was never kept, and what is committed can't be missed, however the server ends.
 */
public interface KeptFacts {

  /** Takes part in the running transaction. Kinds of facts that nobody counts are left out. */
  void keep(List<? extends HubEvent> facts);
}
