package org.syncline.sync.intake.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rule 3 of intake: what is parked or waits in which lane. */
final class ModelLanes {
  private final Map<SourceKey, TreeMap<Long, Entry>> lanes = new HashMap<>();
  private final Map<Long, Entry> byReceipt = new HashMap<>();
  private final Set<Long> unread = new TreeSet<>();

  /** A source record, which is a lane too: in the model every object has one flow. */
  record SourceKey(String system, String key) {}

  /** A message with the receipt that it has already. */
  record Turn(Operation.Message message, long receipt, Instant acceptedAt, @Nullable Long stamp) {
    SourceKey lane() {
      return new SourceKey(message.system(), message.body().key());
    }
  }

  /** What is held. */
  static final class Entry {
    final Turn turn;
    private final boolean parked;
    private boolean ready;

    private Entry(Turn turn, boolean parked, boolean ready) {
      this.turn = turn;
      this.parked = parked;
      this.ready = ready;
    }

    boolean ready() {
      return ready;
    }

    boolean isOlderThan(long stamp) {
      Long own = turn.stamp();
      return own != null && own < stamp;
    }
  }

  void park(Turn turn) {
    hold(new Entry(turn, true, false));
  }

  /** A message of a used id: no flow has read it, so it holds up nobody. */
  void parkUnread(long receipt) {
    unread.add(receipt);
  }

  void await(Turn turn, List<Entry> before) {
    hold(new Entry(turn, false, before.stream().allMatch(Entry::ready)));
  }

  private void hold(Entry entry) {
    long receipt = entry.turn.receipt();
    byReceipt.put(receipt, entry);
    lanes.computeIfAbsent(entry.turn.lane(), k -> new TreeMap<>()).put(receipt, entry);
  }

  List<Entry> before(SourceKey lane, long receipt) {
    TreeMap<Long, Entry> inLane = lanes.get(lane);
    return inLane == null ? List.of() : new ArrayList<>(inLane.headMap(receipt).values());
  }

  @Nullable Entry of(long receipt) {
    return byReceipt.get(receipt);
  }

  void release(Entry entry) {
    byReceipt.remove(entry.turn.receipt());
    TreeMap<Long, Entry> inLane = lanes.get(entry.turn.lane());
    if (inLane != null) {
      inLane.remove(entry.turn.receipt());
    }
  }

  /** Those that waited may go on, up to the next one that is stopped for a reason of its own. */
  void wake(SourceKey lane) {
    for (Entry entry : lanes.getOrDefault(lane, new TreeMap<>()).values()) {
      if (entry.parked) {
        return;
      }
      entry.ready = true;
    }
  }

  /** Receipts of all that is held. */
  Set<Long> held() {
    Set<Long> held = new TreeSet<>(unread);
    held.addAll(byReceipt.keySet());
    return held;
  }
}
