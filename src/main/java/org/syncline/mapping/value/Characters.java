package org.syncline.mapping.value;

import java.text.Normalizer;

/** Text by code points, so that no character is cut in half. */
public final class Characters {
  /** Most combining marks in a row that are put in order. */
  public static final int MOST_MARKS = 100;

  private Characters() {}

  /** White space of any script, the no-break spaces too. */
  public static boolean isSpace(int c) {
    return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Index of the character {@code count} code points behind {@code start}, at most the end. */
  public static int index(String value, int start, int count) {
    int index = start;
    for (int i = 0; i < count && index < value.length(); i++) {
      index += Character.charCount(value.codePointAt(index));
    }
    return index;
  }

  /**
   * NFC, without work for text that has no mark that could combine, as most has none. Text with
   * more than {@value #MOST_MARKS} marks in a row stays as it is.
   */
  public static String normalised(String text) {
    if (isPlain(text) || hasTooManyMarks(text)) {
      return text;
    }
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** Whether all characters are below U+0300: in NFC surely, and no halves of others. */
  public static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x300) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether more marks follow each other than in the text of any language. The time to put them in
   * order grows with their square, so that a long row of them would stop the hub (Unicode's UAX 15
   * has the Stream-Safe Text Format against that, with 30 of them).
   */
  public static boolean hasTooManyMarks(String text) {
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      marks = c >= 0x300 && isMark(c) ? marks + 1 : 0;
      if (marks > MOST_MARKS) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }
}
