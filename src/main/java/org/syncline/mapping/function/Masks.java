package org.syncline.mapping.function;

import org.syncline.mapping.value.Characters;

/** Values that are shown in part only. */
final class Masks {
  private static final int LEAST_FOR_LAST_FOUR = 8;

  private Masks() {}

  static String mask(String value, int first, int last) {
    int length = value.codePointCount(0, value.length());
    if (length <= first + last) {
      return "*".repeat(length);
    }
    int start = Characters.index(value, 0, first);
    return value.substring(0, start)
        + "*".repeat(length - first - last)
        + TextSteps.right(value, last);
  }

  static String email(String value) {
    if (value.isEmpty()) {
      return value;
    }
    int at = value.lastIndexOf('@');
    if (at <= 0) {
      return "***";
    }
    int first = Character.charCount(value.codePointAt(0));
    return (at > first ? value.substring(0, first) : "") + "***" + value.substring(at);
  }

  static String lastFour(String value) {
    StringBuilder letters = new StringBuilder();
    value.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.codePointCount(0, letters.length()) < LEAST_FOR_LAST_FOUR
        ? ""
        : TextSteps.right(letters.toString(), 4);
  }

  static String inGroups(String code, int size) {
    StringBuilder groups = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      groups.append(i > 0 && i % size == 0 ? " " : "").append(code.charAt(i));
    }
    return groups.toString();
  }
}
