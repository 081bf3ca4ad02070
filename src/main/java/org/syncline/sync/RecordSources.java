package org.syncline.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.MappingRow;
import org.syncline.mapping.MappingTable;
import org.syncline.mapping.RowSource;
import org.syncline.record.FieldDefinition;
import org.syncline.record.RecordType;

/** What the rows of an outbound mapping ask of a record: see {@link RecordBody}. */
final class RecordSources {
  private static final Set<String> OF_RECORD =
      Set.of(RecordBody.ID, RecordBody.VERSION, RecordBody.KEY, "@archived");

  private final RecordType type;
  private final Map<String, ReferencedKey> references = new LinkedHashMap<>();

  private RecordSources(RecordType type) {
    this.type = type;
  }

  /**
   * The keys of other records that a table asks for.
   *
   * @param problems told each path that no record of the type has, with its place in the table
   */
  static List<ReferencedKey> of(
      MappingTable table, RecordType type, BiConsumer<String, String> problems) {
    RecordSources sources = new RecordSources(type);
    for (int i = 0; i < table.rows().size(); i++) {
      MappingRow row = table.rows().get(i);
      if (row.source() instanceof RowSource.ByExpression) {
        continue;
      }
      for (String path : row.source().paths()) {
        String problem = sources.problem(path, row.required());
        if (problem != null) {
          problems.accept("rows[" + i + "].source", problem);
        }
      }
    }
    return new ArrayList<>(sources.references.values());
  }

  private @Nullable String problem(String path, boolean required) {
    String name = unquoted(path);
    int at = name.indexOf('@');
    if (OF_RECORD.contains(name) || type.field(name).isPresent()) {
      return null;
    }
    if (at < 1 || at + 1 == name.length()) {
      return "Record type '"
          + type.id()
          + "' has no field '"
          + name
          + "': give one of its fields, @id, @version, @key, @archived, or field@object for the key"
          + " of a referenced record.";
    }
    String field = name.substring(0, at);
    String to = type.field(field).map(FieldDefinition::referenceTo).orElse(null);
    if (to == null) {
      return "'" + field + "' is no reference of record type '" + type.id() + "'.";
    }
    references.merge(
        name,
        new ReferencedKey(field, to, name.substring(at + 1), required),
        (one, other) -> one.required() ? one : other);
    return null;
  }

  /** A name with dots or brackets in it stands in quotes. */
  private static String unquoted(String path) {
    boolean quoted = path.length() > 1 && path.startsWith("\"") && path.endsWith("\"");
    return quoted
        ? path.substring(1, path.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
        : path;
  }
}
