package org.syncline.record;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys that a record is found by, each in a slot of its own: {@code #0} for the first match
 * rule, a field's name for its index, {@code ~0} for the first word. A record that is archived or
 * merged into another has one in the slot {@value #HIDDEN} instead of the last two, and one in the
 * slot {@code ^field} for each of its references.
 */
public final class RecordKeys {
  /** The slot that only records have which are left out of searches. */
  public static final String HIDDEN = "@hidden";

  private static final String HIDDEN_REFERENCE = "^";

  private static final SortedMap<String, String> NONE = Collections.emptySortedMap();

  private RecordKeys() {}

  /** A record to be stored whose values were these before. */
  public static Records.Keyed change(RecordType type, FieldValues before, GoldenRecord record) {
    FieldValues now = record.values();
    boolean same =
        type.keyedFields().stream()
            .allMatch(field -> Objects.equals(before.get(field), now.get(field)));
    Set<LocalDate> days = BusinessDates.touched(type.id(), before, now);
    return same
        ? new Records.Keyed(record, NONE, NONE, days)
        : new Records.Keyed(record, of(type, before), of(type, now), days);
  }

  /** Keys by slot. A field that is absent, null or blank has none. */
  public static SortedMap<String, String> of(RecordType type, FieldValues values) {
    TreeMap<String, String> keys = new TreeMap<>();
    MatchKeys.of(type, values).forEach((rule, key) -> keys.put("#" + rule, key));
    if (values.get(RecordMark.MERGED_INTO) != null) {
      return hidden(type, type.merged(), values, keys);
    }
    if (Boolean.TRUE.equals(values.get(RecordMark.ARCHIVED))) {
      return hidden(type, type.archived(), values, keys);
    }
    put(type.indexes(), "", values, keys);
    Set<String> words = new TreeSet<>();
    for (String field : type.fieldsSearchedByWord()) {
      if (values.get(field) instanceof String text) {
        words.addAll(SearchText.words(text));
      }
    }
    int slot = 0;
    for (String word : words) {
      keys.put("~" + slot++, type.words().key(word));
    }
    return keys;
  }

  private static SortedMap<String, String> hidden(
      RecordType type, FieldIndex why, FieldValues values, TreeMap<String, String> keys) {
    keys.put(HIDDEN, why.key(""));
    put(type.hiddenReferences(), HIDDEN_REFERENCE, values, keys);
    return keys;
  }

  private static void put(
      Map<String, FieldIndex> indexes,
      String slotPrefix,
      FieldValues values,
      TreeMap<String, String> keys) {
    for (Map.Entry<String, FieldIndex> index : indexes.entrySet()) {
      Object value = values.get(index.getKey());
      if (value != null && !value.toString().isBlank()) {
        keys.put(slotPrefix + index.getKey(), index.getValue().key(value));
      }
    }
  }
}
