package org.syncline.sync.delivery.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.delivery.Cause;
import org.syncline.sync.delivery.Deliveries;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.DeliveryQuery;
import org.syncline.sync.delivery.Duty;
import org.syncline.sync.delivery.Passage;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.delivery.Status;

/** Duties in their table. */
public final class SqlDeliveries implements Deliveries {
  /** Behind it comes the present moment, which no database calls the same. */
  private static final String ADD =
      "insert into delivery (flow_id, record_id, version, receipt_id, priority, queue, source_at,"
          + " accepted_at, started_at, status, due_at, tries, lease_epoch, planned_at)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', current_timestamp, 0, 0, ";

  private static final String ADD_REFERENCE =
      "insert into delivery (flow_id, record_id, version, receipt_id, priority, queue, status,"
          + " due_at, tries, lease_epoch, planned_at, first_try_at, waits_for)"
          + " values (?, ?, ?, ?, ?, ?, 'pending', ?, 0, 0, current_timestamp, current_timestamp, ?)";

  /** All that changes of a duty, but who holds it. */
  private static final Columns<Delivery> CHANGING =
      Columns.of(
          Column.number("queue", one -> (long) queue(one.duty().priority(), one.retry())),
          Column.text("status", one -> one.status().word()),
          Column.time("due_at", Delivery::dueAt),
          Column.number("tries", one -> (long) one.tries()),
          Column.time("first_try_at", Delivery::firstTryAt),
          Column.number("lease_epoch", Delivery::epoch),
          Column.time("settled_at", Delivery::settledAt),
          Column.text("reason", Delivery::reason),
          Column.text("sentence", Delivery::sentence),
          Column.text("external_id", Delivery::externalId),
          Column.number("waits_for", Delivery::waitsFor),
          Column.text("decided_by", one -> of(one.decision(), Delivery.Decision::by)),
          Column.text("decided_why", one -> of(one.decision(), Delivery.Decision::why)),
          Column.number("call_micros", one -> TimeUnit.NANOSECONDS.toMicros(one.calls().toNanos())),
          Column.time("answered_at", Delivery::answeredAt));

  private static final Columns<Delivery> CHANGED =
      CHANGING.and(Columns.of(Column.number("id", Delivery::id)));

  /** What a lease says that its duty, as it is kept, does not. */
  private static final Columns<Delivery> LEASE =
      Columns.of(
          Column.number("delivery_id", Delivery::id),
          Column.text("flow_id", one -> one.duty().flow()),
          Column.text("node", one -> of(one.lease(), lease -> lease.holder().node())),
          Column.text("boot", one -> of(one.lease(), lease -> lease.holder().boot())),
          Column.time("held_until", one -> of(one.lease(), Delivery.Lease::until)),
          Column.number("epoch", Delivery::epoch),
          Column.time("tried_at", Delivery::firstTryAt));

  private static final String KEEP =
      "update delivery set " + CHANGING.joined(name -> name + " = ?") + " where id = ?";
  private static final String KEEP_ALL =
      "update delivery d set "
          + CHANGING.joined(name -> name + " = u." + name)
          + " from "
          + CHANGED.unnested("u");
  private static final String BY_ID = " where d.id = u.id";

  private static final String HOLD = "insert into delivery_lease (" + LEASE.names() + ") ";
  private static final String HOLD_EACH = HOLD + "values (" + LEASE.places() + ")";
  private static final String HOLD_ALL = HOLD + "select * from " + LEASE.unnested("u");
  private static final String LET_GO = "delete from delivery_lease where delivery_id = any(?)";

  private static final String LET_GO_OF_OWN =
      "delete from delivery_lease where delivery_id = ? and epoch = ?";
  private static final String SETTLE_ALL =
      "with own as (delete from delivery_lease l using unnest(?::bigint[], ?::bigint[])"
          + " as c (id, epoch) where l.delivery_id = c.id and l.epoch = c.epoch"
          + " returning l.delivery_id, l.epoch) "
          + KEEP_ALL
          + " join own on own.delivery_id = u.id and own.epoch = u.lease_epoch"
          + BY_ID
          + " returning d.id, d.lease_epoch";

  // The same words as in the index: the database has to see that it covers them.
  private static final String IS_OPEN =
      " and d.status in ('pending', 'sending', 'retrying', 'uncertain', 'parked')";

  private static final String LEASED =
      "select "
          + DeliveryRows.COLUMNS
          + " from delivery_lease l join delivery d on d.id = l.delivery_id where l.flow_id = ?"
          + IS_OPEN;

