package org.syncline.record;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Texts as they are compared and searched. */
public final class SearchText {
  /** UTF-16 code units of a word that count. */
  static final int LONGEST_WORD = 40;

  /** Words of one text that count. */
  static final int WORDS = 30;

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private SearchText() {}

  /** NFKC, lower case, runs of white space as one space, none at the ends. */
  static String normalised(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return WHITE_SPACE.matcher(folded.strip()).replaceAll(" ");
  }

  /**
   * The words of a text in lower case and without accents: runs of letters and digits. A run in a
   * script that is written without spaces gives each of its ends as a word, so that any part of it
   * is the beginning of one.
   */
  static Set<String> words(String text) {
    return words(text, true);
  }

  /** A text in lower case and without accents, of whatever length. */
  public static String folded(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder bare = new StringBuilder(folded.length());
    folded.codePoints().filter(c -> !isMark(c)).forEach(bare::appendCodePoint);
    return bare.toString();
  }

  /** Whether a word of a folded text begins there; in a script without spaces it may anywhere. */
  public static boolean isBeginning(String folded, int at) {
    return at == 0
        || isUnspaced(folded.codePointAt(at))
        || !Character.isLetterOrDigit(folded.codePointBefore(at))
        || isUnspaced(folded.codePointBefore(at));
  }

  private static Set<String> words(String text, boolean ends) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    Set<String> words = new TreeSet<>();
    StringBuilder word = new StringBuilder();
    boolean unspaced = false;
    for (int i = 0; i < folded.length() && words.size() < WORDS; ) {
      int c = folded.codePointAt(i);
      i += Character.charCount(c);
      if (isMark(c)) {
        continue;
      }
      boolean part = Character.isLetterOrDigit(c);
      boolean ideograph = part && isUnspaced(c);
      if (!part || ideograph != unspaced) {
        end(word, unspaced && ends, words);
        unspaced = ideograph;
      }
      if (part && word.length() < LONGEST_WORD) {
        word.appendCodePoint(c);
      }
    }
    end(word, unspaced && ends, words);
    return words;
  }

  /** The words that somebody looks for: each run once, in whatever script. */
  public static Set<String> queryWords(String text) {
    return words(text, false);
  }

  private static void end(StringBuilder word, boolean allEnds, Set<String> words) {
    if (!word.isEmpty()) {
      String run = word.toString();
      int from = 0;
      do {
        words.add(run.substring(from));
        from += Character.charCount(run.codePointAt(from));
      } while (allEnds && from < run.length() && words.size() < WORDS);
      word.setLength(0);
    }
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isUnspaced(int c) {
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA
        || script == Character.UnicodeScript.THAI;
  }
}
