package org.syncline.bench;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.postgresql.ds.PGSimpleDataSource;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.RecordStream;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.samples.HubClient;
import org.syncline.samples.PeopleFile;
import org.syncline.samples.RunOfFile;
import org.syncline.server.CpuTime;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;
import org.syncline.server.Proof;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.intake.BodyKind;
import org.syncline.sync.intake.DatabaseKit;
import org.syncline.sync.intake.InboundMessage;
import org.syncline.sync.intake.RecordOfFile;
import org.syncline.sync.intake.TakeRecords;
import org.syncline.sync.intake.TakeRecordsOfKit;

/**
 * Bulk mapping on PostgreSQL: a CSV file of new people and two that each change all of them, by the
 * job on a server; against the same statements, which are recorded while the hub runs them and then
 * run again by plain JDBC, in the same batches and transactions. {@code -Dbench=bulk
 * [-Dmessages=60000]}
 *
 * <p>Both sides find a store that has gone through the same files before, vacuumed, analysed and
 * right behind a checkpoint, so that the first change of each page costs both the same. Plain JDBC
 * runs right before and right after the job, each time after a run that does not count, and its two
 * rates are averaged.
 */
public final class BulkBench {
  private static final int PEOPLE = number("messages", 60_000);
  private static final double BOUND = 0.5;
  private static final String[] ROUNDS = {
    "new people", "a change of each", "another change of each"
  };

  private static final String HUB = "hub";
  private static final String RECORDED = "recorded";
  private static final String[] COPIES = {"warm_1", "measured_1", "warm_2", "measured_2"};
  private static final int CONNECTIONS = 2;
  private static final int PART = 2_048;
  private static final String PER_SECOND = "records/s";
  private static final String PER_RECORD = "ms/record";
  private static final String PLAIN = "the same statements by plain batched JDBC, 2 connections";

  /** What wildfly-config/20-database-postgresql.cli sets for the hub's connections. */
  private static final String LIKE_THE_HUB =
      "?reWriteBatchedInserts=true&options=-c%20random_page_cost=1.1";

  private final Report report = new Report();
  private final PostgresServer postgres;
  private final Path folder = Proof.result("bench", "bulk").getParent();

  private BulkBench(PostgresServer postgres) {
    this.postgres = postgres;
  }

  private static int number(String name, int usual) {
    return Integer.getInteger(name, usual);
  }

  public static void main(String... args) throws Exception {
    Report report;
    try (PostgresServer server = PostgresServer.start("bench-bulk")) {
      BulkBench bench = new BulkBench(server);
      report = bench.report;
      bench.run();
    }
    report.write("bulk");
  }

