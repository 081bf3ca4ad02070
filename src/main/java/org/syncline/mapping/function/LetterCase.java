package org.syncline.mapping.function;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Upper and lower case by the Java platform, piece by piece: where letters become more than one, as
 * \u00DF does, its time grows with the square of the text.
 */
final class LetterCase {
  private static final int PIECE = 1_000;

  private LetterCase() {}

  /** At most a text of three times the length. */
  static String upper(String value) {
    return value.length() <= PIECE
        ? value.toUpperCase(Locale.ROOT)
        : inPieces(value, piece -> piece.toUpperCase(Locale.ROOT));
  }

  static String lower(String value) {
    return value.length() <= PIECE
        ? value.toLowerCase(Locale.ROOT)
        : inPieces(value, piece -> piece.toLowerCase(Locale.ROOT));
  }

  private static String inPieces(String value, UnaryOperator<String> change) {
    StringBuilder changed = new StringBuilder(value.length());
    for (int from = 0; from < value.length(); ) {
      int to = end(value, from);
      changed.append(change.apply(value.substring(from, to)));
      from = to;
    }
    return changed.toString();
  }

  /** Behind the last space, as the end of a word counts (\u03C2); a longer word is cut. */
  private static int end(String value, int from) {
    int most = Math.min(value.length(), from + PIECE);
    if (most == value.length()) {
      return most;
    }
    int space = value.lastIndexOf(' ', most - 1);
    if (space > from) {
      return space + 1;
    }
    return Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most;
  }
}
