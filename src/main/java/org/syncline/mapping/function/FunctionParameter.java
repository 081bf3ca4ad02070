package org.syncline.mapping.function;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An argument that a mapping function takes, written in the table behind the function's name.
 *
 * @param words the texts that are allowed; empty: all that the kind allows
 * @param least of a number, both included
 * @param optional whether it may be left out; optional ones stand last
 * @param fallback what is taken where it is left out; null: the function does without
 */
public record FunctionParameter(
    String name,
    Kind kind,
    List<String> words,
    int least,
    int most,
    boolean optional,
    @Nullable Object fallback) {

  /** What is written. */
  public enum Kind {
    TEXT("text"),
    WHOLE_NUMBER("whole number"),
    NUMBER("number"),
    WORD("word"),
    /** BCP 47. */
    LOCALE("locale such as de or en-US"),
    /** IANA. */
    ZONE("zone such as Europe/Berlin"),
    /** Letters of {@code java.time}. */
    DATE_PATTERN("pattern such as dd.MM.yyyy"),
    /** Letters of {@code java.text.DecimalFormat}. */
    NUMBER_PATTERN("pattern such as #,##0.00"),
    /** RE2. */
    EXPRESSION("regular expression (RE2)"),
    /** ISO 3166-1 alpha-2. */
    REGION("country code such as DE"),
    /** ISO 4217. */
    CURRENCY("currency code such as EUR");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** For tables and sentences. */
    public String word() {
      return word;
    }
  }

  public FunctionParameter {
    words = List.copyOf(words);
  }

  static FunctionParameter text(String name) {
    return parameter(name, Kind.TEXT);
  }

  static FunctionParameter parameter(String name, Kind kind) {
    return new FunctionParameter(name, kind, List.of(), 0, 0, false, null);
  }

  static FunctionParameter whole(String name, int least, int most) {
    return new FunctionParameter(name, Kind.WHOLE_NUMBER, List.of(), least, most, false, null);
  }

  static FunctionParameter word(String name, String... words) {
    return new FunctionParameter(name, Kind.WORD, List.of(words), 0, 0, false, null);
  }

  FunctionParameter orElse(Object value) {
    return new FunctionParameter(name, kind, words, least, most, true, value);
  }

  FunctionParameter orNone() {
    return new FunctionParameter(name, kind, words, least, most, true, null);
  }

  /** {@code whole number from 0 to 100}. */
  public String described() {
    return switch (kind) {
      case WORD -> String.join(" or ", words);
      case WHOLE_NUMBER -> kind.word() + " from " + least + " to " + most;
      default -> kind.word();
    };
  }
}
