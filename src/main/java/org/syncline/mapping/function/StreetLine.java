package org.syncline.mapping.function;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A line with a street and a house number. In most countries the number stands behind the street,
 * in some before it; what is neither stays with the street, so that nothing gets lost.
 */
record StreetLine(String street, String number) {
  private static final Set<String> NUMBER_FIRST =
      Set.of(
          "US", "CA", "GB", "IE", "AU", "NZ", "FR", "LU", "MC", "ZA", "IN", "SG", "HK", "PH", "MY",
          "NG", "KE", "IL", "EG", "MA", "TN", "DZ");
  private static final Set<String> ADDITIONS =
      Set.of(
          "bis", "ter", "quater", "hs", "hoog", "huis", "rd", "i", "ii", "iii", "iv", "links",
          "rechts");
  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

  static StreetLine of(String written, String country) {
    String line = TextSteps.trim(TextSteps.collapse(written));
    if (line.isEmpty()) {
      return new StreetLine("", "");
    }
    List<String> words = Arrays.asList(line.split(" ", -1));
    return NUMBER_FIRST.contains(country)
        ? numberFirst(line, words, country)
        : numberLast(line, words);
  }

  /** The last number, with what belongs to it: 12 a, 12-14, 5 bis. */
  private static StreetLine numberLast(String line, List<String> words) {
    int end = words.size() - 1;
    int at = end;
    while (at > 0 && isAddition(words.get(at))) {
      at--;
    }
    if (at == 0 || !isNumber(words.get(at))) {
      return new StreetLine(line, "");
    }
    while (at > 1 && continues(words, at)) {
      at--;
    }
    String street = String.join(" ", words.subList(0, at));
    return new StreetLine(
        street.endsWith(",") ? street.substring(0, street.length() - 1) : street,
        String.join(" ", words.subList(at, end + 1)));
  }

  /** In "12 - 14" and "12 + 14" the number begins before the sign. */
  private static boolean continues(List<String> words, int at) {
    String word = words.get(at);
    String before = words.get(at - 1);
    boolean sign = isSign(word);
    if (isSign(before) && !sign) {
      return at > 1 && isNumber(words.get(at - 2));
    }
    return sign && isNumber(before);
  }

  private static boolean isSign(String word) {
    return word.length() == 1 && "-/+\u2013".indexOf(word.charAt(0)) >= 0;
  }

  /** The number in front, or behind the first comma (Flat 3, 12 High Street). */
  private static StreetLine numberFirst(String line, List<String> words, String country) {
    int at = 0;
    if (!isNumber(withoutComma(words.get(0)))) {
      while (at < words.size() && !words.get(at).endsWith(",")) {
        at++;
      }
      at++;
    }
    if (at >= words.size() || !isNumber(withoutComma(words.get(at)))) {
      return new StreetLine(line, "");
    }
    int end = at + 1;
    while (end < words.size()
        && !words.get(end - 1).endsWith(",")
        && (isFraction(words.get(end))
            || (country.equals("FR") && isAddition(withoutComma(words.get(end)))))) {
      end++;
    }
    if (end == words.size()) {
      return new StreetLine(line, "");
    }
    String number = withoutComma(String.join(" ", words.subList(at, end)));
    String before = String.join(" ", words.subList(0, at));
    String behind = String.join(" ", words.subList(end, words.size()));
    return new StreetLine(before.isEmpty() ? behind : before + " " + behind, number);
  }

  private static String withoutComma(String word) {
    return word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
  }

  /** Begins with a digit and is no date (17.), ordinal (5th) or number of a whole text. */
  private static boolean isNumber(String word) {
    if (word.isEmpty() || !isDigit(word.charAt(0)) || word.length() > 12) {
      return false;
    }
    int digits = 1;
    while (digits < word.length() && isDigit(word.charAt(digits))) {
      digits++;
    }
    return !word.endsWith(".")
        && !ORDINALS.contains(word.substring(digits).toLowerCase(Locale.ROOT));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isFraction(String word) {
    return word.length() == 3 && isDigit(word.charAt(0)) && word.charAt(1) == '/';
  }

  private static boolean isAddition(String word) {
    return (word.length() == 1 && Character.isLetter(word.charAt(0)))
        || ADDITIONS.contains(word.toLowerCase(Locale.ROOT));
  }
}
