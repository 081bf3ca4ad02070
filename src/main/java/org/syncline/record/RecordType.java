package org.syncline.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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
  private final Map<String, RelationDefinition> relations = new LinkedHashMap<>();
  private final Map<String, FieldIndex> indexes = new LinkedHashMap<>();
  private final Map<String, FieldIndex> hiddenReferences = new LinkedHashMap<>();
  private final List<String> fieldsSearchedByWord = new ArrayList<>();
  private final Set<String> keyedFields = new HashSet<>();
  private final FieldIndex words;
  private final FieldIndex archived;
  private final FieldIndex merged;

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
    this.words = FieldIndex.ofTexts("words", id);
    this.archived = FieldIndex.ofTexts("archived", id);
    this.merged = FieldIndex.ofTexts("merged", id);
    Set<String> prefixes =
        new HashSet<>(List.of(words.prefix(), archived.prefix(), merged.prefix()));
    for (FieldDefinition field : fields) {
      if (field.indexed()) {
        FieldIndex index = FieldIndex.ofField(id, field);
        indexes.put(field.name(), index);
        refuseTaken(index, field, prefixes);
      }
      if (field.referenceTo() != null) {
        FieldIndex hidden = FieldIndex.ofHidden(id, field);
        hiddenReferences.put(field.name(), hidden);
        refuseTaken(hidden, field, prefixes);
      }
      if (field.searchedByWord()) {
        fieldsSearchedByWord.add(field.name());
      }
    }
    keyedFields.add(RecordMark.ARCHIVED);
    keyedFields.add(RecordMark.MERGED_INTO);
    keyedFields.addAll(indexes.keySet());
    keyedFields.addAll(fieldsSearchedByWord);
    matchRules.forEach(rule -> keyedFields.addAll(rule.fields()));
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

  private static void refuseTaken(FieldIndex index, FieldDefinition field, Set<String> prefixes) {
    if (!prefixes.add(index.prefix())) {
      throw new IllegalArgumentException(
          "Field '" + field.name() + "' can't be indexed under this name: choose another.");
    }
  }

  /** The same type with these kinds of relations. */
  public RecordType with(List<RelationDefinition> kinds) {
    RecordType type = new RecordType(id, label, List.copyOf(fields.values()), matchRules);
    for (RelationDefinition kind : kinds) {
      if (type.relations.put(kind.name(), kind) != null) {
        throw new IllegalArgumentException(
            "Record type '" + id + "' has relation '" + kind.name() + "' twice.");
      }
    }
    return type;
  }

  public Collection<RelationDefinition> relations() {
    return Collections.unmodifiableCollection(relations.values());
  }

  public Optional<RelationDefinition> relation(String name) {
    return Optional.ofNullable(relations.get(name));
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

  /** The indexes of its fields by their names. */
  public Map<String, FieldIndex> indexes() {
    return Collections.unmodifiableMap(indexes);
  }

  /** The one index of the words of all fields that are searched by word. */
  public FieldIndex words() {
    return words;
  }

  /**
   * The kinds of keys that its records have, with what people call them: a match rule, the index of
   * a field, the words of some fields together.
   */
  public SortedMap<String, String> keyKinds() {
    TreeMap<String, String> kinds = new TreeMap<>();
    indexes.keySet().forEach(field -> kinds.put(fieldKind(field), "field '" + field + "'"));
    matchRules.forEach(
        rule ->
            kinds.put(
                "rule " + String.join("+", rule.fields()), "match rule '" + rule.name() + "'"));
    if (!fieldsSearchedByWord.isEmpty()) {
      kinds.put(wordsKind(), "the words");
    }
    return kinds;
  }

  String fieldKind(String field) {
    return indexes.containsKey(field) ? "field " + field : "rule " + field;
  }

  String wordsKind() {
    return "words " + String.join("+", new TreeSet<>(fieldsSearchedByWord));
  }

  /** How sources are decided between; a field that is not known any more keeps the newest. */
  Survivorship survivorship(String field) {
    FieldDefinition definition = fields.get(field);
    return definition == null ? Survivorship.NEWEST : definition.survivorship();
  }

  /** Whether there is a match rule of this field and no other. */
  boolean matchesByAlone(String field) {
    return matchRules.stream().anyMatch(rule -> rule.fields().equals(List.of(field)));
  }

  /** The indexes by which hidden records are found by what they refer to. */
  Map<String, FieldIndex> hiddenReferences() {
    return hiddenReferences;
  }

  /** Names of the fields that refer to records. */
  public Set<String> references() {
    return Collections.unmodifiableSet(hiddenReferences.keySet());
  }

  /** Names of the fields that refer to records of one type. */
  public List<String> references(String to) {
    return hiddenReferences.keySet().stream()
        .filter(name -> field(name).filter(field -> to.equals(field.referenceTo())).isPresent())
        .toList();
  }

  /** The keys that records of this type have which refer to a record, with the field of each. */
  public Map<String, String> keysOfReferences(GoldenRecord to) {
    Map<String, String> keys = new HashMap<>();
    String id = Long.toString(to.id());
    for (String field : references(to.type())) {
      for (Map<String, FieldIndex> index : List.of(indexes, hiddenReferences)) {
        FieldIndex ofField = index.get(field);
        if (ofField != null) {
          keys.put(ofField.key(id), field);
        }
      }
    }
    return keys;
  }

  /** All fields that a key of the record is made of. */
  Set<String> keyedFields() {
    return keyedFields;
  }

  /** The index of its archived records. */
  FieldIndex archived() {
    return archived;
  }

  /** The index of its records that were merged into others. */
  FieldIndex merged() {
    return merged;
  }

  List<String> fieldsSearchedByWord() {
    return fieldsSearchedByWord;
  }

  public Optional<FieldDefinition> field(@Nullable String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
