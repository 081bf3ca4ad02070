package org.syncline.sync.intake;

import java.util.List;

/** What a door learns about a message once its transaction has committed. */
public sealed interface Acceptance {

  /** It has a receipt now, and an outcome in each flow. */
  record Taken(long receipt, List<Status> outcomes) implements Acceptance {}

  /** The transport brought a message that already has a receipt. */
  record Redelivered(long receipt) implements Acceptance {}
}
