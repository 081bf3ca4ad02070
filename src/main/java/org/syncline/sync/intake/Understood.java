package org.syncline.sync.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.Problems;
import org.syncline.mapping.value.Problem;
import org.syncline.sync.FlowPlan;

/**
 * A message after mapping, before its transaction.
 *
 * @param replay what is stored of it already, when it is worked on again
 * @param edit the terms of a person's edit; null for messages of other systems
 * @param onlyFlow the one flow that is to read it; null for all that do
 * @param epoch of the configuration it was mapped under
 */
record Understood(
    InboundMessage message,
    @Nullable Replay replay,
    @Nullable EditTerms edit,
    @Nullable String onlyFlow,
    List<Reading> readings,
    long epoch) {

  /** The same message as a fault of the hub: to be parked in its lane, whatever it says. */
  Understood stopped() {
    List<Problem> fault =
        Problems.one(
            "HUB_FAULT",
            "The hub failed on this message again and again: see the server log at the time of the"
                + " receipt, mend the cause, then retry.");
    List<Reading> parked = readings.stream().map(reading -> reading.rejected(fault)).toList();
    return new Understood(message, replay, edit, onlyFlow, parked, epoch);
  }

  /** What one flow makes of the message. */
  record Reading(FlowPlan plan, Mapped mapped) {

    private Reading rejected(List<Problem> fault) {
      Mapped stopped =
          mapped instanceof Mapped.Accepted a
              ? new Mapped.Rejected(a.draft().key(), a.draft().version(), a.draft().time(), fault)
              : mapped;
      return new Reading(plan, stopped);
    }

    String flow() {
      return plan.flow().id();
    }

    @Nullable String key() {
      if (mapped instanceof Mapped.Accepted accepted) {
        return accepted.draft().key();
      }
      return ((Mapped.Rejected) mapped).key();
    }

    /**
     * Order within the lane: version, or time in microseconds; null where the flow has none or the
     * message lacks it.
     */
    @Nullable Long stamp() {
      return switch (plan.flow().order()) {
        case ARRIVAL -> null;
        case VERSION ->
            mapped instanceof Mapped.Accepted a
                ? a.draft().version()
                : ((Mapped.Rejected) mapped).version();
        case TIME -> {
          java.time.Instant time =
              mapped instanceof Mapped.Accepted a
                  ? a.draft().time()
                  : ((Mapped.Rejected) mapped).time();
          yield time == null ? null : micros(time);
        }
      };
    }

    private static long micros(java.time.Instant time) {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
  }
}
