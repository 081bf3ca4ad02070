package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.syncline.HubEvent;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.Transactions;

/** Turns and calls on threads of their own. */
class DrainTargetsTest {
  private static final String SLOW = "slow";
  private static final String WELL = "well";
  private static final int THREADS = 8;
  private static final int PATIENCE_SECONDS = 60;

  private final DeliveryKit kit = DeliveryKit.inMemory();
  private final GivenOutbound outbound = new GivenOutbound(SLOW, WELL);
  private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
  private final Troubled transactions = new Troubled(kit.transactions());

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  /** Transactions that fail when told, before their work or after it. */
  private static final class Troubled implements Transactions {
    private final Transactions inner;
    private final AtomicInteger begun = new AtomicInteger();
    private volatile @Nullable String state;
    private final AtomicInteger collisions = new AtomicInteger();

    Troubled(Transactions inner) {
      this.inner = inner;
    }

    @Override
    public <T> T inNew(Supplier<T> work) {
      begun.incrementAndGet();
      String sqlState = state;
      if (sqlState != null) {
        throw new IllegalStateException(new SQLException("no connection", sqlState));
      }
      return inner.inNew(
          () -> {
            T result = work.get();
            if (collisions.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
              throw new IllegalStateException(new SQLException("deadlock", "40P01"));
            }
            return result;
          });
    }
  }

  /** A target whose calls take as long as the test wants. */
  private static final class Held implements Way {
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch begun;
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Held(int calls) {
      this.begun = new CountDownLatch(calls);
    }

    @Override
    public Set<Operation> operations(String object) {
      return EnumSet.allOf(Operation.class);
    }

    @Override
    public Answer write(Write write) throws InterruptedException {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      begun.countDown();
      release.await();
      now.decrementAndGet();
      return new Answer.Done("X" + write.record(), null);
    }

    @Override
    public Sighting find(Write write) {
      return new Sighting.NotThere();
    }
  }

  private boolean crowded = true;

  private DrainTargets drain(Consumer<HubEvent> events) {
    return drain(executor::execute, events);
  }

  private DrainTargets drain(java.util.concurrent.Executor on, Consumer<HubEvent> events) {
    return new DrainTargets(
        transactions,
        kit.stores(),
        outbound,
        new DrainTargets.Terms(
            new Holder("one", "boot-1"),
            new IdempotencyKeys("hub"),
            new RetryPolicy(new Random(1)),
            new SteppingClock(),
            new SteppingClock()),
        new DrainTargets.Threads(on, THREADS, (pause, later) -> {}, () -> crowded),
        events);
  }

  private void plan(String flow, int records) {
    List<Duty> duties = new ArrayList<>();
    for (int record = 1; record <= records; record++) {
      duties.add(new Duty(flow, record, 1, null, Priority.EVENT));
    }
    kit.transactions()
        .inNew(
            () -> {
              kit.stores().deliveries().add(duties);
              return true;
            });
  }