  private void run() throws Exception {
    // What the server compiles is compiled before it counts, as that of plain JDBC is.
    List<Path> warm =
        List.of(
            PeopleFile.mixed(folder.resolve("people-0.csv"), PEOPLE, 1),
            PeopleFile.ofEach(folder.resolve("people-9.csv"), 0, PEOPLE, 9));
    List<Path> files = new ArrayList<>();
    for (int version = 1; version <= 3; version++) {
      Path file = folder.resolve("people-" + version + ".csv");
      // Others than those before.
      files.add(PeopleFile.ofEach(file, PEOPLE, PEOPLE, version));
    }
    report.result("file of " + PEOPLE + " people", Files.size(files.get(0)), "bytes");
    HubServer.Plan plan = HubServer.named("bench-bulk").heap("512m").withSamples();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("hub.")) {
        plan.with(name.substring("hub.".length()), System.getProperty(name));
      }
    }
    postgres.createDatabase(RECORDED);
    for (Path file : warm) {
      record(new RecordedStatements(), file);
    }
    try (HubServer hub = plan.on(postgres, postgres.createDatabase(HUB)).start()) {
      HubClient client = IntakeBench.logIn(hub);
      RunOfFile.publishFlow(client);
      for (Path file : warm) {
        run(client, file);
      }
      for (int round = 0; round < ROUNDS.length; round++) {
        round(hub, client, ROUNDS[round], files.get(round));
      }
      hub.stop();
    }
    files.addAll(warm);
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  private void round(HubServer hub, HubClient client, String what, Path file) throws Exception {
    rest(RECORDED);
    for (String copy : COPIES) {
      copy(RECORDED, copy);
    }
    RecordedStatements recorded = new RecordedStatements();
    record(recorded, file);
    Rate before = plain(recorded, COPIES[0], COPIES[1]);
    rest(HUB);
    Rate job = run(hub, client, file);
    Rate plain = before.and(plain(recorded, COPIES[2], COPIES[3]));
    String jdbc = PLAIN + ": " + what + ", " + recorded.transactions() + " transactions";
    report.result(jdbc, plain.perSecond(), PER_SECOND);
    report.result(PLAIN + ": " + what + ", processor time", plain.processorMillis(), PER_RECORD);
    ratio(what, job, plain);
    for (String copy : COPIES) {
      drop(copy);
    }
  }

  /**
   * How fast.
   *
   * @param processorMillis of one record, of all processes that take part
   * @param used share of the processor time that nobody else took; the rest went by idle
   */
  private record Rate(double perSecond, double processorMillis, double used) {
    static Rate of(double seconds, Duration processors, Duration idle) {
      return new Rate(
          PEOPLE / seconds,
          processors.toNanos() / 1e6 / PEOPLE,
          (double) processors.toNanos() / processors.plus(idle).toNanos());
    }

    /** Both together. */
    Rate and(Rate other) {
      return new Rate(
          2 / (1 / perSecond + 1 / other.perSecond),
          (processorMillis + other.processorMillis) / 2,
          (used + other.used) / 2);
    }
  }

  private void ratio(String what, Rate hub, Rate plain) {
    double ratio = hub.perSecond() / plain.perSecond();
    report.result("job on a server: " + what, hub.perSecond(), PER_SECOND, ratio, PLAIN);
    report.result(
        "job on a server: " + what + ", processor time",
        hub.processorMillis(),
        PER_RECORD,
        plain.processorMillis() / hub.processorMillis(),
        PLAIN + " (its time by this one's)");
    report.result(
        "job on a server: " + what + ", of the processor time that nobody else took",
        hub.used(),
        "share",
        hub.used() / plain.used(),
        PLAIN);
    report.bound(what + ", of " + PLAIN, ratio, BOUND);
  }

  private Rate run(HubServer hub, HubClient client, Path file) throws Exception {
    ProcessHandle server = ProcessHandle.of(hub.pid()).orElseThrow();
    Duration before = CpuTime.of(server).plus(CpuTime.of(postgres.process()));
    Duration idle = CpuTime.idle();
    double seconds = run(client, file);
    return Rate.of(
        seconds,
        CpuTime.of(server).plus(CpuTime.of(postgres.process())).minus(before),
        CpuTime.idle().minus(idle));
  }

  private static double run(HubClient client, Path file) throws Exception {
    RunOfFile run = RunOfFile.start(client, file);
    return RunOfFile.seconds(run.awaitState("completed", Duration.ofHours(1)));
  }

  /** Takes a file by the hub's own door, and records what that does. */
  private void record(RecordedStatements recorded, Path file) throws Exception {
    try (Door door = new Door(recorded.on(source(RECORDED)))) {
      recorded.begin();
      door.take(file);
      recorded.end();
    }
  }

  /**
   * The rate of plain JDBC on one of two copies, after a run on the other, so that this JVM has
   * compiled what is measured.
   */
  private Rate plain(RecordedStatements recorded, String warm, String measured) throws Exception {
    replay(recorded, warm);
    rest(measured);
    return replay(recorded, measured);
  }

  private Rate replay(RecordedStatements recorded, String database) throws Exception {
    Duration idle = CpuTime.idle();
    RecordedStatements.Took took =
        recorded.replay(
            source(database),
            CONNECTIONS,
            () -> CpuTime.own().plus(CpuTime.of(postgres.process())));
    return Rate.of(took.seconds(), took.processors(), CpuTime.idle().minus(idle));
  }

  private void copy(String from, String to) throws Exception {
    try (Connection c = postgres.connect();
        Statement s = c.createStatement()) {
      s.execute("create database " + to + " template " + from);
    }
  }

  private void drop(String database) throws Exception {
    try (Connection c = postgres.connect();
        Statement s = c.createStatement()) {
      s.execute("drop database " + database + " with (force)");
    }
  }

  /** Vacuumed, analysed, and all of it on disk. */
  private void rest(String database) throws Exception {
    try (Connection c =
            DriverManager.getConnection(
                postgres.url(database), postgres.user(), postgres.password());
        Statement s = c.createStatement()) {
      s.execute("vacuum analyze");
      s.execute("checkpoint");
    }
  }

  private PGSimpleDataSource source(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgres.url(database) + LIKE_THE_HUB);
    source.setUser(postgres.user());
    source.setPassword(postgres.password());
    return source;
  }

  /** The hub's door of files, without a server. */
  private static final class Door implements AutoCloseable {
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final DatabaseKit kit;
    private final TakeRecords door;

    Door(javax.sql.DataSource source) throws Exception {
      kit = DatabaseKit.on(source);
      kit.epoch(1);
      door = TakeRecordsOfKit.door(kit, plans(), threads);
    }

    void take(Path file) throws Exception {
      FormatDefinition csv = FormatDefinition.parse(bytes("{\"kind\": \"csv\"}"));
      try (RecordStream records =
          RecordStream.open(csv, FileChannel.open(file), RecordStream.Position.START)) {
        List<TakeRecords.Ready> part = new ArrayList<>();
        RecordStream.FileRecord record;
        while ((record = records.next()) != null) {
          part.add(door.map(PeopleFile.FLOW, message(file, record)));
          if (part.size() == PART) {
            door.take("1", PeopleFile.FLOW, part);
            part = new ArrayList<>();
          }
        }
        door.take("1", PeopleFile.FLOW, part);
      }
    }

    private static InboundMessage message(Path file, RecordStream.FileRecord record) {
      Instant now = Clock.systemUTC().instant();
      String name = file.getFileName().toString();
      return new InboundMessage(
          "erp",
          PeopleFile.FLOW,
          "file:0123456789abcdef0123456789" + name.charAt(7) + ":erp-people:" + record.number(),
          new RecordOfFile(name.charAt(7), record.number(), name).transportId(),
          BodyKind.BYTES,
          record.body(),
          InboundMessage.hash(record.body().bytes()),
          TakeRecords.DOOR,
          null,
          now,
          null);
    }

    @Override
    public void close() {
      threads.shutdown();
      ((org.syncline.platform.LocalTransactions) kit.transactions()).close();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static HubPlans plans() throws Exception {
    RecordType customer =
        RecordTypeDocument.parse(
            Files.readAllBytes(
                Path.of("src", "main", "resources", "record-types", "customer.json")));
    FormatDefinition csv = FormatDefinition.parse(bytes("{\"kind\": \"csv\"}"));
    Flow flow =
        new Flow(
            PeopleFile.FLOW,
            "erp",
            PeopleFile.FLOW,
            "customer",
            "scheduled",
            csv,
            PeopleFile.FLOW,
            Flow.State.FULL,
            Flow.Order.VERSION,
            true);
    FlowPlan plan =
        new FlowPlan(
            flow,
            1,
            1,
            MappingCompiler.compile(
                MappingTable.parse(bytes(PeopleFile.MAPPING)), csv, customer, "erp"),
            customer);
    HubPlan hub =
        new HubPlan(
            1,
            Map.of(),
            Map.of("customer", customer),
            Map.of(new HubPlan.SourceObject("erp", PeopleFile.FLOW), List.of(plan)));
    return new HubPlans() {
      @Override
      public HubPlan current() {
        return hub;
      }

      @Override
      public HubPlan refresh() {
        return hub;
      }
    };
  }
}
