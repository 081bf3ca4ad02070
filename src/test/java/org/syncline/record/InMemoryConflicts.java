package org.syncline.record;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.InMemoryTransactions;

/** Conflicts in maps. */
public final class InMemoryConflicts implements Conflicts {
  private final AtomicLong lastId = new AtomicLong();
  private final InMemoryRecords records;
  private final Map<Long, Conflict> rows;
  private final Map<Long, ConflictSettlement> settlements;

  public InMemoryConflicts(InMemoryTransactions transactions, InMemoryRecords records) {
    this.records = records;
    rows = transactions.table();
    settlements = transactions.table();
  }

  private record Place(long record, String field, String system) {}

  private Stream<Conflict> open() {
    return rows.values().stream().filter(Conflict::isOpen);
  }

  @Override
  public List<Conflict> latest(Collection<Long> ids) {
    Map<Place, Conflict> latest = new HashMap<>();
    rows.values().stream()
        .filter(conflict -> ids.contains(conflict.record()))
        .forEach(
            conflict ->
                latest.put(
                    new Place(conflict.record(), conflict.field(), conflict.system()), conflict));
    return latest.values().stream().sorted(Comparator.comparing(Conflict::id)).toList();
  }

  @Override
  public void add(List<Conflict> conflicts) {
    for (Conflict added : conflicts) {
      if (open()
          .anyMatch(
              conflict ->
                  conflict.record() == added.record()
                      && conflict.field().equals(added.field())
                      && conflict.system().equals(added.system()))) {
        throw new IllegalStateException("Open already: " + added);
      }
      long id = lastId.incrementAndGet();
      rows.put(
          id,
          new Conflict(
              id,
              added.record(),
              added.recordType(),
              added.field(),
              added.origin(),
              added.refused(),
              added.receivedAt(),
              added.since(),
              added.revision(),
              added.end()));
    }
  }

  @Override
  public void update(Collection<Conflict> conflicts) {
    conflicts.forEach(conflict -> rows.replace(conflict.id(), conflict));
  }

  @Override
  public Optional<Conflict> find(long id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<Conflict> search(ConflictQuery query) {
    Comparator<Conflict> rising = Comparator.comparing(Conflict::id);
    boolean falls = query.order() == ConflictQuery.Order.NEWEST_FIRST;
    return rows.values().stream()
        .filter(one -> fits(query.recordType(), one.recordType()))
        .filter(one -> fits(query.field(), one.field()))
        .filter(one -> fits(query.system(), one.system()))
        .filter(one -> fits(query.status(), one.status()))
        .filter(one -> fits(query.record(), one.record()))
        .filter(
            one ->
                query.before() == null
                    || (falls ? one.id() < query.before() : one.id() > query.before()))
        .sorted(falls ? rising.reversed() : rising)
        .limit(query.limit())
        .toList();
  }

  private static boolean fits(@Nullable Object wanted, Object is) {
    return wanted == null || wanted.equals(is);
  }

  @Override
  public List<Conflict> open(long record) {
    return open().filter(one -> one.record() == record).toList();
  }

  @Override
  public List<Conflict> open(Portion portion, int limit) {
    return open()
        .filter(one -> one.recordType().equals(portion.recordType()))
        .filter(one -> one.field().equals(portion.field()))
        .filter(one -> one.id() > portion.after() && one.id() <= portion.upTo())
        .limit(limit)
        .toList();
  }

  @Override
  public List<Count> count() {
    TreeMap<String, Count> counts = new TreeMap<>();
    open()
        .forEach(
            one ->
                counts.merge(
                    one.recordType() + " " + one.field() + " " + one.system(),
                    new Count(one.recordType(), one.field(), one.system(), 1),
                    (a, b) ->
                        new Count(a.recordType(), a.field(), a.system(), a.open() + b.open())));
    return List.copyOf(counts.values());
  }

  @Override
  public List<Refusal> refusals(long record, String field, int limit) {
    return records.refusals(record, field).stream()
        .sorted(Comparator.comparing(Refusal::receipt).reversed().thenComparing(Refusal::flow))
        .limit(limit)
        .toList();
  }

  @Override
  public ConflictSettlement begin(String recordType, String field, String by, Instant now) {
    List<Conflict> open =
        open(new Portion(recordType, field, 0, Long.MAX_VALUE), Integer.MAX_VALUE);
    long id = settlements.size() + 1L;
    long last = open.isEmpty() ? 0 : open.get(open.size() - 1).id();
    settlements.put(
        id,
        new ConflictSettlement(id, recordType, field, by, now, 0, last, open.size(), 0, 0, null));
    return settlement(id).orElseThrow();
  }

  @Override
  public Optional<ConflictSettlement> settlement(long id) {
    return Optional.ofNullable(settlements.get(id)).map(one -> counted(one));
  }

  private ConflictSettlement counted(ConflictSettlement one) {
    long settled =
        rows.values().stream()
            .map(Conflict::end)
            .filter(Objects::nonNull)
            .filter(end -> Objects.equals(end.settlement(), one.id()))
            .count();
    return new ConflictSettlement(
        one.id(),
        one.recordType(),
        one.field(),
        one.by(),
        one.begunAt(),
        one.position(),
        one.last(),
        one.total(),
        settled,
        one.failed(),
        one.doneAt());
  }

  @Override
  public List<ConflictSettlement> settlements(int limit) {
    return settlements.values().stream()
        .map(this::counted)
        .sorted(Comparator.comparing(ConflictSettlement::id).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<ConflictSettlement> unfinished() {
    return settlements.values().stream().filter(one -> !one.done()).map(this::counted).toList();
  }

  @Override
  public void advance(long settlement, long position, int failed, @Nullable Instant doneAt) {
    settlements.computeIfPresent(
        settlement,
        (id, one) ->
            one.done() || one.position() > position
                ? one
                : new ConflictSettlement(
                    id,
                    one.recordType(),
                    one.field(),
                    one.by(),
                    one.begunAt(),
                    position,
                    one.last(),
                    one.total(),
                    0,
                    one.failed() + failed,
                    doneAt));
  }
}
