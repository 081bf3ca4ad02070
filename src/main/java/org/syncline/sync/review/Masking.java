package org.syncline.sync.review;

import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Masked;
import org.syncline.record.FieldDefinition;
import org.syncline.record.RecordType;

/** Values of a record type's fields as one person may see them. */
final class Masking {
  private final RecordType type;
  private final boolean seesAll;
  private final boolean trusted;

  private Masking(RecordType type, boolean seesAll, boolean trusted) {
    this.type = type;
    this.seesAll = seesAll;
    this.trusted = trusted;
  }

  /** Of values where a published mapping put them. */
  static Masking ofPublished(RecordType type, boolean seesAll) {
    return new Masking(type, seesAll, true);
  }

  /**
   * Of values where a mapping put them that nobody has published: it may lead a name into a field
   * that everybody may see, so that the field says nothing of them.
   */
  static Masking ofProposed(RecordType type, boolean seesAll) {
    return new Masking(type, seesAll, false);
  }

  /** As it is, or masked where the field is personal or sensitive and the person may not see it. */
  @Nullable String of(String target, @Nullable String value) {
    if (value == null || seesAll) {
      return value;
    }
    if (!trusted) {
      return Masked.of(value, true);
    }
    FieldDefinition.Privacy privacy =
        type.field(target).map(FieldDefinition::privacy).orElse(FieldDefinition.Privacy.NONE);
    return privacy == FieldDefinition.Privacy.NONE
        ? value
        : Masked.of(value, privacy == FieldDefinition.Privacy.SENSITIVE);
  }
}
