package org.syncline.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.syncline.platform.jpa.Sql;
import org.syncline.server.Databases;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.Holder;
import org.syncline.sync.delivery.Status;
import org.syncline.sync.delivery.jpa.SqlDeliveries;

/** Deliveries that are under way when a hub is brought up to date. */
class MigratedLeasesTest {
  private static final Holder HOLDER = new Holder("one", "boot-1");
  private static final Instant UNTIL = Instant.parse("2026-11-28T15:00:00Z");

  @Test
  void stay_whose_they_are_on_h2() throws SQLException {
    stayWhoseTheyAre(Databases.emptyH2());
  }

  @Test
  void stay_whose_they_are_on_postgresql() throws SQLException {
    stayWhoseTheyAre(Databases.emptyPostgres());
  }

  private static void stayWhoseTheyAre(DataSource source) throws SQLException {
    Migrations.of(source).target("27").load().migrate();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String row :
          List.of(
              "1, 'sending', null, '2026-11-28 14:58:00+00', 'one', 'boot-1', '2026-11-28 15:00:00+00', 3",
              "2, 'uncertain', null, null, 'one', 'boot-1', '2026-11-28 15:00:00+00', 2",
              "3, 'pending', '2026-11-28 14:59:00+00', null, null, null, null, 1")) {
        statement.execute(
            "insert into delivery (record_id, status, due_at, first_try_at, lease_node, lease_boot,"
                + " lease_until, lease_epoch, flow_id, version, priority, queue, tries, planned_at)"
                + " values ("
                + row
                + ", 'crm', 1, 1, 2, 0, '2026-11-28 14:57:00+00')");
      }
    }

    Migrations.run(source);

    Sql sql = Sql.on(source);
    SqlDeliveries deliveries = new SqlDeliveries(sql);
    List<Delivery> leased = deliveries.leased("crm");
    assertThat(leased)
        .extracting(one -> one.duty().record(), Delivery::status, Delivery::epoch)
        .containsExactlyInAnyOrder(tuple(1L, Status.SENDING, 3L), tuple(2L, Status.UNCERTAIN, 2L));
    assertThat(leased)
        .allSatisfy(one -> assertThat(one.lease()).isEqualTo(new Delivery.Lease(HOLDER, UNTIL)));
    assertThat(leased)
        .filteredOn(one -> one.status() == Status.SENDING)
        .extracting(Delivery::firstTryAt)
        .containsExactly(Instant.parse("2026-11-28T14:58:00Z"));
    assertThat(deliveries.open("crm", List.of(3L)))
        .extracting(Delivery::status, Delivery::lease)
        .containsExactly(tuple(Status.PENDING, null));
  }
}
