package org.syncline.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.syncline.server.HubServer;

/** The database goes away under steady load and comes back; the senders notice nothing. */
final class Outage {
  private static final int ROUND = 9_000;
  private static final int PER_SECOND = 50;
  private static final Duration LEAD = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration NOTICE = Duration.ofSeconds(45);

  private final CrashSite.OnPostgres site;
  private final Duration length;
  private final long seed;
  private final Violations violations = new Violations();

  Outage(CrashSite.OnPostgres site, Duration length, long seed) {
    this.site = site;
    this.length = length;
    this.seed = seed;
  }

  CrashReport.Row run() throws IOException, InterruptedException, SQLException {
    Duration over = length.plus(LEAD.multipliedBy(2));
    RoundLoad load = RoundLoad.of(ROUND, Math.toIntExact(over.toSeconds() * PER_SECOND), seed);
    System.out.printf(
        "CRASH outage of %d s, %d messages, seed %d%n", length.toSeconds(), load.size(), seed);
    try (HubServer hub = site.plan("crash-outage").start()) {
      Witness witness = Witness.of(hub);
      try (Post post = new Post(hub, load, (int) (LEAD.toSeconds() * PER_SECOND), over)) {
        post.start();
        post.awaitSignal(PATIENCE);
        CrashReport.Kill outage = withoutDatabase(hub, post);
        post.finish(PATIENCE);
        violations.addAll(witness.awaitRest(load.size(), PATIENCE));
        System.out.printf("CRASH outage: %s%n", outage);
        if (post.repeated() > 0) {
          violations.add("sends failed in the outage", post.repeated() + " were made again");
        }
        deliveriesThatFailed(hub);
        hub.stop();
        try (Connection evidence = site.inspect(hub)) {
          violations.addAll(RoundCheck.of(evidence, load, post));
        }
        return new CrashReport.Row(
            "database away for " + length.toSeconds() + " s",
            1,
            violations,
            seed,
            load.size(),
            List.of(outage));
      }
    }
  }

  private CrashReport.Kill withoutDatabase(HubServer hub, Post post)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    int before = post.acknowledged().size();
    site.postgres().stop();
    awaitHealth(hub, false);
    long end = began + length.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
      if (hub.isReady()) {
        violations.add("healthy without database", "after " + since(began) + " s");
      }
    }
    int open = post.open();
    int acknowledged = post.acknowledged().size();
    long waiting = Queues.of(hub).total();
    if (acknowledged - before < length.toSeconds() * PER_SECOND / 2) {
      violations.add("senders were held back", (acknowledged - before) + " in the outage");
    }
    site.postgres().start();
    awaitHealth(hub, true);
    return new CrashReport.Kill(acknowledged, (int) waiting, open, post.repeated(), since(began));
  }

  private void awaitHealth(HubServer hub, boolean ready) {
    long end = System.nanoTime() + NOTICE.toNanos();
    while (hub.isReady() != ready) {
      if (System.nanoTime() > end) {
        violations.add("health is not " + (ready ? "UP" : "DOWN"), "after " + NOTICE);
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private static long since(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toSeconds();
  }

  /** A listener that throws has spent a delivery attempt, and the server says so. */
  private void deliveriesThatFailed(HubServer hub) throws IOException {
    try (Stream<String> lines = Files.lines(hub.log())) {
      lines
          .filter(line -> line.contains("WFLYEJB0034") && line.contains("onMessage"))
          .forEach(line -> violations.add("delivery attempt spent", line));
    }
  }
}
