package org.syncline.mapping.suggestion.profile;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What walks gather, within limits: of {@value #MOST_RECORDS} records the values at {@value
 * #MOST_FIELDS} places.
 */
final class Gathered {
  static final int MOST_RECORDS = 1_000;
  static final int MOST_FIELDS = 500;

  private final Map<Place, FieldValues> fields = new LinkedHashMap<>();
  private final Set<Place> repeated = new HashSet<>();
  private boolean fieldsLeftOut;
  private int records;

  /** Whether another record is wanted; to be asked before each. */
  boolean nextRecord() {
    if (records == MOST_RECORDS) {
      return false;
    }
    records++;
    return true;
  }

  /**
   * A value as {@link org.syncline.mapping.value.Found} has it: String, Boolean, Number or NULL.
   */
  void found(Place place, Object value) {
    FieldValues values = field(place);
    if (values != null) {
      values.add(value);
    }
  }

  /** The place holds nothing in this record, but it is known that it is there. */
  void absent(Place place) {
    field(place);
  }

  private @Nullable FieldValues field(Place place) {
    FieldValues known = fields.get(place);
    if (known != null || fields.size() == MOST_FIELDS) {
      fieldsLeftOut |= known == null;
      return known;
    }
    FieldValues values = new FieldValues();
    fields.put(place, values);
    return values;
  }

  /** An element of a name came again; the place is that of the first. */
  void repeats(Place first) {
    if (repeated.size() < MOST_FIELDS) {
      repeated.add(first);
    }
  }

  Map<Place, FieldValues> fields() {
    return fields;
  }

  Set<Place> repeated() {
    return repeated;
  }

  int records() {
    return records;
  }

  boolean fieldsLeftOut() {
    return fieldsLeftOut;
  }
}
