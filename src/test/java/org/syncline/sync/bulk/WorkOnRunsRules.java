package org.syncline.sync.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.RecordStream;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.bulk.jpa.SqlRuns;
import org.syncline.sync.intake.DatabaseKit;
import org.syncline.sync.intake.Status;
import org.syncline.sync.intake.TakeRecordsOfKit;

/** Tries of runs, driven as the server's batch runtime drives them. */
abstract class WorkOnRunsRules {
  private static final Path CUSTOMER =
      Path.of("src", "main", "resources", "record-types", "customer.json");
  private static final String MAPPING =
      """
      {"id": "m", "recordType": "customer",
       "rows": [
        {"target": "@key", "source": "no", "required": true},
        {"target": "@version", "source": "rev"},
        {"target": "familyName", "source": "name", "required": true},
        {"target": "birthDate", "source": "born"}
       ]}
      """;
  private static final int ROWS = 5_000;
  private static final int BODY_LIMIT = 300;
  private static final long RUN = 7;

  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final SteppingClock clock = new SteppingClock();
  private final RememberedAudit audit = new RememberedAudit();
  private final Map<String, FlowPlan> flows = new LinkedHashMap<>();
  @TempDir private Path disk;
  private DatabaseKit kit;
  private FileFolder files;
  private Runs runs;
  private WorkOnRuns work;
  private long executions;

  abstract DatabaseKit kit();

  @BeforeEach
  void a_hub() throws IOException {
    kit = kit();
    kit.clear();
    files = new FileFolder(disk.resolve("files"), 1 << 20);
    runs = new SqlRuns(Sql.on(kit.local().source()));
    flow("people", "{\"kind\": \"csv\"}");
    flow("people-xml", "{\"kind\": \"xml\", \"record\": \"person\"}");
    flow("people-map", "{\"kind\": \"map\"}");
    work = work("boot-1");
    job();
  }

  @AfterEach
  void no_thread_is_left() {
    threads.shutdownNow();
  }

  private WorkOnRuns work(String boot) {
    return new WorkOnRuns(
        kit.transactions(),
        runs,
        files,
        RecordStream::open,
        TakeRecordsOfKit.door(kit, plans(), threads),
        plans(),
        audit,
        new Lease.Holder("one", boot),
        BODY_LIMIT,
        threads,
        clock);
  }

  private void flow(String id, String format) throws IOException {
    RecordType customer = RecordTypeDocument.parse(Files.readAllBytes(CUSTOMER));
    FormatDefinition definition = FormatDefinition.parse(bytes(format));
    Flow flow =
        new Flow(
            id,
            "erp",
            id,
            "customer",
            "scheduled",
            definition,
            "m",
            Flow.State.FULL,
            Flow.Order.VERSION,
            true);
    flows.put(
        id,
        new FlowPlan(
            flow,
            1,
            1,
            MappingCompiler.compile(
                MappingTable.parse(bytes(MAPPING)), definition, customer, "erp"),
            customer));
  }

