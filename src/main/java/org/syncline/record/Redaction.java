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
  /**
   * Types whose values are so many that one can't be found by trying, nor told by its beginning.
   */
  private static final Set<FieldType> MANY_VALUES =
      Set.of(FieldType.STRING, FieldType.EMAIL, FieldType.PHONE);

  private static final int SHORTEST_BEGUN = 3;

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

  /**
   * The value to show. Null and "" stay what they are: that a field is empty tells nothing. Of
   * personal texts the first character is shown, enough to tell two people apart by phone; not of
   * short ones, numbers, days or choices, which it would give away.
   */
  public @Nullable Object shown(String field, @Nullable Object value) {
    if (value == null || "".equals(value) || !masks(field)) {
      return value;
    }
    String text = value.toString();
    boolean begun = hasManyValues(field) && text.codePointCount(0, text.length()) >= SHORTEST_BEGUN;
    return begun ? Character.toString(text.codePointAt(0)) + "\u2026" : "\u2026";
  }

  /**
   * Whether a reader who may not see a field may not look for its values either, because few tries
   * would find them: days, numbers, choices, and whatever is sensitive.
   */
  boolean forbidsGuesses(String field) {
    return masks(field) && !hasManyValues(field);
  }

  private boolean hasManyValues(String field) {
    return !sensitive(field)
        && Optional.ofNullable(type)
            .flatMap(known -> known.field(field))
            .filter(definition -> MANY_VALUES.contains(definition.type()))
            .isPresent();
  }

  private boolean sensitive(String field) {
    RecordType known = type;
    return known == null
        || known
            .field(field)
            .map(definition -> definition.privacy() == FieldDefinition.Privacy.SENSITIVE)
            .orElse(true);
  }

  /** Those of the fields that are masked. */
  public Set<String> masked(Set<String> fields) {
    Set<String> masked = new TreeSet<>(fields);
    masked.removeIf(field -> !masks(field));
    return masked;
  }
}
