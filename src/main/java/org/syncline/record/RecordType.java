package org.syncline.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of CRM record, described by data: its fields and the rules that say when two source
 * records are one record.
 */
public final class RecordType {
  private final String id;
  private final Map<String, String> label;
  private final Map<String, FieldDefinition> fields;
  private final List<MatchRule> matchRules;

  public RecordType(
      String id,
      Map<String, String> label,
      List<FieldDefinition> fields,
      List<MatchRule> matchRules) {
    this.id = id;
    this.label = Map.copyOf(label);
    this.fields = new LinkedHashMap<>();
    for (FieldDefinition field : fields) {
      if (this.fields.put(field.name(), field) != null) {
        throw new IllegalArgumentException(
            "Record type '" + id + "' has field '" + field.name() + "' twice.");
      }
    }
    this.matchRules = List.copyOf(matchRules);
    for (MatchRule rule : matchRules) {
      for (String name : rule.fields()) {
        FieldDefinition field = this.fields.get(name);
        if (field == null) {
          throw new IllegalArgumentException(
              "Match rule '"
                  + rule.name()
                  + "' of record type '"
                  + id
                  + "' names an unknown field '"
                  + name
                  + "'.");
        }
        // A reference is resolved under the lane's locks, too late to lock its match key.
        if (field.type() == FieldType.REFERENCE) {
          throw new IllegalArgumentException(
              "Match rule '"
                  + rule.name()
                  + "' of record type '"
                  + id
                  + "' names the reference '"
                  + name
                  + "': match by fields of the record itself.");
        }
      }
    }
  }

  public String id() {
    return id;
  }

  public Map<String, String> label() {
    return label;
  }

  public Iterable<FieldDefinition> fields() {
    return fields.values();
  }

  public List<MatchRule> matchRules() {
    return matchRules;
  }

  public Optional<FieldDefinition> field(@Nullable String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
