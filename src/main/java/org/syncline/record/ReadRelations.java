package org.syncline.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.record.EditRecords.Editor;

/**
 * The relations of one record for people, each with the record at its other end: where a reader may
 * not see that one, there is no relation either.
 */
public final class ReadRelations {
  /** Portions after which a page ends, however few of them the reader may see. */
  private static final int MOST_PORTIONS = 10;

  private final Transactions transactions;
  private final Relations relations;
  private final RecordTypes types;
  private final SeenRecords seen;

  public ReadRelations(
      Transactions transactions, Records records, Relations relations, RecordTypes types) {
    this.transactions = transactions;
    this.relations = relations;
    this.types = types;
    this.seen = new SeenRecords(records, types);
  }

  /**
   * One of them.
   *
   * @param other the record at the other end
   * @param kind what its record type says of it; null where it says nothing any more
   */
  public record Seen(Relation relation, GoldenRecord other, @Nullable RelationDefinition kind) {}

  /**
   * Some of them.
   *
   * @param next where the next page begins; null on the last one
   */
  public record Page(List<Seen> relations, Relation.@Nullable Key next) {}

  /**
   * Those that a record has, by the others' ids.
   *
   * @param after the other's id where the page before ended, 0 for the first page
   * @return empty where there is no such record for this reader, or no such relation of its type
   */
  public Optional<Page> of(long id, String name, long after, int limit, Editor reader) {
    reader.require(Permission.READ_RECORDS);
    return transactions.inNew(
        () ->
            seen.find(id, reader)
                .filter(record -> kind(record, name) != null)
                .map(
                    record ->
                        page(
                            key -> relations.of(id, name, key == null ? after : key.other(), limit),
                            null,
                            limit,
                            found -> ends(found, record, reader))));
  }

  /**
   * Those that others have to a record, by name and then by record.
   *
   * @param after where the page before ended; null = the first page
   * @return empty where there is no such record for this reader
   */
  public Optional<Page> leadingTo(long id, Relation.@Nullable Key after, int limit, Editor reader) {
    reader.require(Permission.READ_RECORDS);
    return transactions.inNew(
        () ->
            seen.find(id, reader)
                .map(
                    record ->
                        page(
                            key -> relations.leadingTo(id, key, limit),
                            after,
                            limit,
                            found -> beginnings(found, reader))));
  }

  private static Page page(
      Function<Relation.@Nullable Key, List<Relation>> read,
      Relation.@Nullable Key after,
      int limit,
      Function<List<Relation>, List<Seen>> visible) {
    List<Seen> page = new ArrayList<>();
    Relation.Key behind = after;
    for (int i = 0; i < MOST_PORTIONS; i++) {
      List<Relation> found = read.apply(behind);
      for (Seen one : visible.apply(found)) {
        if (page.size() == limit) {
          return new Page(page, page.get(limit - 1).relation().key());
        }
        page.add(one);
      }
      if (found.size() < limit) {
        return new Page(page, null);
      }
      behind = found.get(found.size() - 1).key();
    }
    return new Page(page, behind);
  }

  private List<Seen> ends(List<Relation> found, GoldenRecord record, Editor reader) {
    Map<Long, GoldenRecord> others =
        seen.find(new TreeSet<>(found.stream().map(one -> one.key().other()).toList()), reader);
    List<Seen> visible = new ArrayList<>();
    for (Relation one : found) {
      GoldenRecord other = others.get(one.key().other());
      if (other != null) {
        visible.add(new Seen(one, other, kind(record, one.key().name())));
      }
    }
    return visible;
  }

  private List<Seen> beginnings(List<Relation> found, Editor reader) {
    Map<Long, GoldenRecord> others =
        seen.find(new TreeSet<>(found.stream().map(one -> one.key().record()).toList()), reader);
    List<Seen> visible = new ArrayList<>();
    for (Relation one : found) {
      GoldenRecord other = others.get(one.key().record());
      if (other != null) {
        visible.add(new Seen(one, other, kind(other, one.key().name())));
      }
    }
    return visible;
  }

  private @Nullable RelationDefinition kind(GoldenRecord record, String name) {
    return types.named(record.type()).flatMap(type -> type.relation(name)).orElse(null);
  }
}
