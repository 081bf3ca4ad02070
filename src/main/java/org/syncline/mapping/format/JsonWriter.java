package org.syncline.mapping.format;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Fault;

/**
 * Writes JSON objects: members in the order of their paths, without white space, UTF-8. Objects and
 * lists of numbered items stand there only if something in them does; a repeated place that is not
 * absent always does, as {@code []} where it has no item.
 *
 * <p>An absent item keeps its place before later ones: as {@code {}} or {@code []} where it would
 * be an object or list, else as null.
 */
final class JsonWriter implements TargetWriter {
  private final JsonPlace root;
  private final boolean lines;

  private JsonWriter(JsonPlace root, boolean lines) {
    this.root = root;
    this.lines = lines;
  }

  /** Paths with dots and brackets. */
  static Builder builder() {
    return new TreeBuilder(Paths.OF_BODY, false, new JsonGrowth());
  }

  /** As {@link #builder}; each body ends with a line feed. */
  static Builder lineBuilder() {
    return new TreeBuilder(Paths.OF_BODY, true, new JsonGrowth());
  }

  /** Paths are names of the one object, whatever they hold. */
  static Builder flatBuilder() {
    return new TreeBuilder(Paths.FLAT, false, new JsonGrowth());
  }

  private enum Paths {
    OF_BODY,
    /** A dot alone is the item itself. */
    OF_ITEM,
    FLAT
  }

  private static final class TreeBuilder implements Builder {
    private final Paths paths;
    private final boolean lines;
    private final JsonGrowth root;
    private int slots;

    TreeBuilder(Paths paths, boolean lines, JsonGrowth root) {
      this.paths = paths;
      this.lines = lines;
      this.root = root;
    }

    @Override
    public int slot(String path) {
      place(path).value(slots);
      return slots++;
    }

    @Override
    public Repeated repeated(String path) {
      if (paths == Paths.FLAT) {
        throw new IllegalArgumentException(
            "A MapMessage has no lists: give the name of a single value.");
      }
      JsonGrowth item = place(path).repeated(slots);
      return new Repeated(slots++, new TreeBuilder(Paths.OF_ITEM, false, item));
    }

    private JsonGrowth place(String path) {
      if (paths == Paths.FLAT) {
        return root.step(path);
      }
      JsonGrowth place = root;
      if (paths == Paths.OF_BODY || !path.equals(".")) {
        for (Object step : JsonPath.parse(path)) {
          place = place.step(step);
        }
      }
      return place;
    }

    @Override
    public TargetWriter build() {
      return new JsonWriter(root.grown(), lines);
    }
  }

  @Override
  public byte[] write(@Nullable Object[] values) {
    JsonOutput out = JsonOutput.ofThread();
    root.write(out, values);
    if (lines) {
      out.ascii('\n');
    }
    byte[] body = out.toBytes();
    out.giveBack();
    return body;
  }

  @Override
  public boolean takesPlainTexts() {
    return true;
  }

  @Override
  public boolean takesRawTexts() {
    return true;
  }

  @Override
  public @Nullable Fault unfit(int slot, Object value) {
    return unfit(value);
  }

  private static @Nullable Fault unfit(Object value) {
    if (value instanceof String text) {
      return BodyText.hasLoneSurrogate(text)
          ? new Fault(
              Codes.NOT_ALLOWED,
              "This text holds half a character, which UTF-8 can't: mend it at its source.")
          : null;
    }
    if (value instanceof BigDecimal number) {
      return NumberText.isReadable(number)
          ? null
          : new Fault(
              Codes.OUT_OF_RANGE,
              "This number has more than " + NumberText.LONGEST + " digits: round it.");
    }
    return value instanceof List<?> items ? unfitItem(items) : null;
  }

  private static @Nullable Fault unfitItem(List<?> items) {
    for (Object item : items) {
      for (Object value : (@Nullable Object[]) item) {
        Fault fault = value == null ? null : unfit(value);
        if (fault != null) {
          return fault;
        }
      }
    }
    return null;
  }
}
