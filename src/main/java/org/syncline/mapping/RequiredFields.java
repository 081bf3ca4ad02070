package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldDefinition;
import org.syncline.record.RecordType;

/** The fields that a record type requires, and whether a mapping always gives them a value. */
public final class RequiredFields {
  private RequiredFields() {}

  /**
   * Names of required fields that may end absent, null or blank: without a row, with rows that all
   * have conditions, or with one that neither refuses the message without a value nor has a value
   * of its own.
   */
  public static List<String> unfilled(MappingTable table, RecordType type) {
    List<String> unfilled = new ArrayList<>();
    for (FieldDefinition field : type.fields()) {
      List<MappingRow> rows =
          table.rows().stream().filter(row -> row.target().equals(field.name())).toList();
      boolean filled =
          rows.stream().anyMatch(row -> row.when().isEmpty())
              && rows.stream().allMatch(RequiredFields::alwaysGives);
      if (field.required() && !filled) {
        unfilled.add(field.name());
      }
    }
    return unfilled;
  }

  private static boolean alwaysGives(MappingRow row) {
    if (row.constant() != null) {
      return isValue(row.constant());
    }
    // A default alone does not stand in for a null of the source.
    return row.required() && (row.defaultValue() == null || isValue(row.defaultValue()));
  }

  private static boolean isValue(MappingRow.@Nullable Literal literal) {
    Object value = literal == null ? null : literal.value();
    return value != null && !(value instanceof String text && text.isBlank());
  }
}
