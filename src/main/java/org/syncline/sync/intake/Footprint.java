package org.syncline.sync.intake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.syncline.mapping.Draft;
import org.syncline.mapping.Mapped;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.MatchKeys;
import org.syncline.record.RecordType;

/**
 * All that the messages of a group may touch, known before anything is locked or read: so locks are
 * taken in one order, and reads in a fixed number of statements.
 */
final class Footprint {
  private final Lanes lanes;
  private final TreeSet<Integer> buckets = new TreeSet<>();
  private final Set<String> systems = new LinkedHashSet<>();
  private final Set<String> messageIds = new LinkedHashSet<>();
  private final Set<Long> replayed = new LinkedHashSet<>();
  private final Set<LaneKey> laneKeys = new LinkedHashSet<>();
  private final Set<LinkKey> own = new LinkedHashSet<>();
  private final Set<Long> asked = new LinkedHashSet<>();
  private final Set<LinkKey> told = new LinkedHashSet<>();
  private final Set<LinkKey> parents = new LinkedHashSet<>();
  private final Map<LinkKey, Set<String>> matchKeysOf = new LinkedHashMap<>();

  private Footprint(Lanes lanes) {
    this.lanes = lanes;
  }

  static Footprint of(List<Understood> messages, Lanes lanes) {
    Footprint footprint = new Footprint(lanes);
    messages.forEach(footprint::add);
    return footprint;
  }

  /** The buckets of one message alone. */
  static SortedSet<Integer> bucketsOf(Understood message, Lanes lanes) {
    return of(List.of(message), lanes).buckets();
  }

  private void add(Understood message) {
    Replay replay = message.replay();
    if (replay == null) {
      systems.add(message.message().system());
      messageIds.add(message.message().messageId());
    } else {
      replayed.add(replay.receipt());
      buckets.add(lanes.receiptBucket(replay.receipt()));
      laneKeys.addAll(replay.lanes());
    }
    EditTerms edit = message.edit();
    if (edit != null) {
      asked.addAll(edit.act().records());
      // Whoever works for these source records is to do so before or after it: the records
      // themselves do not tell that links were taken back.
      edit.act().links().forEach(link -> buckets.add(lanes.laneBucket(link)));
    }
    for (Understood.Reading reading : message.readings()) {
      if (replay != null) {
        addOldLanes(message, reading, replay);
      }
      addReading(message, reading);
    }
  }

  private void addOldLanes(Understood message, Understood.Reading reading, Replay replay) {
    for (LaneKey lane : replay.lanes()) {
      if (lane.flow().equals(reading.flow())) {
        buckets.add(lanes.laneBucket(Work.source(message.message(), reading, lane.key())));
      }
    }
  }

  private void addReading(Understood message, Understood.Reading reading) {
    String key = reading.key();
    if (key == null) {
      return;
    }
    laneKeys.add(new LaneKey(reading.flow(), key));
    LinkKey source = Work.source(message.message(), reading, key);
    own.add(source);
    buckets.add(lanes.laneBucket(source));
    if (reading.mapped() instanceof Mapped.Accepted accepted) {
      Draft draft = accepted.draft();
      if (draft.record() != null) {
        asked.add(draft.record());
        told.add(source);
      }
      draft.links().forEach(parent -> addParent(Work.parent(reading.plan(), parent)));
      for (String matchKey : MatchKeys.of(reading.plan().recordType(), draft.values()).values()) {
        matchKeysOf.computeIfAbsent(source, k -> new LinkedHashSet<>()).add(matchKey);
        buckets.add(lanes.bucketOf("match " + matchKey));
      }
    }
  }

  /** Until the reference to it is stored, it is to stay where it is. */
  private void addParent(LinkKey parent) {
    parents.add(parent);
    buckets.add(lanes.laneBucket(parent));
  }

  /** The buckets of all lanes, parents, match keys and replayed receipts. */
  SortedSet<Integer> buckets() {
    return buckets;
  }

  /** Reads all of it; call when the buckets are locked. */
  void readInto(GroupMemory memory, Function<String, RecordType> typeById) {
    memory.receipts().read(systems, messageIds);
    memory.held().read(laneKeys, replayed);
    RecordMemory records = memory.records();
    Set<LinkKey> all = new LinkedHashSet<>(parents);
    all.addAll(own);
    records.ask(asked);
    records.readLinks(all);
    Set<Long> linked = new HashSet<>();
    Set<String> unlinkedKeys = new LinkedHashSet<>();
    boolean unlinkedTold = false;
    for (LinkKey source : own) {
      Link link = records.link(source);
      if (link == null) {
        unlinkedKeys.addAll(matchKeysOf.getOrDefault(source, Set.of()));
        unlinkedTold |= told.contains(source);
      } else {
        linked.add(link.recordId());
      }
    }
    records.readRecords(linked, unlinkedKeys, typeById);
    memory.conflicts().read(records.all());
    if (!unlinkedKeys.isEmpty() || unlinkedTold) {
      // Of all records, not of the candidates alone: a message of this group may give any of them
      // the very match key that a later one looks for.
      records.readLinksOfRecords();
    }
  }
}
