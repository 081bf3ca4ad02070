package org.syncline.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.InMemoryTransactions;

/** Relations in maps. */
public final class InMemoryRelations implements Relations {
  private final Map<String, Relation> rows;
  private final Map<String, RelationChange> changes;

  public InMemoryRelations(InMemoryTransactions transactions) {
    rows = transactions.table();
    changes = transactions.table();
  }

  @Override
  public Optional<Relation> find(Relation.Key key) {
    return Optional.ofNullable(rows.get(key.toString()));
  }

  @Override
  public void put(Relation relation, RelationChange change) {
    rows.put(relation.key().toString(), relation);
    note(change);
  }

  @Override
  public void remove(Relation.Key key, RelationChange change) {
    rows.remove(key.toString());
    note(change);
  }

  private void note(RelationChange change) {
    changes.put("%s %019d".formatted(change.key(), change.receipt()), change);
  }

  @Override
  public List<RelationChange> history(Relation.Key key) {
    return changes.values().stream().filter(change -> change.key().equals(key)).toList();
  }

  @Override
  public List<Relation> of(long record, String name, long after, int limit) {
    return sorted(
            r ->
                r.key().record() == record
                    && r.key().name().equals(name)
                    && r.key().other() > after,
            Comparator.comparing((Relation r) -> r.key().other()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Relation> leadingTo(long other, Relation.@Nullable Key after, int limit) {
    Comparator<Relation.Key> order =
        Comparator.comparing(Relation.Key::name).thenComparing(Relation.Key::record);
    return sorted(
            r -> r.key().other() == other && (after == null || order.compare(r.key(), after) > 0),
            Comparator.comparing(Relation::key, order))
        .limit(limit)
        .toList();
  }

  private Stream<Relation> sorted(Predicate<Relation> which, Comparator<Relation> order) {
    return rows.values().stream().filter(which).sorted(order);
  }

  @Override
  public List<Relation.Key> move(long from, long to) {
    List<Relation.Key> all =
        rows.values().stream()
            .map(Relation::key)
            .filter(key -> key.record() == from || key.other() == from)
            .toList();
    return moveEach(all, from, to);
  }

  @Override
  public void moveBack(Collection<Relation.Key> keys, long from, long to) {
    moveEach(keys.stream().map(key -> moved(key, to, from)).toList(), from, to);
  }

  private List<Relation.Key> moveEach(Collection<Relation.Key> keys, long from, long to) {
    List<Relation.Key> moved = new ArrayList<>();
    for (Relation.Key key : keys) {
      Relation.Key target = moved(key, from, to);
      Relation relation = rows.get(key.toString());
      if (relation != null
          && target.record() != target.other()
          && !rows.containsKey(target.toString())) {
        rows.remove(key.toString());
        rows.put(
            target.toString(),
            new Relation(
                target,
                relation.values(),
                relation.receipt(),
                relation.since(),
                relation.changedAt()));
        moved.add(key);
      }
    }
    return moved;
  }

  private static Relation.Key moved(Relation.Key key, long from, long to) {
    return new Relation.Key(
        key.record() == from ? to : key.record(),
        key.name(),
        key.other() == from ? to : key.other());
  }
}
