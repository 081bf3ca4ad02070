package org.syncline.mapping.function;

import org.jspecify.annotations.Nullable;

/**
 * Takes characters of ASCII out of a text, all of them in one pass.
 *
 * @param low bit {@code n} for the character {@code n} below 64
 * @param high bit {@code n} for the character {@code 64 + n}
 */
record CharacterRemoval(long low, long high) implements Body<String> {
  private static final int END = 128;

  /** Whether a text is one character that can be taken out so. */
  static boolean isOne(String text) {
    return text.length() == 1 && text.charAt(0) < END;
  }

  static CharacterRemoval of(char c) {
    return new CharacterRemoval(c < 64 ? 1L << c : 0, c < 64 ? 0 : 1L << c);
  }

  CharacterRemoval and(CharacterRemoval other) {
    return new CharacterRemoval(low | other.low, high | other.high);
  }

  @Override
  public @Nullable Object apply(String value) {
    int length = value.length();
    int at = 0;
    while (at < length && !isTaken(value.charAt(at))) {
      at++;
    }
    if (at == length) {
      return value;
    }
    char[] kept = new char[length - 1];
    value.getChars(0, at, kept, 0);
    int size = at;
    for (int i = at + 1; i < length; i++) {
      char c = value.charAt(i);
      if (!isTaken(c)) {
        kept[size++] = c;
      }
    }
    return new String(kept, 0, size);
  }

  private boolean isTaken(char c) {
    return c < END && ((c < 64 ? low : high) >>> c & 1) != 0;
  }
}
