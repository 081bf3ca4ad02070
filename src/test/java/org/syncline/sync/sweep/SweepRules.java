package org.syncline.sync.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.connector.spi.Limits;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.expression.DefinedFunctions;
import org.syncline.platform.GivenActor;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.RememberedFacts;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.RecordKeys;
import org.syncline.record.RecordMark;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.jpa.SqlLinks;
import org.syncline.record.jpa.SqlRecords;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.bulk.JobControl;
import org.syncline.sync.bulk.Lease;
import org.syncline.sync.delivery.CallBudget;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.DeliveryQuery;
import org.syncline.sync.delivery.DeliveryStores;
import org.syncline.sync.delivery.DrainTargets;
import org.syncline.sync.delivery.Duty;
import org.syncline.sync.delivery.Holder;
import org.syncline.sync.delivery.Holding;
import org.syncline.sync.delivery.IdempotencyKeys;
import org.syncline.sync.delivery.MapRecords;
import org.syncline.sync.delivery.PauseTarget;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.delivery.RetryPolicy;
import org.syncline.sync.delivery.Status;
import org.syncline.sync.delivery.jpa.SqlCallBudgets;
import org.syncline.sync.delivery.jpa.SqlDeliveries;
import org.syncline.sync.delivery.jpa.SqlHoldings;
import org.syncline.sync.delivery.jpa.SqlTargets;
import org.syncline.sync.delivery.jpa.SqlTellings;
import org.syncline.sync.intake.CountedStatements;
import org.syncline.sync.sweep.jpa.SqlSchedules;
import org.syncline.sync.sweep.jpa.SqlSweeps;
import org.syncline.sync.sweep.jpa.SqlTargetRows;

/** Backfills and mirrors over the hub's own stores, down to what a system does. */
abstract class SweepRules {
  private static final String FLOW = "crm-out";
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final RecordType CUSTOMER = shipped("customer");
  private static final RecordType CONTACT = shipped("contact");
  private static final long SEED = 20261127;

  private final Site site = new Site();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<Duration> rests = new ArrayList<>();
  private final RememberedAudit audit = new RememberedAudit();
  private final List<Map<String, String>> begun = new ArrayList<>();
  private Runnable whileResting = () -> {};
  private Runnable nudged = () -> {};
  private LocalTransactions transactions;
  private Sql sql;
  private TargetParts parts;
  private DrainTargets drain;
  private PauseTarget pause;
  private HubPlan plan = new HubPlan(1, Map.of(), Map.of(), Map.of());
  private long runs;

  abstract DataSource migrated();

