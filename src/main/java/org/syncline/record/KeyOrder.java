package org.syncline.record;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.syncline.platform.Sha256;

/**
 * Canonical values as bytes whose order, unsigned and byte by byte, is that of the values. Bytes,
 * because databases disagree about the order of texts, and some refuse U+0000.
 */
final class KeyOrder {
  /** Code points of a text that count for its order; what follows only tells texts apart. */
  static final int TEXT = 60;

  private static final int HASH = 16;
  private static final int DIGITS = 60;
  private static final int NEGATIVE = 0x7F;
  private static final int ZERO = 0x80;
  private static final int POSITIVE = 0x81;
  private static final int MIDDLE_EXPONENT = 0x8000;

  private KeyOrder() {}

  /**
   * The bytes of a value, one a character. Texts are compared without regard to case, width and
   * white space.
   */
  static String of(FieldType type, Object canonical) {
    return switch (type) {
      case STRING -> whole(SearchText.normalised(canonical.toString()));
      case INTEGER, DECIMAL -> latin(number(decimal(canonical)));
      case BOOLEAN -> Boolean.TRUE.equals(canonical) ? "\u0001" : "\u0000";
      case INSTANT -> latin(instant(Instant.parse(canonical.toString())));
      case REFERENCE ->
          latin(
              ByteBuffer.allocate(Long.BYTES)
                  .putLong(Long.parseLong(canonical.toString()))
                  .array());
      case DATE, TIME, ENUM, PHONE, EMAIL, COUNTRY, LANGUAGE, CURRENCY ->
          whole(canonical.toString());
    };
  }

  /** The bytes that all texts beginning so begin with, up to {@link #TEXT} code points. */
  static String beginning(FieldType type, String text) {
    return cut(type == FieldType.STRING ? SearchText.normalised(text) : text);
  }

  private static String whole(String text) {
    String cut = cut(text);
    return text.codePointCount(0, text.length()) <= TEXT
        ? cut
        : cut + latin(Arrays.copyOf(Sha256.of(text), HASH));
  }

  private static String cut(String text) {
    boolean fits = text.codePointCount(0, text.length()) <= TEXT;
    String head = fits ? text : text.substring(0, text.offsetByCodePoints(0, TEXT));
    return latin(head.getBytes(StandardCharsets.UTF_8));
  }

  private static BigDecimal decimal(Object canonical) {
    return canonical instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) canonical;
  }

  /** Sign, exponent, digits; all but the sign turned round below zero. */
  private static byte[] number(BigDecimal number) {
    if (number.signum() == 0) {
      return new byte[] {(byte) ZERO};
    }
    BigDecimal plain = number.abs().stripTrailingZeros();
    int exponent =
        MIDDLE_EXPONENT + Math.max(-0x7FFF, Math.min(plain.precision() - plain.scale(), 0x7FFF));
    String digits = plain.unscaledValue().toString();
    ByteArrayOutputStream out = new ByteArrayOutputStream(4 + Math.min(digits.length(), DIGITS));
    boolean negative = number.signum() < 0;
    int turn = negative ? 0xFF : 0;
    out.write(negative ? NEGATIVE : POSITIVE);
    out.write((exponent >> 8) ^ turn);
    out.write((exponent & 0xFF) ^ turn);
    for (int i = 0; i < Math.min(digits.length(), DIGITS); i++) {
      out.write(digits.charAt(i) ^ turn);
    }
    if (negative) {
      // More digits are further below zero.
      out.write(0xFF);
    }
    return out.toByteArray();
  }

  private static byte[] instant(Instant instant) {
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
        .putLong(instant.getEpochSecond() ^ Long.MIN_VALUE)
        .putInt(instant.getNano())
        .array();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
