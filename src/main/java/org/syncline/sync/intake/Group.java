package org.syncline.sync.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Draft;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.Problem;
import org.syncline.record.Contribution;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.MatchKeys;
import org.syncline.record.Merge;
import org.syncline.record.Origin;
import org.syncline.record.RecordType;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;

/**
 * One group of messages in one transaction: the rules of intake (src/docs/intake.md), message by
 * message, on what {@link GroupMemory} read at the start and writes at the end. Must run inside a
 * transaction; makes no decision that is not rolled back with it.
 */
final class Group {
  private static final Duration TRUSTED_AHEAD = Duration.ofMinutes(5);

  private final Stores stores;
  private final HubPlan hub;
  private final List<Understood> messages;
  private final GroupMemory memory;
  private final List<Acceptance> results = new ArrayList<>();
  private final List<Settled> facts = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private long nextReceipt;

  /** What came out of a group, valid once its transaction has committed. */
  record Result(List<Acceptance> acceptances, List<Settled> facts, boolean wokeOthers) {}

  /** The configuration changed since the messages were mapped; map them again. */
  static final class StalePlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StalePlanException() {
      super("Configuration changed since the group was mapped.", null, false, false);
    }
  }

  Group(Stores stores, HubPlan hub, List<Understood> messages) {
    this.stores = stores;
    this.hub = hub;
    this.messages = messages;
    this.memory = new GroupMemory(stores);
  }

  Result run() {
    prepare();
    for (Understood message : messages) {
      results.add(
          message.replay() == null ? acceptNew(message) : workOnAgain(message, message.replay()));
    }
    memory.write(now);
    return new Result(results, facts, memory.wokeOthers());
  }

  // ---- locks and reads

  private void prepare() {
    Set<String> systems = new LinkedHashSet<>();
    Set<String> messageIds = new LinkedHashSet<>();
    Set<LaneKey> lanes = new LinkedHashSet<>();
    Set<Long> replayed = new LinkedHashSet<>();
    Set<LinkKey> own = new LinkedHashSet<>();
    Set<LinkKey> linkKeys = new LinkedHashSet<>();
    Map<LinkKey, Set<String>> matchKeysOf = new LinkedHashMap<>();
    TreeSet<Integer> buckets = new TreeSet<>();
    for (Understood message : messages) {
      if (message.epoch() != hub.epoch()) {
        throw new StalePlanException();
      }
      Replay replay = message.replay();
      if (replay == null) {
        systems.add(message.message().system());
        messageIds.add(message.message().messageId());
      } else {
        replayed.add(replay.receipt());
        buckets.add(stores.lanes().receiptBucket(replay.receipt()));
        lanes.addAll(replay.lanes());
      }
      for (Understood.Reading reading : message.readings()) {
        for (LaneKey lane : replay == null ? Set.<LaneKey>of() : replay.lanes()) {
          if (lane.flow().equals(reading.flow())) {
            buckets.add(stores.lanes().laneBucket(linkKey(message, reading, lane.key())));
          }
        }
        String key = reading.key();
        if (key == null) {
          continue;
        }
        lanes.add(new LaneKey(reading.flow(), key));
        LinkKey source = linkKey(message, reading, key);
        own.add(source);
        buckets.add(stores.lanes().laneBucket(source));
        if (reading.mapped() instanceof Mapped.Accepted accepted) {
          Draft draft = accepted.draft();
          for (Draft.Link parent : draft.links()) {
            linkKeys.add(parentKey(reading.plan(), parent));
          }
          for (String matchKey :
              MatchKeys.of(reading.plan().recordType(), draft.values()).values()) {
            matchKeysOf.computeIfAbsent(source, k -> new LinkedHashSet<>()).add(matchKey);
            buckets.add(stores.lanes().bucketOf("match " + matchKey));
          }
        }
      }
    }
    if (!buckets.isEmpty()) {
      stores.lanes().lock(buckets);
    }
    Receipts.Start start = stores.receipts().begin();
    if (start.epoch() != hub.epoch()) {
      throw new StalePlanException();
    }
    now = start.now();
    nextReceipt = start.firstId();
    memory.readKnown(systems, messageIds);
    memory.readHeld(lanes, replayed);
    linkKeys.addAll(own);
    memory.readLinks(linkKeys);
    readRecords(own, matchKeysOf);
  }

  private void readRecords(Set<LinkKey> own, Map<LinkKey, Set<String>> matchKeysOf) {
    Set<Long> linked = new HashSet<>();
    for (LinkKey source : own) {
      Link link = memory.link(source);
      if (link != null) {
        linked.add(link.recordId());
      }
    }
    Set<String> unlinkedKeys = new LinkedHashSet<>();
    matchKeysOf.forEach(
        (source, keys) -> {
          if (memory.link(source) == null) {
            unlinkedKeys.addAll(keys);
          }
        });
    Function<String, RecordType> typeById =
        id ->
            hub.recordType(id)
                .orElseThrow(() -> new IllegalStateException("Record type '" + id + "' is gone."));
    memory.readRecords(linked, unlinkedKeys, typeById);
    if (!unlinkedKeys.isEmpty()) {
      // Of all records, not of the candidates alone: a message of this group may give any of them
      // the very match key that a later one looks for.
      memory.readLinksOfRecords();
    }
  }

  private static LinkKey linkKey(Understood message, Understood.Reading reading, String key) {
    Flow flow = reading.plan().flow();
    return new LinkKey(message.message().system(), flow.object(), flow.recordType(), key);
  }

  private static LinkKey parentKey(FlowPlan plan, Draft.Link parent) {
    String type =
        plan.recordType()
            .field(parent.field())
            .map(field -> field.referenceTo())
            .orElse(plan.flow().recordType());
    return new LinkKey(
        parent.system(),
        parent.object(),
        Objects.requireNonNull(type, "A link row's target is a reference."),
        parent.externalId());
  }

  // ---- a message from a door

  private Acceptance acceptNew(Understood understood) {
    InboundMessage message = understood.message();
    List<Known> known = memory.known(message.system(), message.messageId());
    for (Known before : known) {
      if (before.transportId().equals(message.transportId())) {
        return new Acceptance.Redelivered(before.receipt());
      }
    }
    String object = message.object() == null ? "" : message.object();
    for (Known before : known) {
      if (before.bodyHash().equals(message.bodyHash()) && before.object().equals(object)) {
        return takeWithoutFlow(understood, known.size(), Status.DUPLICATE, null, List.of());
      }
    }
    if (!known.isEmpty()) {
      return takeWithoutFlow(
          understood,
          known.size(),
          Status.PARKED,
          "ID_REUSED",
          List.of(
              problem(
                  "ID_REUSED",
                  "Message id was used before for another body (receipt "
                      + known.get(0).receipt()
                      + "): ask the sender for ids that are never used twice, then retry or dismiss"
                      + " this message.")));
    }
    String refusal = message.refusal();
    if (refusal != null && understood.readings().isEmpty()) {
      return takeWithoutFlow(
          understood,
          0,
          Status.PARKED,
          refusal,
          List.of(problem(refusal, Understand.why(refusal))));
    }
    if (understood.readings().isEmpty()) {
      return takeWithoutFlow(
          understood,
          0,
          Status.PARKED,
          "UNKNOWN_FLOW",
          List.of(
              problem(
                  "UNKNOWN_FLOW",
                  "No enabled flow reads object '"
                      + object
                      + "' of system '"
                      + message.system()
                      + "': add or enable one, then retry.")));
    }
    Receipt receipt = newReceipt(message, 0, understood.readings().size());
    memory.add(receipt, new StoredBody(receipt.id(), message.kind(), message.body()));
    List<Status> outcomes = new ArrayList<>();
    for (Understood.Reading reading : understood.readings()) {
      outcomes.add(settle(new Work(understood, reading, receipt.id(), null, receipt.acceptedAt())));
    }
    return new Acceptance.Taken(receipt.id(), outcomes);
  }

  private Receipt newReceipt(InboundMessage message, int occurrence, int flows) {
    return new Receipt(nextReceipt++, message, occurrence, flows, now);
  }

  private Acceptance takeWithoutFlow(
      Understood understood,
      int occurrence,
      Status status,
      @Nullable String reason,
      List<Problem> problems) {
    InboundMessage message = understood.message();
    Receipt receipt = newReceipt(message, occurrence, 1);
    // The body of a repeat is stored already, under the first receipt.
    boolean keepBody = status != Status.DUPLICATE;
    memory.add(
        receipt, keepBody ? new StoredBody(receipt.id(), message.kind(), message.body()) : null);
    Outcome outcome =
        new Outcome(
            receipt.id(),
            Outcome.NO_FLOW,
            status,
            reason,
            null,
            null,
            null,
            0,
            0,
            Problems.toBytes(problems),
            1,
            now);
    memory.settle(outcome, false);
    if (status == Status.PARKED) {
      memory.hold(
          new Held(receipt.id(), Outcome.NO_FLOW, Held.Kind.PARKED, null, null, null, false, now));
    }
    note(understood, Outcome.NO_FLOW, status, reason);
    return new Acceptance.Taken(receipt.id(), List.of(status));
  }

  // ---- a message whose turn has come, or that a person retries

  private Acceptance workOnAgain(Understood understood, Replay replay) {
    long receipt = replay.receipt();
    Held unread = memory.held(receipt, Outcome.NO_FLOW, Held.Kind.PARKED);
    if (unread != null && unread.ready()) {
      return readAtLast(understood, receipt, unread);
    }
    List<Status> outcomes = new ArrayList<>();
    for (Understood.Reading reading : understood.readings()) {
      // All at once before the work: what one of them is held as afterwards has to wait.
      for (Held own : memory.ready(receipt, reading.flow())) {
        outcomes.add(settle(new Work(understood, reading, receipt, own, acceptedAt(understood))));
      }
    }
    return new Acceptance.Taken(receipt, outcomes);
  }

  private static Instant acceptedAt(Understood understood) {
    return understood.message().receivedAt();
  }

  /**
   * A message that had no flow, or a used id, and that a person sends on: now the flows of today
   * read it.
   */
  private Acceptance readAtLast(Understood understood, long receipt, Held own) {
    List<Understood.Reading> readings = understood.readings();
    if (readings.isEmpty()) {
      memory.hold(own.asleep());
      return new Acceptance.Taken(receipt, List.of(Status.PARKED));
    }
    memory.release(own);
    stores.outcomes().remove(receipt, Outcome.NO_FLOW);
    stores.receipts().setFlows(receipt, readings.size());
    List<Status> outcomes = new ArrayList<>();
    for (Understood.Reading reading : readings) {
      outcomes.add(settle(new Work(understood, reading, receipt, null, acceptedAt(understood))));
    }
    return new Acceptance.Taken(receipt, outcomes);
  }

  // ---- one message in one flow

  /**
   * @param own what the message was held as, when it is worked on again
   * @param acceptedAt the time of values whose source gives none
   */
  private record Work(
      Understood understood,
      Understood.Reading reading,
      long receipt,
      @Nullable Held own,
      Instant acceptedAt) {

    Flow definition() {
      return reading.plan().flow();
    }
  }

  private Status settle(Work work) {
    String key = work.reading().key();
    Held own = work.own();
    if (own != null && own.kind() == Held.Kind.BINDING) {
      return bind(work, own);
    }
    if (own != null) {
      memory.release(own);
      String before = own.key();
      if (before != null && !before.equals(key)) {
        memory.wakeLane(new LaneKey(own.flow(), before));
      }
    }
    if (key == null) {
      return parkRejected(work, (Mapped.Rejected) work.reading().mapped());
    }
    LaneKey lane = new LaneKey(work.reading().flow(), key);
    List<Held> before = memory.heldBefore(lane, work.receipt());
    if (!before.isEmpty() && !overtakes(work, before)) {
      return waitBehind(work, before);
    }
    if (work.reading().mapped() instanceof Mapped.Rejected rejected) {
      return parkRejected(work, rejected);
    }
    before.forEach(memory::supersede);
    Draft draft = ((Mapped.Accepted) work.reading().mapped()).draft();
    Status status = order(work, draft, linkKey(work.understood(), work.reading(), key));
    if (!status.open()) {
      memory.wakeLane(lane);
    }
    return status;
  }

  private boolean overtakes(Work work, List<Held> before) {
    Long stamp = work.reading().stamp();
    return work.definition().state() == Flow.State.FULL
        && stamp != null
        && work.reading().mapped() instanceof Mapped.Accepted
        && before.stream().allMatch(held -> isOlder(held, stamp));
  }

  private static boolean isOlder(Held held, long stamp) {
    Long other = held.stamp();
    return other != null && other < stamp;
  }

  private Status waitBehind(Work work, List<Held> before) {
    // If all that stand before are about to be worked on, so is this one, right after them.
    boolean ready = before.stream().allMatch(Held::ready);
    hold(work, Held.Kind.LANE, null, ready);
    return settled(work, Status.WAITING, "lane", null, List.of());
  }

  private Status parkRejected(Work work, Mapped.Rejected rejected) {
    return park(work, rejected.problems().get(0).code(), rejected.problems());
  }

  private Status park(Work work, String reason, List<Problem> problems) {
    hold(work, Held.Kind.PARKED, null, false);
    return settled(work, Status.PARKED, reason, null, problems);
  }

  private void hold(Work work, Held.Kind kind, @Nullable LinkKey wanted, boolean ready) {
    memory.hold(
        new Held(
            work.receipt(),
            work.reading().flow(),
            kind,
            work.reading().key(),
            work.reading().stamp(),
            wanted == null ? null : Held.waitKey(wanted),
            ready,
            now));
  }

  private Status order(Work work, Draft draft, LinkKey own) {
    Flow flow = work.definition();
    Long stamp = work.reading().stamp();
    if (flow.order() != Flow.Order.ARRIVAL && stamp == null) {
      String row = flow.order() == Flow.Order.VERSION ? "@version" : "@time";
      return park(
          work,
          "ORDER_MISSING",
          List.of(
              problem(
                  "ORDER_MISSING",
                  "The flow orders by "
                      + row
                      + ", but the message has none: mend the sender or the mapping row "
                      + row
                      + ", then retry.")));
    }
    Link link = memory.link(own);
    boolean late = false;
    if (link != null && stamp != null && link.stamp() != null) {
      long highest = link.stamp();
      if (flow.state() == Flow.State.FULL && stamp <= highest) {
        return settled(work, Status.SUPERSEDED, null, link.recordId(), draft.noted());
      }
      late = stamp < highest;
    }
    return resolveParents(work, draft, own, link, late);
  }

  private Status resolveParents(
      Work work, Draft draft, LinkKey own, @Nullable Link link, boolean late) {
    TreeMap<String, @Nullable Object> values = new TreeMap<>(draft.values().asMap());
    LinkKey unbound = null;
    for (Draft.Link parent : draft.links()) {
      LinkKey wanted = parentKey(work.reading().plan(), parent);
      Link found = memory.link(wanted);
      if (found != null) {
        values.put(parent.field(), Long.toString(found.recordId()));
      } else if (parent.required()) {
        hold(work, Held.Kind.PARENT, wanted, false);
        return settled(work, Status.WAITING, "parent", null, draft.noted());
      } else if (unbound == null) {
        unbound = wanted;
      }
    }
    Status status = apply(work, draft, FieldValues.of(values), own, link, late);
    if (unbound != null && !status.open()) {
      hold(work, Held.Kind.BINDING, unbound, false);
    }
    return status;
  }

  private Status apply(
      Work work, Draft draft, FieldValues values, LinkKey own, @Nullable Link link, boolean late) {
    GoldenRecord record;
    if (link != null) {
      record = memory.record(link.recordId());
    } else {
      Match match = match(work.reading().plan().recordType(), values, own);
      if (match.refusal() != null) {
        return park(work, match.refusal().code(), List.of(match.refusal()));
      }
      Long found = match.record();
      record =
          found == null
              ? memory.beginRecord(work.reading().plan().recordType(), now)
              : memory.record(found);
    }
    boolean created = record.version() == 0;
    Merge merge = merge(work, draft, values, record, late);
    if (link == null) {
      memory.addLink(new Link(own, record.id(), work.reading().stamp(), now));
    } else {
      memory.advance(link, work.reading().stamp());
    }
    Status status =
        created
            ? Status.CREATED
            : merge.changed()
                ? Status.UPDATED
                : late && !merge.touched() ? Status.SUPERSEDED : Status.UNCHANGED;
    return settled(work, status, null, record.id(), draft.noted());
  }

  private Merge merge(
      Work work, Draft draft, FieldValues values, GoldenRecord record, boolean late) {
    FlowPlan plan = work.reading().plan();
    Instant time = draft.time();
    boolean certain = time != null && !time.isAfter(now.plus(TRUSTED_AHEAD));
    Origin origin =
        new Origin(
            work.understood().message().system(),
            plan.flow().object(),
            draft.key(),
            work.receipt(),
            plan.flow().id(),
            plan.mappingVersion(),
            work.reading().stamp(),
            certain ? Objects.requireNonNull(time) : work.acceptedAt(),
            certain);
    boolean first = record.version() == 0;
    Merge merge = record.merge(new Contribution(origin, values, late), now);
    if (merge.touched()) {
      memory.touched(record);
    }
    if (merge.changed() || first) {
      memory.addHistory(
          new HistoryEntry(
              record.id(),
              record.version(),
              work.receipt(),
              plan.flow().id(),
              plan.mappingVersion(),
              now,
              merge.changes()));
    }
    memory.addConflicts(merge.conflicts());
    return merge;
  }

  /** None makes a record, one is taken, many or a wrong one is a question for a person. */
  private record Match(@Nullable Long record, @Nullable Problem refusal) {}

  private Match match(RecordType type, FieldValues values, LinkKey own) {
    SortedMap<Integer, String> keys = MatchKeys.of(type, values);
    for (Map.Entry<Integer, String> entry : keys.entrySet()) {
      Set<Long> carriers = memory.carriersOf(entry.getValue());
      String rule = type.matchRules().get(entry.getKey()).name();
      if (carriers.size() > 1) {
        return new Match(
            null,
            problem(
                "AMBIGUOUS_MATCH",
                "Match rule '"
                    + rule
                    + "' finds records "
                    + carriers
                    + ": decide which one is meant, or make them differ, then retry."));
      }
      if (carriers.size() == 1) {
        long found = carriers.iterator().next();
        if (memory.isLinkedElsewhere(found, own)) {
          return new Match(
              null,
              problem(
                  "ALREADY_LINKED",
                  "Match rule '"
                      + rule
                      + "' finds record "
                      + found
                      + ", which is linked to another key of the same system and object: mend the"
                      + " double at the source, or make the two differ, then retry."));
        }
        return new Match(found, null);
      }
    }
    return new Match(null, null);
  }

  /**
   * An optional reference whose record has come: only the references are merged, the rest was
   * applied before.
   */
  private Status bind(Work work, Held own) {
    memory.release(own);
    String key = work.reading().key();
    if (key == null || !(work.reading().mapped() instanceof Mapped.Accepted accepted)) {
      return Status.UNCHANGED;
    }
    LinkKey ownLink = linkKey(work.understood(), work.reading(), key);
    Link link = memory.link(ownLink);
    if (link == null) {
      return Status.UNCHANGED;
    }
    Long stamp = work.reading().stamp();
    boolean overtaken = stamp != null && link.stamp() != null && stamp < link.stamp();
    if (overtaken && work.definition().state() == Flow.State.FULL) {
      return Status.UNCHANGED;
    }
    Draft draft = accepted.draft();
    TreeMap<String, @Nullable Object> values = new TreeMap<>();
    LinkKey unbound = null;
    for (Draft.Link parent : draft.links()) {
      LinkKey wanted = parentKey(work.reading().plan(), parent);
      Link found = memory.link(wanted);
      if (found != null) {
        values.put(parent.field(), Long.toString(found.recordId()));
      } else if (unbound == null) {
        unbound = wanted;
      }
    }
    if (!values.isEmpty()) {
      merge(work, draft, FieldValues.of(values), memory.record(link.recordId()), overtaken);
    }
    if (unbound != null) {
      hold(work, Held.Kind.BINDING, unbound, false);
    }
    return Status.UPDATED;
  }

  private Status settled(
      Work work,
      Status status,
      @Nullable String reason,
      @Nullable Long record,
      List<Problem> problems) {
    FlowPlan plan = work.reading().plan();
    memory.settle(
        new Outcome(
            work.receipt(),
            plan.flow().id(),
            status,
            reason,
            work.reading().key(),
            work.reading().stamp(),
            record,
            plan.flowVersion(),
            plan.mappingVersion(),
            Problems.toBytes(problems),
            1,
            now),
        work.own() != null);
    note(work.understood(), plan.flow().id(), status, reason);
    return status;
  }

  private void note(Understood understood, String flow, Status status, @Nullable String reason) {
    InboundMessage message = understood.message();
    facts.add(
        new Settled(
            message.system(), flow, status, reason, message.sentAt(), message.receivedAt(), now));
  }

  private static Problem problem(String code, String sentence) {
    return new Problem(null, null, null, code, null, sentence);
  }
}
