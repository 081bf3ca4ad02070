package org.syncline.crash;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.syncline.server.HubServer;

/**
 * Rounds of {@code kill -9} at a random moment under load. A round counts only if messages were
 * under way at the kill: acknowledged by the broker, without a receipt yet.
 */
final class KillRounds {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_DELAY_MILLIS = 60;

  private final CrashSite site;
  private final int rounds;
  private final int messages;
  private final long seed;
  private final Random random;

  private final Violations violations = new Violations();
  private final List<CrashReport.Kill> kills = new ArrayList<>();
  private long sent;
  private @Nullable HubServer lastHub;
  private @Nullable RoundLoad lastLoad;
  private @Nullable Post lastPost;

  /**
   * @param messages of one round
   */
  KillRounds(CrashSite site, int rounds, int messages, long seed) {
    this.site = site;
    this.rounds = rounds;
    this.messages = messages;
    this.seed = seed;
    this.random = new Random(seed);
  }

  CrashReport.Row run() throws IOException, InterruptedException, SQLException {
    System.out.printf(
        "CRASH %s: %d rounds of %d messages, seed %d%n", site.database(), rounds, messages, seed);
    try (HubServer hub = site.plan("crash-" + site.database()).start()) {
      Witness witness = Witness.of(hub);
      int round = 0;
      while (counted() < rounds && round < 2 * rounds + 5) {
        round++;
        kills.add(killOnce(hub, witness, round));
        System.out.printf(
            "CRASH %s round %d: %s, violations %d%n",
            site.database(), round, kills.get(round - 1), violations.count());
      }
      hub.stop();
      violations.addAll(checkAfter());
    }
    if (counted() < rounds) {
      violations.add("too few kills hit work", counted() + " of " + rounds);
    }
    return new CrashReport.Row(
        "kill -9 of the hub on " + site.database(), counted(), violations, seed, sent, kills);
  }

  private int counted() {
    return (int) kills.stream().filter(kill -> kill.underWay() > 0).count();
  }

  private CrashReport.Kill killOnce(HubServer hub, Witness witness, int round)
      throws InterruptedException, SQLException {
    RoundLoad load = RoundLoad.of(round, messages, seed);
    int killAt = 1 + random.nextInt(load.size() * 9 / 10);
    long began = System.nanoTime();
    try (Post post = new Post(hub, load, killAt, Duration.ZERO)) {
      post.start();
      post.awaitSignal(PATIENCE);
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(MOST_DELAY_MILLIS)).toNanos());
      int open = post.open();
      hub.killHard();
      Set<String> acknowledged = post.acknowledged();
      Set<String> underWay = post.acknowledged();
      if (lastHub != null) {
        violations.addAll(checkAfter());
      }
      lastHub = hub;
      lastLoad = load;
      lastPost = post;
      underWay.removeAll(received(hub, load));
      hub.restart();
      post.finish(PATIENCE);
      sent += load.size();
      violations.addAll(witness.awaitRest(sent, PATIENCE));
      return new CrashReport.Kill(
          acknowledged.size(),
          underWay.size(),
          open,
          post.repeated(),
          Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
  }

  private Set<String> received(HubServer dead, RoundLoad load) throws SQLException {
    try (Connection evidence = site.inspect(dead)) {
      return RoundCheck.received(evidence, load);
    }
  }

  /**
   * Checks the last round that came to rest; the hub must be dead.
   *
   * @param tampering statements that somebody ran on its database before, for this check alone
   */
  Violations checkAfter(String... tampering) throws SQLException {
    if (lastHub == null || lastLoad == null || lastPost == null) {
      throw new IllegalStateException("No round has come to rest yet.");
    }
    try (Connection evidence = site.inspect(lastHub)) {
      evidence.setAutoCommit(false);
      try (Statement statement = evidence.createStatement()) {
        for (String sql : tampering) {
          statement.executeUpdate(sql);
        }
      }
      Violations found = RoundCheck.of(evidence, lastLoad, lastPost);
      evidence.rollback();
      return found;
    }
  }
}
