package org.syncline.mapping.function;

import org.syncline.mapping.value.Characters;

/** What the mapping functions do to text, by code points so that no character is cut in half. */
final class TextSteps {
  private TextSteps() {}

  static String trim(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && Characters.isSpace(value.charAt(start))) {
      start++;
    }
    while (end > start && Characters.isSpace(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  static String collapse(String value) {
    StringBuilder collapsed = new StringBuilder(value.length());
    boolean space = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Characters.isSpace(c)) {
        collapsed.append(c);
        space = false;
      } else if (!space) {
        collapsed.append(' ');
        space = true;
      }
    }
    return collapsed.toString();
  }

  /**
   * A word begins at a letter after anything else; after an apostrophe only if more than one letter
   * follows ("Ben's").
   */
  static String title(String value) {
    StringBuilder titled = new StringBuilder(value.length());
    boolean inWord = false;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      i += Character.charCount(c);
      titled.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
      boolean apostrophe = c == '\'' || c == '\u2019';
      inWord =
          Character.isLetterOrDigit(c)
              || Character.getType(c) == Character.NON_SPACING_MARK
              || (inWord && apostrophe && !twoLettersAt(value, i));
    }
    return titled.toString();
  }

  private static boolean twoLettersAt(String value, int index) {
    return index + 1 < value.length()
        && Character.isLetter(value.charAt(index))
        && Character.isLetter(value.charAt(index + 1));
  }

  static String stripLeadingZeros(String value) {
    int start = 0;
    while (start < value.length() - 1 && value.charAt(start) == '0') {
      start++;
    }
    return value.substring(start);
  }

  static String digits(String value) {
    StringBuilder digits = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      }
    }
    return digits.toString();
  }

  static String substring(String value, int from, int to) {
    int start = Characters.index(value, 0, from);
    return value.substring(start, Characters.index(value, start, to - from));
  }

  static String replace(String value, String text, String by) {
    int found = value.indexOf(text);
    if (found < 0) {
      return value;
    }
    StringBuilder replaced = new StringBuilder(value.length() + by.length());
    int from = 0;
    while (found >= 0
        && (by.length() <= text.length() || replaced.length() <= MappingFunction.LONGEST)) {
      replaced.append(value, from, found).append(by);
      from = found + text.length();
      found = value.indexOf(text, from);
    }
    return replaced.append(value, from, value.length()).toString();
  }
}
