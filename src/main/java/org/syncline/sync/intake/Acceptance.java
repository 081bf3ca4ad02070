package org.syncline.sync.intake;

import java.util.List;
import org.syncline.record.EditRecords;

/** What a door learns about a message once its transaction has committed. */
public sealed interface Acceptance {

  /** It has a receipt now, and an outcome in each flow. */
  record Taken(long receipt, List<Status> outcomes) implements Acceptance {}

  /** The transport brought a message that already has a receipt. */
  record Redelivered(long receipt) implements Acceptance {}

  /** A person's edit is done. */
  record Edit(long receipt, long record, int version) implements Acceptance {}

  /** A person's edit can't be done, and nothing is kept of it. */
  record Refused(EditRecords.Edited why) implements Acceptance {}
}
