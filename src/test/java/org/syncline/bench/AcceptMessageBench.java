package org.syncline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;
import org.syncline.mapping.FormatDefinition;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingPlan;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.SourceBody;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.server.Databases;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.sync.intake.AcceptMessage;
import org.syncline.sync.intake.BodyKind;
import org.syncline.sync.intake.DatabaseKit;
import org.syncline.sync.intake.InboundMessage;
import org.syncline.sync.intake.Pauses;
import org.syncline.sync.intake.Shape;

/**
 * Intake alone, without broker and server: messages per second and CPU a message of {@link
 * AcceptMessage}, and where its threads are. For finding out, without bounds: {@code
 * -Dbench=acceptMessage [-Ddatabase=h2] [-Dmessages=40000] [-Dcustomers=20000] [-Dgroups=2]}.
 */
public final class AcceptMessageBench {
  private static final int THREADS = 32;
  private static final Path SAMPLES = Path.of("src", "test", "resources", "samples", "config");

  private static final Report REPORT = new Report();

  private AcceptMessageBench() {}

  public static void main(String[] arguments) throws Exception {
    String database = System.getProperty("database", "postgresql");
    int messages = Integer.getInteger("messages", 40_000);
    int customers = Integer.getInteger("customers", 20_000);
    int groups = Integer.getInteger("groups", 2);
    DatabaseKit kit = DatabaseKit.on(source(database));
    AcceptMessage intake = intake(kit, groups);
    Random random = new Random(20_261_122L);

    List<InboundMessage> first = new ArrayList<>();
    for (int customer = 0; customer < customers; customer++) {
      first.add(message(customer, 1));
    }
    run("create " + customers, intake, first, database);
    List<InboundMessage> updates = new ArrayList<>();
    for (int n = 0; n < messages; n++) {
      updates.add(message(random.nextInt(customers), 2 + n));
    }
    run("update " + messages, intake, updates, database);
    List<InboundMessage> fresh = new ArrayList<>();
    for (int n = 0; n < messages; n++) {
      fresh.add(message(customers + n, 1));
    }
    run("create " + messages, intake, fresh, database);
    System.out.println(kit.ledger().count(null, null));
    REPORT.write("acceptMessage");
    System.exit(0);
  }

  private static DataSource source(String database) throws IOException {
    if (database.equals("h2")) {
      Path folder = Files.createTempDirectory(Path.of("target"), "bench-h2");
      folder.toFile().deleteOnExit();
      return JdbcConnectionPool.create(
          "jdbc:h2:file:"
              + folder.toAbsolutePath().resolve("hub")
              + ";WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;OPTIMIZE_REUSE_RESULTS=0"
              + ";LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE"
              + System.getProperty("h2.more", ""),
          "sa",
          "");
    }
    PGSimpleDataSource source = (PGSimpleDataSource) Databases.emptyPostgres();
    source.setReWriteBatchedInserts(!Boolean.getBoolean("plain.batches"));
    source.setOptions(System.getProperty("pg.options", "-c random_page_cost=1.1"));
    return source;
  }

  private static AcceptMessage intake(DatabaseKit kit, int groups) throws IOException {
    RecordType customer =
        RecordTypeDocument.parse(
            Files.readAllBytes(
                Path.of("src", "main", "resources", "record-types", "customer.json")));
    MappingTable table =
        MappingTable.parse(
            Files.readAllBytes(SAMPLES.resolve("mappings").resolve("erp-customer.json")));
    FormatDefinition json = new FormatDefinition.Json();
    MappingPlan plan = MappingCompiler.compile(table, json, customer, "erp");
    Flow flow =
        new Flow(
            "erp-customers",
            "erp",
            "customer",
            "customer",
            "real-time",
            json,
            "erp-customer",
            Flow.State.FULL,
            Flow.Order.VERSION,
            true);
    HubPlan hub =
        new HubPlan(
            1,
            Map.of(),
            Map.of("customer", customer),
            Map.of(
                new HubPlan.SourceObject("erp", "customer"),
                List.of(new FlowPlan(flow, 1, 1, plan, customer))));
    HubPlans plans =
        new HubPlans() {
          @Override
          public HubPlan current() {
            return hub;
          }

          @Override
          public HubPlan refresh() {
            return hub;
          }
        };
    Pauses pauses =
        new Pauses() {
          @Override
          public void afterCollision(int attempt) {
            COLLISIONS.incrementAndGet();
            Thread.yield();
          }

          @Override
          public void whileDatabaseAway(int attempt) {
            Thread.yield();
          }
        };
    return new AcceptMessage(
        kit.transactions(),
        kit.stores(),
        plans,
        new Shape(64, groups, 5),
        pauses,
        fact -> {},
        () -> {});
  }

