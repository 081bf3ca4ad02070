package org.syncline.mapping.function;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Latin and Greek letters without their marks. */
final class Accents {
  /** Letters that have no decomposition in Unicode, and what they are written as without. */
  private static final String[] LETTERS = {
    "\u00DF", "ss", "\u1E9E", "SS", "\u00E6", "ae", "\u00C6", "AE", "\u0153", "oe", "\u0152", "OE",
    "\u00F8", "o", "\u00D8", "O", "\u0142", "l", "\u0141", "L", "\u0111", "d", "\u0110", "D",
    "\u00F0", "d", "\u00D0", "D", "\u00FE", "th", "\u00DE", "Th", "\u0127", "h", "\u0126", "H",
    "\u0131", "i", "\u014B", "ng", "\u014A", "NG"
  };

  private Accents() {}

  static String strip(String value) {
    if (isAscii(value)) {
      return value;
    }
    StringBuilder stripped = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      int next = i + Character.charCount(c);
      while (next < value.length() && isMark(value.charAt(next))) {
        next++;
      }
      append(stripped, value.substring(i, next), c);
      i = next;
    }
    return stripped.toString();
  }

  /** One letter with the marks that follow it. */
  private static void append(StringBuilder stripped, String letter, int c) {
    UnicodeScript script = UnicodeScript.of(c);
    if (c < 0x80) {
      stripped.append((char) c);
    } else if (script == UnicodeScript.LATIN || script == UnicodeScript.GREEK) {
      String bare = bare(c);
      if (bare == null) {
        Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
            .chars()
            .filter(part -> !isMark((char) part))
            .forEach(part -> stripped.append((char) part));
      } else {
        stripped.append(bare);
      }
    } else {
      stripped.append(letter);
    }
  }

  private static @Nullable String bare(int c) {
    for (int i = 0; i < LETTERS.length; i += 2) {
      if (LETTERS[i].codePointAt(0) == c) {
        return LETTERS[i + 1];
      }
    }
    return null;
  }

  private static boolean isMark(char c) {
    return c >= 0x300 && c <= 0x36F;
  }

  private static boolean isAscii(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  static Object expandUmlauts(String value) {
    StringBuilder expanded = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean diaeresis = i + 1 < value.length() && value.charAt(i + 1) == '\u0308';
      char base = diaeresis ? c : base(c);
      if (c == '\u00DF' || c == '\u1E9E') {
        expanded.append(c == '\u00DF' ? "ss" : "SS");
      } else if ("aouAOU".indexOf(base) >= 0 && (diaeresis || base != c)) {
        i += diaeresis ? 1 : 0;
        expanded.append(base).append(isInUpperCase(value, i, base) ? 'E' : 'e');
      } else {
        expanded.append(c);
      }
    }
    return Lengths.grown(value, expanded.toString());
  }

  private static char base(char c) {
    return switch (c) {
      case '\u00E4' -> 'a';
      case '\u00F6' -> 'o';
      case '\u00FC' -> 'u';
      case '\u00C4' -> 'A';
      case '\u00D6' -> 'O';
      case '\u00DC' -> 'U';
      default -> c;
    };
  }

  /** A word in capitals goes on so: OEL, but Oel. */
  private static boolean isInUpperCase(String value, int end, char base) {
    return Character.isUpperCase(base)
        && end + 1 < value.length()
        && Character.isUpperCase(value.charAt(end + 1));
  }
}
