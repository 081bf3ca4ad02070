package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The record types that come with the hub. */
class ShippedRecordTypesTest {
  private static final Path FOLDER = Path.of("src", "main", "resources", "record-types");

  private static Map<String, RecordType> types() throws IOException {
    Map<String, RecordType> types = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        RecordType type = RecordTypeDocument.parse(Files.readAllBytes(file));
        assertThat(file.getFileName()).hasToString(type.id() + ".json");
        types.put(type.id(), type);
      }
    }
    return types;
  }

  @Test
  void all_kinds_of_crm_records_are_there() throws IOException {
    assertThat(types())
        .containsOnlyKeys(
            "campaign",
            "case",
            "communication",
            "consent",
            "contact",
            "customer",
            "feedback",
            "need",
            "opportunity",
            "segment");
  }

  @Test
  void every_type_field_and_relation_has_a_label_in_english_and_chinese() throws IOException {
    for (RecordType type : types().values()) {
      assertThat(type.label()).as(type.id()).containsKeys("en", "zh");
      List<FieldDefinition> fields = new ArrayList<>();
      type.fields().forEach(fields::add);
      for (RelationDefinition relation : type.relations()) {
        assertThat(relation.label()).as(type.id() + " " + relation.name()).containsKeys("en", "zh");
        fields.addAll(relation.fields().values());
      }
      for (FieldDefinition field : fields) {
        assertThat(field.label()).as(type.id() + "." + field.name()).containsKeys("en", "zh");
        assertThat(field.label().values())
            .as(type.id() + "." + field.name())
            .noneMatch(String::isBlank);
      }
    }
  }

  @Test
  void references_and_relations_lead_to_types_that_are_there() throws IOException {
    Map<String, RecordType> types = types();
    for (RecordType type : types.values()) {
      for (FieldDefinition field : type.fields()) {
        if (field.referenceTo() != null) {
          assertThat(types).as(type.id() + "." + field.name()).containsKey(field.referenceTo());
        }
      }
      type.relations().forEach(relation -> assertThat(types.keySet()).containsAll(relation.to()));
    }
  }

  @Test
  void every_type_can_be_owned_by_a_person_or_is_part_of_what_is() throws IOException {
    types()
        .values()
        .forEach(
            type ->
                assertThat(type.field("owner").isPresent() || type.field("customer").isPresent())
                    .as(type.id())
                    .isTrue());
  }
}
