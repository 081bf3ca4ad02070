package org.syncline.mapping.value;

import java.text.Normalizer;

/** Text by code points, so that no character is cut in half. */
public final class Characters {
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

  /** NFC, without work for text that has no mark that could combine, as most has none. */
  public static String normalised(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x300) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }
}
