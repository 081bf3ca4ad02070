package org.syncline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.syncline.samples.HubClient;
import org.syncline.samples.PeopleFile;
import org.syncline.samples.RunOfFile;
import org.syncline.server.CpuTime;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;
import org.syncline.server.Proof;

/**
 * A large CSV file of new people on PostgreSQL, by a server of 256 MB heap: whether the end goes as
 * fast as the beginning, whether both processors work, and whether the heap stays flat. A row has
 * about 4 KB, most of them in a column that no row of the mapping reads: the file is to be large
 * against the heap, not the number of its records. {@code -Dbench=bulk-file [-Dmegabytes=2048]}
 */
public final class BulkFileBench {
  private static final int MEGABYTES = Integer.getInteger("megabytes", 2_048);
  private static final int ROW_BYTES = 4_096;
  private static final int TENTHS = 10;
  private static final String HEAP = "256m";
  private static final Duration PATIENCE = Duration.ofHours(3);

  /** Of the first tenth's rate. */
  private static final double CONSTANT = 0.8;

  /** Of the processor time that nobody else took. */
  private static final double USED = 0.75;

  private static final long MOST_HEAP = 176L << 20;
  private static final long GROWTH = 32L << 20;

  private final Report report = new Report();
  private final PostgresServer postgres;
  private final Path folder = Proof.result("bench", "bulk-file").getParent();
  private final List<Long> liveHeap = new ArrayList<>();

  private BulkFileBench(PostgresServer postgres) {
    this.postgres = postgres;
  }

  public static void main(String... args) throws Exception {
    Report report;
    try (PostgresServer server = PostgresServer.start("bench-bulk-file")) {
      BulkFileBench bench = new BulkFileBench(server);
      report = bench.report;
      bench.run();
      server.discard();
    }
    report.write("bulk-file");
  }

  private void run() throws Exception {
    int people = (int) (((long) MEGABYTES << 20) / ROW_BYTES);
    int warmPeople = Math.max(30_000, people / 20);
    Path warm = PeopleFile.mixed(folder.resolve("people-warm.csv"), warmPeople, 1);
    Path file = PeopleFile.wide(folder.resolve("people-wide.csv"), warmPeople, people, ROW_BYTES);
    try (HubServer hub =
        HubServer.named("bench-bulk-file")
            .heap(HEAP)
            .withSamples()
            .on(postgres, postgres.createDatabase("hub"))
            .start()) {
      HubClient client = IntakeBench.logIn(hub);
      RunOfFile.publishFlow(client);
      RunOfFile.start(client, warm).awaitState("completed", PATIENCE);
      report.result("rows of the file", people, "records");
      report.result("bytes of the file", Files.size(file), "bytes");
      measure(hub, RunOfFile.start(client, file));
      hub.stop();
    } finally {
      Files.deleteIfExists(warm);
      Files.deleteIfExists(file);
    }
  }

  /** How far it was when. */
  private record Moment(double share, double seconds) {}

  private void measure(HubServer hub, RunOfFile run) throws Exception {
    ProcessHandle server = ProcessHandle.of(hub.pid()).orElseThrow();
    run.await(now -> share(now) > 0, PATIENCE);
    Duration own = CpuTime.of(server).plus(CpuTime.of(postgres.process()));
    Duration idle = CpuTime.idle();
    long begin = System.nanoTime();
    List<Moment> moments = new ArrayList<>();
    JsonNode now;
    do {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      now = run.now();
      moments.add(new Moment(share(now), (System.nanoTime() - begin) / 1e9));
      if (share(now) >= (1 + 2 * liveHeap.size()) / (double) TENTHS) {
        liveHeap.add(hub.liveHeap());
      }
    } while (!now.path("state").asText().equals("completed") && !failed(now));
    if (failed(now)) {
      throw new IllegalStateException("The run did not complete: " + now);
    }
    own = CpuTime.of(server).plus(CpuTime.of(postgres.process())).minus(own);
    idle = CpuTime.idle().minus(idle);
    double seconds = (System.nanoTime() - begin) / 1e9;
    processors(seconds, own, idle);
    rates(moments, now.path("records").asLong());
    heap();
  }

  private static boolean failed(JsonNode run) {
    return run.path("state").asText().equals("failed");
  }

  private static double share(JsonNode run) {
    return run.path("progress").path("share").asDouble();
  }

  private void processors(double seconds, Duration own, Duration idle) {
    double busy = own.toNanos() / 1e9 / seconds;
    report.result("processors at work for it, server and database", busy, "processors");
    double used = (double) own.toNanos() / own.plus(idle).toNanos();
    report.result("of the processor time that nobody else took", used, "share");
    report.bound("share of the processors", used, USED);
  }

  private void rates(List<Moment> moments, long records) {
    List<Double> rates = new ArrayList<>();
    Moment from = moments.get(0);
    for (int tenth = 1; tenth <= TENTHS; tenth++) {
      double wanted = tenth / (double) TENTHS;
      // Rounded to thousandths, the share may stay below one for ever so short a time.
      Moment to =
          moments.stream()
              .filter(moment -> moment.share() >= wanted)
              .findFirst()
              .orElse(moments.get(moments.size() - 1));
      double rate = records * (to.share() - from.share()) / (to.seconds() - from.seconds());
      rates.add(rate);
      report.result("tenth " + tenth, rate, "records/s");
      report.result("tenth " + tenth + ", bytes", rate * ROW_BYTES / (1 << 20), "MiB/s");
      from = to;
    }
    double ratio = rates.get(TENTHS - 1) / rates.get(0);
    report.result("last tenth", rates.get(TENTHS - 1), "records/s", ratio, "the first tenth");
    report.bound("rate of the last tenth, of the first", ratio, CONSTANT);
  }

  private void heap() throws IOException {
    long least = liveHeap.stream().mapToLong(Long::longValue).min().orElseThrow();
    long most = liveHeap.stream().mapToLong(Long::longValue).max().orElseThrow();
    for (int i = 0; i < liveHeap.size(); i++) {
      report.result("live heap in tenth " + 2 * (i + 1), liveHeap.get(i) / 1048576.0, "MiB");
    }
    report.limit("live heap in bytes", most, MOST_HEAP);
    report.limit("growth of the live heap in bytes", most - least, GROWTH);
  }
}
