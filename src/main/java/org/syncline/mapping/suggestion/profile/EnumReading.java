package org.syncline.mapping.suggestion.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which values of an enum the values of a field mean.
 *
 * @param entries text to value of the enum, of those that are known
 * @param unknown how many different texts are left for a person
 * @param exact whether all texts are values of the enum as they stand
 */
public record EnumReading(Map<String, String> entries, int unknown, boolean exact) {

  public EnumReading {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  static EnumReading of(List<FieldValues.Kept> kept, Set<String> values, ValueWords words) {
    Map<String, String> entries = new LinkedHashMap<>();
    int unknown = 0;
    boolean exact = true;
    for (FieldValues.Kept value : kept) {
      @Nullable String meant =
          value.text().length() > 60 ? null : words.valueOf(value.text(), values);
      if (meant == null) {
        unknown++;
        exact = false;
      } else {
        entries.put(value.text(), meant);
        exact &= meant.equals(value.text());
      }
    }
    return new EnumReading(entries, unknown, exact);
  }

  /** Share of the different values that are known. */
  public double share() {
    int all = entries.size() + unknown;
    return all == 0 ? 0 : (double) entries.size() / all;
  }
}
