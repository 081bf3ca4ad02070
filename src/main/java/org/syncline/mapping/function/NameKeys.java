package org.syncline.mapping.function;

import java.util.Locale;

/** Names as they are compared: lower case, without accents, signs as single spaces. */
final class NameKeys {
  private NameKeys() {}

  static String of(String name) {
    String bare = Accents.strip(name).toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(bare.length());
    boolean space = false;
    for (int i = 0; i < bare.length(); ) {
      int c = bare.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetterOrDigit(c)) {
        space = key.length() > 0;
      } else {
        key.append(space ? " " : "").appendCodePoint(c);
        space = false;
      }
    }
    return key.toString();
  }
}
