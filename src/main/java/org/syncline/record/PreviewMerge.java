package org.syncline.record;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.record.EditRecords.Editor;

/** Tells what a merge would come to, and merges nothing. */
public final class PreviewMerge {
  /** References and relations are counted up to this number. */
  public static final int MOST_COUNTED = 1_000;

  private final Transactions transactions;
  private final Records records;
  private final Links links;
  private final Relations relations;
  private final RecordTypes types;
  private final SeenRecords seen;
  private final Clock clock;

  /** The stores that it looks into. */
  public record Ports(Records records, Links links, Relations relations) {}

  public PreviewMerge(Transactions transactions, Ports ports, RecordTypes types, Clock clock) {
    this.transactions = transactions;
    this.records = ports.records();
    this.links = ports.links();
    this.relations = ports.relations();
    this.types = types;
    this.seen = new SeenRecords(ports.records(), types);
    this.clock = clock;
  }

  /** What it would come to. */
  public sealed interface Previewed {

    /**
     * It can be done.
     *
     * @param kept the record that would be left, as it is
     * @param other the record that would be gone into it, as it is
     * @param result the kept one as it would be
     * @param absorbed what it would take, and what nobody decides
     * @param links source records of the other that would lead to the kept one
     * @param references fields of records that would refer to the kept one instead, counted up to
     *     {@value #MOST_COUNTED} and one more
     * @param relations of the other, counted likewise; those that the kept one has already stay
     */
    record Ready(
        GoldenRecord kept,
        GoldenRecord other,
        GoldenRecord result,
        Absorbed absorbed,
        List<Link> links,
        int references,
        int relations)
        implements Previewed {}

    /** There is no such record to keep, or not for this editor. */
    record Unknown() implements Previewed {}

    /** There is no other record of this type with this id, or not for this editor. */
    record OtherUnknown(GoldenRecord kept) implements Previewed {}

    /** Both are the same record. */
    record Same(GoldenRecord kept) implements Previewed {}

    /** One of the two is merged into another already. */
    record MergedAlready(GoldenRecord merged) implements Previewed {}
  }

  /** What merging another record into one would come to now. */
  public Previewed of(long kept, long other, Editor editor) {
    editor.require(Permission.MERGE_RECORDS);
    return transactions.inNew(() -> preview(kept, other, editor));
  }

  private Previewed preview(long keptId, long otherId, Editor editor) {
    GoldenRecord kept = seen.find(keptId, editor).orElse(null);
    if (kept == null) {
      return new Previewed.Unknown();
    }
    if (keptId == otherId) {
      return new Previewed.Same(kept);
    }
    GoldenRecord other =
        seen.find(otherId, editor).filter(one -> one.type().equals(kept.type())).orElse(null);
    Optional<RecordType> type = types.named(kept.type());
    if (other == null || type.isEmpty()) {
      return new Previewed.OtherUnknown(kept);
    }
    if (kept.mergedInto() != null || other.mergedInto() != null) {
      return new Previewed.MergedAlready(kept.mergedInto() != null ? kept : other);
    }
    GoldenRecord result = copy(kept);
    Absorbed absorbed = result.absorb(other, type.get(), clock.instant());
    return new Previewed.Ready(
        kept,
        other,
        result,
        absorbed,
        links.ofRecords(List.of(otherId)),
        references(other),
        relations(other, type.get()));
  }

  private static GoldenRecord copy(GoldenRecord record) {
    return GoldenRecord.stored(
        record.id(),
        record.type(),
        record.version(),
        record.valueBytes(),
        record.originBytes(),
        record.createdAt(),
        record.updatedAt());
  }

  private int references(GoldenRecord other) {
    Map<String, String> fields = new HashMap<>();
    types.all().forEach(type -> fields.putAll(type.keysOfReferences(other)));
    Set<String> found = new HashSet<>();
    records
        .withKeys(fields.keySet(), MOST_COUNTED + 1)
        .forEach((key, ids) -> ids.forEach(id -> found.add(id + " " + fields.get(key))));
    return found.size();
  }

  private int relations(GoldenRecord other, RecordType type) {
    int count = relations.leadingTo(other.id(), null, MOST_COUNTED + 1).size();
    for (RelationDefinition kind : type.relations()) {
      count += relations.of(other.id(), kind.name(), 0, MOST_COUNTED + 1).size();
    }
    return Math.min(count, MOST_COUNTED + 1);
  }
}
