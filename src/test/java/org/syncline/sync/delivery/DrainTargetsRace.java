package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/** Two servers with many threads on one database, while more is planned. */
abstract class DrainTargetsRace {
  private static final String FLOW = "crm";
  private static final int RECORDS = 60;
  private static final int VERSIONS = 30;
  private static final int PATIENCE_SECONDS = 120;

  abstract DeliveryKit kit();

  /** Sees who calls at the same time, and in which order. */
  private static final class Watchful implements Way {
    private final Map<Long, AtomicInteger> inside = new ConcurrentHashMap<>();
    private final Map<Long, Integer> versions = new ConcurrentHashMap<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Override
    public Set<Operation> operations(String object) {
      return EnumSet.allOf(Operation.class);
    }

    @Override
    public Answer write(Write write) {
      calls.incrementAndGet();
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      AtomicInteger here = inside.computeIfAbsent(write.record(), id -> new AtomicInteger());
      if (here.incrementAndGet() > 1) {
        broken.add("two at once: " + write);
      }
      Integer before = versions.put(write.record(), write.version());
      if (before != null && before >= write.version()) {
        broken.add("backwards or twice: " + write + " after " + before);
      }
      if ((before == null) != (write.operation() == Operation.CREATE)) {
        broken.add("not made once: " + write + " after " + before);
      }
      Thread.yield();
      here.decrementAndGet();
      now.decrementAndGet();
      return new Answer.Done("X" + write.record(), null);
    }

    @Override
    public Sighting find(Write write) {
      broken.add("nothing is in doubt here: " + write);
      return new Sighting.NotThere();
    }
  }

  @Test
  void two_servers_share_the_work_and_never_meet() throws InterruptedException {
    long seed = new Random().nextLong();
    System.err.println("seed " + seed);
    DeliveryKit kit = kit();
    kit.clear();
    GivenOutbound outbound = new GivenOutbound(FLOW);
    Watchful target = new Watchful();
    outbound.ways.put(FLOW, target);
    outbound.atOnce = 6;
    CountDownLatch settled = new CountDownLatch(RECORDS * VERSIONS);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<DrainTargets> servers = new ArrayList<>();
      for (String name : List.of("one", "two")) {
        servers.add(
            new DrainTargets(
                kit.transactions(),
                kit.stores(),
                outbound,
                new DrainTargets.Terms(
                    new Holder(name, "boot-1"),
                    new IdempotencyKeys("hub"),
                    new RetryPolicy(new Random(seed)),
                    Clock.systemUTC(),
                    Clock.systemUTC()),
                new DrainTargets.Threads(threads, 16, (pause, later) -> {}, () -> false),
                event -> settled.countDown()));
      }
      Random random = new Random(seed);

      for (int version = 1; version <= VERSIONS; version++) {
        List<Duty> duties = new ArrayList<>();
        for (int record = 1; record <= RECORDS; record++) {
          duties.add(new Duty(FLOW, record, version, null, Priority.EVENT));
        }
        kit.transactions()
            .inNew(
                () -> {
                  kit.stores().deliveries().add(duties);
                  return true;
                });
        servers.get(random.nextInt(2)).nudge(FLOW);
        servers.get(random.nextInt(2)).sweep();
      }
      // A server that has nothing to do does not know that the other one's places are free.
      int waits = 0;
      while (!settled.await(50, TimeUnit.MILLISECONDS)) {
        assertThat(++waits).as("seed %s", seed).isLessThan(PATIENCE_SECONDS * 20);
        servers.forEach(DrainTargets::sweep);
        assertThat(target.broken).as("seed %s", seed).isEmpty();
      }
    } finally {
      threads.shutdown();
      assertThat(threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    Map<Status, Long> counts =
        kit.transactions().inNew(() -> kit.stores().deliveries().count()).get(FLOW);
    assertThat(target.broken).as("seed %s", seed).isEmpty();
    assertThat(target.most.get()).isLessThanOrEqualTo(6);
    assertThat(counts.get(Status.DELIVERED)).isEqualTo(target.calls.get());
    assertThat(counts.get(Status.DELIVERED) + counts.getOrDefault(Status.SUPERSEDED, 0L))
        .isEqualTo(RECORDS * VERSIONS);
    assertThat(target.versions).hasSize(RECORDS).allSatisfy((r, v) -> assertThat(v).isEqualTo(30));
  }
}
