package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;

/**
 * Many threads at once on a real database. Seeded: set {@code -Dsyncline.seed} to the printed one
 * to send the same messages again (the threads' timing is their own).
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class AcceptMessageRace {
  private static final int THREADS = 16;
  private static final int PEOPLE = 500;

  /** The whole proof takes 20: {@code -Dsyncline.race.rounds=20}. */
  private static final int ROUNDS = Integer.getInteger("syncline.race.rounds", 1);

  private final long seed = Long.getLong("syncline.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 2);
  private DatabaseKit kit;
  private Hub hub;

  abstract DatabaseKit kit();

  @BeforeEach
  void a_hub() {
    System.out.println(getClass().getSimpleName() + " seed=" + seed);
    kit = kit();
    kit.clear();
    hub =
        new Hub(kit)
            .flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION)
            .flow("shop-customers", "shop", "customer", State.FULL, Order.TIME)
            .flow("crm-customers", "crm", "customer", State.PARTIAL, Order.VERSION)
            .flow("branch-customers", "branch", "customer", State.PARTIAL, Order.ARRIVAL);
  }

  @AfterEach
  void no_thread_is_left() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Sends all from many threads; what a message fails with takes the place of its acceptance. */
  private Map<InboundMessage, Object> sendAtOnce(List<InboundMessage> messages) throws Exception {
    ConcurrentLinkedQueue<InboundMessage> queue = new ConcurrentLinkedQueue<>(messages);
    Map<InboundMessage, Object> became = Collections.synchronizedMap(new IdentityHashMap<>());
    Callable<Void> sender =
        () -> {
          InboundMessage next;
          while ((next = queue.poll()) != null) {
            try {
              became.put(next, hub.intake().accept(next));
            } catch (RuntimeException e) {
              became.put(next, e);
            }
          }
          return null;
        };
    List<Future<Void>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      running.add(threads.submit(sender));
    }
    for (Future<Void> one : running) {
      one.get();
    }
    return became;
  }

  private void everyMessageHasOneReceiptAndItsOutcomes(int messages) {
    Ledger.Counts counts = kit.ledger().count(null, null);
    assertThat(counts.receipts()).as("seed=%d", seed).isEqualTo(messages);
    assertThat(counts.settled()).as("seed=%d", seed).isEqualTo(counts.due());
  }

  private Map<String, Link> linksOf(String system, int keys) {
    List<LinkKey> wanted = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      wanted.add(new LinkKey(system, "customer", "customer", "k" + i));
    }
    Map<String, Link> links = new HashMap<>();
    kit.stores().links().find(wanted).forEach(link -> links.put(link.key().externalId(), link));
    return links;
  }

  @Test
  void the_same_people_from_four_systems_at_once_become_one_record_each() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      kit.clear();
      theSamePeopleFromFourSystems();
    }
  }

  private void theSamePeopleFromFourSystems() throws Exception {
    List<InboundMessage> messages = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      String rest = "'key': 'k" + i + "', 'mail': 'person" + i + "@mail.example'";
      messages.add(hub.message("erp", "customer", "{" + rest + ", 'v': 1}"));
      messages.add(hub.message("shop", "customer", "{" + rest + ", 't': '2026-01-01T00:00:00Z'}"));
      messages.add(hub.message("crm", "customer", "{" + rest + ", 'v': 1, 'city': 'Jena'}"));
      messages.add(hub.message("branch", "customer", "{" + rest + "}"));
    }
    // Near each other, so that they meet, but in no fixed order.
    for (int i = 0; i + 8 < messages.size(); i += 8) {
      Collections.shuffle(messages.subList(i, i + 8), random);
    }

    Map<InboundMessage, Object> became = sendAtOnce(messages);

    assertThat(became.values())
        .as("seed=%d: nothing fails, be it by a deadlock", seed)
        .allMatch(Acceptance.Taken.class::isInstance);
    everyMessageHasOneReceiptAndItsOutcomes(4 * PEOPLE);
    assertThat(kit.records()).as("seed=%d", seed).isEqualTo(PEOPLE);
    Map<String, Link> erp = linksOf("erp", PEOPLE);
    for (String system : List.of("shop", "crm", "branch")) {
      Map<String, Link> others = linksOf(system, PEOPLE);
      for (int i = 0; i < PEOPLE; i++) {
        long record = erp.get("k" + i).recordId();
        assertThat(others.get("k" + i).recordId())
            .as("seed=%d %s k%d", seed, system, i)
            .isEqualTo(record);
      }
    }
    assertThat(kit.ledger().count(null, null).of(Status.CREATED)).isEqualTo(PEOPLE);
  }

  @Test
  void hot_lanes_end_at_their_highest_version_and_lose_nothing() throws Exception {
    int keys = 5;
    int versions = 60;
    List<InboundMessage> messages = new ArrayList<>();
    for (int v = 1; v <= versions; v++) {
      for (int k = 0; k < keys; k++) {
        messages.add(
            hub.message(
                "erp", "customer", "{'key': 'k" + k + "', 'v': " + v + ", 'city': '" + v + "'}"));
        messages.add(
            hub.message(
                "crm", "customer", "{'key': 'k" + k + "', 'v': " + v + ", 'name': '" + v + "'}"));
      }
    }
    Collections.shuffle(messages, random);

    sendAtOnce(messages);

    everyMessageHasOneReceiptAndItsOutcomes(2 * keys * versions);
    for (int k = 0; k < keys; k++) {
      assertThat(hub.customer("erp", "k" + k).values().get("city")).isEqualTo("" + versions);
      assertThat(hub.customer("crm", "k" + k).values().get("familyName")).isEqualTo("" + versions);
      historyHasNoGap(hub.customer("erp", "k" + k).id(), hub.customer("erp", "k" + k).version());
    }
  }

  private void historyHasNoGap(long record, int version) {
    List<HistoryEntry> history = kit.stores().records().history(record);
    assertThat(history).as("seed=%d record %d", seed, record).hasSize(version);
    Object was = null;
    for (HistoryEntry entry : history) {
      assertThat(entry.changes().get("city").was()).isEqualTo(was);
      was = entry.changes().get("city").is();
    }
  }

  @Test
  void a_lane_ordered_by_arrival_from_one_thread_keeps_its_order_among_others() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    int arrivals = 120;
    Future<Void> branch =
        threads.submit(
            () -> {
              for (int n = 1; n <= arrivals; n++) {
                hub.send("branch", "{'key': 'k0', 'city': '" + n + "'}");
              }
              done.set(true);
              return null;
            });
    List<Future<Integer>> others = new ArrayList<>();
    for (int t = 0; t < THREADS - 1; t++) {
      int thread = t;
      others.add(
          threads.submit(
              () -> {
                int sent = 0;
                while (!done.get()) {
                  sent++;
                  hub.send(
                      "crm", "{'key': 'k" + (thread % 3) + "', 'v': " + sent + ", 'name': 'N'}");
                }
                return sent;
              }));
    }
    branch.get();
    int sent = arrivals;
    for (Future<Integer> other : others) {
      sent += other.get();
    }

    List<HistoryEntry> history = kit.stores().records().history(hub.customer("branch", "k0").id());
    assertThat(history).hasSize(arrivals);
    for (int n = 1; n <= arrivals; n++) {
      assertThat(history.get(n - 1).changes().get("city").is()).isEqualTo("" + n);
    }
    everyMessageHasOneReceiptAndItsOutcomes(sent);
  }

  @Test
  void redelivered_and_repeated_at_once_a_message_is_taken_once() throws Exception {
    List<InboundMessage> messages = new ArrayList<>();
    int ids = 40;
    for (int i = 0; i < ids; i++) {
      byte[] body = ("{\"key\": \"k" + i + "\", \"v\": 1}").getBytes();
      for (int n = 0; n < 6; n++) {
        // Each of two sends comes three times.
        messages.add(hub.message("erp", "customer", "id" + i, "t" + i + "-" + n % 2, body));
      }
    }
    Collections.shuffle(messages, random);

    Map<InboundMessage, Object> became = sendAtOnce(messages);

    assertThat(became.values()).hasSize(messages.size()).allMatch(Acceptance.class::isInstance);
    everyMessageHasOneReceiptAndItsOutcomes(2 * ids);
    Ledger.Counts counts = kit.ledger().count(null, null);
    assertThat(counts.of(Status.CREATED)).isEqualTo(ids);
    assertThat(counts.of(Status.DUPLICATE)).isEqualTo(ids);
  }

  @Test
  void a_poison_message_among_good_ones_fails_alone() throws Exception {
    Stores stores =
        FaultyStores.over(kit.stores())
            .failingFor("poison", () -> new IllegalStateException("broken"))
            .stores();
    hub.runOn(kit.transactions(), stores, Hub.SHAPE, new NoPauses());
    List<InboundMessage> messages = new ArrayList<>();
    List<InboundMessage> poison = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      boolean bad = i % 60 == 30;
      InboundMessage message =
          hub.message("erp", "customer", "{'key': '" + (bad ? "poison" : "k" + i) + "', 'v': 1}");
      messages.add(message);
      if (bad) {
        poison.add(message);
      }
    }
    Collections.shuffle(messages, random);

    Map<InboundMessage, Object> became = sendAtOnce(messages);

    became.forEach(
        (message, what) -> {
          if (poison.contains(message)) {
            assertThat(what).isInstanceOf(IllegalStateException.class);
          } else {
            assertThat(what).isInstanceOf(Acceptance.Taken.class);
          }
        });
    everyMessageHasOneReceiptAndItsOutcomes(295);
  }

  @Test
  void while_the_database_is_away_all_wait_and_then_none_is_lost() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Stores stores =
        FaultyStores.over(kit.stores())
            .atBegin(
                () -> {
                  int n = asked.incrementAndGet();
                  if (n > 3 && n < 300) {
                    refused.incrementAndGet();
                    throw new IllegalStateException(new SQLException("gone", "08006"));
                  }
                })
            .stores();
    hub.runOn(kit.transactions(), stores, Hub.SHAPE, new NoPauses());
    List<InboundMessage> messages = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      messages.add(hub.message("erp", "customer", "{'key': 'k" + i + "', 'v': 1}"));
    }

    Map<InboundMessage, Object> became = sendAtOnce(messages);

    assertThat(refused.get()).isGreaterThan(100);
    assertThat(became.values()).allMatch(what -> what instanceof Acceptance.Taken);
    everyMessageHasOneReceiptAndItsOutcomes(200);
  }

  @Test
  void parents_and_children_that_come_at_once_all_find_each_other() throws Exception {
    hub.flow(
        "shop-customers",
        "shop",
        "customer",
        State.FULL,
        Order.TIME,
        "{\"target\": \"employer\", \"source\": \"employer\", \"parent\": \"required\","
            + " \"link\": {\"system\": \"erp\", \"object\": \"customer\"}}");
    int pairs = 120;
    List<InboundMessage> messages = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      messages.add(
          hub.message(
              "erp",
              "customer",
              "{'key': 'k" + i + "', 'v': 1, 'employer': 'k" + (i + 1) % pairs + "'}"));
      messages.add(
          hub.message(
              "shop",
              "customer",
              "{'key': 'k" + i + "', 't': '2026-01-01T00:00:00Z', 'employer': 'k" + i + "'}"));
    }
    Collections.shuffle(messages, random);
    AtomicBoolean sending = new AtomicBoolean(true);
    Future<Integer> worker =
        threads.submit(
            () -> {
              int done = 0;
              while (sending.get()) {
                done += hub.worker().all();
                Thread.yield();
              }
              return done;
            });

    sendAtOnce(messages);
    sending.set(false);
    worker.get();
    hub.parents().wakeArrived();
    hub.goOn();

    everyMessageHasOneReceiptAndItsOutcomes(2 * pairs);
    assertThat(kit.ledger().count(null, null).outcomes())
        .as("seed=%d", seed)
        .isEqualTo(Map.of(Status.CREATED, 2L * pairs));
    Map<String, Link> erp = linksOf("erp", pairs);
    for (int i = 0; i < pairs; i++) {
      assertThat(hub.customer("erp", "k" + i).values().get("employer"))
          .as("seed=%d k%d", seed, i)
          .isEqualTo(Long.toString(erp.get("k" + (i + 1) % pairs).recordId()));
    }
    assertThat(kit.stores().lanes().waitingForParents(0, 1_000)).isEmpty();
    assertThat(hub.ready()).isEmpty();
  }
}
