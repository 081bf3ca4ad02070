package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;

/**
 * A format of records as the guide's form asks for it: the usual options of the usual kinds. All
 * others are given as the JSON object that a flow has.
 *
 * @param kind one of {@link #KINDS}
 * @param separator a word of {@link #SEPARATORS}
 * @param columns names with commas, where there is no header
 * @param place where the records stand in a document: of JSON the list, of XML the element
 * @param json the whole of another format
 */
public record FormatChoice(
    String kind,
    String separator,
    String charset,
    boolean header,
    String columns,
    String skipLines,
    String place,
    String json) {
  /** The kind of those that are given as JSON text. */
  static final String DOCUMENT = "document";

  static final List<String> KINDS = List.of("csv", "ndjson", "json", "xml", DOCUMENT);

  private static final Map<String, String> SEPARATORS =
      Map.of("comma", ",", "semicolon", ";", "tab", "\t", "bar", "|");

  /** In the order in which a form offers them. */
  static final List<String> SEPARATOR_WORDS = List.of("comma", "semicolon", "tab", "bar");

  private static final String KIND = "kind";
  private static final String SEPARATOR = "separator";
  private static final String CHARSET = "charset";
  private static final String HEADER = "header";
  private static final String COLUMNS = "columns";
  private static final String SKIP = "skipLines";
  private static final String RECORDS = "records";
  private static final String RECORD = "record";

  static final FormatChoice USUAL =
      new FormatChoice("csv", "comma", "UTF-8", true, "", "", "", "{\"kind\": \"fixed-width\"}");

  /** As a form gives it. */
  static FormatChoice of(HttpServletRequest request) {
    String kind = text(request.getParameter(KIND));
    String separator = text(request.getParameter(SEPARATOR));
    return new FormatChoice(
        KINDS.contains(kind) ? kind : USUAL.kind(),
        SEPARATORS.containsKey(separator) ? separator : USUAL.separator(),
        text(request.getParameter(CHARSET)),
        !text(request.getParameter(HEADER)).equals("no"),
        text(request.getParameter(COLUMNS)),
        text(request.getParameter(SKIP)),
        text(request.getParameter("place")),
        text(request.getParameter("json")));
  }

  /** Whether a request has such a form. */
  static boolean isIn(HttpServletRequest request) {
    return request.getParameter(KIND) != null;
  }

  /** As a document says it; one with options that the form does not ask for stays JSON text. */
  static FormatChoice of(Map<String, @Nullable Object> format) {
    FormatChoice plain = plain(format);
    return !plain.kind().equals(DOCUMENT) && plain.members().equals(format)
        ? plain
        : new FormatChoice(
            DOCUMENT,
            USUAL.separator(),
            USUAL.charset(),
            true,
            "",
            "",
            "",
            ConfigurationDocument.laidOut(format));
  }

  private static FormatChoice plain(Map<String, @Nullable Object> format) {
    String kind = String.valueOf(format.get(KIND));
    Object separator = format.get(SEPARATOR);
    String word =
        SEPARATORS.entrySet().stream()
            .filter(one -> one.getValue().equals(separator))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(USUAL.separator());
    Object columns = format.get(COLUMNS);
    return new FormatChoice(
        KINDS.contains(kind) ? kind : DOCUMENT,
        word,
        textOf(format.get(CHARSET)),
        !Boolean.FALSE.equals(format.get(HEADER)),
        columns instanceof List<?> names
            ? names.stream().map(String::valueOf).collect(Collectors.joining(", "))
            : "",
        textOf(format.get(SKIP)),
        textOf(format.get(kind.equals("xml") ? RECORD : RECORDS)),
        "");
  }

  private static String textOf(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /**
   * As a flow has it; what is as usual is left out.
   *
   * @throws InvalidConfiguration where it is JSON text that can't be read
   */
  Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put(KIND, kind);
    switch (kind) {
      case DOCUMENT -> {
        return ConfigurationDocument.members(json.getBytes(StandardCharsets.UTF_8));
      }
      case "csv" -> csv(members);
      case "json" -> put(members, RECORDS, place, Set.of(""));
      case "xml" -> put(members, RECORD, place, Set.of(""));
      default -> {
        // It has no options.
      }
    }
    return members;
  }

  private void csv(Map<String, @Nullable Object> members) {
    put(members, SEPARATOR, SEPARATORS.getOrDefault(separator, ","), Set.of(","));
    put(members, CHARSET, charset, Set.of("", USUAL.charset()));
    if (!header) {
      members.put(HEADER, false);
      members.put(
          COLUMNS,
          Stream.of(columns.split(",", -1)).map(String::strip).filter(n -> !n.isEmpty()).toList());
    }
    if (!skipLines.isEmpty() && !skipLines.equals("0")) {
      if (!skipLines.matches("[0-9]{1,4}")) {
        throw new InvalidConfiguration(
            List.of(new ConfigurationProblem(SKIP, "Give a whole number.")));
      }
      members.put(SKIP, new BigDecimal(skipLines));
    }
  }

  private static void put(
      Map<String, @Nullable Object> members, String name, String value, Set<String> usual) {
    if (!usual.contains(value)) {
      members.put(name, value);
    }
  }
}
