package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Write;
import org.syncline.platform.Actor;
import org.syncline.platform.GivenActor;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;

/**
 * Two servers that die and come back, two targets in every mood, people who meddle: whatever
 * happens in whatever order, the promises hold. {@code -Dsyncline.delivery.steps=10000}, {@code
 * -Dsyncline.delivery.seed=1}.
 */
abstract class DeliveriesRandomRules {
  private static final int STEPS = Integer.getInteger("syncline.delivery.steps", 10_000);
  private static final List<String> FLOWS = List.of("crm", "shop");
  private static final int RECORDS = 12;
  private static final Actor ADA = GivenActor.ADA;

  private final SteppingClock clock = new SteppingClock();
  private DeliveryKit kit;
  private GivenOutbound outbound;
  private Random random;
  private final List<Node> nodes = new ArrayList<>();
  private DecideDeliveries decide;
  private PauseTarget pause;
  private int boots;
  private boolean stormy = true;
  private int planned;

  /** Newest planned version by flow and record: all that the model knows. */
  private final Map<String, Map<Long, Integer>> newest = new TreeMap<>();

  /** What each record was like, by version. */
  private final Map<Long, TreeMap<Integer, String>> states = new HashMap<>();

  private final Set<String> broken = new HashSet<>();

  abstract DeliveryKit kit();

  @Test
  void promises_hold_whatever_happens() {
    long seed = Long.getLong("syncline.delivery.seed", new Random().nextLong());
    System.err.println("seed " + seed + ", " + STEPS + " steps");
    given(seed);

    for (int step = 0; step < STEPS; step++) {
      happen();
      assertThat(broken).as("seed %s, step %s", seed, step).isEmpty();
    }
    calmDown();

    assertThat(broken).as("seed %s", seed).isEmpty();
    for (String flow : FLOWS) {
      Peer peer = outbound.peer(flow);
      System.err.println(
          flow + ": calls=" + peer.calls + " looks=" + peer.looks + " taken=" + peer.ledger.size());
      // Else nothing was proven.
      assertThat(peer.calls).isGreaterThan(STEPS / 100);
      assertThat(peer.looks).isGreaterThan(STEPS / 1_000);
    }
    everyDutyHasOneOutcome(seed);
    targetsHoldTheNewestOnce(seed);
  }

  private void given(long seed) {
    kit = kit();
    kit.clear();
    random = new Random(seed);
    outbound = new GivenOutbound(FLOWS.toArray(String[]::new));
    for (String flow : FLOWS) {
      newest.put(flow, new TreeMap<>());
      outbound.connections.put(flow, "shared/api");
      outbound.peer(flow).limits = new Limits(random.nextBoolean() ? null : BigDecimal.TEN, 5, 8);
      outbound.peer(flow).together = 1 + random.nextInt(4);
      outbound.peer(flow).watch = write -> calledBy(flow, write);
    }
    nodes.add(node("one"));
    nodes.add(node("two"));
    RememberedAudit audit = new RememberedAudit();
    decide = new DecideDeliveries(kit.transactions(), kit.stores(), audit, flow -> {});
    pause =
        new PauseTarget(kit.transactions(), kit.stores().targets(), outbound, audit, flow -> {});
  }

  private Node node(String name) {
    return new Node(kit, outbound, name, "boot-" + ++boots, clock, random.nextLong());
  }

  private <T> T in(Supplier<T> work) {
    return kit.transactions().inNew(work);
  }

  private void happen() {
    int what = random.nextInt(100);

    if (what < 25) {
      plan();
    } else if (what < 75) {
      nodes.get(random.nextInt(2)).step();
    } else if (what < 87) {
      Node node = nodes.get(random.nextInt(2));
      if (random.nextInt(10) == 0) {
        node.loseNext();
      }
      node.nudge(FLOWS.get(random.nextInt(2)));
    } else if (what < 93) {
      pass(Duration.ofMillis(random.nextInt(30_000)));
    } else if (what < 94) {
      // Slower than its leases.
      pass(Duration.ofSeconds(100 + random.nextInt(100)));
    } else if (what < 96) {
      int dies = random.nextInt(2);
      nodes.set(dies, node(dies == 0 ? "one" : "two"));
    } else if (what < 98) {
      meddle();
    } else if (random.nextInt(6) == 0) {
      pause.pause(FLOWS.get(random.nextInt(2)), ADA, "a whim");
    } else {
      FLOWS.forEach(flow -> pause.resume(flow, ADA));
    }
  }

  private void plan() {
    long record = 1 + random.nextInt(RECORDS);
    Set<String> flows = new HashSet<>(FLOWS);
    if (random.nextInt(3) == 0) {
      flows.remove(FLOWS.get(random.nextInt(2)));
    }
    int version =
        1 + newest.values().stream().mapToInt(of -> of.getOrDefault(record, 0)).max().orElse(0);
    Priority priority = Priority.values()[random.nextInt(3)];
    List<Duty> duties =
        flows.stream().map(flow -> new Duty(flow, record, version, null, priority)).toList();
    in(
        () -> {
          kit.stores().deliveries().add(duties);
          return true;
        });
    planned += duties.size();
    flows.forEach(flow -> newest.get(flow).put(record, version));
    outbound.versions.put(record, version);
    // One in five goes back to a state that it had.
    String state = random.nextInt(5) == 0 ? "as before" : record + "v" + version;
    outbound.contents.put(record, state);
    states.computeIfAbsent(record, id -> new TreeMap<>()).put(version, state);
  }

  private void pass(Duration time) {
    clock.step(time);
    kit.pass(time);
  }

