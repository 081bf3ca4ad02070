package org.syncline.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of relation that records of one type have to many others: the members of a campaign, the
 * participants of a meeting.
 *
 * @param to types of the other records
 * @param fields what is said about each pair, such as a member's status
 * @param label text for people by language tag
 */
public record RelationDefinition(
    String name, Set<String> to, Map<String, FieldDefinition> fields, Map<String, String> label) {

  public RelationDefinition {
    if (!name.matches("[a-z][A-Za-z0-9]{0,59}")) {
      throw new IllegalArgumentException(
          "Relation name '"
              + name
              + "': use a lower-case letter, then letters and digits, 60 at most.");
    }
    if (to.isEmpty()) {
      throw new IllegalArgumentException(
          "Relation '" + name + "' leads nowhere: name its record types in 'to'.");
    }
    for (FieldDefinition field : fields.values()) {
      if (field.type() == FieldType.REFERENCE || !field.searches().isEmpty() || field.required()) {
        throw new IllegalArgumentException(
            "Field '"
                + field.name()
                + "' of relation '"
                + name
                + "' is a reference, indexed or required: a relation's fields are plain.");
      }
    }
    to = Set.copyOf(to);
    fields = Map.copyOf(fields);
    label = Map.copyOf(label);
  }

  static RelationDefinition of(
      String name, List<String> to, List<FieldDefinition> fields, Map<String, String> label) {
    Map<String, FieldDefinition> byName = new LinkedHashMap<>();
    for (FieldDefinition field : fields) {
      if (byName.put(field.name(), field) != null) {
        throw new IllegalArgumentException(
            "Relation '" + name + "' has field '" + field.name() + "' twice.");
      }
    }
    return new RelationDefinition(name, Set.copyOf(to), byName, label);
  }

  public Optional<FieldDefinition> field(String field) {
    return Optional.ofNullable(fields.get(field));
  }
}
