package org.syncline.ledger;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.Status;

/**
 * The balance of a period.
 *
 * @param accepted outcomes that must be there: messages at the doors, each once per flow that reads
 *     it
 * @param outcomes outcomes that are there
 * @param inFlight messages accepted by the broker and not yet settled
 * @param proven whether a second, independent count covers all of it
 * @param unproven messages without such a count
 * @param controlTotals by system: what the sender says it sent, and what the hub has
 */
public record LedgerSheet(
    @Nullable Instant from,
    @Nullable Instant to,
    long accepted,
    Map<Status, Long> outcomes,
    long inFlight,
    boolean balanced,
    boolean proven,
    long unproven,
    String verdict,
    Map<String, ControlTotal> controlTotals) {

  /** A sender's total beside the hub's. */
  public record ControlTotal(long told, long received) {
    public boolean met() {
      return told == received;
    }
  }

  public boolean controlTotalsMet() {
    return controlTotals.values().stream().allMatch(ControlTotal::met);
  }

  /** Whether another sheet would read the same to a person. */
  boolean tellsTheSameAs(@Nullable LedgerSheet other) {
    return other != null && line().equals(other.line()) && verdict.equals(other.verdict);
  }

  private long of(Status status) {
    return outcomes.getOrDefault(status, 0L);
  }

  /** The line of the log. */
  public String line() {
    long dismissed = of(Status.DISMISSED);
    return "LEDGER accepted="
        + accepted
        + " created="
        + of(Status.CREATED)
        + " updated="
        + of(Status.UPDATED)
        + " unchanged="
        + of(Status.UNCHANGED)
        + " duplicate="
        + of(Status.DUPLICATE)
        + " superseded="
        + of(Status.SUPERSEDED)
        + " parked="
        + of(Status.PARKED)
        + " waiting="
        + of(Status.WAITING)
        + (dismissed == 0 ? "" : " dismissed=" + dismissed)
        + " inFlight="
        + inFlight
        + " balanced="
        + balanced;
  }
}
