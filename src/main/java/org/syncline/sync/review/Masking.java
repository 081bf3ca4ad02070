package org.syncline.sync.review;

import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Masked;
import org.syncline.record.FieldDefinition;
import org.syncline.record.RecordType;

/** Values of a record type's fields as one person may see them. */
final class Masking {
  private final RecordType type;
  private final boolean seesAll;

  Masking(RecordType type, boolean seesAll) {
    this.type = type;
    this.seesAll = seesAll;
  }

  /** As it is, or masked where the field is personal or sensitive and the person may not see it. */
  @Nullable String of(String target, @Nullable String value) {
    if (value == null || seesAll) {
      return value;
    }
    FieldDefinition.Privacy privacy =
        type.field(target).map(FieldDefinition::privacy).orElse(FieldDefinition.Privacy.NONE);
    return privacy == FieldDefinition.Privacy.NONE
        ? value
        : Masked.of(value, privacy == FieldDefinition.Privacy.SENSITIVE);
  }
}
