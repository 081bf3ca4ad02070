package org.syncline.assembly;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.delivery.Cause;
import org.syncline.sync.delivery.Deliveries;
import org.syncline.sync.delivery.Duty;
import org.syncline.sync.delivery.Telling;
import org.syncline.sync.delivery.Tellings;
import org.syncline.sync.intake.Duties;
import org.syncline.sync.intake.Since;

/** What intake plans becomes deliveries: the two know records, and not each other. */
final class PlanDeliveries implements Duties {
  private final Deliveries deliveries;
  private final Tellings tellings;

  PlanDeliveries(Deliveries deliveries, Tellings tellings) {
    this.deliveries = deliveries;
    this.tellings = tellings;
  }

  @Override
  public void add(Collection<Due> due) {
    deliveries.addCaused(
        due.stream()
            .map(
                duty ->
                    new Deliveries.Caused(
                        new Duty(
                            duty.flow(),
                            duty.record(),
                            duty.version(),
                            duty.receipt(),
                            org.syncline.sync.delivery.Priority.valueOf(duty.priority().name())),
                        cause(duty.since())))
            .toList());
  }

  private static Cause cause(@Nullable Since since) {
    return since == null
        ? Cause.NONE
        : new Cause(since.sentAt(), since.acceptedAt(), since.startedAt());
  }

  @Override
  public void told(Collection<Told> told) {
    tellings.tell(
        told.stream()
            .map(
                one ->
                    new Telling(
                        one.flow(),
                        one.record(),
                        one.values(),
                        one.whole(),
                        one.at(),
                        one.trueAt()))
            .toList());
  }
}
