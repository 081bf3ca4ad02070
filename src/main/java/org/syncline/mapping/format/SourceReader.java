package org.syncline.mapping.format;

import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;
import org.syncline.mapping.value.RawText;

/**
 * Reads bodies of one format and puts what it finds at the mapped paths into slots. Immutable,
 * shared between threads.
 */
public interface SourceReader {

  /**
   * Fills the slots; see {@link Found}.
   *
   * @return whether all texts in the slots are surely plain: of characters below U+0300, which are
   *     in NFC and no halves of others; false says nothing
   */
  boolean read(SourceBody body, @Nullable Object[] slots) throws UnreadableBody;

  /** Learns the paths before the first body is read. */
  interface Builder {

    /**
     * The slot of a path.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with the path
     */
    int slot(String path);

    /**
     * Allows that the slot of a path gets a {@link RawText} instead of a String, where everybody
     * who asked for it allows it.
     */
    default void allowRaw(String path) {}

    /** Whether bodies of this format can hold lists. */
    default boolean hasLists() {
      return false;
    }

    /**
     * A place that holds a list of items, the same again where it was asked for before; its slot
     * gets a {@code List<Object[]>}, each array an item's own slots.
     *
     * @throws IllegalArgumentException with a sentence where the path is wrong or the format knows
     *     no lists
     */
    default Repeated repeated(String path) {
      throw new IllegalArgumentException(
          "This format has no lists: give the path of a single value.");
    }

    /** How many slots there are so far. */
    int slots();

    SourceReader build();
  }

  /**
   * A repeated place.
   *
   * @param items learns the paths within an item; its {@code build} is not called
   */
  record Repeated(int slot, Builder items) {}

  static Builder builder(FormatDefinition format) {
    if (format instanceof FormatDefinition.Json || format instanceof FormatDefinition.Ndjson) {
      return JsonReader.builder();
    }
    if (format instanceof FormatDefinition.MapMessage) {
      return JsonReader.flatBuilder();
    }
    if (format instanceof FormatDefinition.Xml xml) {
      return new XmlReader.Builder(xml);
    }
    if (format instanceof FormatDefinition.Csv csv) {
      return new CsvReader.Builder(csv);
    }
    return new FixedWidthReader.Builder((FormatDefinition.FixedWidth) format);
  }
}
