package org.syncline.sync.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.syncline.record.SearchText;

/**
 * Words that somebody looks for in the text of a message: each has to be the beginning of a word of
 * it, without regard to case and accents; of scripts without spaces any part of it. Letters that
 * JSON and XML write as numbers are read as such.
 */
final class WordsOfBody {
  /** Most words. */
  static final int MOST = 8;

  private static final int HEX = 16;
  private static final int ESCAPE = "u0000".length();
  private static final int LONGEST_REFERENCE = 8;

  private final List<String> words;

  private WordsOfBody(Set<String> words) {
    this.words = List.copyOf(words);
  }

  /**
   * The words of a text.
   *
   * @throws IllegalArgumentException if it has none, or more than {@value #MOST}
   */
  static WordsOfBody of(String text) {
    Set<String> words = SearchText.queryWords(text);
    if (words.isEmpty() || words.size() > MOST) {
      throw new IllegalArgumentException("Give 1 to " + MOST + " words.");
    }
    return new WordsOfBody(words);
  }

  /** Whether a body has all of them. */
  boolean areIn(StoredBody body) {
    String text = SearchText.folded(read(text(body)));
    return words.stream().allMatch(word -> isIn(text, word));
  }

  private static String text(StoredBody body) {
    String name = body.body().charset();
    Charset charset =
        name != null && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    return new String(body.body().bytes(), charset);
  }

  private static boolean isIn(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (SearchText.isBeginning(text, at)) {
        return true;
      }
    }
    return false;
  }

  /** Letters that are written as {@code \}{@code u00e9}, {@code &#233;} or {@code &#xe9;}. */
  private static String read(String text) {
    if (!text.contains("\\u") && !text.contains("&#")) {
      return text;
    }
    StringBuilder read = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int used = c == '\\' ? escape(text, at, read) : c == '&' ? reference(text, at, read) : 0;
      if (used == 0) {
        read.append(c);
        used = 1;
      }
      at += used;
    }
    return read.toString();
  }

  /** How many characters were read as one; 0 where they are none. */
  private static int escape(String text, int at, StringBuilder read) {
    int end = at + 1 + ESCAPE;
    if (!text.startsWith("u", at + 1) || end > text.length()) {
      return 0;
    }
    int code = number(text.substring(at + 2, end), HEX);
    if (code < 0) {
      return 0;
    }
    read.append((char) code);
    return end - at;
  }

  private static int reference(String text, int at, StringBuilder read) {
    int end = text.indexOf(';', at);
    if (!text.startsWith("#", at + 1) || end < 0 || end - at > 2 + LONGEST_REFERENCE) {
      return 0;
    }
    String digits = text.substring(at + 2, end);
    int code = digits.startsWith("x") ? number(digits.substring(1), HEX) : number(digits, 10);
    if (code < 0 || !Character.isValidCodePoint(code)) {
      return 0;
    }
    read.appendCodePoint(code);
    return end + 1 - at;
  }

  /** Below nought of what is no number. */
  private static int number(String digits, int radix) {
    if (digits.isEmpty() || !digits.chars().allMatch(c -> Character.digit(c, radix) >= 0)) {
      return -1;
    }
    try {
      return Integer.parseInt(digits, radix);
    } catch (NumberFormatException tooLong) {
      return -1;
    }
  }
}