  private HubPlans plans() {
    return new HubPlans() {
      @Override
      public HubPlan current() {
        Map<HubPlan.SourceObject, List<FlowPlan>> byObject =
            flows.values().stream()
                .collect(
                    Collectors.toMap(
                        plan -> new HubPlan.SourceObject("erp", plan.flow().object()), List::of));
        RecordType customer = flows.values().iterator().next().recordType();
        return new HubPlan(1, Map.of(), Map.of("customer", customer), byObject);
      }

      @Override
      public HubPlan refresh() {
        return current();
      }
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void job() {
    Sql sql = Sql.on(kit.local().source());
    for (String table : List.of("bulk_run", "bulk_open", "job_instance")) {
      sql.update("delete from " + table, p -> {});
    }
    sql.update(
        "insert into job_instance (jobinstanceid, jobname) values (?, ?)",
        p -> p.number(RUN).text(RunJobs.JOB));
  }

  private void put(String name, String content) throws IOException {
    files.put(new FileName(name), new ByteArrayInputStream(bytes(content)));
  }

  private static String people(int rows) {
    StringBuilder csv = new StringBuilder("no,rev,name,born\n");
    for (int i = 1; i <= rows; i++) {
      csv.append("W").append(i).append(",1,N").append(i).append(",");
      csv.append(i % 1_000 == 0 ? "never" : "1990-01-02").append("\n");
    }
    return csv.toString();
  }

  private FileRun begin(WorkOnRuns here, String flow, String file, @Nullable String ticket) {
    long execution = ++executions;
    Sql.on(kit.local().source())
        .update(
            "insert into job_execution (jobexecutionid, jobinstanceid, createtime, batchstatus)"
                + " values (?, ?, current_timestamp, 'STARTED')",
            p -> p.number(execution).number(RUN));
    return here.begin(RUN, execution, new WorkOnRuns.Parameters(flow, file, ticket));
  }

  /**
   * One part in one transaction, which keeps the checkpoint.
   *
   * @return the checkpoint behind it; null at the end of the file
   */
  private @Nullable String part(FileRun run) {
    return kit.transactions()
        .inNew(
            () -> {
              try {
                List<FileRun.Row> rows = new ArrayList<>();
                FileRun.Row row;
                while (!run.partIsFull() && (row = run.next()) != null) {
                  rows.add(row);
                }
                if (rows.isEmpty()) {
                  return null;
                }
                run.take(rows);
                return run.checkpoint();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private void toTheEnd(FileRun run) {
    while (part(run) != null) {
      // part by part
    }
  }

  private Run found() {
    return kit.transactions().inNew(() -> runs.find(RUN)).orElseThrow();
  }

  private long receipts() {
    return kit.transactions().inNew(() -> kit.ledger().count(null, null)).receipts();
  }

  private List<String> acts() {
    return audit.acts().stream().map(act -> act.actor() + " " + act.action()).toList();
  }

  @Test
  void a_file_goes_through_part_by_part() throws IOException {
    put("people.csv", people(ROWS));
    long before = receipts();
    FileRun run = begin(work, "people", "people.csv", null);
    run.open();

    String first = part(run);
    assertThat(first).startsWith("2048 ");
    assertThat(found().counts().records()).isEqualTo(2_048);
    toTheEnd(run);
    work.balance(run);

    assertThat(work.end(run, false)).isNull();
    assertThat(receipts() - before).isEqualTo(ROWS);
    Run done = found();
    assertThat(done.counts().of(Status.PARKED)).isEqualTo(ROWS / 1_000);
    assertThat(done.counts().of(Status.CREATED)).isEqualTo(ROWS - ROWS / 1_000);
    assertThat(done.progress().bytes()).isEqualTo(bytes(people(ROWS)).length);
    assertThat(kit.transactions().inNew(() -> runs.open(RUN, 0, 10)))
        .extracting(Runs.OpenRecord::number)
        .containsExactly(1_000L, 2_000L, 3_000L, 4_000L, 5_000L);
    assertThat(acts()).containsExactly("management job.start");
  }

  @Test
  void a_part_whose_note_is_lost_is_done_again_and_changes_nothing() throws IOException {
    put("people.csv", people(ROWS));
    long before = receipts();
    FileRun run = begin(work, "people", "people.csv", null);
    run.open();
    part(run);
    assertThatThrownBy(
            () ->
                kit.transactions()
                    .inNew(
                        () -> {
                          part2(run);
                          throw new IllegalStateException("The server died");
                        }))
        .hasMessage("The server died");
    assertThat(receipts() - before).isGreaterThan(found().counts().records());
    WorkOnRuns again = work("boot-2");
    again.stopDead();

    FileRun next = begin(again, "people", "people.csv", null);
    next.open();
    toTheEnd(next);
    again.balance(next);

    again.end(next, false);
    assertThat(receipts() - before).isEqualTo(ROWS);
    assertThat(found().counts().of(Status.CREATED)).isEqualTo(ROWS - ROWS / 1_000);
    assertThatThrownBy(() -> part(run)).isInstanceOf(Lease.LostException.class);
  }

  /** Then the job repository knows no checkpoint. */
  @Test
  void behind_a_try_that_dies_before_its_first_part_the_next_goes_on_where_the_one_before_was()
      throws IOException {
    put("people.csv", people(ROWS));
    long before = receipts();
    FileRun first = begin(work, "people", "people.csv", null);
    first.open();
    part(first);
    WorkOnRuns dying = work("boot-2");
    dying.stopDead();
    begin(dying, "people", "people.csv", null).open();
    WorkOnRuns last = work("boot-3");
    last.stopDead();

    FileRun run = begin(last, "people", "people.csv", null);
    run.open();
    assertThat(run.checkpoint()).startsWith("2048 ");
    toTheEnd(run);
    last.balance(run);

    last.end(run, false);
    assertThat(receipts() - before).isEqualTo(ROWS);
    assertThat(found().counts().records()).isEqualTo(ROWS);
    assertThat(found().counts().of(Status.CREATED)).isEqualTo(ROWS - ROWS / 1_000);
  }

  /** In the running transaction. */
  private void part2(FileRun run) {
    try {
      List<FileRun.Row> rows = new ArrayList<>();
      FileRun.Row row;
      while (!run.partIsFull() && (row = run.next()) != null) {
        rows.add(row);
      }
      run.take(rows);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void who_asked_the_hub_is_known_once_and_others_are_the_management() throws IOException {
    put("people.csv", people(3));
    String ticket = work.starts().ticket("ada");

    work.end(begin(work, "people", "people.csv", ticket), false);
    work.end(begin(work, "people", "people.csv", ticket), true);
    kit.transactions()
        .inNew(
            () -> {
              runs.stopAsked(RUN, "nobody yet");
              return true;
            });
    work.end(begin(work, "people", "people.csv", "forged"), true);

    assertThat(acts())
        .containsExactly(
            "ada job.start",
            "management job.restart",
            "management job.stop",
            "management job.restart",
            "management job.stop");
    assertThat(found().startedBy()).isEqualTo("ada");
  }

  @Test
  void a_run_that_can_not_begin_says_why_and_lets_go() throws IOException {
    put("people.csv", people(3));

    for (String[] wish :
        new String[][] {
          {"no-such-flow", "people.csv", "no enabled flow"},
          {"people", "missing.csv", "no such file"},
          {"people", "../people.csv", "no such file"},
          {"people-map", "people.csv", "map messages"}
        }) {
      job();
      assertThatThrownBy(() -> begin(work, wish[0], wish[1], null))
          .isInstanceOf(RunRefusedException.class)
          .hasMessageContaining(wish[2]);
      assertThat(found().problem()).contains(wish[2]);
    }
    job();
    assertThatThrownBy(() -> work.begin(RUN, 1, new WorkOnRuns.Parameters(null, null, null)))
        .isInstanceOf(RunRefusedException.class);
  }

  @Test
  void a_restart_goes_on_with_what_the_run_began_with_alone() throws IOException {
    put("people.csv", people(3));
    put("others.csv", people(4));
    work.end(begin(work, "people", "people.csv", null), false);

    assertThatThrownBy(() -> begin(work, "people", "others.csv", null))
        .hasMessageContaining("start a new run");
    put("people.csv", people(4));
    assertThatThrownBy(() -> begin(work, "people", "people.csv", null))
        .hasMessageContaining("put the file back as it was");
    put("people.csv", people(3));
    work.end(begin(work, "people", "people.csv", null), false);
  }

  @Test
  void two_tries_at_a_time_are_refused() throws IOException {
    put("people.csv", people(3));
    begin(work, "people", "people.csv", null);

    assertThatThrownBy(() -> begin(work, "people", "people.csv", null))
        .isInstanceOf(RunRefusedException.class)
        .hasMessageContaining("under way on server 'one'");
  }

  @Test
  void a_record_over_the_limit_is_parked_and_the_others_go_on() throws IOException {
    put(
        "people.csv",
        "no,rev,name,born\nX1,1,A,1990-01-02\nX2,1,"
            + "a".repeat(BODY_LIMIT)
            + ",1990-01-02\nX3,1,B,1990-01-02\n");
    FileRun run = begin(work, "people", "people.csv", null);
    run.open();

    toTheEnd(run);

    assertThat(found().counts().of(Status.PARKED)).isEqualTo(1);
    assertThat(found().counts().of(Status.CREATED)).isEqualTo(2);
    work.end(run, false);
  }

  @Test
  void a_file_that_can_not_be_read_on_ends_the_run_with_the_place() throws IOException {
    put(
        "people.xml",
        "<people><person><no>Y1</no><rev>1</rev><name>A</name></person><person><no>Y2</no></people>");
    FileRun run = begin(work, "people-xml", "people.xml", null);
    run.open();

    assertThatThrownBy(() -> toTheEnd(run)).isInstanceOf(RunRefusedException.class);

    assertThat(work.end(run, false)).contains("Behind record").contains("can't be read on");
    assertThat(found().problem()).contains("can't be read on");
  }

  @Test
  void sums_that_differ_end_the_run() throws IOException {
    put("people.csv", people(5));
    FileRun run = begin(work, "people", "people.csv", null);
    run.open();
    toTheEnd(run);
    Sql.on(kit.local().source()).update("update bulk_run set created = created - 1", p -> {});

    assertThatThrownBy(() -> work.balance(run)).hasMessageContaining("The sums differ");
    assertThat(work.end(run, false)).contains("5 records were read");
  }

  @Test
  void a_try_that_neither_reads_nor_writes_for_a_minute_is_not_kept_alive() throws IOException {
    put("people.csv", people(5));
    FileRun run = begin(work, "people", "people.csv", null);

    clock.step(Duration.ofSeconds(59));
    assertThat(run.isAlive()).isTrue();
    clock.step(Duration.ofSeconds(2));
    assertThat(run.isAlive()).isFalse();
    run.open();
    assertThat(run.isAlive()).isTrue();
    work.renew();
    assertThat(audit.acts()).extracting(AuditTrail.Act::action).containsExactly("job.start");
  }
}
