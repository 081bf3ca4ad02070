package org.syncline.mapping.conversion;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Digits of a number as they are found from left to right. For one number and one thread. */
final class Digits {
  /** The number as programs write it, where a long may not hold it; else null. */
  private final @Nullable StringBuilder many;

  private long unscaled;
  private int count;
  private int decimals;
  private boolean behindPoint;
  private boolean negative;

  private Digits(@Nullable StringBuilder many) {
    this.many = many;
  }

  /** Room for so many digits. */
  static Digits of(int most) {
    return new Digits(most <= PlainNumbers.SHORT ? null : new StringBuilder(most));
  }

  /** Comes first, if at all. */
  void sign(boolean minus) {
    negative = minus;
    if (many != null && minus) {
      many.append('-');
    }
  }

  void add(int digit) {
    count++;
    decimals += behindPoint ? 1 : 0;
    if (many == null) {
      unscaled = unscaled * 10 + digit;
    } else {
      many.append((char) ('0' + digit));
    }
  }

  void point() {
    behindPoint = true;
    if (many != null) {
      many.append('.');
    }
  }

  /** The number without trailing zeros; null where there is no digit or there are too many. */
  @Nullable BigDecimal number() {
    if (count == 0) {
      return null;
    }
    return many == null
        ? PlainNumbers.exact(negative ? -unscaled : unscaled, decimals)
        : PlainNumbers.read(many.toString());
  }
}
