package org.syncline.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedJson;

/**
 * Field values of a record or a draft, by field name. Three states are kept apart: a field that is
 * <em>absent</em> ({@link #has} is false), one that is <em>null</em> (cleared), and one with a
 * value, of which "" is one.
 *
 * <p>Values are {@link String}, {@link Long}, {@link BigDecimal} without trailing zeros, or {@link
 * Boolean}. The canonical form is JSON in UTF-8 with names in code-unit order and no white space:
 * equal values have equal bytes.
 */
public final class FieldValues {
  private static final FieldValues NONE = new FieldValues(Collections.emptySortedMap());

  private final SortedMap<String, @Nullable Object> values;

  private FieldValues(SortedMap<String, @Nullable Object> values) {
    this.values = values;
  }

  public static FieldValues none() {
    return NONE;
  }

  public static FieldValues of(Map<String, ? extends @Nullable Object> values) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    values.forEach((name, value) -> sorted.put(name, canonical(name, value)));
    return new FieldValues(Collections.unmodifiableSortedMap(sorted));
  }

  /** A copy of values that are canonical already. */
  static FieldValues ofCanonical(SortedMap<String, @Nullable Object> values) {
    return new FieldValues(Collections.unmodifiableSortedMap(new TreeMap<>(values)));
  }

  private static @Nullable Object canonical(String name, @Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Long
        || value instanceof Boolean) {
      return value;
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
    }
    throw new IllegalArgumentException(
        "Field '" + name + "': no canonical form for " + value.getClass().getName());
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value, or null where the field is absent or cleared. */
  public @Nullable Object get(String name) {
    return values.get(name);
  }

  public Set<String> names() {
    return values.keySet();
  }

  public SortedMap<String, @Nullable Object> asMap() {
    return values;
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public byte[] toBytes() {
    return toBytes(values);
  }

  /** The canonical form of values that are canonical already. */
  static byte[] toBytes(SortedMap<String, @Nullable Object> values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 + 32 * values.size());
    try (JsonGenerator json = HardenedJson.STORED.createGenerator(out)) {
      json.writeStartObject();
      for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
        json.writeFieldName(entry.getKey());
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeNumber(((BigDecimal) value).toPlainString());
    }
  }

  /**
   * Reads the canonical form. Whole numbers come back as {@link Long} where they fit, those of
   * decimal fields too: compare with {@link #same}.
   *
   * @throws IllegalArgumentException if the bytes are not a flat JSON object
   */
  public static FieldValues fromBytes(byte[] bytes) {
    TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
    try (JsonParser json = HardenedJson.STORED.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("Field values are not a JSON object.");
      }
      String name;
      while ((name = json.nextFieldName()) != null) {
        sorted.put(name, read(json));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Field values can't be read: " + e.getClass().getSimpleName(), e);
    }
    return new FieldValues(Collections.unmodifiableSortedMap(sorted));
  }

  static @Nullable Object read(JsonParser json) throws IOException {
    JsonToken token = json.nextToken();
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> json.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        BigDecimal number = new BigDecimal(json.getText());
        try {
          yield number.longValueExact();
        } catch (ArithmeticException notWhole) {
          yield number.stripTrailingZeros();
        }
      }
      default -> throw new IllegalArgumentException("Field values are flat, found " + token + ".");
    };
  }

  /** Whether two canonical values are the same, whichever class carries a whole number. */
  public static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == b;
    }
    if (a instanceof Long l && b instanceof BigDecimal d) {
      return d.compareTo(BigDecimal.valueOf(l)) == 0;
    }
    if (a instanceof BigDecimal d && b instanceof Long l) {
      return d.compareTo(BigDecimal.valueOf(l)) == 0;
    }
    return a.equals(b);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldValues that && java.util.Arrays.equals(toBytes(), that.toBytes());
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(toBytes());
  }

  /** Names only: values may be personal. */
  @Override
  public String toString() {
    return "FieldValues" + values.keySet();
  }
}
