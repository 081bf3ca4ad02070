package org.syncline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;
import org.syncline.server.CpuTime;
import org.syncline.server.Databases;
import org.syncline.sync.intake.AcceptMessage;
import org.syncline.sync.intake.DatabaseKit;
import org.syncline.sync.intake.InboundMessage;

/**
 * Intake alone, without broker and server: messages per second and CPU a message of {@link
 * AcceptMessage}, and where its threads are. For finding out, without bounds: {@code
 * -Dbench=acceptMessage [-Ddatabase=h2] [-Dmessages=40000] [-Dcustomers=20000] [-Dgroups=2]}.
 */
public final class AcceptMessageBench {
  private static final Report REPORT = new Report();

  private AcceptMessageBench() {}

  public static void main(String[] arguments) throws Exception {
    String database = System.getProperty("database", "postgresql");
    int messages = Integer.getInteger("messages", 40_000);
    int customers = Integer.getInteger("customers", 20_000);
    int groups = Integer.getInteger("groups", 2);
    DatabaseKit kit = DatabaseKit.on(source(database));
    DirectIntake intake = new DirectIntake(kit, groups);
    Random random = new Random(20_261_122L);

    List<InboundMessage> first = new ArrayList<>();
    for (int customer = 0; customer < customers; customer++) {
      first.add(DirectIntake.message(customer, 1));
    }
    run("create " + customers, intake, first, database);
    List<InboundMessage> updates = new ArrayList<>();
    for (int n = 0; n < messages; n++) {
      updates.add(DirectIntake.message(random.nextInt(customers), 2 + n));
    }
    run("update " + messages, intake, updates, database);
    List<InboundMessage> fresh = new ArrayList<>();
    for (int n = 0; n < messages; n++) {
      fresh.add(DirectIntake.message(customers + n, 1));
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

  private static void run(
      String what, DirectIntake intake, List<InboundMessage> messages, String database)
      throws Exception {
    Samples samples = new Samples();
    Thread sampler = new Thread(samples);
    sampler.setDaemon(true);
    long cpuBefore = ownCpu();
    long serverBefore = databaseCpuMillis();
    sampler.start();
    double seconds = intake.run(messages);
    samples.stop();
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
    REPORT.result(subject + ", collisions", intake.collisions(), "collisions");
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
