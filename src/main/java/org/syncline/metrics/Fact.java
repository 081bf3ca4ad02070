package org.syncline.metrics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;
import org.syncline.sync.delivery.DutySettled;
import org.syncline.sync.delivery.Passage;
import org.syncline.sync.intake.Outcome;
import org.syncline.sync.intake.Settled;
import org.syncline.sync.intake.Since;
import org.syncline.sync.intake.Status;

/** What is counted of an event. */
sealed interface Fact {

  /**
   * A message got an outcome.
   *
   * @param flow empty where none reads it
   * @param since when it came; null unless its record holds what it says now
   */
  record OfMessage(
      String system,
      String flow,
      String outcome,
      @Nullable Since since,
      Settled.@Nullable ByMapping mapping)
      implements Fact {}

  /**
   * A delivery got an outcome.
   *
   * @param system empty where nobody knows it
   * @param passage null unless it is delivered
   */
  record OfDelivery(String flow, String system, String outcome, @Nullable Passage passage)
      implements Fact {}

  /** Empty where nothing of an event is counted. */
  static Optional<Fact> of(HubEvent event) {
    if (event instanceof Settled settled) {
      return Optional.of(
          new OfMessage(
              settled.system(),
              settled.flow().equals(Outcome.NO_FLOW) ? "" : settled.flow(),
              settled.status().word(),
              isThrough(settled.status()) ? settled.since() : null,
              settled.mapping()));
    }
    if (event instanceof DutySettled settled) {
      String system = settled.system();
      return Optional.of(
          new OfDelivery(
              settled.flow(),
              system == null ? "" : system,
              settled.outcome().word(),
              settled.passage()));
    }
    return Optional.empty();
  }

  private static boolean isThrough(Status status) {
    return status == Status.CREATED || status == Status.UPDATED || status == Status.UNCHANGED;
  }
}
