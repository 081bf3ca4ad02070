package org.syncline.mapping.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.syncline.mapping.conversion.PlainNumbers;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Exact arithmetic within {@value PlainNumbers#MOST_DIGITS} digits before and behind the point. */
final class Numbers {
  static final Fault OUT_OF_RANGE =
      new Fault(
          Codes.OUT_OF_RANGE,
          "The result has more than "
              + PlainNumbers.MOST_DIGITS
              + " digits before or behind the point: correct the number at the source, or round it"
              + " before.");

  private Numbers() {}

  /** The number without trailing zeros, or a {@link Fault}. */
  static Object bounded(BigDecimal number) {
    BigDecimal bounded = PlainNumbers.bounded(number);
    return bounded == null ? OUT_OF_RANGE : bounded;
  }

  static Object divided(BigDecimal number, BigDecimal by, int places) {
    return bounded(number.divide(by, places, RoundingMode.HALF_UP));
  }
}
