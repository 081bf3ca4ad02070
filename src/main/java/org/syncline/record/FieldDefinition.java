package org.syncline.record;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of a record type.
 *
 * @param maxLength most characters (UTF-16 code units) of a textual value; 0 = the hub's general
 *     limit of 1,000,000
 * @param values allowed values of an {@link FieldType#ENUM}, empty for other types
 * @param referenceTo record type that a {@link FieldType#REFERENCE} points to
 * @param label text for people by language tag
 */
public record FieldDefinition(
    String name,
    FieldType type,
    int maxLength,
    Set<String> values,
    @Nullable String referenceTo,
    Privacy privacy,
    Map<String, String> label) {

  /** How carefully a value has to be shown. */
  public enum Privacy {
    NONE,
    PERSONAL,
    SENSITIVE
  }

  public FieldDefinition {
    if (!name.matches("[a-z][A-Za-z0-9]{0,59}")) {
      throw new IllegalArgumentException(
          "Field name '"
              + name
              + "': use a lower-case letter, then letters and digits, 60 at most.");
    }
    if (type == FieldType.ENUM && values.isEmpty()) {
      throw new IllegalArgumentException("Field '" + name + "' is an enum: list its values.");
    }
    if (type == FieldType.REFERENCE && referenceTo == null) {
      throw new IllegalArgumentException(
          "Field '" + name + "' is a reference: name its record type in 'to'.");
    }
    values = Set.copyOf(values);
    label = Map.copyOf(label);
  }
}
