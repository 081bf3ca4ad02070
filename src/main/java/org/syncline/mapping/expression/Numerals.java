package org.syncline.mapping.expression;

import com.dashjoin.jsonata.Utils;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers on their way into an expression and out of it. JSONata computes in doubles, which keep 15
 * decimal digits of any number. A number of at most 15 significant digits becomes an Integer, Long
 * or Double and comes out as it went in; one of more stays a BigDecimal, which the expression can
 * hand on but not compute or compare with.
 */
final class Numerals {
  private static final int EXACT_DIGITS = 15;
  private static final int LARGEST_EXPONENT = 300;
  private static final int MOST_ZEROS = 100;

  /** Written out, {@code 1e999999999} would be a gigabyte of zeros. */
  private static final int MOST_PLACES = 1_000;

  private static final int LONGEST_NUMERAL = 1_000;
  private static final MathContext ROUNDED = new MathContext(EXACT_DIGITS);
  private static final Pattern DECIMAL =
      Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?(?:[Ee][-+]?[0-9]{1,5})?");
  private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9A-Fa-f]{1,15}");
  private static final Pattern OCTAL = Pattern.compile("0[oO][0-7]{1,20}");
  private static final Pattern BINARY = Pattern.compile("0[bB][01]{1,62}");

  private Numerals() {}

  /** As an expression takes it; stopped where it has more than 1,000 places. */
  static Number in(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    long magnitude = (long) plain.precision() - plain.scale();
    if (Math.abs(magnitude) > MOST_PLACES) {
      throw Stopped.limit(
          "A number has more than "
              + MOST_PLACES
              + " places, written without an exponent: too many for an expression.");
    }
    if (plain.precision() > EXACT_DIGITS || Math.abs(magnitude) > LARGEST_EXPONENT) {
      return withoutExponent(plain);
    }
    if (plain.scale() > 0 || magnitude > EXACT_DIGITS) {
      return plain.doubleValue();
    }
    long whole = plain.longValue();
    return (int) whole == whole ? (Number) (int) whole : (Number) whole;
  }

  /** As the hub takes it: exact, without trailing zeros; of computed ones 15 digits. */
  static BigDecimal out(Number number) {
    if (number instanceof BigDecimal exact) {
      return exact;
    }
    if (!(number instanceof Double real)) {
      return BigDecimal.valueOf(number.longValue());
    }
    if (!Double.isFinite(real)) {
      throw Stopped.failed(
          "The expression computes a number beyond all limits: guard it, for example against a"
              + " division by zero.");
    }
    return withoutExponent(new BigDecimal(real, ROUNDED).stripTrailingZeros());
  }

  private static BigDecimal withoutExponent(BigDecimal number) {
    return number.scale() < 0 && number.scale() >= -MOST_ZEROS ? number.setScale(0) : number;
  }

  /** The number that a text spells, as JSON does or in base 16, 8 or 2. */
  static Number read(String text) {
    if (text.length() <= LONGEST_NUMERAL) {
      if (DECIMAL.matcher(text).matches()) {
        return in(new BigDecimal(text));
      }
      int base = base(text);
      if (base > 0) {
        return in(BigDecimal.valueOf(Long.parseLong(text.substring(2), base)));
      }
    }
    throw Stopped.failed(
        "A text that $number is given is no number such as -12.5 or 0x1F: test it before, for"
            + " example by $contains, or clean it.");
  }

  private static int base(String text) {
    if (HEXADECIMAL.matcher(text).matches()) {
      return 16;
    }
    if (OCTAL.matcher(text).matches()) {
      return 8;
    }
    return BINARY.matcher(text).matches() ? 2 : 0;
  }

  /** Refuses what would be rounded silently. */
  static void refuseInexact(@Nullable Object value) {
    if (value instanceof BigDecimal) {
      throw Stopped.failed(
          "A number has more than 15 digits, and expressions compute with 15: hand it on as it is,"
              + " compare it as text by $string, or use a row without an expression.");
    }
  }

  /** The same for all items of a list. */
  static void refuseInexactItems(List<?> list) {
    for (Object item : list) {
      refuseInexact(item);
    }
  }

  /** What a function computed, whole where it is whole. */
  static @Nullable Number computed(@Nullable Number number) {
    return number == null ? null : Utils.convertNumber(number);
  }
}
