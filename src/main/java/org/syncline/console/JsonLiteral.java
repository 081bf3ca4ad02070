package org.syncline.console;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;

/**
 * A single value of a document in one field: numbers, true, false and null as JSON has them, and
 * texts without quotes, but for those that would be read as something else. An empty field is none.
 */
final class JsonLiteral {
  private JsonLiteral() {}

  /** Whether a value can stand in such a field. */
  static boolean fits(@Nullable Object value) {
    return value == null
        || value instanceof Boolean
        || value instanceof BigDecimal
        || value instanceof String text && text.chars().noneMatch(Character::isISOControl);
  }

  /** A value as the field shows it. */
  static String shown(@Nullable Object value) {
    if (value instanceof String text) {
      return isPlain(text) ? text : ConfigurationDocument.laidOut(text);
    }
    return ConfigurationDocument.laidOut(value);
  }

  /**
   * The value that a field says.
   *
   * @param field without white space around it; not empty, but as {@link #shown} gave it
   */
  static @Nullable Object read(String field) {
    return isPlain(field) ? field : ConfigurationDocument.value(field);
  }

  /** Whether it is a text that means nothing else. */
  private static boolean isPlain(String text) {
    if (text.isEmpty() || !text.strip().equals(text)) {
      return false;
    }
    try {
      Object value = ConfigurationDocument.value(text);
      return !fits(value);
    } catch (InvalidConfiguration e) {
      return true;
    }
  }
}
