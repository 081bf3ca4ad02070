package org.syncline.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldType;

/**
 * One row of a mapping table, as written.
 *
 * @param target field of the record type or {@code @key}, {@code @version}, {@code @time},
 *     {@code @record}; in a mapping with an output a path of its format
 * @param when what has to hold for the row to apply; empty: always
 * @param table decision table that the values of {@link RowSource.All} go into
 * @param defaultValue used where the source is absent
 * @param type where it differs from the field's own
 * @param rows what each item of a list becomes, where the source is {@link RowSource.Each}
 */
public record MappingRow(
    String target,
    RowSource source,
    List<Condition> when,
    List<Step> steps,
    @Nullable FieldType type,
    Reading reading,
    @Nullable String map,
    @Nullable String table,
    @Nullable LinkTo link,
    boolean parentRequired,
    boolean required,
    @Nullable Literal defaultValue,
    OnBlank onBlank,
    OnError onError,
    List<MappingRow> rows) {

  static final String KEY = "@key";
  static final String VERSION = "@version";
  static final String TIME = "@time";
  static final String RECORD = "@record";

  /** A value written in the table: text, BigDecimal, Boolean, or null that clears the field. */
  public record Literal(@Nullable Object value) {}

  /** A mapping function with its arguments, each a text, an Integer or another BigDecimal. */
  public record Step(String function, List<Object> arguments) {}

  /** Whose external id the value is; system null: the sending one. */
  public record LinkTo(String object, @Nullable String system) {}

  /** How the source writes what is read. */
  public record Reading(
      @Nullable String format,
      @Nullable String zone,
      @Nullable String locale,
      @Nullable String region,
      List<String> trueTexts,
      List<String> falseTexts) {
    public Reading {
      trueTexts = List.copyOf(trueTexts);
      falseTexts = List.copyOf(falseTexts);
    }
  }

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
    when = List.copyOf(when);
    steps = List.copyOf(steps);
    rows = List.copyOf(rows);
  }

  boolean isKey() {
    return target.equals(KEY);
  }

  boolean isField() {
    return !target.startsWith("@");
  }

  /** The constant, or null where the row has a source. */
  @Nullable Literal constant() {
    return source instanceof RowSource.Constant constant ? constant.value() : null;
  }
}
