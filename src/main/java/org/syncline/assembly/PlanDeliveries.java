package org.syncline.assembly;

import java.util.Collection;
import org.syncline.sync.delivery.DeliveryStores;
import org.syncline.sync.delivery.Duty;
import org.syncline.sync.intake.Duties;

/** What intake plans becomes deliveries: both know records, and not each other. */
final class PlanDeliveries implements Duties {
  private final DeliveryStores stores;

  PlanDeliveries(DeliveryStores stores) {
    this.stores = stores;
  }

  @Override
  public void add(Collection<Due> due) {
    stores
        .deliveries()
        .add(
            due.stream()
                .map(
                    each ->
                        new Duty(
                            each.flow(),
                            each.record(),
                            each.version(),
                            each.receipt(),
                            priority(each.priority())))
                .toList());
  }

  private static org.syncline.sync.delivery.Priority priority(Duties.Priority priority) {
    return switch (priority) {
      case PERSON -> org.syncline.sync.delivery.Priority.PERSON;
      case EVENT -> org.syncline.sync.delivery.Priority.EVENT;
      case BATCH -> org.syncline.sync.delivery.Priority.BATCH;
    };
  }

  @Override
  public void told(Collection<Told> told) {}
}
