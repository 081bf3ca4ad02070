package org.syncline.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.syncline.samples.PeopleFile;
import org.syncline.samples.RunOfFile;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;
import org.syncline.server.Proof;

/**
 * {@code mvn verify -Pcrash -Dcrash=bulk [-Dmessages=500000] [-Dseed=N]}: a file on PostgreSQL at
 * 512 MB, undisturbed; then the same, killed at 1, 50 and 99 %, and restarted by the API, by {@code
 * jboss-cli} and by the API. What the databases say is then the same, at most a part was done
 * twice, and the heap stays flat.
 */
public final class BulkCrash {
  private static final int PART = 2_048;
  private static final double[] KILLS = {0.01, 0.5, 0.99};
  private static final Duration PATIENCE = Duration.ofHours(2);

  /**
   * How many records are noted; and whether, of the part behind them, the first record is taken and
   * the one in its middle is not.
   */
  private static final String IN_A_PART =
      "select b.records from bulk_run b where exists ("
          + receipt(1)
          + ") and not exists ("
          + receipt(PART / 2 + 1)
          + ")";

  private static final long MOST_HEAP = 300L << 20;
  private static final long GROWTH = 64L << 20;

  private final PostgresServer postgres;
  private final Path file;
  private final int rows;
  private final Violations violations = new Violations();
  private final List<Map<String, Object>> kills = new ArrayList<>();
  private final List<Long> liveHeap = new ArrayList<>();

  private BulkCrash(PostgresServer postgres, Path file, int rows) {
    this.postgres = postgres;
    this.file = file;
    this.rows = rows;
  }

