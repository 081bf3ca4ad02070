package org.syncline.mapping.format;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What members of a fixed-width format can't stand beside each other. */
final class FixedWidthRules {
  private FixedWidthRules() {}

  /**
   * Checks a format as a whole.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  static void refuseContradictions(
      FixedWidthUnit unit,
      Charset charset,
      int length,
      FixedWidthLineEnd lineEnd,
      List<FixedWidthColumn> columns,
      @Nullable String nullText) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("Give the columns with name, start and length.");
    }
    if (nullText != null && nullText.isEmpty()) {
      throw new IllegalArgumentException("'null' needs at least one character.");
    }
    for (FixedWidthColumn column : columns) {
      if (length > 0 && column.end() > length) {
        throw wrong(column, "ends behind the record's length of " + length + ".");
      }
      if (unit == FixedWidthUnit.BYTES) {
        refuseFillOfMoreBytes(column, charset);
      } else {
        refuseBytes(column, charset);
      }
    }
    if (unit == FixedWidthUnit.BYTES) {
      refuseBytesWithoutPlaces(charset, length, lineEnd, columns, nullText);
    }
    refuseLineEnd(unit, charset, length, lineEnd);
  }

  private static void refuseFillOfMoreBytes(FixedWidthColumn column, Charset charset) {
    if (column.content() instanceof FixedWidthColumn.Text text
        && !isOneByteEach(Character.toString(text.fill()), charset)) {
      throw wrong(column, "has a fill that is not one byte in " + charset.name() + ".");
    }
  }

  private static void refuseBytes(FixedWidthColumn column, Charset charset) {
    if (!column.nullBytes().isEmpty()) {
      throw wrong(
          column, "can't have 'nullBytes' in a format of characters: give \"unit\": \"bytes\".");
    }
    if (!(column.content() instanceof FixedWidthColumn.Numeric number)) {
      return;
    }
    if (number.kind() != FixedWidthColumn.Kind.ZONED) {
      throw wrong(
          column,
          "is "
              + number.kind().word()
              + ", which is made of bytes and not of characters: give \"unit\": \"bytes\".");
    }
    boolean overpunched =
        number.sign() == FixedWidthColumn.Sign.TRAILING
            || number.sign() == FixedWidthColumn.Sign.LEADING;
    if (overpunched && TextUnits.isEbcdic(charset)) {
      throw wrong(
          column,
          "has a sign beside a digit, which is another character in each EBCDIC page: give"
              + " \"unit\": \"bytes\".");
    }
  }

  private static void refuseBytesWithoutPlaces(
      Charset charset,
      int length,
      FixedWidthLineEnd lineEnd,
      List<FixedWidthColumn> columns,
      @Nullable String nullText) {
    if (!TextUnits.isEbcdic(charset) && !TextUnits.hasAscii(charset)) {
      throw new IllegalArgumentException(
          "Columns of bytes need a character set with digits of one byte, not "
              + charset.name()
              + ": count characters instead.");
    }
    if (length == 0 && hasAnyBytes(columns)) {
      throw new IllegalArgumentException(
          "Packed and binary columns can hold the bytes of a line end: give the record's 'length'.");
    }
    if (length == 0 && lineEnd == FixedWidthLineEnd.NONE) {
      throw withoutLength();
    }
    if (nullText != null && !isOneByteEach(nullText, charset)) {
      throw new IllegalArgumentException(
          "'null' has to be of characters of one byte in " + charset.name() + ".");
    }
  }

  private static void refuseLineEnd(
      FixedWidthUnit unit, Charset charset, int length, FixedWidthLineEnd lineEnd) {
    if (lineEnd == FixedWidthLineEnd.NEL && !TextUnits.isEbcdic(charset)) {
      throw new IllegalArgumentException(
          "\"lineEnd\": \"nel\" is for EBCDIC, and " + charset.name() + " is none.");
    }
    if (lineEnd == FixedWidthLineEnd.NONE && length == 0) {
      throw withoutLength();
    }
    boolean countable =
        unit == FixedWidthUnit.BYTES
            || charset.name().equals("UTF-8")
            || TextUnits.isSingleByte(charset);
    if (lineEnd == FixedWidthLineEnd.NONE && !countable) {
      throw new IllegalArgumentException(
          "Without line ends the records of a file are counted off, and characters of "
              + charset.name()
              + " have different lengths: give \"unit\": \"bytes\".");
    }
  }

  private static IllegalArgumentException withoutLength() {
    return new IllegalArgumentException(
        "Without line ends only its length tells where a record ends: give 'length'.");
  }

  /** Whether a column can hold any byte, those of line ends too. */
  static boolean hasAnyBytes(List<FixedWidthColumn> columns) {
    return columns.stream()
        .anyMatch(
            column ->
                column.content() instanceof FixedWidthColumn.Numeric number
                    && number.kind() != FixedWidthColumn.Kind.ZONED);
  }

  private static boolean isOneByteEach(String text, Charset charset) {
    byte[] bytes = text.getBytes(charset);
    return bytes.length == text.codePointCount(0, text.length())
        && new String(bytes, charset).equals(text);
  }

  private static IllegalArgumentException wrong(FixedWidthColumn column, String what) {
    return new IllegalArgumentException("Column '" + column.name() + "' " + what);
  }
}
