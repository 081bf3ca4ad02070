package org.syncline.mapping.format;

import java.util.Set;

/**
 * One column of a record of fixed width.
 *
 * @param start from 1, in the unit of the format
 * @param length in the unit of the format
 * @param nullBytes what, filling the column, means null
 */
public record FixedWidthColumn(
    String name, int start, int length, Content content, Set<NullBytes> nullBytes) {
  private static final int MOST_DIGITS = 31;

  public FixedWidthColumn {
    nullBytes = Set.copyOf(nullBytes);
    if (content instanceof Numeric number) {
      refuseUnfit(name, length, number);
    }
  }

  /** What a column holds. */
  public sealed interface Content permits Text, Numeric {}

  /**
   * Text.
   *
   * @param align the side where the text begins, the other one is filled
   * @param fill the character that fills
   */
  public record Text(Align align, int fill, Trim trim) implements Content {
    static final Text PLAIN = new Text(Align.LEFT, ' ', Trim.FILL);
  }

  /**
   * A number.
   *
   * @param decimals how many of the digits stand behind a decimal point that is not written
   */
  public record Numeric(Kind kind, int decimals, Sign sign) implements Content {}

  /** Side of the text. */
  public enum Align {
    LEFT,
    RIGHT
  }

  /** What is cut from a text. */
  public enum Trim {
    /** The fill on the side where there is one. */
    FILL,
    /** The fill on both sides. */
    BOTH,
    NONE
  }

  /** How a number is written. */
  public enum Kind {
    /** A digit each byte, COBOL's DISPLAY. */
    ZONED("zoned"),
    /** Two digits each byte, COBOL's COMP-3. */
    PACKED("packed"),
    /** Two's complement, the highest byte first, COBOL's COMP. */
    BINARY("binary");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** Where the sign stands. */
  public enum Sign {
    /** In the last byte, beside its digit. */
    TRAILING,
    /** In the first byte, beside its digit; zoned only. */
    LEADING,
    /** In a byte of its own behind the digits; zoned only. */
    TRAILING_SEPARATE,
    /** In a byte of its own before the digits; zoned only. */
    LEADING_SEPARATE,
    /** Nowhere: the number is not negative. */
    NONE;

    boolean isSeparate() {
      return this == TRAILING_SEPARATE || this == LEADING_SEPARATE;
    }
  }

  /** Bytes that fill columns without a value. */
  public enum NullBytes {
    /** All bits 0. */
    LOW_VALUES(0),
    /** All bits 1. */
    HIGH_VALUES(0xFF);

    private final byte value;

    NullBytes(int value) {
      this.value = (byte) value;
    }

    byte value() {
      return value;
    }
  }

  /** Behind the last place, from 0. */
  int end() {
    return start - 1 + length;
  }

  private static void refuseUnfit(String name, int length, Numeric number) {
    int digits =
        switch (number.kind()) {
          case ZONED -> number.sign().isSeparate() ? length - 1 : length;
          case PACKED -> 2 * length - 1;
          case BINARY -> length > 8 ? MOST_DIGITS + 1 : 19;
        };
    if (digits < 1 || digits > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "Column '"
              + name
              + "' is "
              + length
              + " long: a number has 1 to "
              + MOST_DIGITS
              + " digits (zoned one a byte, packed two), and binary 1 to 8 bytes.");
    }
    if (number.decimals() > digits) {
      throw new IllegalArgumentException(
          "Column '" + name + "' has more decimals than its " + digits + " digits.");
    }
    boolean ofZoned = number.sign() == Sign.LEADING || number.sign().isSeparate();
    if (ofZoned && number.kind() != Kind.ZONED) {
      throw new IllegalArgumentException(
          "Column '"
              + name
              + "' is "
              + number.kind().word()
              + ": its sign can only be trailing or none.");
    }
  }
}
