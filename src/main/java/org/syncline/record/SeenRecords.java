package org.syncline.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.EditRecords.Editor;

/**
 * The records as far as a reader sees them: one of somebody else's is as if it were not there.
 * Takes part in the running transaction.
 */
final class SeenRecords {
  private final Records records;
  private final RecordTypes types;

  SeenRecords(Records records, RecordTypes types) {
    this.records = records;
    this.types = types;
  }

  Optional<GoldenRecord> find(long id, Editor reader) {
    return records.find(id).filter(record -> reader.rights().sees(types, record));
  }

  /** Those that there are of these, read at once. */
  Map<Long, GoldenRecord> find(Collection<Long> ids, Editor reader) {
    Map<Long, GoldenRecord> seen = new HashMap<>();
    if (!ids.isEmpty()) {
      records.find(ids).stream()
          .filter(record -> reader.rights().sees(types, record))
          .forEach(record -> seen.put(record.id(), record));
    }
    return seen;
  }
}
