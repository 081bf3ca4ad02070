package org.syncline.mapping.function;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name of a person in two parts. Every word of the name is in just one of them, in its order.
 * Names are not certain to be told apart: what is given in two fields should stay in two.
 */
record PersonName(String given, String family) {
  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "vom", "der", "den", "de", "del", "della", "di", "da", "das", "do", "dos",
          "du", "des", "la", "le", "las", "los", "ter", "ten", "te", "zu", "zum", "zur", "af", "av",
          "bin", "ibn", "bint", "ben", "al", "el", "y", "e", "i", "'t", "op", "in", "vander");
  private static final Set<String> GENERATIONS =
      Set.of("jr", "jr.", "sr", "sr.", "junior", "senior", "ii", "iii", "iv");

  /** Chinese and Korean surnames of two characters, in both scripts of Chinese. */
  private static final Set<String> COMPOUND_SURNAMES =
      Set.of(
          "\u6B50\u967D",
          "\u6B27\u9633",
          "\u53F8\u99AC",
          "\u53F8\u9A6C",
          "\u8AF8\u845B",
          "\u8BF8\u845B",
          "\u4E0A\u5B98",
          "\u590F\u4FAF",
          "\u6771\u65B9",
          "\u4E1C\u65B9",
          "\u7687\u752B",
          "\u5C09\u9072",
          "\u5C09\u8FDF",
          "\u516C\u5B6B",
          "\u516C\u5B59",
          "\u6155\u5BB9",
          "\u4EE4\u72D0",
          "\u5B87\u6587",
          "\u9577\u5B6B",
          "\u957F\u5B59",
          "\u53F8\u5F92",
          "\u7AEF\u6728",
          "\uB0A8\uAD81",
          "\uC120\uC6B0",
          "\uD669\uBCF4",
          "\uC81C\uAC08");

  /** Takes a name apart by the order of a culture: western, spanish, east-asian or hungarian. */
  static PersonName of(String written, String order) {
    String name = TextSteps.trim(TextSteps.collapse(written));
    PersonName inverted = inverted(name);
    if (inverted != null) {
      return inverted;
    }
    List<String> words = words(name);
    return switch (order) {
      case "east-asian" -> eastAsian(name, words);
      case "hungarian" -> at(words, 1, true);
      case "spanish" -> at(words, spanishStart(words), false);
      default -> at(words, westernStart(words), false);
    };
  }

  static List<String> words(String name) {
    return name.isEmpty() ? List.of() : Arrays.asList(name.split(" ", -1));
  }

  static boolean isParticle(String word) {
    return PARTICLES.contains(word.toLowerCase(Locale.ROOT));
  }

  /** "Byron, Ada", but not "King, Jr.". */
  private static @Nullable PersonName inverted(String name) {
    int comma = name.indexOf(',');
    if (comma <= 0 || comma != name.lastIndexOf(',')) {
      return null;
    }
    String behind = TextSteps.trim(name.substring(comma + 1));
    return behind.isEmpty() || GENERATIONS.contains(behind.toLowerCase(Locale.ROOT))
        ? null
        : new PersonName(behind, TextSteps.trim(name.substring(0, comma)));
  }

  private static PersonName at(List<String> words, int start, boolean familyFirst) {
    if (words.size() < 2) {
      return new PersonName("", String.join(" ", words));
    }
    String before = String.join(" ", words.subList(0, start));
    String behind = String.join(" ", words.subList(start, words.size()));
    return familyFirst ? new PersonName(behind, before) : new PersonName(before, behind);
  }

  /** The last word but for "Jr." and its like. */
  private static int last(List<String> words) {
    int last = words.size() - 1;
    boolean generation =
        last >= 2 && GENERATIONS.contains(words.get(last).toLowerCase(Locale.ROOT));
    return generation ? last - 1 : last;
  }

  /** The family name begins with its first particle, else it is the last word. */
  private static int westernStart(List<String> words) {
    int last = last(words);
    for (int i = 1; i < last; i++) {
      if (isParticle(words.get(i))) {
        return i;
      }
    }
    return Math.max(last, 0);
  }

  /** Two family names, each with the particles before it, as soon as there are three names. */
  private static int spanishStart(List<String> words) {
    int last = last(words);
    int second = withParticles(words, last);
    return second < 2 ? Math.max(second, 0) : withParticles(words, second - 1);
  }

  private static int withParticles(List<String> words, int name) {
    int start = name;
    while (start > 1 && isParticle(words.get(start - 1))) {
      start--;
    }
    return start;
  }

  private static PersonName eastAsian(String name, List<String> words) {
    if (words.size() > 1) {
      return at(words, 1, true);
    }
    int length = name.codePointCount(0, name.length());
    if (length < 2 || length > 4 || !isChineseOrKorean(name)) {
      return new PersonName("", name);
    }
    boolean compound =
        length > 2 && name.length() > 2 && COMPOUND_SURNAMES.contains(name.substring(0, 2));
    int end = compound ? 2 : Character.charCount(name.codePointAt(0));
    return new PersonName(name.substring(end), name.substring(0, end));
  }

  static boolean isChineseOrKorean(String text) {
    return text.codePoints()
        .allMatch(
            c -> {
              UnicodeScript script = UnicodeScript.of(c);
              return script == UnicodeScript.HAN || script == UnicodeScript.HANGUL;
            });
  }
}
