package org.syncline.mapping.conversion;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Values of steps as text: numbers without exponent, ISO 8601 with seconds, {@code true} and {@code
 * false}.
 */
public final class CanonicalText {
  private CanonicalText() {}

  /** The text of a value that is no list. */
  public static String of(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof LocalTime time) {
      return withSeconds(time);
    }
    return value instanceof LocalDateTime local
        ? local.toLocalDate() + "T" + withSeconds(local.toLocalTime())
        : value.toString();
  }

  private static String withSeconds(LocalTime time) {
    String text = time.toString();
    return text.length() == 5 ? text + ":00" : text;
  }
}
