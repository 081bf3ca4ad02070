package org.syncline.mapping.suggestion;

import java.util.ArrayList;
import java.util.List;
import org.syncline.mapping.suggestion.profile.Spelling;

/**
 * Cuts a name into words: at signs, before capitals that begin a word, between letters and digits,
 * and between scripts. {@code CUST_FirstName2} is cust, first, name, 2.
 */
final class NameParts {
  private enum Sort {
    UPPER,
    LOWER,
    DIGIT,
    HAN,
    SIGN
  }

  private NameParts() {}

  /** The words in the spelling of {@link Spelling#plain}. */
  static List<String> of(String name) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || isBorder(name, i)) {
        String part = Spelling.plain(name.substring(start, i));
        if (!part.isEmpty()) {
          parts.add(part);
        }
        start = i;
      }
    }
    return parts;
  }

  private static boolean isBorder(String name, int at) {
    Sort before = sort(name.charAt(at - 1));
    Sort here = sort(name.charAt(at));
    if (before == Sort.UPPER && here == Sort.LOWER) {
      return false;
    }
    if (before == Sort.UPPER && here == Sort.UPPER) {
      // The last capital of several begins the next word: XMLFile.
      return at + 1 < name.length() && sort(name.charAt(at + 1)) == Sort.LOWER;
    }
    return before != here;
  }

  private static Sort sort(char c) {
    if (Character.isDigit(c)) {
      return Sort.DIGIT;
    }
    if (Spelling.isHan(c)) {
      return Sort.HAN;
    }
    if (!Character.isLetter(c)) {
      return Sort.SIGN;
    }
    return Character.isUpperCase(c) ? Sort.UPPER : Sort.LOWER;
  }
}
