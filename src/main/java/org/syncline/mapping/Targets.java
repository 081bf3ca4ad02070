package org.syncline.mapping;

import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;

/** What the targets of a table's rows are. */
interface Targets {

  /**
   * The target of a row and what it takes.
   *
   * @param type of the values, null where the target fixes it (as {@code @key} does) or takes them
   *     as they are found
   * @param field of the record type, null where there is none
   */
  record Aim(Target target, @Nullable FieldType type, @Nullable FieldDefinition field) {}

  /** The aim of a row, or null after a problem. */
  @Nullable Aim aim(MappingRow row, RowProblems problems);

  /** Where the rows of an item go. */
  Items items(MappingRow row);

  /**
   * The targets within an item of a list.
   *
   * @param slots how many an item has, once all its rows are compiled
   */
  record Items(Targets targets, java.util.function.IntSupplier slots) {}
}
