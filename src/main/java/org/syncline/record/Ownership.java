package org.syncline.record;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Records that belong to some people or teams: by the fields {@code owner} and {@code team} of
 * their types, where these are indexed texts. A type without such a field has no such records.
 *
 * @param owners values of {@code owner}, in any case of letters
 * @param teams values of {@code team}, in any case of letters
 */
public record Ownership(Set<String> owners, Set<String> teams) {

  public Ownership {
    owners = Set.copyOf(owners);
    teams = Set.copyOf(teams);
  }

  private Map<String, Set<String>> wanted() {
    return Map.of("owner", owners, "team", teams);
  }

  /** The fields that tell in a type whose a record is. */
  Set<String> fields(RecordType type) {
    Set<String> fields = new TreeSet<>(wanted().keySet());
    fields.retainAll(type.indexes().keySet());
    fields.removeIf(
        name -> type.field(name).filter(field -> field.type() == FieldType.STRING).isEmpty());
    return fields;
  }

  /** The keys of which a record needs one. */
  Set<String> keys(RecordType type) {
    Set<String> keys = new TreeSet<>();
    for (String field : fields(type)) {
      for (String value : wanted().getOrDefault(field, Set.of())) {
        keys.add(key(type, field, value));
      }
    }
    return keys;
  }

  boolean has(RecordType type, FieldValues values) {
    Set<String> keys = keys(type);
    return fields(type).stream()
        .anyMatch(
            field ->
                values.get(field) instanceof String value
                    && keys.contains(key(type, field, value)));
  }

  private static String key(RecordType type, String field, String value) {
    FieldIndex index = type.indexes().get(field);
    if (index == null) {
      throw new IllegalStateException("Field '" + field + "' has no index.");
    }
    return index.key(value);
  }
}