  /** Row by row, so that the order of an index stays: a join may change that among equals. */
  private static final String NOT_HELD =
      " and (select l.epoch from delivery_lease l where l.delivery_id = d.id) is null";

  private static final int QUEUES = 2 * Priority.values().length;

  /**
   * One part for each queue, in the order in which they go first. A union of them is planned anew
   * each time, which takes longer than it runs.
   */
  private static final String DUE =
      "select d.* from unnest(?::int[], ?::int[]) as q (queue, most) cross join lateral"
          + " (select * from delivery d where flow_id = ? and queue = q.queue and due_at <= ?"
          + " and record_id not in (select unnest(?::bigint[]))"
          + NOT_HELD
          + " order by due_at limit q.most) d"
          + " order by d.queue, d.due_at, d.id";

  // H2 has no "lateral".
  private static final String DUE_H2 = dueOfEach();

  /**
   * Record by record: as a list to be searched, PostgreSQL goes through all that a target is owed
   * as long as its statistics tell of less (80 ms for 830 records of a backlog of 40,000).
   */
  private static final String OPEN =
      "select "
          + DeliveryRows.COLUMNS
          + " from unnest(?::bigint[]) as r (record_id) cross join lateral"
          + " (select * from delivery d where flow_id = ? and record_id = r.record_id"
          + IS_OPEN
          + " offset 0) d"
          + DeliveryRows.WITH_LEASE;

  private static final String OPEN_H2 =
      DeliveryRows.SELECT + "where d.record_id = any(?) and d.flow_id = ?" + IS_OPEN;

  private static final String DELIVERED =
      DeliveryRows.SELECT
          + "where d.flow_id = ? and d.status = 'delivered' order by d.settled_at desc limit ?";

  private static final String COUNT =
      "select flow_id, status, n from delivery_count union all"
          + " select flow_id, status, count(*) as n from (select d.flow_id, case when"
          + " l.delivery_id is not null and d.status <> 'uncertain' then 'sending'"
          + " else d.status end as status from delivery d"
          + DeliveryRows.WITH_LEASE
          + "where true"
          + IS_OPEN
          + ") o group by flow_id, status";

  private final Sql sql;
  private final String add;

  public SqlDeliveries(Sql sql) {
    this.sql = sql;
    this.add = ADD + (sql.postgres() ? "clock_timestamp())" : "current_timestamp)");
  }

  private static String dueOfEach() {
    List<String> parts = new ArrayList<>();
    for (int queue = 0; queue < QUEUES; queue++) {
      parts.add(
          "(select * from delivery d where flow_id = ? and queue = "
              + queue
              + " and due_at <= ? and not (record_id = any(?))"
              + NOT_HELD
              + " order by due_at limit ?)");
    }
    return "select * from (" + String.join(" union all ", parts) + ") d order by queue, due_at, id";
  }

  @Override
  public void addCaused(Collection<Caused> duties) {
    sql.batch(
        add,
        duties,
        (Sql.Parameters p, Caused caused) -> {
          Duty duty = caused.duty();
          Cause cause = caused.cause();
          p.text(duty.flow())
              .number(duty.record())
              .count(duty.version())
              .numberOrNull(duty.receipt())
              .count(duty.priority().ordinal())
              .count(queue(duty.priority(), false))
              .time(cause.source())
              .time(cause.accepted())
              .time(cause.started());
        });
    countPlanned(duties.stream().map(Caused::duty));
  }

  @Override
  public void addReferences(Collection<Reference> references) {
    sql.batch(
        ADD_REFERENCE,
        references,
        (Sql.Parameters p, Reference reference) -> {
          Duty duty = reference.duty();
          p.text(duty.flow())
              .number(duty.record())
              .count(duty.version())
              .numberOrNull(duty.receipt())
              .count(duty.priority().ordinal())
              .count(queue(duty.priority(), false))
              .time(reference.due())
              .number(reference.waitsFor());
        });
    countPlanned(references.stream().map(Reference::duty));
  }

  private void countPlanned(Stream<Duty> duties) {
    Map<String, Long> planned =
        duties.collect(Collectors.groupingBy(Duty::flow, TreeMap::new, Collectors.counting()));
    sql.batch(
        "insert into delivery_planned (flow_id, n) values (?, ?)",
        planned.entrySet(),
        (Sql.Parameters p, Map.Entry<String, Long> flow) ->
            p.text(flow.getKey()).number(flow.getValue()));
  }

  private static int queue(Priority priority, boolean retry) {
    return 2 * priority.ordinal() + (retry ? 1 : 0);
  }

  private static boolean isOfRetries(int queue) {
    return queue % 2 == 1;
  }

