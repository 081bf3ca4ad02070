package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.record.RecordType;
import org.syncline.sync.HubPlan;

/**
 * One group of messages in one transaction: the rules of intake (src/docs/intake.md), message by
 * message, on what {@link GroupMemory} read at the start and writes at the end. Must run inside a
 * transaction; makes no decision that is not rolled back with it.
 */
final class Group {
  private final Stores stores;
  private final HubPlan hub;
  private final List<Understood> messages;
  private final Set<Integer> further;

  /** What came out of a group, valid once its transaction has committed. */
  record Result(List<Acceptance> acceptances, List<Settled> facts, boolean wokeOthers) {}

  /** The configuration changed since the messages were mapped; map them again. */
  static final class StalePlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StalePlanException() {
      super("Configuration changed since the group was mapped.", null, false, false);
    }
  }

  /** A record was merged into another while it was looked for; look again. */
  static final class MovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MovedException() {
      super("A record was merged meanwhile.", null, false, false);
    }
  }

  /**
   * Match keys that a record gets by this group though no message names them whole, such as one of
   * two fields of which only one changed: their buckets have to be locked from the start.
   */
  static final class MoreLocksException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Set<Integer> buckets;

    MoreLocksException(Set<Integer> buckets) {
      super("More match keys than were locked.", null, false, false);
      this.buckets = buckets;
    }

    Set<Integer> buckets() {
      return buckets;
    }
  }

  /**
   * A group of messages.
   *
   * @param further buckets to be locked too
   */
  Group(Stores stores, HubPlan hub, List<Understood> messages, Set<Integer> further) {
    this.stores = stores;
    this.hub = hub;
    this.messages = messages;
    this.further = further;
  }

  Result run() {
    for (Understood message : messages) {
      refuseOtherEpoch(message.epoch());
    }
    Footprint footprint = Footprint.of(messages, stores.lanes());
    TreeSet<Integer> buckets = new TreeSet<>(footprint.buckets());
    buckets.addAll(further);
    if (!buckets.isEmpty()) {
      stores.lanes().lock(buckets);
    }
    // Under the locks: receipts of a lane have ids in the order of its transactions.
    Receipts.Start start = stores.receipts().begin();
    refuseOtherEpoch(start.epoch());
    GroupMemory memory = GroupMemory.on(stores, buckets);
    footprint.readInto(memory, typeById());
    return work(memory, start);
  }

  private void refuseOtherEpoch(long epoch) {
    if (epoch != hub.epoch()) {
      throw new StalePlanException();
    }
  }

  private Function<String, RecordType> typeById() {
    return id ->
        hub.recordType(id)
            .orElseThrow(() -> new IllegalStateException("Record type '" + id + "' is gone."));
  }

  private Result work(GroupMemory memory, Receipts.Start start) {
    Instant now = start.now();
    Settlements settlements = new Settlements(memory, now);
    WorkInLane lanes =
        new WorkInLane(memory, settlements, new ApplyDraft(memory, settlements, now));
    TakeNew takeNew = new TakeNew(memory, settlements, lanes, start);
    TakeAgain takeAgain = new TakeAgain(stores, memory, lanes);
    List<Acceptance> acceptances = new ArrayList<>();
    for (Understood message : messages) {
      @Nullable Replay replay = message.replay();
      acceptances.add(replay == null ? takeNew.take(message) : takeAgain.take(message, replay));
    }
    memory.write(now);
    return new Result(acceptances, settlements.facts(), memory.held().wokeOthers());
  }
}
