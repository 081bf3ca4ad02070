package org.syncline.mapping.suggestion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldType;
import org.syncline.record.RecordType;

/**
 * Where a suggested row may lead: a field of the record type, or the key, version or time of the
 * source record.
 *
 * @param type of the values; of the key STRING
 * @param field null for @key, @version and @time
 * @param names each way to call it, as words
 * @param concepts what its own name means
 * @param typeConcept concept of the record type
 * @param telling whether its own name says whose or which, so that it is no first choice
 */
record TargetField(
    String name,
    FieldType type,
    @Nullable FieldDefinition field,
    List<List<Word>> names,
    Set<String> concepts,
    String typeConcept,
    boolean telling) {
  static final String KEY = "@key";
  static final String VERSION = "@version";
  static final String TIME = "@time";
  private static final String TYPE_WORD = "@type";

  TargetField {
    names = List.copyOf(names);
    concepts = Set.copyOf(concepts);
  }

  boolean isKey() {
    return name.equals(KEY);
  }

  boolean isField() {
    return field != null;
  }

  boolean isSensitive() {
    FieldDefinition definition = field;
    return definition != null && definition.privacy() == FieldDefinition.Privacy.SENSITIVE;
  }

  /** All targets of a record type, the key first, the fields in their order. */
  static List<TargetField> of(RecordType recordType, NameDictionary dictionary) {
    List<TargetField> targets = new ArrayList<>();
    targets.add(special(KEY, FieldType.STRING, recordType, dictionary));
    targets.add(special(VERSION, FieldType.INTEGER, recordType, dictionary));
    targets.add(special(TIME, FieldType.INSTANT, recordType, dictionary));
    for (FieldDefinition field : recordType.fields()) {
      List<String> texts = new ArrayList<>();
      texts.add(field.name());
      field.label().values().stream().sorted().forEach(texts::add);
      texts.addAll(dictionary.aliases(recordType.id(), field.name()));
      targets.add(target(field.name(), field.type(), field, texts, recordType, dictionary));
    }
    return targets;
  }

  private static TargetField special(
      String name, FieldType type, RecordType recordType, NameDictionary dictionary) {
    List<String> texts = dictionary.aliases(recordType.id(), name);
    return target(name, type, null, texts, recordType, dictionary);
  }

  private static TargetField target(
      String name,
      FieldType type,
      @Nullable FieldDefinition field,
      List<String> texts,
      RecordType recordType,
      NameDictionary dictionary) {
    Set<List<Word>> names = new LinkedHashSet<>();
    for (String text : texts) {
      names.add(dictionary.words(text.replace(TYPE_WORD, recordType.id())));
    }
    List<Word> own = dictionary.words(name);
    Set<String> concepts = new LinkedHashSet<>();
    own.forEach(word -> concepts.addAll(word.concepts()));
    return new TargetField(
        name,
        type,
        field,
        new ArrayList<>(names),
        concepts,
        recordType.id(),
        own.stream().anyMatch(dictionary::isTelling));
  }
}
