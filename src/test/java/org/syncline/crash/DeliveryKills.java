package org.syncline.crash;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Rounds of {@code kill -9} at one moment of a delivery. A round counts only if the dead hub's
 * database had deliveries at that very moment.
 */
final class DeliveryKills {
  private static final int THREADS = 8;
  private static final int RATE = 80;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String database;
  private final int rounds;
  private final int changes;
  private final long seed;

  /** Where a delivery stands when the hub dies. */
  enum Moment {
    /** The hub has claimed it, and its target has seen nothing of it. */
    CLAIM,
    /** The target has done it, and holds its answer. */
    CALL,
    /** The target has answered, and the hub has not stored that. */
    STORE
  }

  /**
   * @param database {@code h2} or {@code postgresql}
   * @param changes of one round, at least
   */
  DeliveryKills(String database, int rounds, int changes, long seed) {
    this.database = database;
    this.rounds = rounds;
    this.changes = changes;
    this.seed = seed;
  }

  void run(List<Moment> moments, CrashReport report)
      throws IOException, InterruptedException, SQLException {
    for (Moment moment : moments) {
      report.add(run(moment));
    }
  }

  private DeliveryRow run(Moment moment) throws IOException, InterruptedException, SQLException {
    String where = moment.name().toLowerCase(Locale.ROOT);
    Random random = new Random(seed * 31 + moment.ordinal());
    Violations violations = new Violations();
    List<Integer> hits = new ArrayList<>();
    List<Long> seconds = new ArrayList<>();
    int told = 0;
    try (CrashSite site = CrashSite.on(database);
        DeliveringHub hub = DeliveringHub.start(site, "delivery-" + where);
        ChangeSender sender = new ChangeSender(hub.client())) {
      while (counted(hits) < rounds && hits.size() < 2 * rounds + 5) {
        int round = hits.size() + 1;
        List<ChangeSource> sources =
            ChangeSource.some(
                "K" + round + "-", Math.max(THREADS, changes / 3), THREADS, seed + round);
        long began = System.nanoTime();
        // Fresh customers, and sending goes on until the hub is there again.
        ChangeSender.Batch batch =
            sender.start(sources.stream().map(ChangeSource::steady).toList(), RATE);
        int before = sender.acknowledged();
        int least = 1 + random.nextInt(Math.max(1, changes / 2));
        awaitAcknowledged(sender, before + least);
        hits.add(kill(moment, hub, random));
        hub.crm().open();
        hub.server().restart();
        awaitAcknowledged(sender, before + changes);
        batch.end();
        batch.finish(PATIENCE);
        violations.addAll(hub.awaitRest(sender.distinct(), 0, 0, PATIENCE));
        violations.addAll(hub.checkPeers(sender.last(), Set.of()));
        seconds.add(Duration.ofNanos(System.nanoTime() - began).toSeconds());
        System.out.printf(
            "CRASH %s %s round %d: %d hit, violations %d%n",
            database, where, round, hits.get(round - 1), violations.count());
        // Told at once: a round that waits in vain takes minutes.
        if (violations.count() > told) {
          violations.sentences().forEach(System.out::println);
          told = violations.count();
        }
      }
      hub.server().stop();
      violations.addAll(hub.checkDatabase());
      violations.addAll(sender.violations());
      if (counted(hits) < rounds) {
        violations.add("too few kills hit a delivery", counted(hits) + " of " + rounds);
      }
      Map<String, Object> more = new LinkedHashMap<>();
      more.put("hits", hits);
      more.put("secondsToRest", seconds);
      more.put("repeatedSends", sender.again());
      more.put("crm", DeliveryRow.books(hub.crm().ledger()));
      more.put("billing", DeliveryRow.books(hub.billing().ledger()));
      return new DeliveryRow(
          "kill -9 at " + where + " on " + database,
          counted(hits),
          violations,
          seed,
          sender.acknowledged(),
          more);
    }
  }

  private static int counted(List<Integer> hits) {
    return (int) hits.stream().filter(hit -> hit > 0).count();
  }

  private static void awaitAcknowledged(ChangeSender sender, int count) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (sender.acknowledged() < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The hub acknowledges nothing.");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** Kills the hub; how many deliveries it hit. */
  private static int kill(Moment moment, DeliveringHub hub, Random random)
      throws IOException, InterruptedException, SQLException {
    PeerLedger ledger = hub.crm().ledger();
    int seen = ledger.size();
    switch (moment) {
      case CLAIM -> {
        hub.crm().goDeaf();
        // Long enough for whatever was under way before to be settled, or in doubt.
        pause(1_500 + random.nextInt(1_000));
        seen = Math.max(0, seen - 100);
        hub.server().killHard();
      }
      case CALL -> {
        CountDownLatch held = ledger.hold(1 + random.nextInt(4));
        await(held);
        pause(random.nextInt(200));
        hub.server().killHard();
        ledger.release();
      }
      case STORE -> {
        CountDownLatch answers = new CountDownLatch(1 + random.nextInt(20));
        hub.crm()
            .whenAnswered(
                asked -> {
                  if (!asked.method().equals("GET")) {
                    answers.countDown();
                  }
                });
        await(answers);
        hub.server().killHard();
        hub.crm().whenAnswered(unused -> {});
      }
    }
    Set<String> hit = new HashSet<>(hub.underWayAtCrm());
    switch (moment) {
      case CLAIM -> hit.removeAll(ledger.writtenSince(seen));
      case CALL -> hit.retainAll(ledger.unanswered());
      case STORE -> hit.retainAll(ledger.writtenSince(seen));
    }
    return hit.size();
  }

  private static void pause(int millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("The CRM is not written to.");
    }
  }
}
