package org.syncline.mapping.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code src/docs/mapping-functions.md}, written from the catalogue. To renew it: {@code mvn -q
 * test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=org.syncline.mapping.function.FunctionsDocument}.
 */
public final class FunctionsDocument {
  static final Path FILE = Path.of("src", "docs", "mapping-functions.md");

  private static final int LONGEST_SHOWN = 70;
  private static final int BEGINNING = 12;
  private static final String HEAD =
      """
      # Mapping functions

      The steps of a mapping row: `"steps": ["trim", ["substring", 0, 10]]`. A step is a name, or a list of a name and its arguments. This page is
      written from the functions themselves (`org.syncline.mapping.function.FunctionsDocument` in the test tree), and its examples are tests.

      - **Kinds.** A function takes one kind of value and gives another: text, number, yes/no, date, time, local date-time (no zone), instant, list. A value of another kind
        is made to the one that is taken where that is certain: a text is read in plain notation (`1234.50`) or ISO 8601 (`2026-11-22`, `13:45:00`, `2026-11-22T12:45:00Z`; yes/no is
        `true Y 1` and `false N 0`), everything is written as such a text. Nothing else is guessed: a date becomes an instant only by a step that names a zone. What can't be made is a problem of
        the row, with its usual codes (`NOT_A_NUMBER`, `NOT_A_DATE`, `NOT_A_BOOLEAN`, `WRONG_TYPE`), and `onError` decides.
      - **Chains.** A step that can never work behind the one before is refused with the mapping: `["digits", "startOfMonth"]`. What depends on the value is left to the value.
      - **Lists.** A function of single values is applied to each item of a list; nothing (null) stays nothing, and a problem of one item is a problem of all. A function of lists takes a single value
        as a list of one. A step makes lists of at most 10,000 items.
      - **Empty.** An empty text is no number, date, phone number or code, but no mistake either: functions that read such leave it empty, so that the row's `onBlank` says what it means. Functions of text
        answer `""` where there is nothing to give (no extension, no house number); functions of lists answer nothing, as if the source were absent.
      - **Numbers** are exact decimals of at most 100 digits before and behind the point, without trailing zeros: `round` makes 1.5 of 1.50, `formatNumber` writes 1.50. Beyond is `OUT_OF_RANGE`.
      - **Dates** are those of the years 1 to 9999; beyond is `OUT_OF_RANGE`. No function knows what time it is: the same message always gives the same record.
      - **Texts** that a step makes have at most 1,000,000 characters, else `TOO_LONG`. Places and lengths count characters (code points) from 0. Regular expressions are those of
        [RE2](https://github.com/google/re2/wiki/Syntax) on texts of at most 1,000 characters.
      - **Arguments** are texts (at most 200 characters, expressions 500) and numbers. Those in brackets may be left out. A misspelt name is refused with the nearest one.

      In the examples, texts stand in quotes, `nothing` is null, and a code in capitals is the problem that comes instead of a value.
      """;

  private FunctionsDocument() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(FILE, text(), StandardCharsets.UTF_8);
  }

  static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (FunctionGroup group : FunctionGroup.values()) {
      text.append("\n## ").append(group.title()).append("\n\n");
      text.append(
          "| function | takes | gives | what it does | examples |\n|---|---|---|---|---|\n");
      MappingFunctions.catalogue().stream()
          .filter(function -> function.group() == group)
          .forEach(function -> row(function, text));
    }
    return text.toString();
  }

  private static void row(FunctionDescription function, StringBuilder text) {
    text.append("| `").append(function.signature()).append("` | ");
    text.append(function.takes().word()).append(" | ").append(function.gives().word());
    text.append(" | ").append(escaped(function.summary()));
    for (FunctionParameter parameter : function.parameters()) {
      text.append("<br>`").append(parameter.name()).append("`: ");
      text.append(escaped(parameter.described()));
      if (parameter.fallback() != null) {
        text.append("; ").append(escaped(shown(parameter.fallback()))).append(" unless given");
      }
    }
    text.append(" | ");
    List<String> examples = new ArrayList<>();
    function.examples().forEach(example -> examples.add(shown(example)));
    text.append(String.join("<br>", examples)).append(" |\n");
  }

  private static String shown(FunctionExample example) {
    String arguments =
        example.arguments().isEmpty()
            ? ""
            : example.arguments().stream()
                    .map(FunctionsDocument::shown)
                    .collect(Collectors.joining(", ", "(", ")"))
                + " ";
    String out = example.fault() == null ? shown(example.out()) : example.fault();
    return escaped(arguments + shown(example.in()) + " \u2192 " + out);
  }

  private static String shown(Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(FunctionsDocument::shown)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (!(value instanceof String text)) {
      return value.toString();
    }
    if (text.length() > LONGEST_SHOWN) {
      return "\""
          + visible(text.substring(0, BEGINNING))
          + "\u2026\" ("
          + text.length()
          + " characters)";
    }
    return "\"" + visible(text) + "\"";
  }

  private static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(c -> visible.append(visible(c)));
    return visible.toString();
  }

  /** Marks, controls and spaces of other kinds can't be seen, so that their numbers are shown. */
  private static String visible(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      default ->
          switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.CONTROL, Character.FORMAT ->
                String.format("\\u%04X", c);
            case Character.SPACE_SEPARATOR -> c == ' ' ? " " : String.format("\\u%04X", c);
            default -> Character.toString(c);
          };
    };
  }

  /** Of Markdown and HTML in a cell of a table. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      if ("\\`*_[]<>|#$~&".indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.appendCodePoint(c);
    }
    return escaped.toString();
  }
}
