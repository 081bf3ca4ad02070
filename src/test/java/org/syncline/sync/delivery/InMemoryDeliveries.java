package org.syncline.sync.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.syncline.platform.InMemoryTransactions;

/** Duties in a map. */
final class InMemoryDeliveries implements Deliveries {
  /** How often somebody asked for leases. */
  int leasesRead;

  private final TreeMap<Long, Delivery> rows;
  private final TreeMap<String, Long> planned;
  private final TreeMap<String, Map<Status, Long>> purged;
  private final Clock clock;

  InMemoryDeliveries(InMemoryTransactions transactions, Clock clock) {
    this.rows = transactions.table();
    this.planned = transactions.table();
    this.purged = transactions.table();
    this.clock = clock;
  }

  private List<Delivery> where(Predicate<Delivery> condition) {
    return rows.values().stream().filter(condition).toList();
  }

  @Override
  public void addCaused(Collection<Caused> duties) {
    for (Caused caused : duties) {
      Duty duty = caused.duty();
      planned.merge(duty.flow(), 1L, Long::sum);
      long id = rows.isEmpty() ? 1 : rows.lastKey() + 1;
      Instant now = clock.instant();
      rows.put(id, Delivery.planned(id, duty, now, now, caused.cause()));
    }
  }

  @Override
  public void addReferences(Collection<Reference> references) {
    for (Reference reference : references) {
      add(List.of(reference.duty()));
      Delivery added = rows.lastEntry().getValue();
      rows.put(
          added.id(),
          new Delivery(
              added.id(),
              added.duty(),
              Status.PENDING,
              reference.due(),
              0,
              added.plannedAt(),
              null,
              0,
              added.plannedAt(),
              Cause.NONE,
              null,
              null,
              null,
              null,
              reference.waitsFor(),
              null,
              Duration.ZERO,
              null));
    }
  }

  @Override
  public List<Delivery> leased(String flow) {
    leasesRead++;
    return where(row -> row.duty().flow().equals(flow) && row.lease() != null);
  }

  @Override
  public List<Delivery> due(String flow, Instant now, Collection<Long> except, Most most) {
    List<Delivery> due = new ArrayList<>();
    for (Priority priority : Priority.values()) {
      for (boolean retry : new boolean[] {false, true}) {
        where(
                row ->
                    row.duty().flow().equals(flow)
                        && row.duty().priority() == priority
                        && row.retry() == retry
                        && row.due(now)
                        && !except.contains(row.duty().record()))
            .stream()
            .sorted(Comparator.comparing(Delivery::dueAt).thenComparing(Delivery::id))
            .limit(retry ? most.retries() : most.firstTries())
            .forEach(due::add);
      }
    }
    return due;
  }

  @Override
  public List<Delivery> open(String flow, Collection<Long> records) {
    return where(
        row ->
            row.duty().flow().equals(flow)
                && records.contains(row.duty().record())
                && row.status().open());
  }

  @Override
  public List<Delivery> find(Collection<Long> ids) {
    return where(row -> ids.contains(row.id()));
  }

  @Override
  public void keep(Collection<Delivery> deliveries) {
    deliveries.forEach(delivery -> rows.replace(delivery.id(), delivery));
  }

  @Override
  public Set<Delivery.Hold> settle(Collection<Delivery> claimed) {
    List<Delivery> mine =
        claimed.stream()
            .filter(
                delivery -> {
                  Delivery row = rows.get(delivery.id());
                  return row != null && row.lease() != null && row.epoch() == delivery.epoch();
                })
            .toList();
    keep(mine);
    return mine.stream().map(Delivery::hold).collect(Collectors.toSet());
  }

  @Override
  public int wake(Collection<Long> records, Instant now) {
    List<Delivery> waiting =
        where(
            row ->
                row.waitsFor() != null
                    && records.contains(row.waitsFor())
                    && row.dueAt() != null
                    && row.dueAt().isAfter(now));
    waiting.forEach(row -> rows.put(row.id(), row.deferred(now)));
    return waiting.size();
  }

  @Override
  public List<Delivery> search(DeliveryQuery query) {
    Comparator<Delivery> rising = Comparator.comparing(Delivery::id);
    boolean falls = query.order() == DeliveryQuery.Order.NEWEST_FIRST;
    return where(row -> fits(query, row) && query.reaches(row.id())).stream()
        .sorted(falls ? rising.reversed() : rising)
        .limit(query.limit())
        .toList();
  }

  private static boolean fits(DeliveryQuery query, Delivery row) {
    return (query.flows() == null || query.flows().contains(row.duty().flow()))
        && (query.status() == null || row.status() == query.status())
        && (query.record() == null || row.duty().record() == query.record())
        && query.settled().holds(row.settledAt());
  }

  @Override
  public long found(DeliveryQuery query, int most) {
    return Math.min(most, where(row -> fits(query, row)).size());
  }

  @Override
  public List<Passage> passages(String flow, int most) {
    return where(row -> row.duty().flow().equals(flow) && row.status() == Status.DELIVERED).stream()
        .sorted(Comparator.comparing(Delivery::settledAt).reversed())
        .limit(most)
        .map(Delivery::passage)
        .toList();
  }

  @Override
  public Map<String, Map<Status, Long>> count() {
    Map<String, Map<Status, Long>> counts = new TreeMap<>();
    purged.forEach((flow, of) -> counts.put(flow, new EnumMap<>(of)));
    for (Delivery row : rows.values()) {
      counts
          .computeIfAbsent(row.duty().flow(), flow -> new EnumMap<>(Status.class))
          .merge(row.status(), 1L, Long::sum);
    }
    return counts;
  }

  @Override
  public Map<String, Long> planned() {
    return new TreeMap<>(planned);
  }

  @Override
  public void compact() {
    // Always summed up.
  }

  @Override
  public Purged purge(Instant before, long after, int most) {
    List<Delivery> seen = where(row -> row.id() > after).stream().limit(most).toList();
    int deleted = 0;
    for (Delivery row : seen) {
      Instant settled = row.settledAt();
      if (!row.status().open() && settled != null && settled.isBefore(before)) {
        rows.remove(row.id());
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        counts.putAll(purged.getOrDefault(row.duty().flow(), Map.of()));
        counts.merge(row.status(), 1L, Long::sum);
        purged.put(row.duty().flow(), counts);
        deleted++;
      }
    }
    return new Purged(deleted, seen.size() < most ? null : (Long) seen.get(seen.size() - 1).id());
  }
}
