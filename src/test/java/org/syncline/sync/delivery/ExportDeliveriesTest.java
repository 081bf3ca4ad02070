package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.table.TableFormat;
import org.syncline.sync.delivery.DeliveryQuery.Order;

class ExportDeliveriesTest {
  private final DeliveryKit kit = DeliveryKit.inMemory();
  private final RememberedAudit audit = new RememberedAudit();
  private final ExportDeliveries export =
      new ExportDeliveries(kit.transactions(), kit.stores().deliveries(), audit);

  private void plan(int number) {
    List<Duty> duties = new ArrayList<>();
    for (int record = 1; record <= number; record++) {
      duties.add(new Duty("to-crm", record, 2, record + 10L, Priority.EVENT));
    }
    kit.transactions()
        .inNew(
            () -> {
              kit.stores().deliveries().add(duties);
              return true;
            });
  }

  private List<String> lines(DeliveryQuery query) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.begin(query, GivenActor.ADA, TableFormat.CSV).writeTo(out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void each_delivery_is_a_line_in_the_order_of_the_search_on_all_pages() throws IOException {
    plan(DeliveryQuery.MOST + 7);

    List<String> newest = lines(new DeliveryQuery("to-crm", null, null, 3L, 1));
    List<String> oldest =
        lines(new DeliveryQuery("to-crm", null, null, null, 1).inOrder(Order.OLDEST_FIRST));

    assertThat(newest).hasSize(1 + DeliveryQuery.MOST + 7);
    assertThat(newest.get(0)).contains("delivery,flow,record,version,receipt,priority,status");
    assertThat(newest.get(1)).contains(",to-crm," + (DeliveryQuery.MOST + 7) + ",2,");
    assertThat(oldest).hasSize(1 + DeliveryQuery.MOST + 7);
    assertThat(oldest.get(1)).contains(",to-crm,1,2,11,event,pending,");
    assertThat(lines(new DeliveryQuery("other", null, null, null, 1))).hasSize(1);
  }

  @Test
  void it_is_noted_when_it_begins_and_ends() throws IOException {
    lines(new DeliveryQuery(null, Status.PARKED, null, null, 1));

    assertThat(audit.acts())
        .containsExactly(
            Act.done("ada", "delivery.export", "deliveries", "format=csv status=parked begun"),
            Act.done(
                "ada",
                "delivery.export",
                "deliveries",
                "format=csv status=parked rows=0 complete"));
  }

  @Test
  void who_may_not_gets_nothing() {
    assertThatThrownBy(
            () ->
                export.begin(
                    new DeliveryQuery(null, null, null, null, 1),
                    GivenActor.without(Permission.READ_LEDGER),
                    TableFormat.CSV))
        .isInstanceOf(NotAllowedException.class);
    assertThat(audit.acts()).isEmpty();
  }
}
