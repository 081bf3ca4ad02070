package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.delivery.DeliveryQuery.Order;

/** On PostgreSQL, with a look at how it reads. */
class DeliveriesOnPostgresTest extends DeliveriesContract {
  private static final int BACKLOG = 100_000;
  private static final String FLOW = "crm";

  private final DeliveryKit.OfTables kit = (DeliveryKit.OfTables) DeliveryKit.postgres();

  @Override
  DeliveryKit kit() {
    return kit;
  }

  /** A backlog of 100,000 among as many that are over, a tenth of it for later. */
  private void backlog() {
    Sql sql = kit.sql();
    sql.update(
        "insert into delivery (flow_id, record_id, version, priority, queue, status, due_at, tries,"
            + " lease_epoch, planned_at, waits_for)"
            + " select 'crm', n, 2, 1, 2, 'pending', current_timestamp - interval '1 hour'"
            + " + n * interval '40 milliseconds', 0, 0, current_timestamp,"
            + " case when n % 50 = 0 then n end from generate_series(1, ?) n",
        p -> p.count(BACKLOG));
    over();
    analyse();
  }

  /** As many that are over. */
  private void over() {
    kit.sql()
        .update(
            "insert into delivery (flow_id, record_id, version, priority, queue, status, tries,"
                + " lease_epoch, planned_at, settled_at)"
                + " select 'crm', n, 1, 1, 2, 'delivered', 1, 1, current_timestamp, current_timestamp"
                + " from generate_series(1, ?) n",
            p -> p.count(BACKLOG));
  }

  private void analyse() {
    kit.sql().update("analyze delivery", p -> {});
  }

  /**
   * What a piece of work reads of the table.
   *
   * @param scans how often all of it
   * @param rows how many rows by way of an index
   */
  private record Reads(long scans, long rows) {}

  private Reads reads(Runnable work) {
    return kit.transactions()
        .inNew(
            () -> {
              Reads before = readsSoFar();
              work.run();
              Reads after = readsSoFar();
              return new Reads(after.scans() - before.scans(), after.rows() - before.rows());
            });
  }

  private Reads readsSoFar() {
    return kit.sql()
        .query(
            "select seq_scan, idx_tup_fetch from pg_stat_xact_user_tables"
                + " where relname = 'delivery'",
            p -> {},
            row -> new Reads(row.number("seq_scan"), row.number("idx_tup_fetch")))
        .get(0);
  }

  @Test
  void a_claim_reads_what_it_takes_however_much_there_is() {
    backlog();
    Deliveries deliveries = kit.stores().deliveries();
    Instant now = kit.now();
    List<Delivery> due = new ArrayList<>();

    // Often enough that the driver lets the server keep the plan.
    for (int round = 0; round < 8; round++) {
      Set<Long> except = Set.of(1L, 2L, 3L);
      Reads claim =
          reads(
              () -> {
                deliveries.leased(FLOW);
                due.clear();
                due.addAll(deliveries.due(FLOW, now, except, new Deliveries.Most(32, 10)));
              });
      List<Long> records = due.stream().map(delivery -> delivery.duty().record()).toList();
      List<Long> ids = due.stream().map(Delivery::id).toList();
      Reads settle =
          reads(
              () -> {
                deliveries.open(FLOW, records);
                deliveries.find(ids);
                deliveries.keep(due);
                deliveries.wake(List.of(50L), now);
              });

      assertThat(due).hasSize(32);
      assertThat(records).doesNotContain(1L, 2L, 3L).contains(4L);
      assertThat(claim.scans()).isZero();
      assertThat(claim.rows()).isLessThan(100);
      assertThat(settle.scans()).isZero();
      assertThat(settle.rows()).isLessThan(300);
    }
  }

  /** As it is until the database has gathered them, minutes after a large file. */
  @Test
  void what_is_open_of_many_records_is_read_record_by_record_whatever_statistics_tell() {
    Sql sql = kit.sql();
    sql.update("alter table delivery set (autovacuum_enabled = off)", p -> {});
    over();
    analyse();
    sql.update(
        "insert into delivery (flow_id, record_id, version, priority, queue, status, due_at, tries,"
            + " lease_epoch, planned_at)"
            + " select 'crm', n, 2, 1, 2, 'pending', current_timestamp, 0, 0, current_timestamp"
            + " from generate_series(1, ?) n",
        p -> p.count(BACKLOG));
    List<Long> records = LongStream.rangeClosed(1, 800).boxed().toList();

    for (int round = 0; round < 8; round++) {
      List<Delivery> open = new ArrayList<>();
      Reads some = reads(() -> open.addAll(kit.stores().deliveries().open(FLOW, records)));

      assertThat(open).hasSize(800);
      assertThat(some.scans()).isZero();
      assertThat(some.rows()).isLessThan(1_000);
    }
  }

  @Test
  void delays_read_the_newest_and_nothing_else() {
    backlog();
    Deliveries deliveries = kit.stores().deliveries();
    List<Passage> found = new ArrayList<>();

    for (int round = 0; round < 8; round++) {
      found.clear();
      Reads newest = reads(() -> found.addAll(deliveries.passages(FLOW, 1_000)));
      Reads none = reads(() -> deliveries.passages("quiet", 1_000));

      assertThat(found).hasSize(1_000);
      assertThat(newest.scans()).isZero();
      assertThat(newest.rows()).isLessThan(1_100);
      assertThat(none.scans()).isZero();
      assertThat(none.rows()).isZero();
    }
  }

  @Test
  void a_page_reads_that_page_whatever_is_looked_for() {
    backlog();

    for (DeliveryQuery query :
        List.of(
            new DeliveryQuery(null, null, null, null, 50),
            new DeliveryQuery(FLOW, null, null, null, 50),
            new DeliveryQuery("quiet", null, null, null, 50),
            new DeliveryQuery(Set.of("quiet", "silent"), null, null, null, 50, Order.NEWEST_FIRST),
            new DeliveryQuery(Set.of(FLOW, "quiet"), null, null, null, 50, Order.OLDEST_FIRST),
            new DeliveryQuery(null, null, null, null, 50).inOrder(Order.OLDEST_FIRST),
            new DeliveryQuery(FLOW, Status.PARKED, null, null, 50).inOrder(Order.OLDEST_FIRST),
            new DeliveryQuery(FLOW, Status.PARKED, null, null, 50),
            new DeliveryQuery(null, Status.UNCERTAIN, null, null, 50),
            new DeliveryQuery(null, Status.SENDING, null, null, 50),
            new DeliveryQuery(FLOW, Status.PENDING, null, null, 50).inOrder(Order.OLDEST_FIRST),
            new DeliveryQuery("quiet", Status.SENDING, null, null, 50),
            new DeliveryQuery(null, null, 4711L, null, 50),
            new DeliveryQuery(FLOW, Status.DELIVERED, 4711L, null, 50))) {
      Reads page = reads(() -> kit.stores().deliveries().search(query));

      assertThat(page.scans()).as("%s", query).isZero();
      assertThat(page.rows()).as("%s", query).isLessThan(100);
    }
  }
}
