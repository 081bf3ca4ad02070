package org.syncline.sync.delivery.jpa;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
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
import org.syncline.sync.delivery.Holder;
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

  /** All that changes of a duty. */
  private static final List<Column<?>> CHANGING =
      List.of(
          Column.number("queue", one -> (long) queue(one.duty().priority(), one.retry())),
          Column.text("status", one -> one.status().word()),
          Column.time("due_at", Delivery::dueAt),
          Column.number("tries", one -> (long) one.tries()),
          Column.time("first_try_at", Delivery::firstTryAt),
          Column.text("lease_node", one -> of(one.lease(), lease -> lease.holder().node())),
          Column.text("lease_boot", one -> of(one.lease(), lease -> lease.holder().boot())),
          Column.time("lease_until", one -> of(one.lease(), Delivery.Lease::until)),
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

  private static final Column<Long> ID = Column.number("id", Delivery::id);
  private static final String KEEP =
      "update delivery set " + joined(column -> column.name() + " = ?") + " where id = ?";

  /** Many rows by one statement, which costs PostgreSQL less than one for each. */
  private static final String KEEP_ALL =
      "update delivery d set "
          + joined(column -> column.name() + " = u." + column.name())
          + " from unnest("
          + joined(column -> "?::" + column.type() + "[]")
          + ", ?::bigint[]) as u ("
          + joined(Column::name)
          + ", id) where d.id = u.id";

  private static final String SETTLE = KEEP + " and lease_epoch = ? and lease_until is not null";
  private static final String SETTLE_ALL =
      KEEP_ALL + " and d.lease_epoch = u.lease_epoch and d.lease_until is not null returning d.id";
  private static final String SELECT =
      "select id, flow_id, record_id, version, receipt_id, priority, status, due_at, tries,"
          + " first_try_at, lease_node, lease_boot, lease_until, lease_epoch, planned_at,"
          + " source_at, accepted_at, started_at, settled_at, reason, sentence, external_id, waits_for, decided_by, decided_why,"
          + " call_micros, answered_at from delivery ";
  private static final int QUEUES = 2 * Priority.values().length;

  /**
   * One part for each queue, in the order in which they go first. A union of them is planned anew
   * each time, which takes longer than it runs.
   */
  private static final String DUE =
      "select d.* from unnest(?::int[], ?::int[]) as q (queue, most) cross join lateral"
          + " (select * from delivery where flow_id = ? and queue = q.queue and due_at <= ?"
          + " and record_id not in (select unnest(?::bigint[])) order by due_at limit q.most) d"
          + " order by d.queue, d.due_at, d.id";

  // H2 has no "lateral".
  private static final String DUE_H2 = dueOfEach();
  // The same words as in the index: the database has to see that it covers them.
  private static final String IS_OPEN =
      " and status in ('pending', 'sending', 'retrying', 'uncertain', 'parked')";

  /**
   * Record by record: as a list to be searched, PostgreSQL goes through all that a target is owed
   * as long as its statistics tell of less (80 ms for 830 records of a backlog of 40,000).
   */
  private static final String OPEN =
      "select d.* from unnest(?::bigint[]) as r (record_id) cross join lateral"
          + " (select * from delivery where flow_id = ? and record_id = r.record_id"
          + IS_OPEN
          + " offset 0) d";

  private static final String OPEN_H2 =
      SELECT + "where record_id = any(?) and flow_id = ?" + IS_OPEN;

  private static final String DELIVERED =
      SELECT + "where flow_id = ? and status = 'delivered' order by settled_at desc limit ?";

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
          "(select * from delivery where flow_id = ? and queue = "
              + queue
              + " and due_at <= ? and not (record_id = any(?)) order by due_at limit ?)");
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
    return sql.query(
        SELECT + "where flow_id = ? and lease_until is not null",
        p -> p.text(flow),
        SqlDeliveries::read);
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
          SqlDeliveries::read);
    }
    return sql.query(
        DUE_H2,
        p -> {
          for (int queue = 0; queue < QUEUES; queue++) {
            int limit = isOfRetries(queue) ? most.retries() : most.firstTries();
            p.text(flow).time(now).numbers(except).count(limit);
          }
        },
        SqlDeliveries::read);
  }

  @Override
  public List<Delivery> open(String flow, Collection<Long> records) {
    return sql.query(
        sql.postgres() ? OPEN : OPEN_H2,
        p -> p.numbers(Set.copyOf(records)).text(flow),
        SqlDeliveries::read);
  }

  @Override
  public List<Delivery> find(Collection<Long> ids) {
    return sql.query(SELECT + "where id = any(?)", p -> p.numbers(ids), SqlDeliveries::read);
  }

  @Override
  public void keep(Collection<Delivery> deliveries) {
    if (sql.postgres()) {
      if (!deliveries.isEmpty()) {
        sql.update(KEEP_ALL, p -> bindAll(p, deliveries));
      }
    } else {
      sql.batch(KEEP, deliveries, SqlDeliveries::bind);
    }
    countEnded(deliveries);
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

  private static String joined(Function<Column<?>, String> each) {
    return CHANGING.stream().map(each).collect(Collectors.joining(", "));
  }

  private static <S, T> @Nullable T of(@Nullable S some, Function<S, T> what) {
    return some == null ? null : what.apply(some);
  }

  private static void bind(Sql.Parameters p, Delivery delivery) throws SQLException {
    for (Column<?> column : CHANGING) {
      column.bind(p, delivery);
    }
    ID.bind(p, delivery);
  }

  @Override
  public Set<Long> settle(Collection<Delivery> claimed) {
    if (claimed.isEmpty()) {
      return Set.of();
    }
    Set<Long> kept = sql.postgres() ? settleAll(claimed) : settleEach(List.copyOf(claimed));
    countEnded(claimed.stream().filter(delivery -> kept.contains(delivery.id())).toList());
    return kept;
  }

  private Set<Long> settleAll(Collection<Delivery> claimed) {
    return Set.copyOf(sql.query(SETTLE_ALL, p -> bindAll(p, claimed), row -> row.number("id")));
  }

  private Set<Long> settleEach(List<Delivery> claimed) {
    int[] changed =
        sql.batch(
            SETTLE,
            claimed,
            (Sql.Parameters p, Delivery delivery) -> {
              bind(p, delivery);
              p.number(delivery.epoch());
            });
    Set<Long> kept = new HashSet<>();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == 1) {
        kept.add(claimed.get(i).id());
      }
    }
    return kept;
  }

  /** The same as {@link #bind}, column by column. */
  private static void bindAll(Sql.Parameters p, Collection<Delivery> deliveries)
      throws SQLException {
    for (Column<?> column : CHANGING) {
      column.bindAll(p, deliveries);
    }
    ID.bindAll(p, deliveries);
  }

  @Override
  public int wake(Collection<Long> records, Instant now) {
    return sql.update(
        "update delivery set due_at = ? where waits_for = any(?) and due_at > ?",
        p -> p.time(now).numbers(records).time(now));
  }

  @Override
  public List<Delivery> search(DeliveryQuery query) {
    Found found = found(query);
    return found.parts() == 0
        ? List.of()
        : sql.query(
            found.of(SELECT) + found.order() + " limit ?",
            p -> {
              found.bind(p, query.limit());
              p.count(query.limit());
            },
            SqlDeliveries::read);
  }

  @Override
  public long found(DeliveryQuery query, int most) {
    Found found = found(query.page(null, query.limit()));
    return found.parts() == 0
        ? 0
        : Math.min(
            most,
            sql.query(
                    "select count(*) as n from (" + found.of("select id from delivery ") + ") f",
                    p -> found.bind(p, most),
                    row -> row.number("n"))
                .get(0));
  }

  private static Found found(DeliveryQuery query) {
    Set<String> flows = query.flows();
    return new Found(query, flows == null ? null : flows.stream().sorted().toList());
  }

  /**
   * A query as a part for each target, which has an index in the order of ids: of several at once
   * the database would read all there is of them, and sort it.
   */
  private record Found(DeliveryQuery query, @Nullable List<String> flows) {
    int parts() {
      return flows == null ? 1 : flows.size();
    }

    String order() {
      return " order by id" + (falls() ? " desc" : "");
    }

    private boolean falls() {
      return query.order() == DeliveryQuery.Order.NEWEST_FIRST;
    }

    /** All parts, each with no more than its limit. */
    String of(String select) {
      String part =
          "("
              + select
              + "where id "
              + (falls() ? "< ?" : "> ?")
              + (flows == null ? "" : " and flow_id = ?")
              + (query.status() == null ? "" : " and status = ?")
              + (query.record() == null ? "" : " and record_id = ?")
              + (query.settled().from() == null ? "" : " and settled_at >= ?")
              + (query.settled().to() == null ? "" : " and settled_at < ?")
              + order()
              + " limit ?)";
      return "select * from ("
          + String.join(" union all ", Collections.nCopies(parts(), part))
          + ") d";
    }

    void bind(Sql.Parameters p, int most) throws SQLException {
      if (flows == null) {
        bindPart(p, null, most);
      } else {
        for (String flow : flows) {
          bindPart(p, flow, most);
        }
      }
    }

    private void bindPart(Sql.Parameters p, @Nullable String flow, int most) throws SQLException {
      Long before = query.before();
      p.number(before != null ? before : falls() ? Long.MAX_VALUE : 0);
      if (flow != null) {
        p.text(flow);
      }
      Status status = query.status();
      if (status != null) {
        p.text(status.word());
      }
      Long record = query.record();
      if (record != null) {
        p.number(record);
      }
      Instant from = query.settled().from();
      if (from != null) {
        p.time(from);
      }
      Instant to = query.settled().to();
      if (to != null) {
        p.time(to);
      }
      p.count(most);
    }
  }

  @Override
  public List<Passage> passages(String flow, int most) {
    return sql.query(
        DELIVERED,
        p -> p.text(flow).count(most),
        row -> Objects.requireNonNull(read(row).passage()));
  }

  @Override
  public Map<String, Map<Status, Long>> count() {
    Map<String, Map<Status, Long>> counts = new TreeMap<>();
    sql.query(
        "select flow_id, status, n from delivery_count union all"
            + " select flow_id, status, count(*) as n from delivery"
            + " where status in ('pending', 'sending', 'retrying', 'uncertain', 'parked')"
            + " group by flow_id, status",
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

  private static Delivery read(Sql.Row row) throws SQLException {
    return new Delivery(
        row.number("id"),
        new Duty(
            row.text("flow_id"),
            row.number("record_id"),
            row.count("version"),
            row.numberOrNull("receipt_id"),
            Priority.values()[row.count("priority")]),
        Status.ofWord(row.text("status")),
        row.timeOrNull("due_at"),
        row.count("tries"),
        row.timeOrNull("first_try_at"),
        lease(row),
        row.number("lease_epoch"),
        row.time("planned_at"),
        new Cause(
            row.timeOrNull("source_at"),
            row.timeOrNull("accepted_at"),
            row.timeOrNull("started_at")),
        row.timeOrNull("settled_at"),
        row.textOrNull("reason"),
        row.textOrNull("sentence"),
        row.textOrNull("external_id"),
        row.numberOrNull("waits_for"),
        decision(row),
        Duration.of(row.number("call_micros"), ChronoUnit.MICROS),
        row.timeOrNull("answered_at"));
  }

  private static Delivery.@Nullable Lease lease(Sql.Row row) throws SQLException {
    Instant until = row.timeOrNull("lease_until");
    return until == null
        ? null
        : new Delivery.Lease(new Holder(row.text("lease_node"), row.text("lease_boot")), until);
  }

  private static Delivery.@Nullable Decision decision(Sql.Row row) throws SQLException {
    String by = row.textOrNull("decided_by");
    return by == null ? null : new Delivery.Decision(by, row.text("decided_why"));
  }
}
