package org.syncline.mapping.format;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/** Values as text, for formats that have nothing else. */
final class WrittenText {
  private WrittenText() {}

  /** Numbers without an exponent, booleans as {@code true} and {@code false}. */
  static String of(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** A fault where the charset does not have a character of the text. */
  static @Nullable Fault notIn(Charset charset, String text) {
    boolean unicode = charset.name().startsWith("UTF-");
    boolean written = unicode ? !BodyText.hasLoneSurrogate(text) : ByteText.isIn(charset, text);
    return written
        ? null
        : new Fault(
            Codes.NOT_IN_CHARSET,
            "The text holds a character that "
                + charset.name()
                + " does not have: map it to one that it has, or change the format's 'charset'.");
  }
}