  @Override
  public List<Delivery> leased(String flow) {
    return sql.query(LEASED, p -> p.text(flow), DeliveryRows::read);
  }

  @Override
  public List<Delivery> due(String flow, Instant now, Collection<Long> except, Most most) {
    if (sql.postgres()) {
      List<Integer> queues = IntStream.range(0, QUEUES).boxed().toList();
      List<Integer> limits =
          queues.stream()
              .map(queue -> isOfRetries(queue) ? most.retries() : most.firstTries())
              .toList();
      return sql.query(
          DUE,
          p -> p.counts(queues).counts(limits).text(flow).time(now).numbers(except),
          DeliveryRows::readFree);
    }
    return sql.query(
        DUE_H2,
        p -> {
          for (int queue = 0; queue < QUEUES; queue++) {
            int limit = isOfRetries(queue) ? most.retries() : most.firstTries();
            p.text(flow).time(now).numbers(except).count(limit);
          }
        },
        DeliveryRows::readFree);
  }

  @Override
  public List<Delivery> open(String flow, Collection<Long> records) {
    return sql.query(
        sql.postgres() ? OPEN : OPEN_H2,
        p -> p.numbers(Set.copyOf(records)).text(flow),
        DeliveryRows::read);
  }

  @Override
  public List<Delivery> find(Collection<Long> ids) {
    return sql.query(
        DeliveryRows.SELECT + "where d.id = any(?)", p -> p.numbers(ids), DeliveryRows::read);
  }

