package org.syncline.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.record.EditRecords.Editor;

/**
 * One record for people: as it is, as it was, how it came to be so, and what went into it. Whoever
 * may not see the record is told nothing of it. However long its history is, no more of it is in
 * memory than a page; a record as it was costs time by the number of its versions until then.
 */
public final class ReadRecord {
  /** Most changes that are read at once. */
  static final int PORTION = 500;

  /** Most merges that are told of. */
  public static final int MOST_MERGES = 20;

  private final Transactions transactions;
  private final Records records;
  private final Links links;
  private final Merges merges;
  private final SeenRecords seen;

  public ReadRecord(
      Transactions transactions, Records records, Links links, Merges merges, RecordTypes types) {
    this.transactions = transactions;
    this.records = records;
    this.links = links;
    this.merges = merges;
    this.seen = new SeenRecords(records, types);
  }

  /** A record as it is, with the source records that lead to it. */
  public record Now(GoldenRecord record, List<Link> links) {}

  /**
   * Some changes, in the order that they were asked for.
   *
   * @param next the version before which, or behind which, the next page begins; null on the last
   *     one
   */
  public record Page(List<HistoryEntry> changes, @Nullable Integer next) {}

  /**
   * What a record went into and what went into it, as far as the reader sees it.
   *
   * @param into the merge of this record into another; null where there is none
   * @param intoSeen whether the reader sees that other one
   * @param from merges into it, the latest first, {@value #MOST_MERGES} at most
   */
  public record Merged(@Nullable Absorption into, boolean intoSeen, List<Absorption> from) {}

  /** Empty where there is no such record, or not for this reader. */
  public Optional<Now> now(long id, Editor reader) {
    reader.require(Permission.READ_RECORDS);
    return transactions.inNew(
        () ->
            seen.find(id, reader)
                .map(record -> new Now(record, links.ofRecords(List.of(record.id())))));
  }

  /**
   * One page of its history.
   *
   * @param before only changes before this version; {@link Integer#MAX_VALUE} = from the latest on
   * @param limit most of them
   */
  public Optional<Page> changes(long id, int before, int limit, Editor reader) {
    reader.require(Permission.READ_RECORDS);
    return transactions.inNew(
        () ->
            seen.find(id, reader)
                .map(record -> page(records.changesBefore(id, before, limit + 1), limit)));
  }

  private static Page page(List<HistoryEntry> found, int limit) {
    boolean more = found.size() > limit;
    List<HistoryEntry> page = more ? List.copyOf(found.subList(0, limit)) : found;
    return new Page(page, more ? (Integer) page.get(limit - 1).version() : null);
  }

  /**
   * One page of its history from the beginning on: changes, the earliest first.
   *
   * @param behind only changes behind this version; 0 = from the first one on
   * @param limit most of them
   * @return empty where there is no such record, or not for this reader; next is the version behind
   *     which the next page begins
   */
  public Optional<Page> changesBehind(long id, int behind, int limit, Editor reader) {
    reader.require(Permission.READ_RECORDS);
    return transactions.inNew(
        () ->
            seen.find(id, reader)
                .map(record -> page(records.changesBehind(id, behind, limit + 1), limit)));
  }

  /**
   * A record as it was in a version.
   *
   * @return empty where there is no such record for this reader, or it has not come to that version
   */
  public Optional<PastRecord> inVersion(long id, int version, Editor reader) {
    reader.require(Permission.READ_RECORDS);
    return transactions.inNew(
        () ->
            seen.find(id, reader)
                .filter(record -> version >= 1 && version <= record.version())
                .map(record -> replay(record, version, null)));
  }

  /**
   * A record as it was at a moment.
   *
   * @return empty where there is no such record for this reader, or it was not there yet
   */
  public Optional<PastRecord> at(long id, Instant moment, Editor reader) {
    reader.require(Permission.READ_RECORDS);
    return transactions.inNew(
        () ->
            seen.find(id, reader)
                .flatMap(
                    record ->
                        records
                            .versionAt(id, moment)
                            .map(version -> replay(record, version, moment))));
  }

  /**
   * @param moment null = when that version came
   */
  private PastRecord replay(GoldenRecord record, int version, @Nullable Instant moment) {
    PastRecord.Replay replay = new PastRecord.Replay();
    Instant came = record.createdAt();
    int behind = 0;
    while (behind < version) {
      List<HistoryEntry> part = records.changesBehind(record.id(), behind, PORTION);
      for (HistoryEntry entry : part) {
        if (entry.version() <= version) {
          replay.add(entry);
          came = entry.at();
        }
      }
      behind = part.size() < PORTION ? version : part.get(part.size() - 1).version();
    }
    return replay.at(moment == null ? came : moment);
  }

  /** Empty where there is no such record, or not for this reader. */
  public Optional<Merged> merges(long id, Editor reader) {
    reader.require(Permission.READ_RECORDS);
    return transactions.inNew(() -> seen.find(id, reader).map(record -> merged(record, reader)));
  }

  private Merged merged(GoldenRecord record, Editor reader) {
    Long kept = record.mergedInto();
    Absorption into = kept == null ? null : merges.of(record.id()).map(Absorption::of).orElse(null);
    List<Absorption> from = merges.into(record.id(), MOST_MERGES);
    List<Long> others = new ArrayList<>(from.stream().map(Absorption::merged).toList());
    if (kept != null) {
      others.add(kept);
    }
    Map<Long, GoldenRecord> known = seen.find(others, reader);
    return new Merged(
        into,
        kept != null && known.containsKey(kept),
        Collections.unmodifiableList(
            from.stream().filter(one -> known.containsKey(one.merged())).toList()));
  }
}
