package org.syncline.sync.intake.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.oracle.ModelLanes.Entry;
import org.syncline.sync.intake.oracle.ModelLanes.SourceKey;
import org.syncline.sync.intake.oracle.ModelLanes.Turn;
import org.syncline.sync.intake.oracle.Operation.Body;
import org.syncline.sync.intake.oracle.Operation.Message;

/** The rules of intake (src/docs/intake.md), message by message. */
final class ModelIntake {
  private static final Duration TRUSTED_AHEAD = Duration.ofMinutes(5);

  private final ModelState state;
  private final Map<String, Flow> flows;
  private final ModelLanes lanes = new ModelLanes();
  private final Map<Name, List<Taken>> taken = new HashMap<>();

  /** What a flow says about order. */
  enum Order {
    VERSION,
    TIME,
    ARRIVAL
  }

  /** The one flow of a system. */
  record Flow(boolean full, Order order) {}

  private record Name(String system, String id) {}

  private record Taken(long receipt, String transport, Body body) {}

  ModelIntake(ModelState state, Map<String, Flow> flows) {
    this.state = state;
    this.flows = flows;
  }

  private Flow flow(Message message) {
    Flow flow = flows.get(message.system());
    if (flow == null) {
      throw new IllegalStateException("No flow of system " + message.system() + ".");
    }
    return flow;
  }

  /**
   * @param named the record that the hub made of it, if it made one: only the name is the hub's
   */
  String take(Message message, long receipt, Instant now, long named) {
    List<Taken> before =
        taken.computeIfAbsent(new Name(message.system(), message.id()), k -> new ArrayList<>());
    for (Taken one : before) {
      if (one.transport().equals(message.transport())) {
        return "redelivered " + one.receipt();
      }
    }
    boolean repeat = before.stream().anyMatch(one -> one.body().equals(message.body()));
    boolean used = !before.isEmpty();
    before.add(new Taken(receipt, message.transport(), message.body()));
    if (repeat) {
      return taken("DUPLICATE");
    }
    if (used) {
      lanes.parkUnread(receipt);
      return taken("PARKED");
    }
    return taken(settle(new Turn(message, receipt, now, stamp(message)), now, named));
  }

  /** A held message whose turn has come; nothing if it was not held any more, or not ready. */
  String again(long receipt, Instant now, long named) {
    Entry own = lanes.of(receipt);
    if (own == null || !own.ready()) {
      return taken("");
    }
    lanes.release(own);
    return taken(settle(own.turn, now, named));
  }

  String dismiss(long receipt) {
    Entry held = lanes.of(receipt);
    if (held == null) {
      return "not open";
    }
    lanes.release(held);
    lanes.wake(held.turn.lane());
    return "done";
  }

  Set<Long> held() {
    return lanes.held();
  }

  private static String taken(String status) {
    return "taken [" + status + "]";
  }

  private @Nullable Long stamp(Message message) {
    Instant time = message.body().time();
    return switch (flow(message).order()) {
      case VERSION -> message.body().version();
      case TIME -> time == null ? null : time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
      case ARRIVAL -> null;
    };
  }

  private String settle(Turn turn, Instant now, long named) {
    List<Entry> before = lanes.before(turn.lane(), turn.receipt());
    if (!before.isEmpty() && !overtakes(turn, before)) {
      lanes.await(turn, before);
      return "WAITING";
    }
    if (turn.message().body().faulty()) {
      lanes.park(turn);
      return "PARKED";
    }
    before.forEach(lanes::release);
    String status = inOrder(turn, now, named);
    if (!status.equals("PARKED")) {
      lanes.wake(turn.lane());
    }
    return status;
  }

  private boolean overtakes(Turn turn, List<Entry> before) {
    Long stamp = turn.stamp();
    return flow(turn.message()).full()
        && stamp != null
        && !turn.message().body().faulty()
        && before.stream().allMatch(entry -> entry.isOlderThan(stamp));
  }

  private String inOrder(Turn turn, Instant now, long named) {
    Flow flow = flow(turn.message());
    Long stamp = turn.stamp();
    if (stamp == null && flow.order() != Order.ARRIVAL) {
      lanes.park(turn);
      return "PARKED";
    }
    ModelState.Link link = state.links.get(turn.lane());
    Long highest = link == null ? null : link.stamp;
    if (stamp == null || highest == null) {
      return apply(turn, link, false, now, named);
    }
    if (flow.full() && stamp <= highest) {
      return "SUPERSEDED";
    }
    return apply(turn, link, stamp < highest, now, named);
  }

  private String apply(
      Turn turn, ModelState.@Nullable Link link, boolean late, Instant now, long named) {
    Map<String, @Nullable String> values = new TreeMap<>(turn.message().body().values());
    String employer = turn.message().body().employer();
    if (employer != null) {
      values.put("employer", employerOf(turn, employer));
    }
    if (link != null) {
      String status = merge(state.record(link.record), values, turn, late, now);
      link.advance(turn.stamp());
      return status;
    }
    Set<Long> matched = state.carriersOf(values.get("email"));
    if (matched.size() > 1 || matched.stream().anyMatch(id -> isLinkedElsewhere(id, turn))) {
      lanes.park(turn);
      return "PARKED";
    }
    ModelRecord record =
        matched.isEmpty() ? state.begin(named) : state.record(matched.iterator().next());
    String status = merge(record, values, turn, late, now);
    state.links.put(turn.lane(), new ModelState.Link(record.id, turn.stamp()));
    return status;
  }

  private String employerOf(Turn turn, String key) {
    ModelState.Link link = state.links.get(new SourceKey(turn.message().system(), key));
    if (link == null) {
      throw new IllegalStateException("Employers are there before those who refer to them.");
    }
    return Long.toString(link.record);
  }

  private boolean isLinkedElsewhere(long record, Turn turn) {
    return state.links.entrySet().stream()
        .anyMatch(
            link ->
                link.getValue().record == record
                    && link.getKey().system().equals(turn.message().system())
                    && !link.getKey().equals(turn.lane()));
  }

  private String merge(
      ModelRecord record,
      Map<String, @Nullable String> values,
      Turn turn,
      boolean late,
      Instant now) {
    boolean created = record.version() == 0;
    Instant time = turn.message().body().time();
    boolean certain = time != null && !time.isAfter(now.plus(TRUSTED_AHEAD));
    Said said =
        new Said(
            turn.message().system(),
            turn.message().body().key(),
            turn.receipt(),
            turn.stamp(),
            time != null && certain ? time : turn.acceptedAt(),
            certain);
    ModelState.Effect effect = state.take(record, values, said, late);
    if (created) {
      return "CREATED";
    }
    return effect.changed() ? "UPDATED" : late && !effect.touched() ? "SUPERSEDED" : "UNCHANGED";
  }
}
