package org.syncline.mapping.format;

import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.RawText;

/**
 * Writes bodies of one format from values in slots: the counterpart of {@link SourceReader}.
 * Immutable, shared between threads.
 */
public interface TargetWriter {

  /**
   * What keeps a value from standing in a place of this format: too long for its column, a
   * character that the charset does not have. Null = nothing.
   *
   * @param value as {@link #write} takes it, never null
   */
  default @Nullable Fault unfit(int slot, Object value) {
    return null;
  }

  /**
   * Whether any place takes any text of characters below U+0300, and judges all others without
   * regard to the place, those within items too.
   */
  default boolean takesPlainTexts() {
    return false;
  }

  /** Whether {@link RawText} is taken as a value too. */
  default boolean takesRawTexts() {
    return false;
  }

  /**
   * Writes one body. Never fails for values that {@link #unfit} lets pass.
   *
   * @param values by slot: a String, BigDecimal or Boolean, {@link
   *     org.syncline.mapping.value.Found#NULL}, null for absent; in the slot of a repeated place a
   *     list of such arrays, one an item
   */
  byte[] write(@Nullable Object[] values);

  /** Learns the places before the first body is written; they are written in that order. */
  interface Builder {

    /**
     * The slot of a place.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with the path, or
     *     that it was given before
     */
    int slot(String path);

    /**
     * A place that holds a list of items.
     *
     * @throws IllegalArgumentException with a sentence where the path is wrong or the format knows
     *     no lists
     */
    Repeated repeated(String path);

    /**
     * The writer of all these places.
     *
     * @throws IllegalArgumentException with a sentence where they do not go together
     */
    TargetWriter build();
  }

  /**
   * Writes bodies of a format.
   *
   * @throws IllegalArgumentException with a sentence where the format can't be written, or lacks
   *     what only writers need
   */
  static Builder builder(FormatDefinition format) {
    if (format instanceof FormatDefinition.Json) {
      return JsonWriter.builder();
    }
    if (format instanceof FormatDefinition.Ndjson) {
      return JsonWriter.lineBuilder();
    }
    if (format instanceof FormatDefinition.MapMessage) {
      return JsonWriter.flatBuilder();
    }
    if (format instanceof FormatDefinition.Xml xml) {
      return XmlWriter.builder(xml);
    }
    if (format instanceof FormatDefinition.Csv csv) {
      return new CsvWriter.Builder(csv);
    }
    if (format instanceof FormatDefinition.FixedWidth columns) {
      return new FixedWidthWriter.Builder(columns);
    }
    throw new IllegalArgumentException("Bodies are not written as '" + format.kind() + "'.");
  }

  /**
   * A repeated place.
   *
   * @param slot of the list, each item an array of slots of its own
   * @param items learns the places within an item; its {@code build} is not called
   */
  record Repeated(int slot, Builder items) {}
}
