package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.Transactions;
import org.syncline.sync.Flow;
import org.syncline.sync.intake.TakeRecords.Became;

/** The door of files, on the stores of one kind. */
abstract class TakeRecordsRules {
  private static final int GROUP = 8;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private StoreKit kit;
  private Hub hub;
  private TakeRecords door;

  abstract StoreKit kit();

  @BeforeEach
  void open_the_door() {
    kit = kit();
    kit.clear();
    hub = new Hub(kit).flow("f", "erp", "customer", Flow.State.FULL, Flow.Order.VERSION);
    hub.arrivals()
        .startAt(kit.transactions().inNew(() -> kit.stores().receipts().begin().firstId()));
    door = door(kit.transactions());
  }

  private TakeRecords door(Transactions transactions) {
    hub.runOn(transactions, kit.stores(), Hub.SHAPE, new NoPauses());
    return new TakeRecords(
        hub.intake(), kit.transactions(), kit.stores(), hub, hub.arrivals(), GROUP, threads);
  }

  @AfterEach
  void no_thread_is_left() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  private static InboundMessage record(long run, int number, String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new InboundMessage(
        "erp",
        "customer",
        "file:abc:f:" + number,
        new RecordOfFile(run, number, "people.ndjson").transportId(),
        BodyKind.BYTES,
        new SourceBody(bytes, null),
        InboundMessage.hash(bytes),
        TakeRecords.DOOR,
        null,
        Instant.parse("2026-11-22T10:00:01Z"),
        null);
  }

  private static List<InboundMessage> records(long run, String... bodies) {
    List<InboundMessage> records = new ArrayList<>();
    for (String body : bodies) {
      records.add(record(run, records.size() + 1, body));
    }
    return records;
  }

  private List<Became> became(long run, List<InboundMessage> records) throws InterruptedException {
    List<TakeRecords.Ready> ready = records.stream().map(record -> door.map("f", record)).toList();
    return door.take(Long.toString(run), "f", ready);
  }

  private List<String> take(long run, List<InboundMessage> records) throws InterruptedException {
    return became(run, records).stream()
        .map(became -> became.status().word() + (became.before() ? " before" : ""))
        .toList();
  }

  private long counted() {
    Arrivals.Direct direct = hub.arrivals().direct();
    assertThat(direct.underWay()).isZero();
    return direct.done();
  }

  private Ledger.Counts ledger() {
    return kit.transactions().inNew(() -> kit.ledger().count(null, null));
  }

  @Test
  void records_become_what_messages_would() throws InterruptedException {
    List<String> became =
        take(
            1,
            records(
                1,
                "{'key': '1', 'v': 1, 'name': 'Ada'}",
                "{'key': '2', 'v': 1, 'name': 'Bob'}",
                "{'key': '1', 'v': 2, 'name': 'Eve'}",
                "{'key': '1', 'v': 2, 'name': 'late'}",
                "{'key': '3', 'v': 1, 'born': 'no date'}",
                "{'key': '3', 'v': 1}",
                "no JSON"));

    assertThat(became)
        .containsExactly(
            "created", "created", "updated", "superseded", "parked", "waiting", "parked");
    assertThat(hub.customer("erp", "1").values().get("familyName")).isEqualTo("Eve");
    assertThat(counted()).isEqualTo(7).isEqualTo(ledger().receipts()).isEqualTo(ledger().settled());
  }

  @Test
  void the_same_records_of_the_same_run_again_change_nothing_and_are_not_counted()
      throws InterruptedException {
    List<InboundMessage> all =
        records(1, "{'key': '1', 'v': 1}", "{'key': '2', 'v': 1}", "{'key': '3', 'born': 'x'}");
    take(1, all);
    Ledger.Counts before = ledger();

    assertThat(take(1, all)).containsExactly("created before", "created before", "parked before");
    assertThat(ledger()).isEqualTo(before);
    assertThat(counted()).isEqualTo(3);
  }

  @Test
  void the_same_records_of_another_run_are_duplicates() throws InterruptedException {
    take(1, records(1, "{'key': '1', 'v': 1}", "{'key': '2', 'v': 1}"));

    assertThat(take(2, records(2, "{'key': '1', 'v': 1}", "{'key': '2', 'v': 1}")))
        .containsExactly("duplicate", "duplicate");
    assertThat(counted()).isEqualTo(4).isEqualTo(ledger().settled());
  }

  @Test
  void only_the_named_flow_reads_them() throws InterruptedException {
    hub.flow("g", "erp", "customer", Flow.State.FULL, Flow.Order.VERSION);

    List<Became> became = became(1, records(1, "{'key': '1', 'v': 1}"));

    assertThat(kit.ledger().outcomes(became.get(0).receipt()))
        .extracting(Outcome::flow)
        .containsExactly("f");
  }

  @Test
  void without_the_flow_nothing_is_taken() {
    hub.disabled("f");

    assertThatThrownBy(() -> became(1, records(1, "{'key': '1', 'v': 1}")))
        .isInstanceOf(TakeRecords.NoSuchFlowException.class)
        .hasMessageContaining("'f'");
    assertThat(ledger().receipts()).isZero();
    assertThat(counted()).isZero();
  }

  /** Another node published a mapping between mapping and transaction. */
  @Test
  void a_configuration_that_changed_meanwhile_is_followed_by_the_named_flow_alone()
      throws InterruptedException {
    hub.flow("g", "erp", "customer", Flow.State.FULL, Flow.Order.VERSION);
    hub.published(
        "f",
        "erp",
        "customer",
        Flow.State.FULL,
        Flow.Order.VERSION,
        "{\"target\": \"familyName\", \"source\": \"name\", \"steps\": [\"upper\"]}");

    List<Became> became = became(1, records(1, "{'key': '1', 'v': 1, 'name': 'Ada'}"));

    assertThat(hub.customer("erp", "1").values().get("familyName")).isEqualTo("ADA");
    assertThat(kit.ledger().outcomes(became.get(0).receipt())).hasSize(1);
  }

