package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On H2, which writes its tables one by one: a kill may keep a part of a transaction. */
class DeliveriesOnH2Test extends DeliveriesContract {
  private final DeliveryKit.OfTables kit = (DeliveryKit.OfTables) DeliveryKit.h2();

  @Override
  DeliveryKit kit() {
    return kit;
  }

  @Test
  void what_is_over_stays_over_though_its_lease_is_still_there() {
    Deliveries deliveries = kit.stores().deliveries();
    Duty duty = new Duty("crm", 1, 1, null, Priority.EVENT);
    kit.transactions()
        .inNew(
            () -> {
              deliveries.add(List.of(duty));
              return true;
            });
    Instant now = kit.now();
    Delivery claimed = only(deliveries).claimed(new Holder("one", "boot-1"), now, now);
    Delivery done = claimed.settled(Status.DELIVERED, now, null, null, 1);
    kit.transactions()
        .inNew(
            () -> {
              deliveries.keep(List.of(done));
              return kit.sql()
                  .update(
                      "insert into delivery_lease (delivery_id, flow_id, node, boot, held_until,"
                          + " epoch, tried_at) values (?, 'crm', 'one', 'boot-1', ?, 1, ?)",
                      p -> p.number(done.id()).time(now).time(now));
            });

    assertThat(only(deliveries)).isEqualTo(done);
    assertThat(deliveries.leased("crm")).isEmpty();
    assertThat(deliveries.count()).isEqualTo(Map.of("crm", Map.of(Status.DELIVERED, 1L)));
  }

  private Delivery only(Deliveries deliveries) {
    return kit.transactions()
        .inNew(() -> deliveries.search(new DeliveryQuery("crm", null, null, null, 2)))
        .get(0);
  }
}
