package org.syncline.platform.table;

/**
 * Texts that no spreadsheet takes for a formula. An apostrophe is put before each text that begins
 * with {@code = + - @} (of full width too), a tabulator or a line break, also behind spaces, quotes
 * and characters that are not seen.
 *
 * <p>Nothing is lost: a text that begins with an apostrophe and goes on dangerously has one more
 * than it had, and no other text has.
 */
final class InertText {
  private static final String FORMULA =
      "=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE62\uFE63\uFE66\uFE6B";
  private static final String BREAKS = "\t\r\n";
  private static final String QUOTES = "\"'`\u00B4\u2018\u2019\u201C\u201D\uFF02\uFF07";

  private InertText() {}

  static String of(String text) {
    return isDangerous(text) ? "'" + text : text;
  }

  /** The text that {@link #of} was given, whatever it was. */
  static String undone(String text) {
    boolean guarded = text.startsWith("'") && isDangerous(text.substring(1));
    return guarded ? text.substring(1) : text;
  }

  static boolean isDangerous(String text) {
    if (!text.isEmpty() && BREAKS.indexOf(text.charAt(0)) >= 0) {
      return true;
    }
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (FORMULA.indexOf(c) >= 0) {
        return true;
      }
      if (!isSkipped(c)) {
        return false;
      }
      at += Character.charCount(c);
    }
    return false;
  }

  private static boolean isSkipped(int c) {
    return QUOTES.indexOf(c) >= 0
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
