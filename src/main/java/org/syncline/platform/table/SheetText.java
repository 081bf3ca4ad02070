package org.syncline.platform.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Worksheet;

/** Texts as a cell of a workbook can hold them. */
final class SheetText {
  /** Most characters (UTF-16 code units) of a cell. */
  static final int LONGEST = 32_767;

  private static final char CUT = '\u2026';
  private static final int UNKNOWN = 0xFFFD;

  /** What a workbook would read as an escaped character (ISO/IEC 29500-1, 22.4.2.4). */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private SheetText() {}

  /**
   * The text with line feeds for its line breaks and U+FFFD for what XML 1.0 has no character for,
   * cut with an ellipsis where it is longer than {@link #LONGEST}.
   */
  static String of(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    StringBuilder clean = new StringBuilder(lines.length());
    lines.codePoints().map(c -> isInXml(c) ? c : UNKNOWN).forEach(clean::appendCodePoint);
    return ESCAPE.matcher(cut(clean)).replaceAll("_x005F_");
  }

  /** The text that a workbook means by what it holds: {@code _x000D_} is an escaped character. */
  static String read(String held) {
    return ESCAPED
        .matcher(held)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  /** Puts a text into a cell; of a plain one a spreadsheet drops the spaces around it. */
  static void put(Worksheet sheet, int row, int column, String text) {
    String held = of(text);
    if (held.equals(held.strip())) {
      sheet.inlineString(row, column, held);
    } else {
      sheet.inlineString(row, column, RichText.builder().run(held).end().build());
    }
  }

  private static String cut(StringBuilder text) {
    if (text.length() <= LONGEST) {
      return text.toString();
    }
    int end = LONGEST - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + CUT;
  }

  private static boolean isInXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c <= 0xFFFD)
        || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
  }
}
