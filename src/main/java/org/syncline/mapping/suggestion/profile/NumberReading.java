package org.syncline.mapping.suggestion.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.conversion.Conversion;
import org.syncline.mapping.conversion.LocalNumbers;
import org.syncline.mapping.conversion.NumberConversion;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/**
 * How a field writes numbers.
 *
 * @param locale BCP 47, or null where numbers are plain
 * @param alternatives locales that read the same values as other numbers, "plain" among them; empty
 *     where the values decide
 * @param whole whether all of them are whole
 * @param least the least number
 * @param most the greatest number
 */
public record NumberReading(
    @Nullable String locale, List<String> alternatives, boolean whole, double least, double most) {
  private static final double NEARLY_ALL = 0.95;
  static final String PLAIN = "plain";
  private static final List<String> LOCALES = List.of(PLAIN, "de", "en", "fr", "de-CH");

  public NumberReading {
    alternatives = List.copyOf(alternatives);
  }

  public boolean isAmbiguous() {
    return !alternatives.isEmpty();
  }

  /** What the values are; null where too few of them are numbers. */
  static @Nullable NumberReading of(List<FieldValues.Kept> values) {
    if (values.isEmpty() || !couldBe(values)) {
      return null;
    }
    List<String> fitting = new ArrayList<>();
    List<List<Object>> results = new ArrayList<>();
    for (String locale : LOCALES) {
      List<Object> result = read(locale, values);
      long numbers = result.stream().filter(r -> !(r instanceof Fault)).count();
      if (numbers >= NEARLY_ALL * values.size() && !results.contains(result)) {
        fitting.add(locale);
        results.add(result);
      }
    }
    if (fitting.isEmpty()) {
      return null;
    }
    String first = fitting.get(0);
    List<Double> numbers =
        results.get(0).stream()
            .filter(r -> r instanceof BigDecimal)
            .map(r -> ((BigDecimal) r).doubleValue())
            .toList();
    return new NumberReading(
        first.equals(PLAIN) ? null : first,
        thousandsOrDecimals(values, fitting) ? fitting : List.of(),
        numbers.stream().allMatch(number -> number == Math.rint(number)),
        numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0),
        numbers.stream().mapToDouble(Double::doubleValue).max().orElse(0));
  }

  /** 1.234 is a thousand in one country and one in another; with other decimals it is clear. */
  private static boolean thousandsOrDecimals(List<FieldValues.Kept> values, List<String> fitting) {
    return fitting.size() > 1
        && values.stream().noneMatch(value -> value.value() instanceof Found.Number);
  }

  private static boolean couldBe(List<FieldValues.Kept> values) {
    for (FieldValues.Kept value : values.subList(0, Math.min(5, values.size()))) {
      if (value.value() instanceof Boolean
          || value.text().chars().filter(Character::isDigit).count() * 2 < value.text().length()) {
        return false;
      }
    }
    return true;
  }

  private static List<Object> read(String locale, List<FieldValues.Kept> values) {
    Conversion numbers =
        NumberConversion.decimal(
            locale.equals(PLAIN) ? null : LocalNumbers.of(Locale.forLanguageTag(locale)));
    return values.stream().map(value -> numbers.convert(value.value())).toList();
  }
}
