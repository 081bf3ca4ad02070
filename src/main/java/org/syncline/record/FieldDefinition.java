package org.syncline.record;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of a record type.
 *
 * @param limits what a value may be beyond its type
 * @param values allowed values of an {@link FieldType#ENUM}, empty for other types
 * @param referenceTo record type that a {@link FieldType#REFERENCE} points to
 * @param required whether a mapping of a flow with full states always has to give it a value
 * @param searches how records are found by it; a reference is always {@link Search#INDEXED}
 * @param survivorship which source's value survives
 * @param label text for people by language tag
 */
public record FieldDefinition(
    String name,
    FieldType type,
    Limits limits,
    Set<String> values,
    @Nullable String referenceTo,
    boolean required,
    Privacy privacy,
    Set<Search> searches,
    Survivorship survivorship,
    Map<String, String> label) {

  /** How carefully a value has to be shown. */
  public enum Privacy {
    NONE,
    PERSONAL,
    SENSITIVE
  }

  /** A way to find records by the values of a field. */
  public enum Search {
    /** By the whole value, its beginning, a range, and in its order. */
    INDEXED,
    /** By the words in it. */
    WORDS
  }

  public FieldDefinition {
    if (!name.matches("[a-z][A-Za-z0-9]{0,59}")) {
      throw new IllegalArgumentException(
          "Field name '"
              + name
              + "': use a lower-case letter, then letters and digits, 60 at most.");
    }
    if (type == FieldType.ENUM && values.isEmpty()) {
      throw new IllegalArgumentException("Field '" + name + "' is an enum: list its values.");
    }
    if (type == FieldType.REFERENCE && referenceTo == null) {
      throw new IllegalArgumentException(
          "Field '" + name + "' is a reference: name its record type in 'to'.");
    }
    if (searches.contains(Search.WORDS) && type != FieldType.STRING) {
      throw new IllegalArgumentException(
          "Field '" + name + "' is no string: only the words of strings can be searched.");
    }
    boolean number = type == FieldType.INTEGER || type == FieldType.DECIMAL;
    if (!number && (limits.minimum() != null || limits.maximum() != null)) {
      throw new IllegalArgumentException(
          "Field '" + name + "' is no number: it has neither minimum nor maximum.");
    }
    if (limits.pattern() != null && type != FieldType.STRING) {
      throw new IllegalArgumentException(
          "Field '" + name + "' is no string: its type says what form it has, without a pattern.");
    }
    values = Set.copyOf(values);
    EnumSet<Search> all = EnumSet.noneOf(Search.class);
    all.addAll(searches);
    if (type == FieldType.REFERENCE) {
      all.add(Search.INDEXED);
    }
    searches = Collections.unmodifiableSet(all);
    label = Map.copyOf(label);
  }

  public boolean indexed() {
    return searches.contains(Search.INDEXED);
  }

  public boolean searchedByWord() {
    return searches.contains(Search.WORDS);
  }
}
