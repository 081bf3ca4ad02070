package org.syncline.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldType;

/**
 * One row of a mapping table, as written.
 *
 * @param sources paths in the order of preference; empty where there is a constant
 * @param constant given instead of sources
 * @param defaultValue used where the source is absent
 * @param type where it differs from the field's own
 */
public record MappingRow(
    String target,
    List<String> sources,
    @Nullable Literal constant,
    List<Step> steps,
    @Nullable FieldType type,
    @Nullable String format,
    @Nullable String zone,
    @Nullable String locale,
    @Nullable String region,
    List<String> trueTexts,
    List<String> falseTexts,
    @Nullable String map,
    @Nullable LinkTo link,
    boolean parentRequired,
    boolean required,
    @Nullable Literal defaultValue,
    OnBlank onBlank,
    OnError onError) {

  static final String KEY = "@key";
  static final String VERSION = "@version";
  static final String TIME = "@time";

  /** A value written in the table: text, BigDecimal, Boolean, or null that clears the field. */
  public record Literal(@Nullable Object value) {}

  /** A mapping function with its arguments, each a text, an Integer or another BigDecimal. */
  public record Step(String function, List<Object> arguments) {}

  /** Whose external id the value is; system null: the sending one. */
  public record LinkTo(String object, @Nullable String system) {}

  /** What "" means after the steps. */
  public enum OnBlank {
    VALUE,
    NULL,
    ABSENT
  }

  /** What becomes of a value that can't be converted. */
  public enum OnError {
    REJECT,
    NULL,
    ABSENT,
    DEFAULT
  }

  public MappingRow {
    sources = List.copyOf(sources);
    steps = List.copyOf(steps);
    trueTexts = List.copyOf(trueTexts);
    falseTexts = List.copyOf(falseTexts);
  }

  boolean isKey() {
    return target.equals(KEY);
  }

  boolean isField() {
    return !target.startsWith("@");
  }
}