  @Test
  void what_was_mapped_ahead_is_mapped_again_when_the_configuration_has_changed_since()
      throws InterruptedException {
    List<TakeRecords.Ready> ahead =
        records(1, "{'key': '1', 'v': 1, 'name': 'Ada'}").stream()
            .map(record -> door.map("f", record))
            .toList();
    hub.published(
        "f",
        "erp",
        "customer",
        Flow.State.FULL,
        Flow.Order.VERSION,
        "{\"target\": \"familyName\", \"source\": \"name\", \"steps\": [\"upper\"]}");
    hub.refresh();

    door.take("1", "f", ahead);

    assertThat(hub.customer("erp", "1").values().get("familyName")).isEqualTo("ADA");
  }

  @Test
  void a_commit_that_is_not_known_to_have_succeeded_is_counted_once() throws InterruptedException {
    AtomicInteger commits = new AtomicInteger();
    Transactions losing =
        new Transactions() {
          @Override
          public <T> T inNew(Supplier<T> work) {
            T result = kit.transactions().inNew(work);
            if (commits.incrementAndGet() == 1) {
              throw new IllegalStateException(
                  new java.sql.SQLException("The connection broke at the commit", "08006"));
            }
            return result;
          }
        };
    door = door(losing);

    take(1, records(1, "{'key': '1', 'v': 1}", "{'key': '2', 'v': 1}"));

    assertThat(counted()).isEqualTo(2).isEqualTo(ledger().receipts());
  }

  @Test
  void a_part_that_fails_in_the_middle_is_done_again_and_counted_once()
      throws InterruptedException {
    AtomicInteger commits = new AtomicInteger();
    Transactions stopping =
        new Transactions() {
          @Override
          public <T> T inNew(Supplier<T> work) {
            if (commits.incrementAndGet() > 2) {
              throw new IllegalStateException("No more");
            }
            return kit.transactions().inNew(work);
          }
        };
    door = door(stopping);
    List<InboundMessage> all = new ArrayList<>();
    for (int i = 1; i <= 5 * GROUP; i++) {
      all.add(record(1, i, "{'key': 'K" + i + "', 'v': 1}"));
    }
    assertThatThrownBy(() -> take(1, all)).hasMessageContaining("No more");
    long first = ledger().receipts();
    assertThat(first).isPositive().isLessThan(all.size());
    assertThat(counted()).isEqualTo(first);
    commits.set(Integer.MIN_VALUE);

    assertThat(take(1, all)).hasSize(all.size());
    assertThat(counted()).isEqualTo(all.size()).isEqualTo(ledger().settled());
  }

  @Test
  void two_at_a_time_they_make_what_one_after_the_other_makes() throws InterruptedException {
    long seed = Long.getLong("syncline.seed", System.nanoTime());
    List<String> bodies = bodies(new Random(seed), 450);
    List<InboundMessage> all = records(1, bodies.toArray(String[]::new));
    for (int from = 0; from < all.size(); from += 150) {
      became(1, all.subList(from, Math.min(all.size(), from + 150)));
    }
    Map<String, String> together = state();

    kit.clear();
    for (InboundMessage message : all) {
      hub.send(message);
    }

    assertThat(together).as("seed %d", seed).isNotEmpty().isEqualTo(state());
  }

  private static List<String> bodies(Random random, int count) {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int key = random.nextInt(150);
      bodies.add(
          "{'key': 'K"
              + key
              + "', 'v': "
              + random.nextInt(6)
              + ", 'name': 'N"
              + random.nextInt(5)
              + "', 't': '2026-01-0"
              + (1 + random.nextInt(9))
              + "T00:00:00Z', 'mail': 'm"
              // The same for a key at all times: what a record loses has no order across lanes.
              + (key % 8 == 0 ? key % 40 : 1_000 + key)
              + "@example.org'"
              + (random.nextInt(30) == 0 ? ", 'born': 'x'" : "")
              + (random.nextInt(10) == 0 ? ", 'employer': 'K" + random.nextInt(150) + "'" : "")
              + "}");
    }
    return bodies;
  }

  /** What became of each message, and what the record of each key says, without ids. */
  private Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    Map<Long, String> keysOf = new TreeMap<>();
    for (int key = 0; key < 150; key++) {
      var link = hub.link("erp", "customer", "K" + key);
      if (link != null) {
        keysOf.merge(link.recordId(), "K" + key, (a, b) -> a + " " + b);
      }
    }
    keysOf.forEach(
        (id, keys) -> {
          var record = hub.record(id);
          Map<String, Object> values = new TreeMap<>(record.values().asMap());
          Object employer = values.remove("employer");
          state.put(
              keys,
              record.version()
                  + " "
                  + values
                  + " "
                  + (employer == null ? "" : keysOf.get(Long.valueOf(employer.toString()))));
        });
    for (LedgerLine line :
        kit.transactions().inNew(() -> kit.ledger().search(LedgerQuery.all(500)))) {
      Outcome outcome = line.outcome();
      state.put(
          line.receipt().messageId(),
          outcome.status().word() + " " + outcome.reason() + " " + outcome.key());
    }
    assertThat(keysOf.values().stream().collect(Collectors.toSet())).isNotEmpty();
    return state;
  }
}