  public static void main(String... args) throws Exception {
    CrashSettings settings = CrashSettings.read();
    int rows = settings.messages();
    Path file = Proof.result("crash", "bulk").resolveSibling("people.csv");
    PeopleFile.mixed(file, rows, settings.seed());
    System.out.printf(
        "CRASH bulk: %d rows, %d bytes, seed %d%n", rows, Files.size(file), settings.seed());
    try (PostgresServer postgres = PostgresServer.start("crash-bulk")) {
      BulkCrash crash = new BulkCrash(postgres, file, rows);
      Map<String, Object> found = crash.run();
      found.put("seed", settings.seed());
      Proof.write("crash", "bulk", found);
      if (crash.violations.count() > 0) {
        throw new IllegalStateException(crash.violations.toString());
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Map<String, Object> run() throws Exception {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("rows", rows);
    found.put("undisturbedSeconds", undisturbed());
    disturbed();
    Map<String, String> expected = content("undisturbed");
    Map<String, String> got = content("disturbed");
    if (!expected.equals(got)) {
      violations.add("the databases differ", expected + " and " + got);
    }
    found.put("content", expected);
    found.put("contentAfterKills", got);
    found.put("kills", kills);
    found.put("liveHeapBytes", liveHeap);
    found.put(
        "results",
        List.of(
            Map.of(
                "fault",
                "kill -9 of the hub inside a part",
                "rounds",
                kills.size(),
                "violations",
                violations.count())));
    found.put("found", violations.sentences());
    return found;
  }

  private HubServer.Plan plan(String database) {
    return HubServer.named("crash-bulk-" + database)
        .withSamples()
        .heap("512m")
        .on(postgres, postgres.createDatabase(database));
  }

  private double undisturbed() throws Exception {
    try (HubServer hub = plan("undisturbed").start()) {
      Witness witness = Witness.of(hub);
      RunOfFile.publishFlow(witness.client());
      RunOfFile run = RunOfFile.start(witness.client(), file);
      for (double share : new double[] {0.1, 0.4, 0.7, 0.95}) {
        run.await(now -> share(now) >= share, PATIENCE);
        liveHeap.add(hub.liveHeap());
      }
      JsonNode done = run.awaitState("completed", PATIENCE);
      check(done, witness);
      System.out.println("CRASH bulk undisturbed: " + done);
      hub.stop();
      heapIsFlat();
      return RunOfFile.seconds(done);
    }
  }

  private void heapIsFlat() {
    long least = liveHeap.stream().mapToLong(Long::longValue).min().orElseThrow();
    long most = liveHeap.stream().mapToLong(Long::longValue).max().orElseThrow();
    if (most > MOST_HEAP || most - least > GROWTH) {
      violations.add("the heap is not flat", liveHeap.toString());
    }
  }

  private void disturbed() throws Exception {
    try (HubServer hub = plan("disturbed").start()) {
      Witness witness = Witness.of(hub);
      RunOfFile.publishFlow(witness.client());
      RunOfFile run = RunOfFile.start(witness.client(), file);
      long noted = 0;
      for (int i = 0; i < KILLS.length; i++) {
        // In a small file the last part is more than a hundredth.
        double share = Math.min(KILLS[i], 1 - 2.0 * PART / rows);
        run.await(now -> share(now) >= share, PATIENCE);
        awaitTheMiddleOfAPart(run, noted);
        hub.killHard();
        long taken = taken();
        hub.restart();
        JsonNode stopped = run.awaitState("stopped", Duration.ofMinutes(1));
        noted = stopped.path("records").asLong();
        noteKill(share, noted, taken, i % 2 == 0 ? "api" : "jboss-cli");
        if (i % 2 == 0) {
          run.restart();
        } else {
          hub.cli(
              "/deployment=syncline.war/subsystem=batch-jberet:restart-job(execution-id="
                  + RunOfFile.execution(stopped)
                  + ")");
        }
      }
      if (kills.stream().allMatch(kill -> Long.valueOf(0).equals(kill.get("doneAgain")))) {
        violations.add("no kill fell into a part", kills.toString());
      }
      JsonNode done = run.awaitState("completed", PATIENCE);
      check(done, witness);
      System.out.println("CRASH bulk disturbed: " + done);
      hub.stop();
    }
  }

  private static String receipt(int behindTheNoted) {
    return "select 1 from receipt r where r.system_id = b.system_id and r.message_id = 'file:'"
        + " || left(b.content_hash, 32) || ':' || b.flow_id || ':' || (b.records + "
        + behindTheNoted
        + ")";
  }

  /**
   * Waits until some groups of a part are committed and others are not, so that the part is not
   * noted for a while yet.
   *
   * @param behind records that were noted at the last kill: that part does not count again
   */
  private void awaitTheMiddleOfAPart(RunOfFile run, long behind) throws Exception {
    try (Connection connection = connect("disturbed");
        Statement statement = connection.createStatement()) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      for (int tries = 1; !isInAPart(statement, behind); tries++) {
        if (System.nanoTime() > end
            || tries % 100 == 0 && !run.now().path("state").asText().equals("running")) {
          throw new IllegalStateException(
              "No part was seen in its middle; the file may be too small: " + run.now());
        }
      }
    }
  }

  private static boolean isInAPart(Statement statement, long behind) throws SQLException {
    try (ResultSet row = statement.executeQuery(IN_A_PART)) {
      return row.next() && row.getLong(1) > behind;
    }
  }

  private void noteKill(double share, long noted, long taken, String restartedBy) {
    Map<String, Object> kill = new LinkedHashMap<>();
    kill.put("share", share);
    kill.put("recordsNoted", noted);
    kill.put("recordsTaken", taken);
    kill.put("doneAgain", taken - noted);
    kill.put("restartedBy", restartedBy);
    kills.add(kill);
    System.out.println("CRASH bulk " + kill);
    if (taken - noted > PART || taken < noted) {
      violations.add("not at most a part is done again", kill.toString());
    }
  }

  private static double share(JsonNode run) {
    return run.path("progress").path("share").asDouble();
  }

  private void check(JsonNode done, Witness witness) throws IOException, InterruptedException {
    long sum = 0;
    for (JsonNode count : done.path("outcomes")) {
      sum += count.asLong();
    }
    if (done.path("records").asLong() != rows || sum != rows) {
      violations.add("records and outcomes are not those of the file", done.toString());
    }
    var ledger = witness.ledger();
    if (!ledger.balanced().equals("true")) {
      violations.add("the ledger does not balance", ledger.toString());
    }
  }

  /** What the dead server has committed, once its sessions are gone. */
  private long taken() throws SQLException {
    try (Connection connection = connect("disturbed");
        Statement statement = connection.createStatement()) {
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (number(
                  statement,
                  "select count(*) from pg_stat_activity where application_name like 'syncline%'")
              > 0
          && System.nanoTime() < end) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
      return number(statement, "select count(*) from receipt where door = 'job'");
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private Map<String, String> content(String database) throws SQLException {
    try (Connection connection = connect(database)) {
      return HubContent.of(connection);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        postgres.url(database), postgres.user(), postgres.password());
  }
}