  @Override
  public void keep(Collection<Delivery> deliveries) {
    // All else of what is claimed stays as it is, unless an earlier claim of it came to nothing.
    List<Delivery> claimed = new ArrayList<>();
    List<Delivery> changed = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      (delivery.status() == Status.SENDING ? claimed : changed).add(delivery);
    }
    if (!changed.isEmpty()) {
      change(changed);
      sql.update(LET_GO, p -> p.numbers(changed.stream().map(Delivery::id).toList()));
      hold(changed.stream().filter(one -> one.lease() != null).toList());
    }
    hold(claimed);
    countEnded(deliveries);
  }

  private void change(Collection<Delivery> deliveries) {
    if (sql.postgres()) {
      sql.update(KEEP_ALL + BY_ID, p -> CHANGED.bindAll(p, deliveries));
    } else {
      sql.batch(KEEP, deliveries, CHANGED::bind);
    }
  }

  private void hold(Collection<Delivery> claimed) {
    if (!sql.postgres()) {
      sql.batch(HOLD_EACH, claimed, LEASE::bind);
    } else if (!claimed.isEmpty()) {
      sql.update(HOLD_ALL, p -> LEASE.bindAll(p, claimed));
    }
  }

  /** Each ends once, and whoever ends it holds its target's lock. */
  private void countEnded(Collection<Delivery> deliveries) {
    Map<Ended, Long> ended =
        deliveries.stream()
            .filter(delivery -> !delivery.status().open())
            .collect(
                Collectors.groupingBy(
                    delivery -> new Ended(delivery.duty().flow(), delivery.status().word()),
                    Collectors.counting()));
    List<Map.Entry<Ended, Long>> all = List.copyOf(ended.entrySet());
    int[] known =
        sql.batch(
            "update delivery_count set n = n + ? where flow_id = ? and status = ?",
            all,
            SqlDeliveries::bindCount);
    List<Map.Entry<Ended, Long>> first = new ArrayList<>();
    for (int i = 0; i < known.length; i++) {
      if (known[i] == 0) {
        first.add(all.get(i));
      }
    }
    sql.batch(
        "insert into delivery_count (n, flow_id, status) values (?, ?, ?)",
        first,
        SqlDeliveries::bindCount);
  }

  private record Ended(String flow, String status) {}

  private static void bindCount(Sql.Parameters p, Map.Entry<Ended, Long> count)
      throws SQLException {
    p.number(count.getValue()).text(count.getKey().flow()).text(count.getKey().status());
  }

  private static <S, T> @Nullable T of(@Nullable S some, Function<S, T> what) {
    return some == null ? null : what.apply(some);
  }

  @Override
  public Set<Delivery.Hold> settle(Collection<Delivery> claimed) {
    if (claimed.isEmpty()) {
      return Set.of();
    }
    Set<Delivery.Hold> kept =
        sql.postgres() ? settleAll(claimed) : settleEach(List.copyOf(claimed));
    countEnded(claimed.stream().filter(delivery -> kept.contains(delivery.hold())).toList());
    return kept;
  }

  private Set<Delivery.Hold> settleAll(Collection<Delivery> claimed) {
    return Set.copyOf(
        sql.query(
            SETTLE_ALL,
            p -> {
              p.numbers(claimed.stream().map(Delivery::id).toList());
              p.numbers(claimed.stream().map(Delivery::epoch).toList());
              CHANGED.bindAll(p, claimed);
            },
            row -> new Delivery.Hold(row.number("id"), row.number("lease_epoch"))));
  }

  private Set<Delivery.Hold> settleEach(List<Delivery> claimed) {
    int[] own =
        sql.batch(
            LET_GO_OF_OWN,
            claimed,
            (Sql.Parameters p, Delivery delivery) ->
                p.number(delivery.id()).number(delivery.epoch()));
    List<Delivery> kept =
        IntStream.range(0, own.length).filter(i -> own[i] == 1).mapToObj(claimed::get).toList();
    change(kept);
    return kept.stream().map(Delivery::hold).collect(Collectors.toSet());
  }

  @Override
  public int wake(Collection<Long> records, Instant now) {
    return sql.update(
        "update delivery set due_at = ? where waits_for = any(?) and due_at > ?",
        p -> p.time(now).numbers(records).time(now));
  }

  @Override
  public List<Delivery> search(DeliveryQuery query) {
    FoundDeliveries found = FoundDeliveries.by(query);
    return found.parts() == 0
        ? List.of()
        : sql.query(
            found.of(DeliveryRows.SELECT) + found.order() + " limit ?",
            p -> {
              found.bind(p, query.limit());
              p.count(query.limit());
            },
            DeliveryRows::read);
  }

  @Override
  public long found(DeliveryQuery query, int most) {
    FoundDeliveries found = FoundDeliveries.by(query.page(null, query.limit()));
    return found.parts() == 0
        ? 0
        : Math.min(
            most,
            sql.query(
                    "select count(*) as n from ("
                        + found.of("select d.id from delivery d ")
                        + ") f",
                    p -> found.bind(p, most),
                    row -> row.number("n"))
                .get(0));
  }

  @Override
  public List<Passage> passages(String flow, int most) {
    return sql.query(
        DELIVERED,
        p -> p.text(flow).count(most),
        row -> Objects.requireNonNull(DeliveryRows.read(row).passage()));
  }

  @Override
  public Map<String, Map<Status, Long>> count() {
    Map<String, Map<Status, Long>> counts = new TreeMap<>();
    sql.query(
        COUNT,
        p -> {},
        row ->
            counts
                .computeIfAbsent(row.text("flow_id"), flow -> new EnumMap<>(Status.class))
                .put(Status.ofWord(row.text("status")), row.number("n")));
    return counts;
  }

  @Override
  public Map<String, Long> planned() {
    Map<String, Long> planned = new TreeMap<>();
    sql.query(
        "select flow_id, sum(n) as n from delivery_planned group by flow_id",
        p -> {},
        row -> planned.put(row.text("flow_id"), row.number("n")));
    return planned;
  }

  @Override
  public void compact() {
    // What others add meanwhile has other ids, and is left alone.
    List<Long> ids = new ArrayList<>();
    Map<String, Long> sums = new TreeMap<>();
    sql.query(
        "select id, flow_id, n from delivery_planned order by id limit 10000",
        p -> {},
        row -> {
          ids.add(row.number("id"));
          return sums.merge(row.text("flow_id"), row.number("n"), Long::sum);
        });
    if (ids.size() <= sums.size()) {
      return;
    }
    sql.update("delete from delivery_planned where id = any(?)", p -> p.numbers(ids));
    sql.batch(
        "insert into delivery_planned (flow_id, n) values (?, ?)",
        sums.entrySet(),
        (Sql.Parameters p, Map.Entry<String, Long> flow) ->
            p.text(flow.getKey()).number(flow.getValue()));
  }

  @Override
  public Purged purge(Instant before, long after, int most) {
    List<Long> over = new ArrayList<>();
    List<Long> seen =
        sql.query(
            "select id, settled_at, status from delivery where id > ? order by id limit ?",
            p -> p.number(after).count(most),
            row -> {
              Instant settled = row.timeOrNull("settled_at");
              boolean ended = !Status.ofWord(row.text("status")).open();
              if (ended && settled != null && settled.isBefore(before)) {
                over.add(row.number("id"));
              }
              return row.number("id");
            });
    if (!over.isEmpty()) {
      sql.update("delete from delivery where id = any(?)", p -> p.numbers(over));
    }
    return new Purged(over.size(), seen.size() < most ? null : seen.get(seen.size() - 1));
  }
}
