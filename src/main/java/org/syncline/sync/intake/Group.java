package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;
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
  private final Further further;

  /** What came out of a group, valid once its transaction has committed. */
  record Result(List<Acceptance> acceptances, List<HubEvent> facts, boolean wokeOthers) {}

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
   * What a group touches though no message of it says so: match keys of two fields of which a
   * message names one, or records that refer to one that is merged.
   */
  record Further(Set<Integer> buckets, Set<Long> records) {
    static final Further NONE = new Further(Set.of(), Set.of());

    Further and(Further more) {
      TreeSet<Integer> allBuckets = new TreeSet<>(buckets);
      allBuckets.addAll(more.buckets);
      TreeSet<Long> allRecords = new TreeSet<>(records);
      allRecords.addAll(more.records);
      return new Further(allBuckets, allRecords);
    }
  }

  /** The group can't go on without further locks, which have to be taken from the start. */
  static final class MoreLocksException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Further further;

    MoreLocksException(Further further) {
      super("More than was locked.", null, false, false);
      this.further = further;
    }

    Further further() {
      return further;
    }
  }

  /**
   * A group of messages.
   *
   * @param further what is to be locked too
   */
  Group(Stores stores, HubPlan hub, List<Understood> messages, Further further) {
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
    buckets.addAll(further.buckets());
    if (!buckets.isEmpty()) {
      stores.lanes().lock(buckets);
    }
    // Under the locks: receipts of a lane have ids in the order of its transactions.
    Receipts.Start start = stores.receipts().begin();
    refuseOtherEpoch(start.epoch());
    GroupMemory memory = GroupMemory.on(stores, buckets, hub, start.now());
    memory.records().ask(further.records());
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
    List<HubEvent> facts = new ArrayList<>(settlements.facts());
    facts.addAll(memory.duties().facts());
    stores.facts().keep(facts);
    return new Result(acceptances, facts, memory.held().wokeOthers());
  }
}
