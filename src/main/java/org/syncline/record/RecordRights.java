package org.syncline.record;

import java.util.Optional;
import org.syncline.platform.Permission;

/**
 * What one caller may see and change of the records: which ones, and which of their fields. Whoever
 * knows accounts and roles gives it; searches, reads and edits go by it.
 */
public interface RecordRights {
  /** Every record, as it is. */
  RecordRights ALL = ofEveryRecord(true);

  /** Every record and all of its fields. */
  static RecordRights ofEveryRecord(boolean seesPersonalData) {
    return new RecordRights() {
      @Override
      public boolean seesPersonalData() {
        return seesPersonalData;
      }

      @Override
      public Optional<Ownership> onlyOwn() {
        return Optional.empty();
      }

      @Override
      public boolean may(Permission permission) {
        return true;
      }

      @Override
      public boolean mayChange(RecordType type, String field) {
        return true;
      }
    };
  }

  /** Whether personal and sensitive fields are shown as they are. */
  boolean seesPersonalData();

  /** Whose records the caller is kept to; empty = all there are. */
  Optional<Ownership> onlyOwn();

  /** Whether the caller may do this to records that it sees. */
  boolean may(Permission permission);

  /** Whether the caller may set this field of a record that it sees. */
  boolean mayChange(RecordType type, String field);

  default Redaction redaction(Optional<RecordType> type) {
    return Redaction.of(type, seesPersonalData());
  }

  /** Whether the caller may know that there is a record with these values. */
  default boolean sees(RecordType type, FieldValues values) {
    return onlyOwn().map(own -> own.has(type, values)).orElse(true);
  }

  /** Whether the caller may know of this record; of a type that is gone only who sees all. */
  default boolean sees(RecordTypes types, GoldenRecord record) {
    return types
        .named(record.type())
        .map(type -> sees(type, record.values()))
        .orElse(onlyOwn().isEmpty());
  }
}
