package org.syncline.sync.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Mapped;
import org.syncline.sync.FlowPlan;

/**
 * A message after mapping, before its transaction.
 *
 * @param replay what is stored of it already, when it is worked on again
 * @param epoch of the configuration it was mapped under
 */
record Understood(
    InboundMessage message, @Nullable Replay replay, List<Reading> readings, long epoch) {

  /** What one flow makes of the message. */
  record Reading(FlowPlan plan, Mapped mapped) {

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
