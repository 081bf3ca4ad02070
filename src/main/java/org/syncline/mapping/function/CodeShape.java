package org.syncline.mapping.function;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a code is written: {@code 9} stands for a digit, {@code A} for a letter A to Z, {@code X} for
 * either; other letters and digits for themselves. Signs and spaces are written, not asked for.
 */
record CodeShape(String shape) {

  /** The code in this shape, or null where its letters and digits do not fit. */
  @Nullable String written(String letters) {
    StringBuilder written = new StringBuilder(shape.length());
    int at = 0;
    for (int i = 0; i < shape.length(); i++) {
      char wanted = shape.charAt(i);
      boolean place = wanted == '9' || wanted == 'A' || wanted == 'X';
      boolean literal = Character.isLetterOrDigit(wanted) && !place;
      if (!place && !literal) {
        written.append(wanted);
        continue;
      }
      if (at == letters.length() || !fits(wanted, place, letters.charAt(at))) {
        return null;
      }
      written.append(letters.charAt(at++));
    }
    return at == letters.length() ? written.toString() : null;
  }

  private static boolean fits(char wanted, boolean place, char c) {
    boolean digit = c >= '0' && c <= '9';
    boolean letter = c >= 'A' && c <= 'Z';
    if (!place) {
      return wanted == c;
    }
    return wanted == '9' ? digit : wanted == 'A' ? letter : digit || letter;
  }

  /** Several shapes, written with spaces of codes as _ and divided by spaces. */
  static List<CodeShape> list(String shapes) {
    return Arrays.stream(shapes.split(" ", -1))
        .map(shape -> new CodeShape(shape.replace('_', ' ')))
        .toList();
  }

  /** A code in the first shape that it fits; null where there is none. */
  static @Nullable String first(List<CodeShape> shapes, String letters) {
    for (CodeShape shape : shapes) {
      String written = shape.written(letters);
      if (written != null) {
        return written;
      }
    }
    return null;
  }

  /** Letters in upper case and digits of a code, in half width, without what stands between. */
  static String letters(String written) {
    StringBuilder letters = new StringBuilder();
    String text = WidthForms.half(written);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        letters.append((char) (c - 32));
      } else if ((c >= '0' && c <= '9')
          || (c >= 'A' && c <= 'Z')
          || (c > 0x7F && Character.isLetter(c))) {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
