package org.syncline.record;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedRegex;

/**
 * What a value of a field may be beyond its type.
 *
 * @param maxLength most UTF-16 code units of a text
 * @param minimum least number, included; null = none
 * @param maximum greatest number, included; null = none
 * @param pattern the form of the whole text, of at most {@link HardenedRegex#LONGEST_TEXT}
 *     characters then; null = any
 */
public record Limits(
    int maxLength,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    @Nullable HardenedRegex pattern) {
  private static final int LONGEST_TEXT = 1_000_000;

  /** The hub's general limit alone. */
  public static final Limits GENERAL = new Limits(LONGEST_TEXT, null, null, null);

  public Limits {
    if (maxLength < 1 || maxLength > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "Longest text " + maxLength + ": give 1 to " + LONGEST_TEXT + " characters.");
    }
    if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
      throw new IllegalArgumentException(
          "The least number " + minimum + " is above the greatest, " + maximum + ".");
    }
    if (pattern != null && maxLength > HardenedRegex.LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "A field with a pattern needs a maxLength of at most "
              + HardenedRegex.LONGEST_TEXT
              + ": give it.");
    }
  }

  /** Whether a canonical value is a text over the limit. */
  public boolean tooLong(Object canonical) {
    return canonical instanceof String text && text.length() > maxLength;
  }

  /** Whether a canonical value is a text of another form; asked of one that is not too long. */
  public boolean otherForm(Object canonical) {
    return pattern != null && canonical instanceof String text && !pattern.matches(text);
  }

  /** Whether a canonical value is a number beyond its range. */
  public boolean outOfRange(Object canonical) {
    if (minimum == null && maximum == null) {
      return false;
    }
    BigDecimal number =
        canonical instanceof BigDecimal decimal
            ? decimal
            : canonical instanceof Long whole ? BigDecimal.valueOf(whole) : null;
    return number != null
        && ((minimum != null && number.compareTo(minimum) < 0)
            || (maximum != null && number.compareTo(maximum) > 0));
  }

  /** The range in words, such as {@code from 0 to 10}. */
  public String range() {
    if (minimum == null) {
      return maximum == null ? "any number" : "at most " + maximum.toPlainString();
    }
    return maximum == null
        ? "at least " + minimum.toPlainString()
        : "from " + minimum.toPlainString() + " to " + maximum.toPlainString();
  }
}
