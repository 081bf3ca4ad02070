package org.syncline.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The work that a new rule of a field means for what is open of it.
 *
 * @param by the account that set the rule
 * @param position the last conflict that was looked at
 * @param last the last that is to be looked at
 * @param total how many were open at its begin
 * @param settled how many it has ended
 * @param failed how many could not be settled and stay open
 * @param doneAt null while it goes on
 */
public record ConflictSettlement(
    long id,
    String recordType,
    String field,
    String by,
    Instant begunAt,
    long position,
    long last,
    long total,
    long settled,
    long failed,
    @Nullable Instant doneAt) {

  public boolean done() {
    return doneAt != null;
  }
}
