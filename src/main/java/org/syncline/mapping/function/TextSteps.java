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
    if (by.length() <= text.length()) {
      return value.replace(text, by);
    }
    int found = value.indexOf(text);
    if (found < 0) {
      return value;
    }
    StringBuilder replaced = new StringBuilder(value.length() + by.length());
    int from = 0;
    while (found >= 0 && replaced.length() <= MappingFunction.LONGEST) {
      replaced.append(value, from, found).append(by);
      from = found + text.length();
      found = value.indexOf(text, from);
    }
    return replaced.append(value, from, value.length()).toString();
  }

  static String onlyLetters(String value) {
    StringBuilder letters = new StringBuilder(value.length());
    boolean afterLetter = false;
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      i += Character.charCount(c);
      afterLetter = Character.isLetter(c) || (afterLetter && isMark(c));
      if (afterLetter) {
        letters.appendCodePoint(c);
      }
    }
    return letters.toString();
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  static String removeControl(String value) {
    StringBuilder visible = null;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isHidden(c)) {
        if (visible != null) {
          visible.append(c);
        }
      } else if (visible == null) {
        visible = new StringBuilder(value.length()).append(value, 0, i);
      }
    }
    return visible == null ? value : visible.toString();
  }

  /** Controls but tabs and line ends; soft hyphen, zero-width space, marks of direction, BOM. */
  private static boolean isHidden(char c) {
    if (c < 0x20) {
      return c != '\t' && c != '\n' && c != '\r';
    }
    return (c >= 0x7F && c <= 0x9F)
        || c == 0xAD
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x2069)
        || c == 0xFEFF;
  }

  static String capitalise(String value) {
    if (value.isEmpty()) {
      return value;
    }
    int first = value.codePointAt(0);
    return Character.toString(Character.toTitleCase(first))
        + value.substring(Character.charCount(first));
  }

  static String right(String value, int count) {
    int start = value.length();
    for (int i = 0; i < count && start > 0; i++) {
      start -= Character.charCount(value.codePointBefore(start));
    }
    return value.substring(start);
  }

  static String before(String value, String text) {
    return before(value, text, value);
  }

  static String before(String value, String text, String otherwise) {
    int found = value.indexOf(text);
    return found < 0 ? otherwise : value.substring(0, found);
  }

  static String after(String value, String text) {
    int found = value.indexOf(text);
    return found < 0 ? "" : value.substring(found + text.length());
  }

  static String part(String value, String separator, int index) {
    return index < 0
        ? partFromEnd(value, separator, -index)
        : partFromStart(value, separator, index);
  }

  private static String partFromStart(String value, String separator, int index) {
    int from = 0;
    for (int i = 0; i < index; i++) {
      int found = value.indexOf(separator, from);
      if (found < 0) {
        return "";
      }
      from = found + separator.length();
    }
    int end = value.indexOf(separator, from);
    return value.substring(from, end < 0 ? value.length() : end);
  }

  /** Parts are those that are found from the start: a separator like "--" may overlap itself. */
  private static String partFromEnd(String value, String separator, int index) {
    int parts = 1;
    for (int at = value.indexOf(separator);
        at >= 0;
        at = value.indexOf(separator, at + separator.length())) {
      parts++;
    }
    return index > parts ? "" : partFromStart(value, separator, parts - index);
  }

  static String filling(String value, int length, String fill) {
    int missing = length - value.codePointCount(0, value.length());
    return missing <= 0 ? "" : fill.repeat(missing);
  }

  static Object repeat(String value, int times) {
    return (long) value.length() * times > MappingFunction.LONGEST
        ? Lengths.TOO_LONG
        : value.repeat(times);
  }
}
