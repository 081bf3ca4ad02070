package org.syncline.mapping.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;

/**
 * How a value of a document stands in a cell, and what a cell means.
 *
 * <p>In every column a cell is JSON where it begins with {@code [}, <code>{</code> or {@code
 * json:}, and a text in quotes is that text, with JSON's escapes. {@code a | b} is a list of texts.
 * What else there may be depends on the column.
 */
enum CellForm {
  /** Anything else is a text. */
  TEXT,
  /** A number, {@code true}, {@code false} and {@code null} are what they say; else a text. */
  VALUE,
  /** {@code trim; substring(0, 10)}: names with arguments in JSON. */
  STEPS;

  private static final String JSON = "json:";
  private static final char BETWEEN = '|';

  private static final Set<String> TEXTS =
      Set.of(
          "id",
          "recordType",
          "target",
          "source",
          "type",
          "format",
          "zone",
          "locale",
          "region",
          "map",
          "sheet",
          "from",
          "to",
          "parent",
          "onBlank",
          "onError",
          "unknown");

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  /** What no spreadsheet writes otherwise. */
  private static final Pattern SAFE_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,14}");

  /** What a spreadsheet takes for a day, of texts that begin with a letter. */
  private static final Pattern MONTH_AND_NUMBER =
      Pattern.compile("(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ./,-]*[0-9].*");

  static CellForm ofMember(String member) {
    if (member.equals("steps")) {
      return STEPS;
    }
    return TEXTS.contains(member) ? TEXT : VALUE;
  }

  /** The cell for a value; never blank. */
  String write(@Nullable Object value) {
    String plain = plain(value);
    if (plain != null && isKept(plain, value)) {
      return plain;
    }
    boolean marks = value instanceof String || value instanceof List || isMap(value);
    return (marks ? "" : JSON) + JsonText.of(value);
  }

  private static boolean isMap(@Nullable Object value) {
    return value instanceof Map;
  }

  /** The form that is nicest to read; null where there is none but JSON. */
  private @Nullable String plain(@Nullable Object value) {
    if (this == STEPS) {
      return value instanceof List<?> list ? StepsForm.write(list) : null;
    }
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof List<?> list) {
      return list.size() < 2 ? null : texts(list);
    }
    return isMap(value) ? null : String.valueOf(value);
  }

  private @Nullable String texts(List<?> list) {
    List<String> items = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof String text)) {
        return null;
      }
      boolean asItIs = isLeftAlone(text) && text.indexOf(BETWEEN) < 0 && text.indexOf('"') != 0;
      items.add(asItIs ? text : JsonText.of(text));
    }
    return String.join(" " + BETWEEN + " ", items);
  }

  private boolean isKept(String cell, @Nullable Object value) {
    if (value instanceof BigDecimal
        ? !SAFE_NUMBER.matcher(cell).matches()
        : !survives(cell, value)) {
      return false;
    }
    try {
      Object again = read(cell);
      return again == null ? value == null : again.equals(value);
    } catch (UnreadableCell e) {
      return false;
    }
  }

  private static boolean survives(String cell, @Nullable Object value) {
    return value instanceof Boolean || isLeftAlone(cell);
  }

  /** Whether a spreadsheet that opens and saves a text leaves it as it is. */
  private static boolean isLeftAlone(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return !text.isEmpty()
        && text.equals(text.strip())
        && text.charAt(0) != '\''
        && text.chars().noneMatch(c -> JsonText.isFragile((char) c))
        && !beginsWithNumber(text)
        && !lower.equals("true")
        && !lower.equals("false")
        && !MONTH_AND_NUMBER.matcher(lower).matches();
  }

  /** Signs, brackets and currencies before a digit are part of a number. */
  private static boolean beginsWithNumber(String text) {
    int first = text.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('-');
    return Character.isDigit(first);
  }

  /**
   * What a cell means.
   *
   * @param cell not blank
   */
  @Nullable Object read(String cell) throws UnreadableCell {
    String text = cell.strip();
    if (text.startsWith("[") || text.startsWith("{")) {
      return json(text);
    }
    if (text.startsWith(JSON)) {
      return json(text.substring(JSON.length()).strip());
    }
    if (this == STEPS) {
      return text.startsWith("\"") ? json(text) : StepsForm.read(text);
    }
    List<String> items = items(text);
    if (items.size() == 1) {
      return scalar(items.get(0));
    }
    List<@Nullable Object> list = new ArrayList<>();
    for (String item : items) {
      list.add(TEXT.scalar(item));
    }
    return list;
  }

  private @Nullable Object scalar(String item) throws UnreadableCell {
    if (item.startsWith("\"") && closing(item, 0) == item.length() - 1) {
      return json(item);
    }
    if (this == VALUE) {
      String word = item.toLowerCase(Locale.ROOT);
      if (word.equals("true") || word.equals("false") || word.equals("null")) {
        return json(word);
      }
      if (NUMBER.matcher(item).matches()) {
        return json(item);
      }
    }
    return item;
  }

  /** What stands between the bars; a bar in quotes is part of a text. */
  private static List<String> items(String text) throws UnreadableCell {
    List<String> items = new ArrayList<>();
    int from = 0;
    while (true) {
      while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
      int behind = from;
      if (from < text.length() && text.charAt(from) == '"') {
        behind = closing(text, from) + 1;
      }
      int bar = text.indexOf(BETWEEN, behind);
      String item = text.substring(from, bar < 0 ? text.length() : bar).strip();
      if (item.isEmpty()) {
        throw new UnreadableCell(
            "Nothing stands before, behind or between '|': write \"\" for an empty text, and put a"
                + " text that holds '|' in quotes.");
      }
      items.add(item);
      if (bar < 0) {
        return items;
      }
      from = bar + 1;
    }
  }

  /** Where the quotes close that open at a place. */
  static int closing(String text, int open) throws UnreadableCell {
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i;
      }
    }
    throw new UnreadableCell(
        "Quotes are not closed: a text that begins with quotes is written as in JSON, \"like"
            + " \\\"this\\\"\".");
  }

  static @Nullable Object json(String text) throws UnreadableCell {
    try {
      return ConfigurationDocument.value(text);
    } catch (InvalidConfiguration e) {
      throw new UnreadableCell(
          e.problems().get(0).message()
              + " A cell that begins with [ or { is JSON: put it in quotes if it is meant as a"
              + " text.");
    }
  }
}
