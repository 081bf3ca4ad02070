package org.syncline.mapping.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Patterns of {@link DecimalFormat}: exact, rounded half up. */
final class NumberPatterns {
  private NumberPatterns() {}

  /**
   * What writes numbers by a pattern.
   *
   * @throws IllegalArgumentException with a sentence if the pattern is none
   */
  static Body<BigDecimal> format(String pattern, Locale locale) {
    DecimalFormat format;
    try {
      format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "This is no pattern of numbers: write one like #,##0.00 (0 a digit, # a digit where there"
              + " is one).",
          e);
    }
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException("The pattern is empty: write one like #,##0.00.");
    }
    format.setRoundingMode(RoundingMode.HALF_UP);
    // A DecimalFormat keeps state while it writes, so that each thread needs its own.
    return value -> ((DecimalFormat) format.clone()).format(value);
  }
}
