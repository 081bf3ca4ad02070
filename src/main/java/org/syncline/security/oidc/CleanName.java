package org.syncline.security.oidc;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names as they may stand in pages and entries: one line, nothing invisible, not too long. */
final class CleanName {
  static final int LONGEST = 100;
  // Controls, formats such as changes of direction, line ends, unassigned and private characters.
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");

  private CleanName() {}

  static String of(String name, String otherwise) {
    String clean = cleaned(name);
    return clean.isEmpty() ? cleaned(otherwise) : clean;
  }

  private static String cleaned(String text) {
    // What is cut off can't be seen any more, so that a huge name costs nothing.
    String start = Normalizer.normalize(cut(text, 4 * LONGEST), Normalizer.Form.NFC);
    String visible = INVISIBLE.matcher(SPACES.matcher(start).replaceAll(" ")).replaceAll("");
    return cut(visible.strip(), LONGEST).strip();
  }

  /** The first so many characters, none of them cut in half. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
