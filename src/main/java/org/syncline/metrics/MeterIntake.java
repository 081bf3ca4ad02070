package org.syncline.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.Settled;

/**
 * Meters what became of messages.
 *
 * <ul>
 *   <li>{@value #OUTCOMES}: how often a message got this outcome; labels system, flow, outcome. A
 *       message that waits first and is applied later counts once under each
 *   <li>{@value #SENT}: from its sending, by the sender's clock, to its commit
 *   <li>{@value #RECEIVED}: from its arrival at the hub to its commit
 * </ul>
 *
 * <p>Times are metered once a message is through, not while it is parked or waits. One that doesn't
 * say when it was sent, or says that it was sent later than now, is not in {@value #SENT}: unknown,
 * not zero.
 */
public final class MeterIntake {
  static final String OUTCOMES = "syncline.intake.outcomes";
  static final String SENT = "syncline.intake.sent.to.committed";
  static final String RECEIVED = "syncline.intake.received.to.committed";

  private final Meters meters;
  private final Clock clock;
  private final BoundedLabels sources = new BoundedLabels(500);

  public MeterIntake(Meters meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  /** Call after the commit. */
  public void settled(Settled fact) {
    // The fact tells when its transaction began; what people wait for is its end, which is now.
    Instant committed = clock.instant();
    Map<String, String> source = sources.of(fact.system(), fact.flow());
    meters.count(
        OUTCOMES,
        Map.of(
            "system",
            source.get("system"),
            "flow",
            source.get("flow"),
            "outcome",
            fact.status().word()));
    if (!fact.status().open()) {
      time(RECEIVED, source, fact.since().acceptedAt(), committed);
      time(SENT, source, fact.since().sentAt(), committed);
    }
  }

  private void time(
      String name, Map<String, String> source, @Nullable Instant from, Instant committed) {
    if (from != null && !from.isAfter(committed)) {
      meters.time(name, source, Duration.between(from, committed));
    }
  }
}
