package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;
import org.syncline.record.RecordType;

/** Targets of a mapping to a record type: its fields and what is said of the message itself. */
final class RecordTargets implements Targets {
  private final RecordType recordType;
  private final String system;

  /**
   * Makes them.
   *
   * @param system whose objects links mean unless they name another
   */
  RecordTargets(RecordType recordType, String system) {
    this.recordType = recordType;
    this.system = system;
  }

  @Override
  public @Nullable Aim aim(MappingRow row, RowProblems problems) {
    switch (row.target()) {
      case MappingRow.KEY:
        return new Aim(Target.ofMessage(row.target(), Target.Kind.KEY), null, null);
      case MappingRow.VERSION:
        return new Aim(Target.ofMessage(row.target(), Target.Kind.VERSION), null, null);
      case MappingRow.TIME:
        return new Aim(Target.ofMessage(row.target(), Target.Kind.TIME), null, null);
      case MappingRow.RECORD:
        return new Aim(Target.ofMessage(row.target(), Target.Kind.RECORD), null, null);
      default:
    }
    FieldDefinition field = recordType.field(row.target()).orElse(null);
    if (field == null || !row.isField()) {
      problems.add(
          "target",
          "Record type '" + recordType.id() + "' has no such field. It has: " + fieldNames() + ".");
      return null;
    }
    FieldType type = type(row, field, problems);
    boolean sensitive = field.privacy() == FieldDefinition.Privacy.SENSITIVE;
    if (type != FieldType.REFERENCE) {
      return new Aim(Target.ofField(row.target(), field.limits(), sensitive), type, field);
    }
    MappingRow.LinkTo link = row.link();
    if (link == null) {
      problems.add(
          "link",
          "This field refers to a record: say of which object the value is an id, {\"object\":"
              + " ...}.");
      return null;
    }
    String linkSystem = link.system() == null ? system : link.system();
    Draft.Link withoutId =
        new Draft.Link(row.target(), linkSystem, link.object(), "", row.parentRequired());
    return new Aim(Target.ofLink(withoutId, sensitive), type, field);
  }

  private static FieldType type(MappingRow row, FieldDefinition field, RowProblems problems) {
    FieldType type = row.type() == null ? field.type() : row.type();
    if (!RowConversion.fits(type, field.type())) {
      problems.add(
          "type",
          "A field of type "
              + field.type().word()
              + " can't hold values of type "
              + type.word()
              + ".");
      return field.type();
    }
    return type;
  }

  private String fieldNames() {
    List<String> names = new ArrayList<>();
    recordType.fields().forEach(field -> names.add(field.name()));
    return String.join(", ", names);
  }

  /** Never asked: a record has no lists of items. */
  @Override
  public Items items(MappingRow row) {
    throw new IllegalStateException("A record has no lists of items.");
  }
}