  private static RecordType shipped(String id) {
    try {
      return RecordTypeDocument.parse(
          Files.readAllBytes(Path.of("src/main/resources/record-types/" + id + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void open() {
    transactions = new LocalTransactions(migrated());
    sql = Sql.on(transactions.source());
    HubPlans plans =
        new HubPlans() {
          @Override
          public HubPlan current() {
            return plan;
          }

          @Override
          public HubPlan refresh() {
            return plan;
          }
        };
    DeliveryStores stores =
        new DeliveryStores(
            new SqlTargets(sql),
            new SqlCallBudgets(sql),
            new SqlDeliveries(sql),
            new SqlHoldings(sql),
            new RememberedFacts());
    parts =
        new TargetParts(
            plans,
            new SqlRecords(sql),
            new SqlLinks(sql),
            stores,
            new SqlSweeps(sql),
            new SqlTargetRows(sql));
    SteppingClock clock = new SteppingClock();
    RemoveRows outbound =
        new RemoveRows(
            new MapRecords(
                transactions,
                plans,
                new MapRecords.Sources(parts.records(), parts.links(), new SqlTellings(sql)),
                clock),
            transactions,
            parts);
    drain =
        new DrainTargets(
            transactions,
            stores,
            outbound,
            new DrainTargets.Terms(
                new Holder("one", "boot-1"),
                new IdempotencyKeys("hub"),
                new RetryPolicy(new Random(SEED)),
                clock,
                clock),
            new DrainTargets.Threads(work::add, 100, (time, later) -> {}, () -> true),
            event -> {});
    pause = new PauseTarget(transactions, stores.targets(), outbound, audit, flow -> {});
    mirrors(5);
  }

  private void mirrors(int ceiling) {
    flow(
        OutboundFlow.Write.MIRROR,
        OutboundFlow.Existing.LEAVE,
        new OutboundFlow.Mirror(ceiling, null));
  }

  private void flow(
      OutboundFlow.Write write, OutboundFlow.Existing existing, OutboundFlow.Mirror mirror) {
    OutboundFlow flow =
        new OutboundFlow(
            FLOW,
            "crm",
            "api",
            "rows",
            "customer",
            "out",
            write,
            OutboundFlow.Delete.DELETE,
            true,
            4,
            true,
            existing,
            mirror);
    MappingTable out =
        MappingTable.parse(
            "{'id': 'out', 'output': {'kind': 'json'}, 'rows': [{'target': 'last', 'source': 'familyName', 'required': true}]}"
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8));
    plan =
        new HubPlan(
            1,
            Map.of(),
            Map.of("customer", CUSTOMER, "contact", CONTACT),
            Map.of(),
            List.of(
                new OutboundPlan(
                    flow,
                    1,
                    1,
                    MappingCompiler.compile(out, flow.format(), DefinedFunctions.NONE),
                    CUSTOMER,
                    site,
                    List.of(),
                    null)));
  }

  private <T> T in(Supplier<T> what) {
    return transactions.inNew(what);
  }

  private void run(Runnable what) {
    in(
        () -> {
          what.run();
          return true;
        });
  }

  private void record(long id, Map<String, Object> more) {
    record(id, more, NOON);
  }

  private void record(long id, Map<String, Object> more, Instant at) {
    TreeMap<String, Object> values = new TreeMap<>(more);
    values.put("familyName", "N" + id);
    GoldenRecord record =
        GoldenRecord.stored(
            id,
            "customer",
            1,
            FieldValues.of(values).toBytes(),
            "[]".getBytes(StandardCharsets.UTF_8),
            at,
            at);
    run(
        () ->
            parts.records().add(List.of(RecordKeys.change(CUSTOMER, FieldValues.none(), record))));
  }

  private void records(long... ids) {
    for (long id : ids) {
      record(id, Map.of());
    }
  }

  private void link(String type, String row, long record) {
    run(
        () ->
            parts
                .links()
                .add(List.of(new Link(new LinkKey("crm", "rows", type, row), record, null, NOON))));
  }

  /** A record with a row. */
  private void held(long record, String row) {
    records(record);
    site.rows.put(row, record);
    link("customer", row, record);
  }

  private void owe(long record) {
    run(
        () ->
            parts
                .deliveries()
                .deliveries()
                .add(List.of(new Duty(FLOW, record, 1, null, Priority.EVENT))));
  }

  private List<Delivery> deliveries(long record) {
    return in(
        () ->
            parts.deliveries().deliveries().search(new DeliveryQuery(FLOW, null, record, null, 9)));
  }

  private List<Status> states(long record) {
    return deliveries(record).stream().map(Delivery::status).toList();
  }

  /** Records of which something was planned, in their order. */
  private List<Long> planned() {
    return sql.query(
        "select record_id from delivery where flow_id = ? order by record_id",
        p -> p.text(FLOW),
        row -> row.number("record_id"));
  }

  private void deliver() {
    drain.sweep();
    step(100_000);
  }

  private void step(int most) {
    Runnable next;
    for (int steps = 0; steps < most && (next = work.poll()) != null; steps++) {
      next.run();
    }
  }

  /** The budgets of calls, as they are when the last rest has passed. */
  private void fillAsIfRested() {
    long rested = rests.get(rests.size() - 1).toMillis();
    List<CallBudget> budgets =
        sql.query(
            "select connection, saved, at from delivery_call_budget",
            p -> {},
            row -> new CallBudget(row.text("connection"), row.number("saved"), row.time("at")));
    for (CallBudget budget : budgets) {
      sql.update(
          "update delivery_call_budget set at = ? where connection = ?",
          p -> p.time(budget.at().minusMillis(rested)).text(budget.connection()));
    }
  }

  /** A server. */
  private WorkOnSweeps server(String boot) {
    return new WorkOnSweeps(
        transactions,
        parts,
        audit,
        new Lease.Holder("one", boot),
        flow -> nudged.run(),
        time -> {
          rests.add(time);
          whileResting.run();
        });
  }

  /** A job, as the server's repository knows it. */
  private long job(Kind kind) {
    long run = ++runs;
    sql.update(
        "insert into job_instance (jobinstanceid, jobname) values (?, ?)",
        p -> p.number(run).text(kind.job()));
    sql.update(
        "insert into job_execution (jobexecutionid, jobinstanceid, createtime, starttime,"
            + " batchstatus) values (?, ?, current_timestamp, current_timestamp, 'STARTED')",
        p -> p.number(run).number(run));
    return run;
  }

  private void backfill(long run, String boot, Map<String, String> more) throws Exception {
    TreeMap<String, String> parameters = new TreeMap<>(more);
    parameters.put(Wish.FLOW, FLOW);
    server(boot).work(run, run, Kind.BACKFILL, parameters);
  }

  private long backfill(Map<String, String> more) throws Exception {
    long run = job(Kind.BACKFILL);
    backfill(run, "boot-1", more);
    return run;
  }

  private void mirror(long run, String boot) throws Exception {
    server(boot).work(run, run, Kind.MIRROR, Map.of(Wish.FLOW, FLOW));
  }

  private long mirror() throws Exception {
    long run = job(Kind.MIRROR);
    mirror(run, "boot-1");
    return run;
  }

  private Sweep sweep(long run) {
    return in(() -> parts.sweeps().find(run)).orElseThrow();
  }

  private DecideMirrors decide() {
    WorkOnSweeps server = server("boot-1");
    return new DecideMirrors(transactions, parts, audit, server::removeApproved);
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  // Backfill

  @Test
  void a_backfill_plans_what_has_no_row_and_nothing_open_and_it_is_delivered() throws Exception {
    held(1, "r1");
    records(2, 3);
    owe(3);
    record(4, Map.of(RecordMark.ARCHIVED, true));

    long run = backfill(Map.of());

    assertThat(planned()).containsExactly(2L, 3L);
    assertThat(deliveries(2).get(0).duty().priority()).isEqualTo(Priority.BATCH);
    assertThat(sweep(run).counts()).isEqualTo(new Sweep.Counts(4, 0, 1));
    assertThat(sweep(run).stage()).isEqualTo(Stage.DONE);
    deliver();
    assertThat(site.rows.values()).containsExactlyInAnyOrder(1L, 2L, 3L);
    backfill(Map.of());
    assertThat(planned()).containsExactly(2L, 3L);
  }

  @Test
  void what_failed_is_planned_again_where_that_is_wanted_and_nothing_that_is_under_way()
      throws Exception {
    held(1, "r1");
    records(2, 3);
    owe(1);
    owe(2);
    owe(3);
    park(1);
    park(2);

    backfill(Map.of());
    assertThat(planned()).containsExactly(1L, 2L, 3L);
    backfill(Map.of(Wish.RECORDS, "missing-and-failed"));
    assertThat(planned()).containsExactly(1L, 1L, 2L, 2L, 3L);
    backfill(Map.of(Wish.RECORDS, "all"));

    assertThat(planned()).containsExactly(1L, 1L, 2L, 2L, 3L);
    deliver();
    assertThat(states(2)).containsExactly(Status.DELIVERED, Status.SUPERSEDED);
  }

  private void park(long record) {
    sql.update(
        "update delivery set status = 'parked', due_at = null, reason = 'X' where record_id = ?",
        p -> p.number(record));
  }

  @Test
  void all_is_whatever_the_flow_writes() throws Exception {
    held(1, "r1");
    records(2);
    record(3, Map.of(RecordMark.ARCHIVED, true));
    record(4, Map.of(RecordMark.ARCHIVED, true));
    link("customer", "r4", 4);
    record(5, Map.of(RecordMark.MERGED_INTO, "1"));

    backfill(Map.of(Wish.RECORDS, "all"));

    assertThat(planned()).containsExactly(1L, 2L, 4L);
  }

  @Test
  void a_flow_that_only_changes_rows_is_not_owed_new_ones() throws Exception {
    flow(OutboundFlow.Write.UPDATE, OutboundFlow.Existing.LEAVE, null);
    held(1, "r1");
    records(2);

    backfill(Map.of(Wish.RECORDS, "all"));

    assertThat(planned()).containsExactly(1L);
  }

  @Test
  void a_backfill_keeps_to_its_range() throws Exception {
    records(1, 2, 3);
    record(4, Map.of(), NOON.plusSeconds(60));
    record(5, Map.of(), NOON.plusSeconds(60));

    long run =
        backfill(
            Map.of(
                Wish.FROM,
                "2",
                Wish.TO,
                "4",
                Wish.CHANGED_SINCE,
                "2026-11-26T12:00:30.123456789Z"));

    assertThat(planned()).containsExactly(4L);
    assertThat(sweep(run).counts().looked()).isEqualTo(3);
  }

  @Test
  void a_backfill_goes_on_behind_its_last_part_when_its_server_died() throws Exception {
    long[] ids = LongStream.rangeClosed(1, 2 * Backfill.PART + 7).toArray();
    records(ids);
    long run = job(Kind.BACKFILL);
    nudged =
        () -> {
          nudged = () -> {};
          throw new Killed();
        };
    assertThatThrownBy(() -> backfill(run, "boot-1", Map.of())).isInstanceOf(Killed.class);
    assertThat(planned()).hasSize(Backfill.PART);

    backfill(run, "boot-2", Map.of());

    assertThat(planned()).containsExactly(LongStream.of(ids).boxed().toArray(Long[]::new));
    assertThat(sweep(run).counts()).isEqualTo(new Sweep.Counts(ids.length, 0, ids.length));
  }

  @Test
  void what_can_not_be_read_or_does_not_fit_is_refused_with_a_sentence() {
    assertThatThrownBy(() -> backfill(Map.of(Wish.RECORDS, "some")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("missing-and-failed");
    assertThatThrownBy(() -> backfill(Map.of(Wish.FROM, "-1")))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> backfill(Map.of(Wish.FROM, "5", Wish.TO, "4")))
        .isInstanceOf(RefusedException.class);
    flow(OutboundFlow.Write.UPSERT, OutboundFlow.Existing.LEAVE, null);
    assertThatThrownBy(this::mirror)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("no mirror");
  }

  // Mirror

  @Test
  void rows_that_no_record_has_are_taken_away_and_all_others_stay() throws Exception {
    held(1, "r1");
    held(2, "r2");
    held(3, "r3");
    held(4, "r4");
    records(9);
    link("contact", "of-contact", 9);
    site.has("of-contact", "stray");

    long run = mirror();
    assertThat(site.removed).isEmpty();
    deliver();

    assertThat(site.removed).containsExactly("stray");
    assertThat(site.rows).containsOnlyKeys("r1", "r2", "r3", "r4", "of-contact");
    assertThat(sweep(run).counts()).isEqualTo(new Sweep.Counts(6, 1, 1));
    assertThat(sweep(run).stage()).isEqualTo(Stage.DONE);
    List<TargetRows.Row> rows =
        in(() -> parts.rows().in(run, List.of(TargetRows.State.PLANNED), 0, 9));
    assertThat(rows).extracting(TargetRows.Row::externalId).containsExactly("stray");
    assertThat(states(rows.get(0).owedAs())).containsExactly(Status.DELIVERED);
    assertThat(in(() -> parts.links().withExternalId("customer", "stray"))).isEmpty();
  }

  @Test
  void pages_are_read_no_faster_than_the_connection_allows() throws Exception {
    for (int i = 1; i <= 9; i++) {
      held(i, "r" + i);
    }
    // One in 100 seconds, more than any machine is slow: only what was rested fills the budget.
    site.limits = new Limits(new BigDecimal("0.01"), 2, 8);
    whileResting = this::fillAsIfRested;

    long run = mirror();

    assertThat(sweep(run).stage()).isEqualTo(Stage.DONE);
    assertThat(site.pages).isEqualTo(3);
    // Two requests are saved at first, and a job leaves one of them to others.
    Duration rested = rests.stream().reduce(Duration.ZERO, Duration::plus);
    assertThat(rested).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(200));
  }

  @Test
  void nothing_is_taken_away_where_a_page_fails_and_a_restart_goes_on_with_that_page()
      throws Exception {
    for (int i = 1; i <= 9; i++) {
      held(i, "r" + i);
    }
    site.has("a-stray");
    site.failing.addAll(List.of(3, 4, 5, 6, 7));
    long run = job(Kind.MIRROR);

    assertThatThrownBy(() -> mirror(run, "boot-1"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("none is taken away");
    deliver();
    assertThat(site.removed).isEmpty();
    assertThat(sweep(run).problem()).contains("Not now");
    assertThat(rests).isNotEmpty();

    mirror(run, "boot-1");
    deliver();

    assertThat(site.pages).isEqualTo(9);
    assertThat(site.removed).containsExactly("a-stray");
    assertThat(sweep(run).counts().looked()).isEqualTo(10);
    assertThat(sweep(run).problem()).isNull();
  }

  @Test
  void a_server_that_dies_between_pages_and_removal_leaves_nothing_undone_or_done_twice()
      throws Exception {
    for (int i = 1; i <= 5; i++) {
      held(i, "r" + i);
    }
    site.has("stray");
    long run = job(Kind.MIRROR);
    site.before.put(
        2,
        () -> {
          throw new Killed();
        });
    assertThatThrownBy(() -> mirror(run, "boot-1")).isInstanceOf(Killed.class);
    nudged =
        () -> {
          nudged = () -> {};
          throw new Killed();
        };
    assertThatThrownBy(() -> mirror(run, "boot-2")).isInstanceOf(Killed.class);
    assertThat(sweep(run).stage()).isEqualTo(Stage.REMOVING);

    mirror(run, "boot-3");
    deliver();

    assertThat(site.removed).containsExactly("stray");
    assertThat(sweep(run).counts()).isEqualTo(new Sweep.Counts(6, 1, 1));
  }

  @Test
  void a_row_that_the_hub_makes_meanwhile_is_its_own_though_its_link_is_not_kept_yet()
      throws Exception {
    held(1, "r1");
    held(2, "r2");
    records(7);
    owe(7);
    drain.sweep();
    // The claim; the call itself waits for a thread.
    step(1);
    assertThat(states(7)).containsExactly(Status.SENDING);
    site.before.put(1, () -> step(1));
    whileResting = () -> step(100);

    long run = mirror();
    deliver();

    assertThat(site.rows).containsOnlyKeys("r1", "r2", "m1");
    assertThat(site.removed).isEmpty();
    assertThat(sweep(run).counts()).isEqualTo(new Sweep.Counts(3, 0, 0));
    assertThat(rests).isNotEmpty();
  }

  @Test
  void while_nobody_knows_of_a_record_whether_it_has_a_row_none_is_taken_away() throws Exception {
    held(1, "r1");
    site.has("whose");
    run(
        () ->
            parts
                .deliveries()
                .holdings()
                .keep(
                    List.of(
                        new Holding(
                            FLOW, 7, null, null, null, null, 0, 1, 0, null, NOON, 0, null))));

    assertThatThrownBy(this::mirror)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("Of 1 records nobody knows");
    deliver();

    assertThat(site.removed).isEmpty();
  }

  @Test
  void what_stays_uncertain_for_too_long_ends_the_run() throws Exception {
    held(1, "r1");
    records(7);
    owe(7);
    sql.update("update delivery set status = 'uncertain' where record_id = ?", p -> p.number(7));

    assertThatThrownBy(this::mirror)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("uncertain");

    assertThat(rests).hasSize(900);
  }

  @Test
  void records_that_arrive_during_the_sweep_keep_their_rows() throws Exception {
    for (int i = 1; i <= 5; i++) {
      held(i, "r" + i);
    }
    site.has("r6");
    site.before.put(2, () -> held(8, "r0"));
    site.before.put(3, () -> held(9, "r9"));
    whileResting = () -> {};
    link("customer", "r6", 2);

    long run = mirror();
    deliver();

    assertThat(site.removed).isEmpty();
    assertThat(sweep(run).stage()).isEqualTo(Stage.DONE);
  }

  @Test
  void the_row_of_an_archived_record_goes_by_a_delivery_of_that_record() throws Exception {
    held(1, "r1");
    held(2, "r2");
    held(3, "r3");
    record(4, Map.of(RecordMark.ARCHIVED, true));
    link("customer", "r4", 4);
    site.has("r4");

    mirror();
    assertThat(planned()).containsExactly(4L);
    deliver();

    assertThat(site.removed).containsExactly("r4");
    mirror();
    assertThat(planned()).containsExactly(4L);
  }

  @Test
  void a_sweep_that_never_read_to_the_end_is_given_up_when_the_next_one_reads() throws Exception {
    for (int i = 1; i <= 7; i++) {
      held(i, "r" + i);
    }
    site.failing.addAll(List.of(2, 3, 4, 5, 6));
    long first = job(Kind.MIRROR);
    assertThatThrownBy(() -> mirror(first, "boot-1")).isInstanceOf(RefusedException.class);
    assertThat(in(() -> parts.rows().after(first, 0, 9))).hasSize(3);

    mirror();
    mirror(first, "boot-1");

    assertThat(sweep(first).stage()).isEqualTo(Stage.SUPERSEDED);
    assertThat(in(() -> parts.rows().after(first, 0, 9))).isEmpty();
  }

  @Test
  void pages_that_go_round_end_the_run() {
    held(1, "r1");
    site.round = true;

    assertThatThrownBy(this::mirror)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("go round");
  }

  // The brake

  private long waiting() throws Exception {
    for (int i = 1; i <= 9; i++) {
      held(i, "r" + i);
    }
    site.has(IntStream.range(10, 30).mapToObj(i -> "s" + i).toArray(String[]::new));
    return mirror();
  }

  @Test
  void too_many_rows_wait_for_a_person_and_each_is_looked_at_again_when_they_go() throws Exception {
    long run = waiting();
    deliver();
    assertThat(site.removed).isEmpty();
    assertThat(sweep(run).stage()).isEqualTo(Stage.WAITING);
    assertThat(sweep(run).counts()).isEqualTo(new Sweep.Counts(29, 20, 0));
    records(50);
    link("customer", "s10", 50);

    assertThat(decide().approve(run, GivenActor.ADA, "the campaign is over"))
        .isEqualTo(DecideMirrors.Decided.DONE);
    records(51);
    link("customer", "s11", 51);
    deliver();

    assertThat(site.removed).hasSize(18).doesNotContain("s10", "s11");
    assertThat(sweep(run).stage()).isEqualTo(Stage.DONE);
    assertThat(sweep(run).decision().by()).isEqualTo("ada");
    assertThat(audit.acts().stream().map(act -> act.action())).contains("mirror.approve");
    assertThat(decide().approve(run, GivenActor.ADA, "again"))
        .isEqualTo(DecideMirrors.Decided.NOT_WAITING);
  }

  @Test
  void who_dismisses_keeps_the_rows_and_a_later_sweep_takes_the_place_of_one_that_waits()
      throws Exception {
    long first = waiting();
    long second = mirror();
    assertThat(sweep(first).stage()).isEqualTo(Stage.SUPERSEDED);
    assertThat(decide().approve(first, GivenActor.ADA, "late"))
        .isEqualTo(DecideMirrors.Decided.NOT_WAITING);

    assertThat(decide().dismiss(second, GivenActor.ADA, "they stay"))
        .isEqualTo(DecideMirrors.Decided.DONE);
    deliver();

    assertThat(site.removed).isEmpty();
    assertThat(sweep(second).stage()).isEqualTo(Stage.DISMISSED);
    assertThat(decide().dismiss(99, GivenActor.ADA, "none"))
        .isEqualTo(DecideMirrors.Decided.NO_SUCH_SWEEP);
  }

  @Test
  void nothing_is_let_go_that_is_no_mirror_any_more() throws Exception {
    long run = waiting();
    flow(OutboundFlow.Write.UPSERT, OutboundFlow.Existing.LEAVE, null);

    assertThat(decide().approve(run, GivenActor.ADA, "go"))
        .isEqualTo(DecideMirrors.Decided.NO_MIRROR);
  }

  @Test
  void a_flow_that_becomes_something_else_takes_nothing_away_that_was_planned() throws Exception {
    held(1, "r1");
    held(2, "r2");
    site.has("stray");
    mirror();
    flow(OutboundFlow.Write.UPSERT, OutboundFlow.Existing.LEAVE, null);

    deliver();

    assertThat(site.removed).isEmpty();
  }

  @Test
  void what_is_on_its_way_out_is_not_planned_again() throws Exception {
    held(1, "r1");
    held(2, "r2");
    site.has("stray");
    mirror();
    int planned = planned().size();

    long second = mirror();

    assertThat(planned()).hasSize(planned);
    assertThat(sweep(second).counts().planned()).isZero();
    deliver();
    assertThat(site.removed).containsExactly("stray");
  }

  @Test
  void a_paused_target_is_not_read_and_its_removals_wait() throws Exception {
    held(1, "r1");
    held(2, "r2");
    site.has("stray");
    mirror();
    pause.pause(FLOW, GivenActor.ADA, "they move house");
    deliver();
    assertThat(site.removed).isEmpty();

    assertThatThrownBy(this::mirror)
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("paused");

    pause.resume(FLOW, GivenActor.ADA);
    deliver();
    assertThat(site.removed).containsExactly("stray");
  }

  // Who works

  @Test
  void one_of_a_kind_works_on_a_flow_at_a_time() {
    long first = job(Kind.MIRROR);
    long second = job(Kind.MIRROR);
    long other = job(Kind.BACKFILL);
    Wish backfill = new Wish(Kind.BACKFILL, FLOW, Wanted.ALL, null, null, null);
    run(
        () -> {
          parts.sweeps().add(first, new Sweeps.Asked(Wish.mirror(FLOW), "ada"));
          parts.sweeps().add(second, new Sweeps.Asked(Wish.mirror(FLOW), "ada"));
          parts.sweeps().add(other, new Sweeps.Asked(backfill, "ada"));
        });
    Lease.Holder here = new Lease.Holder("one", "boot-1");
    Lease lease = in(() -> parts.sweeps().acquire(first, 1, here)).orElseThrow();

    assertThat(in(() -> parts.sweeps().acquire(second, 2, new Lease.Holder("two", "b")))).isEmpty();
    assertThat(in(() -> parts.sweeps().acquire(other, 3, here))).isPresent();
    assertThat(in(() -> parts.sweeps().release(lease, null))).isTrue();
    Optional<Lease> next = in(() -> parts.sweeps().acquire(second, 2, here));

    assertThat(next).isPresent();
    Sweep.Counts counts = new Sweep.Counts(1, 1, 1);
    assertThat(in(() -> parts.sweeps().move(lease, Stage.DONE, null, counts))).isFalse();
    assertThat(in(() -> parts.sweeps().add(other, new Sweeps.Asked(Wish.mirror("x"), "eve"))))
        .isEqualTo(new Sweeps.Asked(backfill, "ada"));
  }

  @Test
  void what_a_dead_server_worked_on_is_stopped() {
    long run = job(Kind.MIRROR);
    run(() -> parts.sweeps().add(run, new Sweeps.Asked(Wish.mirror(FLOW), "ada")));
    assertThat(in(() -> parts.sweeps().acquire(run, run, new Lease.Holder("one", "boot-1"))))
        .isPresent();

    server("boot-1").stopDead();
    assertThat(sweep(run).state().underWay()).isTrue();
    server("boot-2").stopDead();

    assertThat(sweep(run).state().restartable()).isTrue();
  }

  @Test
  void what_begins_by_itself_begins_once() {
    flow(
        OutboundFlow.Write.MIRROR,
        OutboundFlow.Existing.SEND,
        new OutboundFlow.Mirror(5, Duration.ofHours(1)));
    JobControl jobs =
        new JobControl() {
          @Override
          public Started start(String job, Map<String, String> parameters) {
            begun.add(parameters);
            return new Started(job(Kind.ofJob(job)), 1);
          }

          @Override
          public Optional<Started> restart(long execution, Map<String, String> parameters) {
            return Optional.empty();
          }

          @Override
          public boolean stop(long execution) {
            return false;
          }
        };
    RunSweeps sweeps = new RunSweeps(transactions, parts, jobs, server("boot-1"), audit);
    ScheduleSweeps schedule =
        new ScheduleSweeps(transactions, parts, new SqlSchedules(sql), sweeps);

    schedule.look();
    schedule.look();
    assertThat(begun).extracting(one -> one.get(Wish.RECORDS)).containsExactly("missing");

    sql.update(
        "update target_schedule set last_at = last_at - interval '3601' second where job = 'mirror'",
        p -> {});
    schedule.look();
    schedule.look();

    assertThat(begun).hasSize(2);
    assertThat(begun.get(1)).doesNotContainKey(Wish.RECORDS);
    Collection<Sweep> all = in(() -> parts.sweeps().before(Long.MAX_VALUE, FLOW, 9));
    assertThat(all).extracting(Sweep::startedBy).containsExactly("hub", "hub");
  }

  @Test
  void a_sweep_is_as_it_was_at_one_moment_with_its_executions() throws Exception {
    long run = backfill(Map.of());
    CountedStatements statements = new CountedStatements();
    Sweeps counted = new SqlSweeps(Sql.on(statements.on(transactions.source())));

    List<Sweep> found = in(() -> List.of(counted.find(run).orElseThrow()));

    assertThat(statements.sinceLast()).hasSize(1);
    assertThat(in(() -> counted.before(run + 1, FLOW, 9))).isEqualTo(found);
    assertThat(statements.sinceLast()).hasSize(1);
    assertThat(found.get(0).executions()).hasSize(1);
  }
}
