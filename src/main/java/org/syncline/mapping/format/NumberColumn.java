package org.syncline.mapping.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** A column of numbers: between the whole number in its bytes and the exact value. Immutable. */
final class NumberColumn {
  /** More than any column has; keeps {@code 1e999999999} from being written out. */
  private static final int MOST_PLACES = 100;

  private final int length;
  private final int decimals;
  private final HostNumber number;
  private final boolean blankIsAbsent;
  private final byte blank;
  private final Fault unreadable;
  private final Fault cutOff;
  private final Fault noNumber;
  private final Fault noRoom;

  /**
   * @param ebcdic whether digits, signs and blanks are those of EBCDIC
   */
  NumberColumn(FixedWidthColumn column, FixedWidthColumn.Numeric content, boolean ebcdic) {
    this.length = column.length();
    this.decimals = content.decimals();
    boolean signed = content.sign() != FixedWidthColumn.Sign.NONE;
    this.number =
        switch (content.kind()) {
          case ZONED -> new ZonedDecimal(length, ebcdic, content.sign());
          case PACKED -> new PackedDecimal(length, signed);
          case BINARY -> new BinaryInteger(length, signed);
        };
    // Of a binary number all bytes are digits; in the others a blank is none.
    this.blankIsAbsent = content.kind() != FixedWidthColumn.Kind.BINARY;
    this.blank = (byte) (ebcdic ? 0x40 : ' ');
    String what = "column '" + column.name() + "'";
    String form =
        content.kind().word()
            + (content.kind() == FixedWidthColumn.Kind.BINARY ? " number" : " decimal");
    this.unreadable =
        new Fault(
            Codes.NOT_A_NUMBER,
            "The bytes of "
                + what
                + " are no "
                + form
                + (signed ? "" : " without a sign")
                + " (a digit or the sign is wrong): correct the layout or the sender.");
    this.cutOff =
        new Fault(
            Codes.NOT_A_NUMBER,
            "The record ends within " + what + ": correct the layout or send the whole record.");
    this.noNumber =
        new Fault(
            Codes.NOT_A_NUMBER,
            "A " + form + " is written to " + what + ", and this is no number: map one to it.");
    this.noRoom =
        new Fault(
            Codes.OUT_OF_RANGE,
            "The number does not fit into "
                + what
                + " ("
                + form
                + " of "
                + length
                + (length == 1 ? " byte, " : " bytes, ")
                + decimals
                + " decimals"
                + (signed ? "" : ", no sign")
                + "): round it, or widen the column.");
  }

  /** The number, null where the column is blank, or a fault. */
  @Nullable Object read(byte[] bytes, int from, int to) {
    if (from >= to) {
      return null;
    }
    if (blankIsAbsent && isFilledWith(bytes, from, to, blank)) {
      return null;
    }
    if (to - from < length) {
      return cutOff;
    }
    BigInteger read = number.read(bytes, from);
    if (read == null) {
      return unreadable;
    }
    return new Found.Number(
        decimals == 0 ? read.toString() : new BigDecimal(read, decimals).toPlainString());
  }

  @Nullable Fault unfit(Object value) {
    BigDecimal exact = exact(value);
    if (exact == null) {
      return noNumber;
    }
    BigInteger unscaled = unscaled(exact);
    return unscaled == null || !number.holds(unscaled) ? noRoom : null;
  }

  /** Writes a value that {@link #unfit} lets pass. */
  void write(Object value, byte[] bytes, int from) {
    BigDecimal exact = exact(value);
    BigInteger unscaled = exact == null ? null : unscaled(exact);
    if (unscaled == null) {
      throw new IllegalArgumentException("This value does not fit: ask before writing it.");
    }
    number.write(unscaled, bytes, from);
  }

  /** Writes 0, as COBOL's INITIALIZE does. */
  void writeZero(byte[] bytes, int from) {
    number.write(BigInteger.ZERO, bytes, from);
  }

  /** Writes what is read as absent; a binary column has nothing of the kind and gets 0. */
  void writeAbsent(byte[] bytes, int from) {
    if (blankIsAbsent) {
      Arrays.fill(bytes, from, from + length, blank);
    } else {
      writeZero(bytes, from);
    }
  }

  private @Nullable BigInteger unscaled(BigDecimal exact) {
    boolean huge = Math.abs((long) exact.scale()) > MOST_PLACES || exact.precision() > MOST_PLACES;
    if (huge) {
      return exact.signum() == 0 ? BigInteger.ZERO : null;
    }
    BigDecimal shifted = exact.movePointRight(decimals).stripTrailingZeros();
    return shifted.scale() > 0 ? null : shifted.toBigInteger();
  }

  private static @Nullable BigDecimal exact(Object value) {
    if (value instanceof BigDecimal number) {
      return number;
    }
    return value instanceof String text && isPlainNumber(text) ? new BigDecimal(text) : null;
  }

  /** ASCII digits with a sign and a point at most. */
  private static boolean isPlainNumber(String text) {
    int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int digits = 0;
    int points = 0;
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        points++;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else {
        return false;
      }
    }
    return digits > 0 && points <= 1 && text.length() <= MOST_PLACES;
  }

  static boolean isFilledWith(byte[] bytes, int from, int to, byte fill) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != fill) {
        return false;
      }
    }
    return true;
  }
}
