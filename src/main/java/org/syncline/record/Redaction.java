package org.syncline.record;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a record are shown: as they are, or, where the reader may not see personal
 * data, the personal and sensitive ones masked. A field whose type is not known any more counts as
 * sensitive.
 */
public final class Redaction {
  private final @Nullable RecordType type;
  private final boolean open;

  private Redaction(@Nullable RecordType type, boolean open) {
    this.type = type;
    this.open = open;
  }

  /**
   * For one reader and one type of record.
   *
   * @param seesPersonalData whether the reader sees everything
   */
  public static Redaction of(Optional<RecordType> type, boolean seesPersonalData) {
    return new Redaction(type.orElse(null), seesPersonalData);
  }

  public boolean masks(String field) {
    if (open || RecordMark.isMark(field)) {
      return false;
    }
    RecordType known = type;
    return known == null
        || known
            .field(field)
            .map(definition -> definition.privacy() != FieldDefinition.Privacy.NONE)
            .orElse(true);
  }

  /** The value to show. Null and "" stay what they are: that a field is empty tells nothing. */
  public @Nullable Object shown(String field, @Nullable Object value) {
    if (value == null || "".equals(value) || !masks(field)) {
      return value;
    }
    return sensitive(field) ? "\u2026" : masked(value.toString());
  }

  private boolean sensitive(String field) {
    RecordType known = type;
    return known == null
        || known
            .field(field)
            .map(definition -> definition.privacy() == FieldDefinition.Privacy.SENSITIVE)
            .orElse(true);
  }

  /** Of personal values the first character is shown, enough to tell two people apart by phone. */
  private static String masked(String text) {
    return Character.toString(text.codePointAt(0)) + "\u2026";
  }

  /** Those of the fields that are masked. */
  public Set<String> masked(Set<String> fields) {
    Set<String> masked = new TreeSet<>(fields);
    masked.removeIf(field -> !masks(field));
    return masked;
  }
}
