package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is held in the lanes of this group, as it was read and as it will be written. */
final class HeldMemory {
  private final Lanes lanes;
  private final Map<HeldId, Held> held = new HashMap<>();
  private final Map<LaneKey, TreeMap<HeldId, Held>> byLane = new HashMap<>();
  private final Set<HeldId> atStart = new HashSet<>();
  private final Map<HeldId, Held> changed = new LinkedHashMap<>();
  private final Map<HeldId, Held> wokenElsewhere = new TreeMap<>();
  private boolean wokeOthers;

  private record HeldId(long receipt, String flow, Held.Kind kind) implements Comparable<HeldId> {
    private static final Comparator<HeldId> ORDER =
        Comparator.comparingLong(HeldId::receipt)
            .thenComparing(HeldId::flow)
            .thenComparing(HeldId::kind);

    static HeldId of(Held held) {
      return new HeldId(held.receipt(), held.flow(), held.kind());
    }

    @Override
    public int compareTo(HeldId other) {
      return ORDER.compare(this, other);
    }
  }

  HeldMemory(Lanes lanes) {
    this.lanes = lanes;
  }

  void read(Collection<LaneKey> laneKeys, Collection<Long> replayed) {
    if (!laneKeys.isEmpty()) {
      lanes.inLanes(laneKeys).forEach(this::remember);
    }
    if (!replayed.isEmpty()) {
      lanes.ofReceipts(replayed).forEach(this::remember);
    }
  }

  private void remember(Held entry) {
    HeldId id = HeldId.of(entry);
    atStart.add(id);
    put(id, entry);
  }

  private void put(HeldId id, Held entry) {
    held.put(id, entry);
    String key = entry.key();
    if (key != null && entry.kind().blocks()) {
      byLane.computeIfAbsent(new LaneKey(entry.flow(), key), k -> new TreeMap<>()).put(id, entry);
    }
  }

  /** What is held in the lane before this receipt, in order. */
  List<Held> before(LaneKey lane, long receipt) {
    TreeMap<HeldId, Held> inLane = byLane.get(lane);
    if (inLane == null) {
      return List.of();
    }
    return inLane.values().stream().filter(entry -> entry.receipt() < receipt).toList();
  }

  @Nullable Held find(long receipt, String flow, Held.Kind kind) {
    return held.get(new HeldId(receipt, flow, kind));
  }

  /** What of this receipt is to be worked on again in this flow. */
  List<Held> ready(long receipt, String flow) {
    List<Held> ready = new ArrayList<>();
    for (Held.Kind kind : Held.Kind.values()) {
      Held own = find(receipt, flow, kind);
      if (own != null && own.ready()) {
        ready.add(own);
      }
    }
    return ready;
  }

  void hold(Held entry) {
    HeldId id = HeldId.of(entry);
    put(id, entry);
    changed.put(id, entry);
  }

  void release(Held entry) {
    HeldId id = HeldId.of(entry);
    held.remove(id);
    String key = entry.key();
    if (key != null && entry.kind().blocks()) {
      TreeMap<HeldId, Held> inLane = byLane.get(new LaneKey(entry.flow(), key));
      if (inLane != null) {
        inLane.remove(id);
      }
    }
    changed.put(id, entry);
  }

  /**
   * The first messages that wait in the lane may go on, up to the next one that is stopped for a
   * reason of its own.
   */
  void wakeLane(LaneKey lane) {
    TreeMap<HeldId, Held> inLane = byLane.get(lane);
    if (inLane == null) {
      return;
    }
    for (Held entry : List.copyOf(inLane.values())) {
      if (entry.kind() != Held.Kind.LANE) {
        return;
      }
      wake(entry);
    }
  }

  /** What waited for these source records may go on, in this group or in any lane. */
  void wakeWaitersFor(Set<String> arrived) {
    if (arrived.isEmpty()) {
      return;
    }
    for (Held entry : List.copyOf(held.values())) {
      String wanted = entry.waitKey();
      if (wanted != null && arrived.contains(wanted)) {
        wake(entry);
      }
    }
    for (Held stored : lanes.waitingFor(arrived)) {
      HeldId id = HeldId.of(stored);
      if (!atStart.contains(id) && !stored.ready()) {
        wokenElsewhere.put(id, stored);
        wokeOthers = true;
      }
    }
  }

  private void wake(Held entry) {
    if (!entry.ready()) {
      hold(entry.awake());
      wokeOthers = true;
    }
  }

  boolean wokeOthers() {
    return wokeOthers;
  }

  void write() {
    List<Held> added = new ArrayList<>();
    List<Held> updated = new ArrayList<>();
    List<Held> removed = new ArrayList<>();
    changed.forEach(
        (id, entry) -> {
          Held now = held.get(id);
          if (now == null) {
            if (atStart.contains(id)) {
              removed.add(entry);
            }
          } else if (atStart.contains(id)) {
            updated.add(now);
          } else {
            added.add(now);
          }
        });
    if (!removed.isEmpty()) {
      lanes.remove(removed);
    }
    if (!added.isEmpty()) {
      lanes.add(added);
    }
    if (!updated.isEmpty()) {
      lanes.update(updated);
    }
    if (!wokenElsewhere.isEmpty()) {
      lanes.wake(wokenElsewhere.values());
    }
  }
}