  private void meddle() {
    List<Delivery> some =
        in(() -> kit.stores().deliveries().search(new DeliveryQuery(null, null, null, null, 40)));
    if (some.isEmpty()) {
      return;
    }
    Delivery delivery = some.get(random.nextInt(some.size()));
    // Who retries what is uncertain has to look first; here nobody does.
    if (random.nextBoolean() && !"UNCERTAIN".equals(delivery.reason())) {
      decide.retry(delivery.id(), ADA, "a whim");
    } else if (random.nextInt(4) == 0) {
      decide.dismiss(delivery.id(), ADA, "a whim");
    }
  }

  /** A call begins: nobody else may be at the same record of the same target. */
  private void calledBy(String flow, Write write) {
    List<Delivery> leased =
        in(() -> kit.stores().deliveries().leased(flow)).stream()
            .filter(delivery -> delivery.duty().record() == write.record())
            .toList();
    if (leased.size() != 1) {
      broken.add("a call of " + flow + " " + write + " with leases " + leased);
    }
    if (stormy) {
      outbound.peer(flow).script.add(mood(flow));
    }
  }

  private Peer.Mood mood(String flow) {
    Answer.Uncertain noAnswer = new Answer.Uncertain("No answer in time.");
    if (random.nextInt(3) == 0) {
      outbound.peer(flow).sights.clear();
    } else if (random.nextInt(3) == 0) {
      outbound.peer(flow).sights.add(new Sighting.CantTell("Not now."));
    }
    return switch (random.nextInt(16)) {
      case 0, 1 -> Peer.says(noAnswer);
      case 2, 3 -> Peer.doesAndSays(noAnswer);
      case 4 -> Peer.says(new Answer.Later(Answer.Why.FAILED, null, "It answered 503."));
      case 5 -> Peer.says(new Answer.Later(Answer.Why.UNREACHABLE, null, "Nobody answers."));
      case 6 ->
          Peer.says(
              new Answer.Later(
                  Answer.Why.RATE_LIMITED, clock.instant().plusSeconds(3), "It answered 429."));
      case 7 -> Peer.says(new Answer.Refused("INVALID", "It answered 422."));
      case 8 -> Peer.says(new Answer.Moved());
      default -> Peer.WELL;
    };
  }

  private void calmDown() {
    stormy = false;
    for (String flow : FLOWS) {
      outbound.peer(flow).script.clear();
      outbound.peer(flow).sights.clear();
      pause.resume(flow, ADA);
    }
    for (int round = 0; round < 400; round++) {
      pass(Duration.ofSeconds(200));
      nodes.forEach(Node::work);
      for (Delivery delivery : withStatus(Status.PARKED)) {
        // Who retries what is uncertain has to look first; here nobody does.
        if ("UNCERTAIN".equals(delivery.reason())) {
          decide.dismiss(delivery.id(), ADA, "nobody knows");
        } else {
          decide.retry(delivery.id(), ADA, "all is well again");
        }
      }
      if (open() == 0) {
        return;
      }
    }
  }

  private List<Delivery> withStatus(Status status) {
    return in(
        () -> kit.stores().deliveries().search(new DeliveryQuery(null, status, null, null, 500)));
  }

  private long open() {
    return in(() -> kit.stores().deliveries().count()).values().stream()
        .flatMap(counts -> counts.entrySet().stream())
        .filter(count -> count.getKey().open())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private void everyDutyHasOneOutcome(long seed) {
    Map<String, Map<Status, Long>> counts = in(() -> kit.stores().deliveries().count());
    Map<String, Long> sums = new TreeMap<>();
    counts.forEach(
        (flow, of) -> sums.put(flow, of.values().stream().mapToLong(Long::longValue).sum()));
    assertThat(sums).as("seed %s", seed).isEqualTo(in(() -> kit.stores().deliveries().planned()));
    assertThat(open()).as("seed %s, %s", seed, counts).isZero();
    assertThat(
            counts.values().stream()
                .flatMap(of -> of.values().stream())
                .mapToLong(Long::longValue)
                .sum())
        .as("seed %s", seed)
        .isEqualTo(planned);
  }

  private void targetsHoldTheNewestOnce(long seed) {
    for (String flow : FLOWS) {
      Peer peer = outbound.peer(flow);
      Map<Long, Integer> last = new HashMap<>();
      for (Peer.Taken taken : peer.ledger) {
        assertThat(taken.version())
            .as("seed %s, %s %s goes backwards", seed, flow, taken)
            .isGreaterThanOrEqualTo(last.getOrDefault(taken.record(), 0));
        last.put(taken.record(), taken.version());
      }
      newest
          .get(flow)
          .forEach(
              (record, version) -> {
                assertThat(peer.rowsOf(record))
                    .as("seed %s, record %s at %s", seed, record, flow)
                    .hasSizeLessThanOrEqualTo(1);
                Delivery latest =
                    in(() ->
                            kit.stores()
                                .deliveries()
                                .search(new DeliveryQuery(flow, null, record, null, 1)))
                        .get(0);
                if (latest.status() != Status.DISMISSED) {
                  assertThat(latest.status())
                      .as("seed %s, %s", seed, latest)
                      .isIn(Status.DELIVERED, Status.UNCHANGED, Status.SUPERSEDED);
                  assertThat(peer.rowsOf(record))
                      .as("seed %s, %s", seed, latest)
                      .hasSize(1)
                      .allSatisfy(row -> assertThat(row.body()).isIn(since(record, version)));
                }
              });
    }
  }

  /** The state that the duty was about, and later ones that only the other target is owed. */
  private Collection<String> since(long record, int version) {
    return states.getOrDefault(record, new TreeMap<>()).tailMap(version).values();
  }
}
