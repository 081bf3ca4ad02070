package org.syncline.mapping.suggestion.profile;

import java.text.Normalizer;
import java.util.Locale;

/** Texts so that spellings of one word are equal. */
public final class Spelling {
  private Spelling() {}

  /**
   * Lower-case letters and digits of a text alone: no blanks and signs, no accents, German umlauts
   * written out, full-width characters as narrow ones.
   */
  public static String plain(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      switch (c) {
        case 'ä' -> plain.append("ae");
        case 'ö' -> plain.append("oe");
        case 'ü' -> plain.append("ue");
        case 'ß' -> plain.append("ss");
        default -> plainCharacter(c, plain);
      }
    }
    return plain.toString();
  }

  private static void plainCharacter(char c, StringBuilder plain) {
    if (c < 0x80 || isHan(c)) {
      if (Character.isLetterOrDigit(c)) {
        plain.append(c);
      }
      return;
    }
    String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
    for (int i = 0; i < parts.length(); i++) {
      if (Character.isLetterOrDigit(parts.charAt(i))) {
        plain.append(parts.charAt(i));
      }
    }
  }

  /** Whether a character is one of those in which Chinese is written. */
  public static boolean isHan(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
