package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.KeptFacts;
import org.syncline.platform.Transactions;
import org.syncline.record.Conflicts;
import org.syncline.record.Links;
import org.syncline.record.Merges;
import org.syncline.record.Records;
import org.syncline.record.Relations;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;

/**
 * Who leads a group and who sleeps: nobody sleeps for ever, nobody leads alone what nobody asked
 * for, on transactions that cost nothing. A lost wake-up shows as a test that does not end.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HandOverTest {
  private final long seed = Long.getLong("syncline.seed", System.nanoTime());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong nextId = new AtomicLong();
  private final Set<Long> receipts = ConcurrentHashMap.newKeySet();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger emptyGroups = new AtomicInteger();
  private final AtomicInteger mostInGroup = new AtomicInteger();

  @AfterEach
  void no_thread_is_left() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  // ---- a hub that stores nothing

  private <T> T nothing(Class<T> store) {
    return store.cast(
        Proxy.newProxyInstance(
            HandOverTest.class.getClassLoader(),
            new Class<?>[] {store},
            (proxy, method, arguments) -> {
              Class<?> type = method.getReturnType();
              if (method.getName().equals("begin")) {
                return new Receipts.Start(nextId.getAndAdd(Receipts.GROUP_LIMIT), Instant.EPOCH, 1);
              }
              if (store == Receipts.class && method.getName().equals("add")) {
                Collection<?> added = (Collection<?>) arguments[0];
                mostInGroup.accumulateAndGet(added.size(), Math::max);
                added.forEach(receipt -> receipts.add(((Receipt) receipt).id()));
              }
              if (type == List.class) {
                return List.of();
              }
              if (type == Map.class) {
                return Map.of();
              }
              if (type == Optional.class) {
                return Optional.empty();
              }
              return type == int.class ? (Object) 16 : type == boolean.class ? true : null;
            }));
  }

  private AcceptMessage intake(Transactions transactions, Shape shape, Pauses pauses) {
    Stores stores =
        new Stores(
            nothing(Receipts.class),
            nothing(Outcomes.class),
            nothing(Lanes.class),
            nothing(Links.class),
            nothing(Records.class),
            nothing(Conflicts.class),
            nothing(Merges.class),
            nothing(Relations.class),
            nothing(Duties.class),
            nothing(KeptFacts.class),
            nothing(AuditTrail.class));
    HubPlan plan = new HubPlan(1, Map.of(), Map.of(), Map.of());
    HubPlans plans =
        new HubPlans() {
          @Override
          public HubPlan current() {
            return plan;
          }

          @Override
          public HubPlan refresh() {
            return plan;
          }
        };
    return new AcceptMessage(transactions, stores, plans, shape, pauses, fact -> {}, () -> {});
  }

  private final class Counted implements Transactions {
    @Override
    public <T> T inNew(Supplier<T> work) {
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      try {
        if (Math.floorMod(nextId.get() / Receipts.GROUP_LIMIT, 3) == 0) {
          Thread.yield();
        }
        T result = work.get();
        if (result instanceof Group.Result group && group.acceptances().isEmpty()) {
          emptyGroups.incrementAndGet();
        }
        return result;
      } finally {
        atOnce.decrementAndGet();
      }
    }
  }

  private static InboundMessage message(String id) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return new InboundMessage(
        "erp",
        "customer",
        id,
        id,
        BodyKind.TEXT,
        new SourceBody(body, null),
        "hash",
        "jms",
        null,
        Instant.EPOCH,
        null);
  }

  @Test
  void rounds_of_a_few_callers_at_once_all_end() throws Exception {
    int callers = 6;
    int rounds = 3_000;
    AcceptMessage intake = intake(new Counted(), new Shape(2, 2, 1), new NoPauses());
    CyclicBarrier together = new CyclicBarrier(callers);
    List<Future<Void>> running = new ArrayList<>();
    for (int c = 0; c < callers; c++) {
      int caller = c;
      running.add(
          threads.submit(
              () -> {
                for (int round = 0; round < rounds; round++) {
                  together.await(60, TimeUnit.SECONDS);
                  intake.accept(message(caller + "-" + round));
                }
                return null;
              }));
    }
    for (Future<Void> one : running) {
      one.get();
    }

    assertThat(receipts).hasSize(callers * rounds);
    assertThat(mostAtOnce.get()).isLessThanOrEqualTo(2);
    assertThat(mostInGroup.get()).isLessThanOrEqualTo(2);
    assertThat(emptyGroups.get()).isZero();
  }

  @Test
  void nobody_waits_for_a_group_that_does_not_end() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicBoolean first = new AtomicBoolean(true);
    Transactions stuckAtFirst =
        new Transactions() {
          @Override
          public <T> T inNew(Supplier<T> work) {
            if (first.getAndSet(false)) {
              began.countDown();
              try {
                goOn.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
            return work.get();
          }
        };
    AcceptMessage intake = intake(stuckAtFirst, new Shape(64, 2, 1), new NoPauses());
    Future<Acceptance> stuck = threads.submit(() -> intake.accept(message("stuck")));
    began.await();

    intake.accept(message("other"));

    assertThat(stuck.isDone()).isFalse();
    goOn.countDown();
    stuck.get();
    assertThat(receipts).hasSize(2);
  }

  @Test
  void callers_that_are_interrupted_in_a_group_end_with_its_leader() throws Exception {
    int callers = 8;
    AtomicReference<Thread> leader = new AtomicReference<>();
    Transactions away =
        new Transactions() {
          @Override
          public <T> T inNew(Supplier<T> work) {
            throw new IllegalStateException(new SQLException("gone", "08006"));
          }
        };
    Pauses untilInterrupted =
        new Pauses() {
          @Override
          public void afterCollision(int attempt) {}

          @Override
          public void whileDatabaseAway(int attempt) throws InterruptedException {
            leader.set(Thread.currentThread());
            new CountDownLatch(1).await();
          }
        };
    AcceptMessage intake = intake(away, new Shape(64, 1, 1), untilInterrupted);
    AtomicInteger stopped = new AtomicInteger();
    List<Thread> listeners = new ArrayList<>();
    for (int c = 0; c < callers; c++) {
      InboundMessage message = message("caller-" + c);
      Thread listener =
          new Thread(
              () -> {
                try {
                  intake.accept(message);
                } catch (InterruptedException e) {
                  stopped.incrementAndGet();
                }
              });
      listeners.add(listener);
      listener.start();
    }
    awaitLeader(leader, null);
    for (Thread listener : listeners) {
      while (listener.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
    }
    Thread ofOne = leader.get();
    ofOne.interrupt();
    Thread ofTheOthers = awaitLeader(leader, ofOne);

    for (Thread listener : listeners) {
      if (listener != ofTheOthers) {
        listener.interrupt();
      }
    }
    ofTheOthers.interrupt();

    for (Thread listener : listeners) {
      listener.join(10_000);
    }
    assertThat(stopped.get()).isEqualTo(callers);
    assertThat(receipts).isEmpty();
  }

  private static Thread awaitLeader(AtomicReference<Thread> leader, @Nullable Thread before) {
    while (true) {
      Thread now = leader.get();
      if (now != null && now != before) {
        return now;
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void many_callers_share_groups_up_to_the_limit() throws Exception {
    int callers = 24;
    int each = 1_000;
    AcceptMessage intake = intake(new Counted(), new Shape(16, 3, 1), new NoPauses());
    List<Future<Void>> running = new ArrayList<>();
    for (int c = 0; c < callers; c++) {
      int caller = c;
      running.add(
          threads.submit(
              () -> {
                for (int n = 0; n < each; n++) {
                  intake.accept(message(caller + "-" + n));
                }
                return null;
              }));
    }
    for (Future<Void> one : running) {
      one.get();
    }

    assertThat(receipts).hasSize(callers * each);
    assertThat(mostAtOnce.get()).isLessThanOrEqualTo(3);
    assertThat(mostInGroup.get()).isBetween(2, 16);
  }

  @Test
  void callers_that_are_interrupted_leave_nobody_asleep() throws Exception {
    System.out.println("HandOverTest seed=" + seed);
    Random random = new Random(seed);
    AtomicInteger asked = new AtomicInteger();
    Transactions sometimesAway =
        new Transactions() {
          private final Transactions real = new Counted();

          @Override
          public <T> T inNew(Supplier<T> work) {
            if (asked.incrementAndGet() % 7 == 0) {
              throw new IllegalStateException(new SQLException("gone", "08006"));
            }
            return real.inNew(work);
          }
        };
    AcceptMessage intake = intake(sometimesAway, new Shape(3, 2, 1), new SleepingPauses());
    int callers = 8;
    int each = 400;
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger stopped = new AtomicInteger();
    List<Thread> callerThreads = new ArrayList<>();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int c = 0; c < callers; c++) {
      int caller = c;
      callerThreads.add(
          new Thread(
              () -> {
                for (int n = 0; n < each; n++) {
                  try {
                    intake.accept(message(caller + "-" + n));
                    accepted.incrementAndGet();
                  } catch (InterruptedException e) {
                    stopped.incrementAndGet();
                  } catch (RuntimeException e) {
                    failures.add(e);
                  }
                  // Kept for the caller where the message was accepted all the same.
                  boolean unused = Thread.interrupted();
                }
              }));
    }
    AtomicBoolean disturbing = new AtomicBoolean(true);
    Future<Integer> disturber =
        threads.submit(
            () -> {
              int interrupts = 0;
              while (disturbing.get()) {
                callerThreads.get(random.nextInt(callers)).interrupt();
                interrupts++;
                TimeUnit.MICROSECONDS.sleep(200);
              }
              return interrupts;
            });
    callerThreads.forEach(Thread::start);
    for (Thread thread : callerThreads) {
      thread.join();
    }
    disturbing.set(false);

    assertThat(disturber.get()).isPositive();
    assertThat(failures).as("seed=%d", seed).isEmpty();
    assertThat(accepted.get() + stopped.get()).isEqualTo(callers * each);
    assertThat(receipts).as("seed=%d", seed).hasSize(accepted.get());
  }

  /** As in the server: a pause ends early when its thread is to stop. */
  private static final class SleepingPauses implements Pauses {
    @Override
    public void afterCollision(int attempt) {
      Thread.yield();
    }

    @Override
    public void whileDatabaseAway(int attempt) throws InterruptedException {
      TimeUnit.MICROSECONDS.sleep(300);
    }
  }
}
