package org.syncline.mapping.suggestion.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.value.Fault;

/**
 * How many values of a field are codes of a list, or texts that the dictionary knows a code for.
 *
 * @param share of the values that are or mean a code, 0 to 1
 * @param codes share of the values that are codes as they stand
 * @param names what texts mean that are no codes themselves
 * @param unknown how many different values mean nothing
 */
public record CodeReading(double share, double codes, Map<String, String> names, int unknown) {
  static final CodeReading NONE = new CodeReading(0, 0, Map.of(), 0);

  public CodeReading {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /** Where a map is needed it needs every text, as what is not in it is unknown. */
  public boolean needsMap() {
    return !names.isEmpty();
  }

  static CodeReading of(
      List<FieldValues.Kept> values, Conversion codes, Function<String, Optional<String>> meaning) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, String> plain = new LinkedHashMap<>();
    int known = 0;
    for (FieldValues.Kept value : values) {
      if (value.text().length() <= 40 && value.value() instanceof String text) {
        Object code = codes.convert(text);
        Optional<String> name = code instanceof Fault ? meaning.apply(text) : Optional.empty();
        if (!(code instanceof Fault)) {
          plain.put(text, code.toString());
          known++;
        } else if (name.isPresent()) {
          names.put(text, name.get());
          known++;
        }
      }
    }
    if (values.isEmpty()) {
      return NONE;
    }
    double pure = (double) plain.size() / values.size();
    if (!names.isEmpty()) {
      names.putAll(plain);
    }
    return new CodeReading((double) known / values.size(), pure, names, values.size() - known);
  }
}
