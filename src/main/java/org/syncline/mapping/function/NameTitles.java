package org.syncline.mapping.function;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Salutations and titles in front of a name, and degrees and honorifics behind it. */
record NameTitles(String titles, String name) {
  private static final Set<String> BEFORE =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "mx",
          "dr",
          "prof",
          "professor",
          "sir",
          "dame",
          "lord",
          "lady",
          "rev",
          "hon",
          "herr",
          "frau",
          "hr",
          "fr",
          "dipl.-ing",
          "dipl.-kfm",
          "ing",
          "mag",
          "med",
          "rer",
          "nat",
          "phil",
          "jur",
          "h.c",
          "m",
          "mme",
          "mlle",
          "madame",
          "monsieur",
          "mademoiselle",
          "se\u00F1or",
          "se\u00F1ora",
          "sr",
          "sra",
          "srta",
          "d",
          "d\u00F1a",
          "don",
          "do\u00F1a",
          "sig",
          "sig.ra",
          "dott",
          "dott.ssa",
          "dhr",
          "mevr",
          "mw",
          "drs",
          "ir");

  /** Words that are also names are titles only with their point. */
  private static final Set<String> ONLY_WITH_POINT =
      Set.of("m", "d", "fr", "hr", "ing", "mag", "med", "rer", "nat", "phil", "jur", "h.c", "ir");

  private static final Set<String> BEHIND =
      Set.of(
          "phd",
          "ph.d",
          "md",
          "m.d",
          "mba",
          "msc",
          "m.sc",
          "bsc",
          "b.sc",
          "esq",
          "ma",
          "m.a",
          "ba",
          "b.a",
          "llm",
          "ll.m",
          "mag",
          "bakk",
          "dipl.-ing",
          "cpa",
          "rn",
          "dds");
  private static final List<String> HONORIFICS =
      List.of(
          "\u5148\u751F",
          "\u5973\u58EB",
          "\u5C0F\u59D0",
          "\u69D8",
          "\u3055\u3093",
          "\u3055\u307E",
          "\uB2D8");

  static NameTitles of(String written) {
    String name = TextSteps.trim(TextSteps.collapse(written));
    StringBuilder titles = new StringBuilder();
    String rest = name;
    for (String next = behindTitle(rest); next != null; next = behindTitle(rest)) {
      append(titles, TextSteps.trim(rest.substring(0, rest.length() - next.length())));
      rest = next;
    }
    for (String next = beforeDegree(rest); next != null; next = beforeDegree(rest)) {
      String degree = rest.substring(next.length());
      append(titles, TextSteps.trim(degree.startsWith(",") ? degree.substring(1) : degree));
      rest = next;
    }
    return new NameTitles(titles.toString(), rest);
  }

  private static void append(StringBuilder titles, String title) {
    titles.append(titles.length() == 0 ? "" : " ").append(title);
  }

  /** What follows a title; null where the text begins with none, or has nothing else. */
  private static @Nullable String behindTitle(String text) {
    int space = text.indexOf(' ');
    if (space > 0) {
      String word = text.substring(0, space);
      boolean point = word.endsWith(".");
      String bare = bare(word);
      if (BEFORE.contains(bare) && (point || !ONLY_WITH_POINT.contains(bare))) {
        return text.substring(space + 1);
      }
    }
    // "Dr.Byron"
    int point = text.indexOf('.');
    boolean glued =
        point > 1
            && point + 1 < text.length()
            && Character.isLetter(text.charAt(point + 1))
            && (space < 0 || point < space)
            && BEFORE.contains(bare(text.substring(0, point)));
    return glued ? text.substring(point + 1) : null;
  }

  /** What stands before a degree behind a comma, or before an honorific. */
  private static @Nullable String beforeDegree(String text) {
    int comma = text.lastIndexOf(',');
    if (comma > 0 && BEHIND.contains(bare(TextSteps.trim(text.substring(comma + 1))))) {
      return TextSteps.trim(text.substring(0, comma));
    }
    for (String honorific : HONORIFICS) {
      if (text.length() > honorific.length() && text.endsWith(honorific)) {
        return TextSteps.trim(text.substring(0, text.length() - honorific.length()));
      }
    }
    return null;
  }

  private static String bare(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
