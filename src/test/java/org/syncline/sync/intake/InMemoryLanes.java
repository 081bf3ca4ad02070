package org.syncline.sync.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.syncline.platform.InMemoryTransactions;

/** Held messages in a map; nothing to lock, for its transactions run one at a time. */
public final class InMemoryLanes implements Lanes {
  private static final Comparator<Held> ORDER =
      Comparator.comparingLong(Held::receipt)
          .thenComparing(Held::flow)
          .thenComparing(held -> held.kind().name());

  private final Map<String, Held> rows;

  public InMemoryLanes(InMemoryTransactions transactions) {
    rows = transactions.table();
  }

  private static String id(Held held) {
    return "%019d %s %s".formatted(held.receipt(), held.flow(), held.kind());
  }

  private List<Held> those(Predicate<Held> wanted) {
    return rows.values().stream().filter(wanted).sorted(ORDER).toList();
  }

  @Override
  public int bucketCount() {
    return 1024;
  }

  @Override
  public void lock(SortedSet<Integer> buckets) {}

  @Override
  public List<Held> inLanes(Collection<LaneKey> lanes) {
    return those(h -> h.key() != null && lanes.contains(new LaneKey(h.flow(), h.key())));
  }

  @Override
  public List<Held> ofReceipts(Collection<Long> receipts) {
    return those(h -> receipts.contains(h.receipt()));
  }

  @Override
  public List<Held> waitingFor(Collection<String> waitKeys) {
    return those(h -> h.waitKey() != null && waitKeys.contains(h.waitKey()));
  }

  @Override
  public List<Held> ready(long afterReceipt, int atMost) {
    return those(h -> h.ready() && h.receipt() > afterReceipt).stream().limit(atMost).toList();
  }

  @Override
  public void add(Collection<Held> held) {
    for (Held h : held) {
      if (rows.putIfAbsent(id(h), h) != null) {
        throw new IllegalStateException(id(h) + " is held already.");
      }
    }
  }

  @Override
  public void update(Collection<Held> held) {
    for (Held h : held) {
      rows.computeIfPresent(
          id(h),
          (id, old) ->
              new Held(
                  h.receipt(),
                  h.flow(),
                  h.kind(),
                  h.key(),
                  h.stamp(),
                  h.waitKey(),
                  h.ready(),
                  old.since()));
    }
  }

  @Override
  public void wake(Collection<Held> held) {
    held.forEach(h -> rows.computeIfPresent(id(h), (id, old) -> old.awake()));
  }

  @Override
  public void remove(Collection<Held> held) {
    held.forEach(h -> rows.remove(id(h)));
  }

  @Override
  public List<Held> waitingForParents(long afterReceipt, int atMost) {
    return those(h -> h.waitKey() != null && !h.ready() && h.receipt() > afterReceipt).stream()
        .limit(atMost)
        .toList();
  }

  @Override
  public List<Held> waitingSince(Instant latest, long afterReceipt, int atMost) {
    return waitingForParents(afterReceipt, Integer.MAX_VALUE).stream()
        .filter(h -> h.kind() == Held.Kind.PARENT && !h.since().isAfter(latest))
        .limit(atMost)
        .toList();
  }

  Collection<Held> everyOne() {
    return rows.values();
  }
}