  private static final AtomicInteger COLLISIONS = new AtomicInteger();

  private static InboundMessage message(int customer, int version) {
    byte[] body = BenchMessages.body(customer, version).getBytes(StandardCharsets.UTF_8);
    String id = customer + "-" + version;
    return new InboundMessage(
        "erp",
        "customer",
        id,
        id,
        BodyKind.TEXT,
        new SourceBody(body, "UTF-8"),
        InboundMessage.hash(body),
        "jms",
        Instant.now(),
        Instant.now(),
        null);
  }

  private static void run(
      String what, AcceptMessage intake, List<InboundMessage> messages, String database)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    Samples samples = new Samples();
    Thread sampler = new Thread(samples);
    sampler.setDaemon(true);
    long cpuBefore = ownCpu();
    long serverBefore = databaseCpuMillis();
    long before = System.nanoTime();
    COLLISIONS.set(0);
    sampler.start();
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      running.add(
          threads.submit(
              () -> {
                int n;
                while ((n = next.getAndIncrement()) < messages.size()) {
                  intake.accept(messages.get(n));
                }
                return null;
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    samples.stop();
    threads.shutdown();
    String subject = database + ", " + what;
    REPORT.result(subject, messages.size() / seconds, "messages/s");
    REPORT.result(
        subject + ", processor time of the hub",
        (ownCpu() - cpuBefore) / 1e6 / messages.size(),
        "ms/message");
    REPORT.result(
        subject + ", processor time of the database",
        (double) (databaseCpuMillis() - serverBefore) / messages.size(),
        "ms/message");
    REPORT.result(subject + ", collisions", COLLISIONS.get(), "collisions");
    samples.print();
  }

  private static long ownCpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** CPU of PostgreSQL's processes; its server has no parent but names itself in a file. */
  private static long databaseCpuMillis() {
    Path pid =
        Path.of("target", "databases", "shared-" + ProcessHandle.current().pid(), "postmaster.pid");
    if (!Files.exists(pid)) {
      return 0;
    }
    try {
      return CpuTime.of(
              ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0))).orElseThrow())
          .toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the threads that lead a group are, by the hub's own frames. */
  private static final class Samples implements Runnable {
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Map<String, Integer> seen = new HashMap<>();

    @Override
    public void run() {
      while (running.get()) {
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
          place(stack);
        }
        try {
          TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    private void place(StackTraceElement[] stack) {
      String found = null;
      for (StackTraceElement frame : stack) {
        String type = frame.getClassName();
        if (frame.getMethodName().equals("park") && type.endsWith("Unsafe")) {
          return;
        }
        if (type.startsWith("org.syncline.platform.LocalTransactions")
            && frame.getMethodName().equals("inNew")
            && found == null) {
          found = "begin, commit";
        }
        if (found == null
            && type.startsWith("org.syncline")
            && !type.contains("platform")
            && !type.contains("Bench")) {
          found = type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
        }
      }
      if (found != null) {
        seen.merge(found, 1, Integer::sum);
      }
    }

    void stop() {
      running.set(false);
    }

    void print() {
      int all = seen.values().stream().mapToInt(Integer::intValue).sum();
      seen.entrySet().stream()
          .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
          .limit(Integer.getInteger("top", 22))
          .forEach(
              e -> System.out.printf("   %5.1f %% %s%n", 100.0 * e.getValue() / all, e.getKey()));
    }
  }
}
