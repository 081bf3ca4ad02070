package org.syncline.mapping.function;

/**
 * Half-width and full-width forms of Unicode's block FF00: the 94 signs of ASCII, the ideographic
 * space, and the signs of pound, yen, cent and won.
 */
final class WidthForms {
  private static final String FULL = "\uFFE0\uFFE1\uFFE5\uFFE6";
  private static final String HALF = "\u00A2\u00A3\u00A5\u20A9";

  private WidthForms() {}

  static String half(String value) {
    char[] characters = value.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      char c = characters[i];
      if (c >= 0xFF01 && c <= 0xFF5E) {
        characters[i] = (char) (c - 0xFEE0);
      } else if (c == 0x3000) {
        characters[i] = ' ';
      } else if (FULL.indexOf(c) >= 0) {
        characters[i] = HALF.charAt(FULL.indexOf(c));
      }
    }
    return new String(characters);
  }

  static String full(String value) {
    char[] characters = value.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      char c = characters[i];
      if (c > ' ' && c < 0x7F) {
        characters[i] = (char) (c + 0xFEE0);
      } else if (c == ' ') {
        characters[i] = '\u3000';
      } else if (HALF.indexOf(c) >= 0) {
        characters[i] = FULL.charAt(HALF.indexOf(c));
      }
    }
    return new String(characters);
  }
}
