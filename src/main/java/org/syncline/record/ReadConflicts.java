package org.syncline.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.record.EditRecords.Editor;

/** Conflicts for people, each with the record as it is: who may not see the record sees neither. */
public final class ReadConflicts {
  /** Portions of a search after which its page ends, however few of them the reader may see. */
  private static final int MOST_PORTIONS = 10;

  private static final int MOST_REFUSALS = 50;

  private final Transactions transactions;
  private final Records records;
  private final Conflicts conflicts;
  private final RecordTypes types;

  public ReadConflicts(
      Transactions transactions, Records records, Conflicts conflicts, RecordTypes types) {
    this.transactions = transactions;
    this.records = records;
    this.conflicts = conflicts;
    this.types = types;
  }

  /** One with its record; the mark is another as soon as one of the two is. */
  public record Seen(Conflict conflict, GoldenRecord record) {
    public String mark() {
      return conflict.revision() + "-" + conflict.status().ordinal() + "-" + record.version();
    }
  }

  /** All that is open of a record; the mark is another as soon as anything of it is. */
  public record OfRecord(GoldenRecord record, List<Conflict> open) {
    public String mark() {
      CRC32 sum = new CRC32();
      for (Conflict conflict : open) {
        String one = conflict.id() + "." + conflict.revision() + " ";
        sum.update(one.getBytes(StandardCharsets.US_ASCII));
      }
      return record.version() + "-" + Long.toHexString(sum.getValue());
    }
  }

  /**
   * Some of them, in the order that was asked for.
   *
   * @param next the {@link ConflictQuery#before} of the next page; null on the last one
   */
  public record Page(List<Seen> conflicts, @Nullable Long next) {}

  /** One with its record, and the values that were refused, latest first. */
  public record Told(Seen seen, List<Conflicts.Refusal> refusals) {}

  /** Pages may be short where the reader does not see all records. */
  public Page page(ConflictQuery query, Editor reader) {
    reader.require(Permission.READ_RECORDS);
    return transactions.inNew(
        () -> {
          List<Seen> page = new ArrayList<>();
          ConflictQuery part = query;
          for (int i = 0; i < MOST_PORTIONS; i++) {
            List<Conflict> found = conflicts.search(part);
            for (Seen seen : visible(found, reader)) {
              page.add(seen);
              if (page.size() == query.limit()) {
                return new Page(page, seen.conflict().id());
              }
            }
            if (found.size() < query.limit()) {
              return new Page(page, null);
            }
            part = part.before(found.get(found.size() - 1).id());
          }
          return new Page(page, part.before());
        });
  }

  private List<Seen> visible(List<Conflict> found, Editor reader) {
    TreeSet<Long> ids = new TreeSet<>();
    found.forEach(conflict -> ids.add(conflict.record()));
    Map<Long, GoldenRecord> byId = new HashMap<>();
    if (!ids.isEmpty()) {
      records.find(ids).forEach(record -> byId.put(record.id(), record));
    }
    List<Seen> visible = new ArrayList<>();
    for (Conflict conflict : found) {
      GoldenRecord record = byId.get(conflict.record());
      if (record != null && reader.rights().sees(types, record)) {
        visible.add(new Seen(conflict, record));
      }
    }
    return visible;
  }

  /** Empty also where its record is not seen. */
  public Optional<Told> conflict(long id, Editor reader) {
    reader.require(Permission.READ_RECORDS);
    return transactions.inNew(
        () ->
            find(id, reader)
                .map(
                    seen ->
                        new Told(
                            seen,
                            conflicts.refusals(
                                seen.record().id(), seen.conflict().field(), MOST_REFUSALS))));
  }

  /** Takes part in the running transaction. */
  private Optional<Seen> find(long id, Editor reader) {
    return visible(conflicts.find(id).stream().toList(), reader).stream().findFirst();
  }

  /** Empty also where the record is not seen. */
  public Optional<OfRecord> ofRecord(long record, Editor reader) {
    reader.require(Permission.READ_RECORDS);
    return transactions.inNew(
        () ->
            records
                .find(record)
                .filter(found -> reader.rights().sees(types, found))
                .map(found -> new OfRecord(found, conflicts.open(record))));
  }

  /** How many are open, of all records: for who sees what becomes of every one. */
  public List<Conflicts.Count> count(Editor reader) {
    reader.require(Permission.READ_LEDGER);
    return transactions.inNew(conflicts::count);
  }
}
