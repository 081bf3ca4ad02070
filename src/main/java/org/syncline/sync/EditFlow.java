package org.syncline.sync;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.syncline.mapping.MappingCompiler;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.record.EditRecords;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;
import org.syncline.record.RecordType;

/**
 * The flow by which people's edits of one record type come in: every field is mapped to itself, and
 * a reference is the id of a record.
 */
public final class EditFlow {
  /** Member of an edit's body that says which record is meant. */
  public static final String KEY = "record";

  /** Member of an edit's body that holds the values by field. */
  public static final String VALUES = "values";

  private EditFlow() {}

  public static FlowPlan of(RecordType type) {
    String id = EditRecords.SYSTEM + "-" + type.id();
    FormatDefinition format = new FormatDefinition.Json();
    Flow flow =
        new Flow(
            id,
            EditRecords.SYSTEM,
            type.id(),
            type.id(),
            "real-time",
            format,
            id,
            Flow.State.PARTIAL,
            Flow.Order.ARRIVAL,
            true);
    MappingTable table = MappingTable.parse(table(id, type).getBytes(StandardCharsets.UTF_8));
    return new FlowPlan(
        flow, 0, 0, MappingCompiler.compile(table, format, type, EditRecords.SYSTEM), type);
  }

  private static String table(String id, RecordType type) {
    StringJoiner rows = new StringJoiner(",");
    rows.add("{\"target\":\"@key\",\"source\":\"" + KEY + "\",\"required\":true}");
    for (FieldDefinition field : type.fields()) {
      rows.add(
          "{\"target\":\""
              + field.name()
              + "\",\"source\":\""
              + VALUES
              + "."
              + field.name()
              + "\""
              + link(field)
              + "}");
    }
    return "{\"id\":\"" + id + "\",\"recordType\":\"" + type.id() + "\",\"rows\":[" + rows + "]}";
  }

  private static String link(FieldDefinition field) {
    return field.type() == FieldType.REFERENCE
        ? ",\"link\":{\"object\":\"" + field.referenceTo() + "\"}"
        : "";
  }
}
