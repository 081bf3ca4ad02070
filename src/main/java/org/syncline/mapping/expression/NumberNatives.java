package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Functions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions of numbers, in doubles; a number of more digits than a double keeps is refused. */
final class NumberNatives {
  private static final int LONGEST_NUMERAL = 1_000;
  private static final Set<String> CAPITALS = Set.of("A", "I", "W", "W;o");
  private static final long LARGEST_ROMAN = 1_000_000;

  private NumberNatives() {}

  static List<NativeFunction> all() {
    return List.of(
        new NativeFunction("number", "<(nsb)-:n>", 1, NumberNatives::number),
        new NativeFunction("sum", "<a<n>:n>", 1, given -> sum(given.numbers(0))),
        new NativeFunction("max", "<a<n>:n>", 1, given -> of(Functions.max(given.numbers(0)))),
        new NativeFunction("min", "<a<n>:n>", 1, given -> of(Functions.min(given.numbers(0)))),
        new NativeFunction(
            "average", "<a<n>:n>", 1, given -> of(Functions.average(given.numbers(0)))),
        new NativeFunction("abs", "<n-:n>", 1, given -> of(Functions.abs(given.number(0)))),
        new NativeFunction("floor", "<n-:n>", 1, given -> of(Functions.floor(given.number(0)))),
        new NativeFunction("ceil", "<n-:n>", 1, given -> of(Functions.ceil(given.number(0)))),
        new NativeFunction("round", "<n-n?:n>", 2, NumberNatives::round),
        new NativeFunction("sqrt", "<n-:n>", 1, given -> of(Functions.sqrt(given.number(0)))),
        new NativeFunction("power", "<n-n:n>", 2, NumberNatives::power),
        new NativeFunction("formatNumber", "<n-so?:s>", 3, NumberNatives::format),
        new NativeFunction("formatBase", "<n-n?:s>", 2, NumberNatives::formatBase),
        new NativeFunction("formatInteger", "<n-s:s>", 2, NumberNatives::formatInteger),
        new NativeFunction("parseInteger", "<s-s:n>", 2, NumberNatives::parseInteger));
  }

  private static @Nullable Number of(@Nullable Number computed) {
    return Numerals.computed(computed);
  }

  private static @Nullable Object number(Arguments given) {
    Object value = given.any(0);
    if (value instanceof String text) {
      return Numerals.read(text);
    }
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return given.exactNumber(0);
  }

  private static @Nullable Number sum(@Nullable List<Number> numbers) {
    return numbers == null ? null : of(Functions.sum(numbers));
  }

  private static @Nullable Object round(Arguments given) {
    int places = given.whole(1, -400, 400, 0);
    return of(Functions.round(given.number(0), places));
  }

  private static @Nullable Object power(Arguments given) {
    Number exponent = given.number(1);
    return exponent == null ? null : of(Functions.power(given.number(0), exponent));
  }

  private static @Nullable Object format(Arguments given) {
    Map<Object, Object> options = given.object(2);
    return Functions.formatNumber(given.exactNumber(0), given.picture(1), options);
  }

  private static @Nullable Object formatBase(Arguments given) {
    return Functions.formatBase(given.number(0), given.whole(1, 2, 36, 10));
  }

  private static @Nullable Object formatInteger(Arguments given) {
    Number number = given.number(0);
    String picture = given.picture(1);
    if (number == null || picture == null) {
      return null;
    }
    boolean roman = picture.startsWith("i") || picture.startsWith("I");
    if (roman && Math.abs(number.doubleValue()) > LARGEST_ROMAN) {
      throw Stopped.failed(
          "Only numbers up to " + LARGEST_ROMAN + " can be written in Roman numerals.");
    }
    // The library makes capitals by the machine's locale.
    return CAPITALS.contains(picture)
        ? Functions.formatInteger(number, picture.toLowerCase(Locale.ROOT)).toUpperCase(Locale.ROOT)
        : Functions.formatInteger(number, picture);
  }

  private static @Nullable Object parseInteger(Arguments given) throws Throwable {
    String text = given.text(0);
    String picture = given.picture(1);
    if (text != null && text.length() > LONGEST_NUMERAL) {
      throw Stopped.failed(
          "A text that $parseInteger is given has more than " + LONGEST_NUMERAL + " characters.");
    }
    Number parsed = Functions.parseInteger(text, picture);
    return parsed instanceof BigDecimal exact ? Numerals.in(exact) : of(parsed);
  }
}
