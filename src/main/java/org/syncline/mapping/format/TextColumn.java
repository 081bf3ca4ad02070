package org.syncline.mapping.format;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/** A column of text: between what fills its place and the value. Immutable. */
final class TextColumn {
  private final FixedWidthColumn column;
  private final FixedWidthColumn.Text content;
  private final @Nullable String nullText;
  private final boolean cutsStart;
  private final boolean cutsEnd;

  TextColumn(FixedWidthColumn column, FixedWidthColumn.Text content, @Nullable String nullText) {
    this.column = column;
    this.content = content;
    this.nullText = nullText;
    boolean right = content.align() == FixedWidthColumn.Align.RIGHT;
    boolean both = content.trim() == FixedWidthColumn.Trim.BOTH;
    boolean fill = content.trim() == FixedWidthColumn.Trim.FILL;
    this.cutsStart = both || (fill && right);
    this.cutsEnd = both || (fill && !right);
  }

  /** The value in a part of a record: text, {@link Found#NULL}, or null where it is blank. */
  @Nullable Object read(String record, int start, int end) {
    int from = start;
    int to = end;
    while (to > from && record.charAt(to - 1) == ' ') {
      to--;
    }
    if (to == from) {
      return null;
    }
    if (nullText != null && meansNull(record, from, to)) {
      return Found.NULL;
    }
    return content.fill() == ' '
        ? withoutSpaces(record, from, to, end)
        : withoutFill(record, from, end);
  }

  private String withoutSpaces(String record, int start, int lastNotSpace, int end) {
    int from = start;
    while (cutsStart && record.charAt(from) == ' ') {
      from++;
    }
    return record.substring(from, cutsEnd ? lastNotSpace : end);
  }

  /** One fill character stays where there is nothing else: zeros are a value. */
  private String withoutFill(String record, int start, int end) {
    int fill = content.fill();
    int size = Character.charCount(fill);
    int from = start;
    int to = end;
    while (cutsEnd && to - from > size && record.codePointBefore(to) == fill) {
      to -= size;
    }
    while (cutsStart && to - from > size && record.codePointAt(from) == fill) {
      from += size;
    }
    return record.substring(from, to);
  }

  /** One character has to fill the column; a longer text may also stand in it alone. */
  private boolean meansNull(String record, int start, int end) {
    String pattern = Objects.requireNonNull(nullText);
    int from = start;
    while (content.align() == FixedWidthColumn.Align.RIGHT && record.charAt(from) == ' ') {
      from++;
    }
    int length = end - from;
    if (pattern.length() > 1 && length == pattern.length() && record.startsWith(pattern, from)) {
      return true;
    }
    for (int i = 0; i < length; i++) {
      if (record.charAt(from + i) != pattern.charAt(i % pattern.length())) {
        return false;
      }
    }
    return record.codePointCount(from, end) == column.length();
  }

  boolean isRightAligned() {
    return content.align() == FixedWidthColumn.Align.RIGHT;
  }

  int fill() {
    return content.fill();
  }

  /** What fills the column where the value is null; blanks where the format has no text for it. */
  String writtenNull() {
    if (nullText == null) {
      return "";
    }
    int[] pattern = nullText.codePoints().toArray();
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < column.length(); i++) {
      filled.appendCodePoint(pattern[i % pattern.length]);
    }
    return filled.toString();
  }

  /**
   * Whether a text would not be read back from the column.
   *
   * @param width of the text in the format's unit
   */
  @Nullable Fault unfit(String text, int width) {
    if (width > column.length()) {
      return new Fault(
          Codes.TOO_LONG,
          "Column '"
              + column.name()
              + "' has room for "
              + column.length()
              + ", and the text needs "
              + width
              + ": shorten it by a step, or widen the column.");
    }
    String filled = filled(text, width);
    return Objects.equals(read(filled, 0, filled.length()), withoutPadding(text))
        ? null
        : new Fault(
            Codes.NOT_ALLOWED,
            "In column '"
                + column.name()
                + "' this text would be read as another or as null, for its fill or the format's"
                + " 'null': choose another fill, or map the value.");
  }

  /** As a text may come back: blanks that a column cuts are no part of it. */
  private @Nullable String withoutPadding(String text) {
    int to = text.length();
    while (to > 0 && text.charAt(to - 1) == ' ') {
      to--;
    }
    if (to == 0) {
      return null;
    }
    return content.fill() == ' ' ? withoutSpaces(text, 0, to, text.length()) : text;
  }

  /** The text with as much fill as the column needs; nothing is a column of blanks. */
  String filled(String text, int width) {
    int missing = Math.max(column.length() - width, 0);
    String fill = Character.toString(text.isEmpty() ? ' ' : content.fill()).repeat(missing);
    return isRightAligned() ? fill + text : text + fill;
  }
}