  private Map<Status, Long> counts(String flow) {
    return kit.transactions().inNew(() -> kit.stores().deliveries().count()).get(flow);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  private static Consumer<HubEvent> delivered(CountDownLatch latch, String flow) {
    return event -> {
      if (event instanceof DutySettled settled && settled.flow().equals(flow)) {
        latch.countDown();
      }
    };
  }

  @Test
  void a_target_that_hangs_holds_up_nobody_else() throws InterruptedException {
    Held held = new Held(4);
    outbound.ways.put(SLOW, held);
    plan(SLOW, 30);
    plan(WELL, 200);
    CountDownLatch well = new CountDownLatch(200);
    CountDownLatch slow = new CountDownLatch(30);
    DrainTargets drain = drain(delivered(well, WELL).andThen(delivered(slow, SLOW)));

    drain.nudge(SLOW);
    await(held.begun);
    drain.nudge(WELL);
    await(well);

    assertThat(counts(WELL)).isEqualTo(Map.of(Status.DELIVERED, 200L));
    assertThat(counts(SLOW)).isEqualTo(Map.of(Status.SENDING, 4L, Status.PENDING, 26L));
    held.release.countDown();
    await(slow);
    assertThat(held.most).hasValue(4);
  }

  @Test
  void one_target_never_takes_all_threads() throws InterruptedException {
    outbound.atOnce = 100;
    Held held = new Held(4);
    outbound.ways.put(SLOW, held);
    plan(SLOW, 30);
    plan(WELL, 20);
    CountDownLatch well = new CountDownLatch(20);
    DrainTargets drain = drain(delivered(well, WELL));

    drain.nudge(SLOW);
    await(held.begun);
    drain.nudge(WELL);
    await(well);

    assertThat(held.most).hasValue(THREADS / 2);
    held.release.countDown();
  }

  @Test
  void many_nudges_are_one_turn() throws InterruptedException {
    List<Runnable> asked = new ArrayList<>();
    DrainTargets drain = drain(asked::add, event -> {});

    for (int nudges = 0; nudges < 1_000; nudges++) {
      drain.nudge(WELL);
    }

    assertThat(asked).hasSize(1);
    asked.get(0).run();
    assertThat(transactions.begun).hasValue(1);
    assertThat(asked).hasSize(1);
    drain.nudge(WELL);
    assertThat(asked).hasSize(2);
  }

  @Test
  void rows_that_are_told_of_meanwhile_are_woken_together_and_only_what_waited_is_looked_at() {
    List<Runnable> asked = new ArrayList<>();
    DrainTargets drain = drain(asked::add, event -> {});

    for (long record = 1; record <= 1_000; record++) {
      drain.arrived(List.of(record), Instant.EPOCH);
    }

    assertThat(asked).hasSize(1);
    asked.get(0).run();
    assertThat(transactions.begun).hasValue(1);
    assertThat(asked).as("nothing waited").hasSize(1);
    transactions.collisions.set(1);
    drain.arrived(List.of(1L), Instant.EPOCH);
    asked.get(1).run();
    assertThat(asked).as("it looks by itself later").hasSize(2);
  }

  @Test
  void answers_that_come_while_the_database_is_away_are_settled_when_it_is_back() {
    List<Runnable> asked = new ArrayList<>();
    DrainTargets drain = drain(asked::add, event -> {});
    plan(WELL, 3);
    drain.nudge(WELL);
    asked.remove(0).run();
    transactions.state = "08006";
    while (!asked.isEmpty()) {
      asked.remove(0).run();
    }
    assertThat(outbound.peer(WELL).calls).isEqualTo(3);
    assertThat(drain.underWay()).isEqualTo(3);
    assertThat(counts(WELL)).isEqualTo(Map.of(Status.SENDING, 3L));

    transactions.state = null;
    drain.sweep();
    while (!asked.isEmpty()) {
      asked.remove(0).run();
    }

    assertThat(counts(WELL)).isEqualTo(Map.of(Status.DELIVERED, 3L));
    assertThat(outbound.peer(WELL).calls).isEqualTo(3);
    assertThat(drain.underWay()).isZero();
  }

  @Test
  void calls_of_a_target_give_way_to_what_waits_for_a_thread_and_to_nothing_else() {
    outbound.atOnce = 3;
    plan(WELL, 3);
    List<Runnable> asked = new ArrayList<>();
    DrainTargets drain = drain(asked::add, event -> {});
    drain.nudge(WELL);
    asked.remove(0).run();
    assertThat(asked).as("a worker for each call").hasSize(3);

    asked.remove(0).run();
    assertThat(outbound.peer(WELL).calls).isEqualTo(1);

    crowded = false;
    asked.remove(0).run();
    assertThat(outbound.peer(WELL).calls).isEqualTo(3);
    while (!asked.isEmpty()) {
      asked.remove(0).run();
    }
    assertThat(counts(WELL)).isEqualTo(Map.of(Status.DELIVERED, 3L));
  }

  @Test
  void leases_are_read_where_others_may_hold_some_and_not_each_turn() {
    InMemoryDeliveries deliveries = (InMemoryDeliveries) kit.stores().deliveries();
    outbound.atOnce = 1;
    // So that nothing is claimed ahead.
    outbound.lookable = false;
    plan(WELL, 6);
    List<Runnable> asked = new ArrayList<>();
    DrainTargets drain = drain(asked::add, event -> {});
    drain.nudge(WELL);
    while (outbound.peer(WELL).calls < 3) {
      asked.remove(0).run();
    }
    assertThat(deliveries.leasesRead).isEqualTo(1);

    transactions.state = "08006";
    while (!asked.isEmpty()) {
      asked.remove(0).run();
    }
    transactions.state = null;
    drain.nudge(WELL);
    while (outbound.peer(WELL).calls < 6) {
      asked.remove(0).run();
    }

    assertThat(deliveries.leasesRead).as("a claim whose commit failed may be there").isEqualTo(2);
  }

  @Test
  void what_collides_is_done_again() {
    List<Runnable> asked = new ArrayList<>();
    List<HubEvent> events = new ArrayList<>();
    DrainTargets drain = drain(asked::add, events::add);
    plan(WELL, 1);
    drain.nudge(WELL);
    transactions.collisions.set(3);

    while (!asked.isEmpty()) {
      transactions.collisions.set(3);
      asked.remove(0).run();
    }

    assertThat(counts(WELL)).isEqualTo(Map.of(Status.DELIVERED, 1L));
    assertThat(events).hasSize(1);
    assertThat(outbound.peer(WELL).calls).isEqualTo(1);
  }

  @Test
  void a_server_that_stops_leaves_what_it_claimed_to_be_cleared_up() {
    List<Runnable> asked = new ArrayList<>();
    DrainTargets drain =
        drain(
            task -> {
              if (!asked.isEmpty()) {
                throw new RejectedExecutionException("it stops");
              }
              asked.add(task);
            },
            event -> {});
    plan(WELL, 1);
    drain.nudge(WELL);

    asked.get(0).run();

    assertThat(outbound.peer(WELL).calls).isZero();
    assertThat(drain.underWay()).isEqualTo(1);
    assertThat(counts(WELL)).isEqualTo(Map.of(Status.SENDING, 1L));
  }

  @Test
  void a_listener_that_fails_stops_nothing() {
    List<Runnable> asked = new ArrayList<>();
    outbound.atOnce = 1;
    DrainTargets drain =
        drain(
            asked::add,
            event -> {
              throw new IllegalStateException("a fault of a listener");
            });
    plan(WELL, 3);
    drain.nudge(WELL);

    while (!asked.isEmpty()) {
      asked.remove(0).run();
    }

    assertThat(counts(WELL)).isEqualTo(Map.of(Status.DELIVERED, 3L));
  }
}
