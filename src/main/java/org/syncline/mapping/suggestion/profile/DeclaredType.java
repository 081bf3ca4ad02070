package org.syncline.mapping.suggestion.profile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a schema says of a field's values. */
public enum DeclaredType {
  TEXT,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  DATE,
  TIME,
  INSTANT,
  EMAIL,
  WEBSITE,
  UUID,
  /** Nothing that is known here. */
  UNKNOWN;

  private static final Map<DeclaredType, List<String>> WORDS =
      Map.of(
          TEXT, List.of("string", "text", "char", "clob", "enum"),
          INTEGER, List.of("int", "bigint", "smallint", "tinyint", "long", "short", "serial"),
          DECIMAL, List.of("decimal", "numeric", "number", "money", "float", "double", "real"),
          BOOLEAN, List.of("bool", "bit", "flag"),
          INSTANT, List.of("timestamp", "datetime", "instant"),
          EMAIL, List.of("email", "idnemail"),
          WEBSITE, List.of("uri", "url", "iri"),
          UUID, List.of("uuid", "guid", "uniqueidentifier"));

  /** Of a word as databases and programs have them: {@code varchar(40)}, {@code BIGINT}. */
  static DeclaredType ofWord(@Nullable String word) {
    String plain = Spelling.plain(word == null ? "" : word.split("\\(", 2)[0]);
    if (plain.equals("date")) {
      return DATE;
    }
    if (plain.equals("time")) {
      return TIME;
    }
    for (DeclaredType type : values()) {
      for (String known : WORDS.getOrDefault(type, List.of())) {
        if (plain.startsWith(known) || (plain.endsWith(known) && type == TEXT)) {
          return type;
        }
      }
    }
    return plain.endsWith("char") || plain.contains("varchar") ? TEXT : UNKNOWN;
  }

  /** Of the members {@code type} and {@code format} of a JSON Schema. */
  static DeclaredType ofSchema(@Nullable String type, @Nullable String format) {
    DeclaredType byFormat =
        "date-time".equals(format) ? INSTANT : format == null ? UNKNOWN : ofWord(format);
    return byFormat == UNKNOWN ? ofWord(type) : byFormat;
  }

  /** For people. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
