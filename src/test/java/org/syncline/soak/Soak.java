package org.syncline.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.syncline.crash.Queues;
import org.syncline.crash.Violations;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/** A hub with a small heap on PostgreSQL, and the two things that are done to it. */
final class Soak {
  static final String HEAP = "512m";

  private static final int KEYS = 20_000;
  private static final int SAMPLES = 10;
  private static final int MOST_WAITING = 5_000;
  private static final long LIVE_LIMIT = 384L << 20;
  private static final Duration STEP = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(60);

  private final HubServer hub;
  private final PostgresServer postgres;
  private final int messages;

  Soak(HubServer hub, PostgresServer postgres, int messages) {
    this.hub = hub;
    this.postgres = postgres;
    this.messages = messages;
  }

  /** What was seen, for the report. */
  record Row(Map<String, Object> figures, Violations violations) {}

  /** A stream at a steady rate: what lives after a collection must not grow. */
  Row steady(int perSecond) throws IOException, InterruptedException, SQLException {
    Violations violations = new Violations();
    List<Long> live = new ArrayList<>();
    Feed feed = new Feed("S", messages, KEYS);
    long began = System.nanoTime();
    int heldBack = 0;
    try (Senders senders = new Senders(hub, feed, 20, perSecond).start()) {
      while (!senders.ended()) {
        LockSupport.parkNanos(STEP.toNanos());
        boolean behind = Queues.of(hub).total() > MOST_WAITING;
        heldBack += behind ? 1 : 0;
        senders.hold(behind);
        if (senders.sent() >= (long) messages * (live.size() + 1) / (SAMPLES + 1)) {
          live.add(hub.liveHeap());
          System.out.printf(
              "SOAK steady: %d sent, live heap %d MB%n",
              senders.sent(), mega(live.get(live.size() - 1)));
        }
      }
      demandNoFailure(senders, violations);
    }
    awaitEmpty(violations);
    double seconds = seconds(began);
    double first = mean(live.subList(0, live.size() / 3));
    double last = mean(live.subList(live.size() - live.size() / 3, live.size()));
    if (last > first * 1.1 + (10 << 20)) {
      violations.add("live heap grows", mega((long) first) + " to " + mega((long) last) + " MB");
    }
    demandOutcomes("S", violations);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("phase", "steady");
    figures.put("messages", messages);
    figures.put("messagesPerSecond", Math.round(messages / seconds));
    figures.put("heldBackHalfSeconds", heldBack);
    figures.put("liveHeapMegabytes", live.stream().map(Soak::mega).toList());
    figures.put("firstThirdMegabytes", mega((long) first));
    figures.put("lastThirdMegabytes", mega((long) last));
    return new Row(figures, violations);
  }

  /** A backlog while intake can't work: it goes to disk, nobody is refused, and it drains. */
  Row backlog() throws IOException, InterruptedException, SQLException {
    Violations violations = new Violations();
    List<Long> live = new ArrayList<>();
    long disk = 0;
    long paged = 0;
    postgres.stop();
    long began = System.nanoTime();
    double sending;
    try (Senders senders = new Senders(hub, new Feed("B", messages, KEYS), 200, 0).start()) {
      while (!senders.ended()) {
        LockSupport.parkNanos(STEP.toNanos());
        if (senders.sent() >= (long) messages * (live.size() + 1) / (SAMPLES + 1)) {
          live.add(hub.liveHeap());
          System.out.printf(
              "SOAK backlog: %d sent, live heap %d MB%n",
              senders.sent(), mega(live.get(live.size() - 1)));
        }
      }
      sending = seconds(began);
      demandNoFailure(senders, violations);
      if (senders.sent() != messages) {
        violations.add("not all sent", senders.sent() + " of " + messages);
      }
    }
    live.add(hub.liveHeap());
    disk = size(hub.data().resolve("activemq"));
    paged = size(hub.data().resolve("activemq/paging"));
    if (paged == 0) {
      violations.add("no paging", "nothing in the paging folder");
    }
    postgres.start();
    long woken = System.nanoTime();
    int samples = 0;
    while (Queues.of(hub).total() > 0 && seconds(woken) < PATIENCE.toSeconds()) {
      LockSupport.parkNanos(STEP.toNanos());
      if (++samples % 60 == 0) {
        live.add(hub.liveHeap());
        System.out.printf(
            "SOAK draining: %d left, live heap %d MB%n",
            Queues.of(hub).total(), mega(live.get(live.size() - 1)));
      }
    }
    double draining = seconds(woken);
    awaitEmpty(violations);
    long most = live.stream().mapToLong(Long::longValue).max().orElseThrow();
    if (most > LIVE_LIMIT) {
      violations.add("too much live heap", mega(most) + " MB of " + HEAP);
    }
    demandOutcomes("B", violations);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("phase", "backlog");
    figures.put("messages", messages);
    figures.put("sentPerSecond", Math.round(messages / sending));
    figures.put("drainedPerSecond", Math.round(messages / draining));
    figures.put("peakLiveHeapMegabytes", mega(most));
    figures.put("liveHeapMegabytes", live.stream().map(Soak::mega).toList());
    figures.put("brokerDiskMegabytes", mega(disk));
    figures.put("pagedMegabytes", mega(paged));
    return new Row(figures, violations);
  }

  private static void demandNoFailure(Senders senders, Violations violations)
      throws InterruptedException {
    Throwable failure = senders.failure();
    if (failure != null) {
      violations.add("a sender was refused", failure.toString());
    }
  }

  private void awaitEmpty(Violations violations) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Queues queues = Queues.of(hub);
    while (queues.total() > 0 && seconds(began) < PATIENCE.toSeconds()) {
      LockSupport.parkNanos(STEP.toNanos());
      queues = Queues.of(hub);
    }
    if (queues.total() > 0 || queues.deadAdded() > 0) {
      violations.add("queues not empty, or dead letters", queues.toString());
    }
  }

  /** Each message has one receipt and one outcome that is no trouble. */
  private void demandOutcomes(String run, Violations violations) throws SQLException {
    String sql =
        "select count(*), count(distinct r.message_id), count(o.receipt_id),"
            + " count(*) filter (where o.status in ('created', 'updated', 'superseded'))"
            + " from receipt r left join outcome o on o.receipt_id = r.id"
            + " where r.message_id like ?";
    try (Connection connection = postgres.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, run + "-%");
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        for (int column = 1; column <= 4; column++) {
          if (row.getInt(column) != messages) {
            violations.add(
                "receipts and outcomes", "column " + column + " is " + row.getInt(column));
          }
        }
      }
    }
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(Soak::length).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException gone) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double mean(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static long mega(long bytes) {
    return bytes >> 20;
  }
}
