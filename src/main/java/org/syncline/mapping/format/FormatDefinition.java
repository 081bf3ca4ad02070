package org.syncline.mapping.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;

/** In which form a flow's messages come. */
public sealed interface FormatDefinition {

  /** The word of the format in documents and messages to people. */
  String kind();

  /**
   * JSON, one object a message.
   *
   * @param records in files: where the list of records stands, names with dots; null for a list at
   *     the top or objects one after the other. Without effect on messages
   */
  record Json(@Nullable String records) implements FormatDefinition {
    public Json {
      if (records != null) {
        JsonPath.names(records);
      }
    }

    public Json() {
      this(null);
    }

    @Override
    public String kind() {
      return "json";
    }
  }

  /** JSON objects, one a line; one a message. */
  record Ndjson() implements FormatDefinition {
    @Override
    public String kind() {
      return "ndjson";
    }
  }

  /**
   * XML.
   *
   * @param record path of the record element below the root; null for the root itself
   * @param namespaces prefix to URI; empty: local names are compared. The prefix "" stands for
   *     names without one
   * @param root name of the root element in what is written; null where nothing is
   */
  record Xml(@Nullable String record, Map<String, String> namespaces, @Nullable String root)
      implements FormatDefinition {
    public Xml {
      namespaces = Map.copyOf(namespaces);
    }

    public Xml(@Nullable String record, Map<String, String> namespaces) {
      this(record, namespaces, null);
    }

    @Override
    public String kind() {
      return "xml";
    }
  }

  /**
   * Text with separators; one record a message.
   *
   * @param columns names, where the message has no header
   * @param skipLines lines before the header, or before the first record, that mean nothing
   * @param nullText what, unquoted, means null, as it stands in the text before escapes are
   *     resolved; null for nothing
   */
  record Csv(
      CsvDialect dialect,
      Charset charset,
      boolean header,
      List<String> columns,
      int skipLines,
      @Nullable String nullText)
      implements FormatDefinition {
    public Csv {
      columns = List.copyOf(columns);
      if (header && !columns.isEmpty()) {
        throw new IllegalArgumentException("The header names the columns: leave out 'columns'.");
      }
      if (!header && columns.isEmpty()) {
        throw new IllegalArgumentException(
            "Without a header the columns need names: give 'columns'.");
      }
      refuseTwins(columns);
      if (nullText != null && !CsvLexer.isOneCell(dialect, nullText)) {
        throw new IllegalArgumentException(
            "'null' has to be a text that can stand as a whole value without quotes.");
      }
    }

    IllegalArgumentException noColumn() {
      return new IllegalArgumentException(
          "The format has no column of this name. It has: " + String.join(", ", columns) + ".");
    }

    @Override
    public String kind() {
      return "csv";
    }
  }

  /**
   * Columns at fixed places.
   *
   * @param length characters or bytes of a record; 0: any
   * @param nullText what, filling a column of text, means null; null for nothing
   */
  record FixedWidth(
      FixedWidthUnit unit,
      Charset charset,
      int length,
      FixedWidthLineEnd lineEnd,
      List<FixedWidthColumn> columns,
      @Nullable String nullText)
      implements FormatDefinition {
    public FixedWidth {
      columns = List.copyOf(columns);
      refuseTwins(columns.stream().map(FixedWidthColumn::name).toList());
      FixedWidthRules.refuseContradictions(unit, charset, length, lineEnd, columns, nullText);
    }

    /**
     * The column of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    FixedWidthColumn column(String name) {
      for (FixedWidthColumn column : columns) {
        if (column.name().equals(name)) {
          return column;
        }
      }
      throw new IllegalArgumentException(
          "The format has no column of this name. It has: "
              + String.join(", ", columns.stream().map(FixedWidthColumn::name).toList())
              + ".");
    }

    @Override
    public String kind() {
      return "fixed-width";
    }
  }

  /** A JMS MapMessage. */
  record MapMessage() implements FormatDefinition {
    @Override
    public String kind() {
      return "map";
    }
  }

  /**
   * Reads a format document.
   *
   * @throws org.syncline.configuration.InvalidConfiguration with all problems
   */
  static FormatDefinition parse(byte[] json) {
    return ConfigurationDocument.read(json, FormatDefinition::read);
  }

  /** Reads the format within another document, such as a flow's. */
  static FormatDefinition read(ConfigurationObject format) {
    Map<String, Function<ConfigurationObject, FormatDefinition>> kinds = new LinkedHashMap<>();
    kinds.put("json", members -> new Json(members.optionalText("records")));
    kinds.put("ndjson", members -> new Ndjson());
    kinds.put("xml", FormatDefinition::xml);
    kinds.put("csv", FormatDefinition::csv);
    kinds.put("fixed-width", FormatDefinition::fixedWidth);
    kinds.put("map", members -> new MapMessage());
    return format.choice("kind", kinds, null).apply(format);
  }

  private static FormatDefinition xml(ConfigurationObject format) {
    return new Xml(
        format.optionalText("record"),
        format.textsByName("namespaces"),
        format.optionalText("root"));
  }

  private static FormatDefinition csv(ConfigurationObject format) {
    return new Csv(
        CsvDialect.read(format),
        charset(format),
        format.flag("header", true),
        format.texts("columns"),
        format.number("skipLines", 0, 1_000, 0),
        format.optionalText("null"));
  }

  private static FormatDefinition fixedWidth(ConfigurationObject format) {
    return FixedWidthDocument.read(format, charset(format));
  }

  private static Charset charset(ConfigurationObject format) {
    String name = format.optionalText("charset");
    if (name == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      format.problem(
          "charset",
          "This character set is unknown: use an IANA name such as UTF-8 or windows-1252.");
      return StandardCharsets.UTF_8;
    }
  }

  private static void refuseTwins(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("Column '" + name + "' stands here twice: keep one.");
      }
    }
  }
}
