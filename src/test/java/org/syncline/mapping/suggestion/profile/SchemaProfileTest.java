package org.syncline.mapping.suggestion.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaProfileTest {

  private static SourceProfile of(String schema) throws IOException {
    return SchemaProfile.of(
        new ObjectMapper()
            .readValue(schema.replace('\'', '"'), new TypeReference<Map<String, Object>>() {}));
  }

  private static List<String> fields(SourceProfile profile) {
    return profile.fields().stream().map(field -> field.path() + " " + field.declared()).toList();
  }

  @Test
  void properties_are_found_through_references_lists_and_parts() throws IOException {
    SourceProfile profile =
        of(
            "{'type': 'object', 'allOf': [{'$ref': '#/$defs/base~1x'}], 'properties': {"
                + "'mail': {'type': ['null', 'string'], 'format': 'email'},"
                + "'lines': {'type': 'array', 'items': {'$ref': '#/$defs/line'}},"
                + "'pair': {'type': 'array', 'prefixItems': [{'type': 'integer'}, {'type': 'number'}]}},"
                + "'$defs': {'base/x': {'properties': {'at': {'type': 'string', 'format': 'date-time'}}},"
                + "'line': {'type': 'object', 'properties': {'a.b': {'type': 'boolean'}}}}}");

    assertThat(fields(profile))
        .containsExactly(
            "at INSTANT",
            "mail EMAIL",
            "lines[0].\"a.b\" BOOLEAN",
            "pair[0] INTEGER",
            "pair[1] DECIMAL");
  }

  @Test
  void a_schema_that_refers_to_itself_ends() throws IOException {
    SourceProfile profile =
        of(
            "{'properties': {'name': {'type': 'string'}, 'child': {'$ref': '#'},"
                + " 'away': {'$ref': 'https://elsewhere.example/x'}}}");

    assertThat(profile.fields().size()).isBetween(2, 30);
  }

  @Test
  void values_of_an_enum_are_the_values_of_the_field() throws IOException {
    FieldProfile field =
        of("{'properties': {'state': {'enum': ['Open', 'Won', null]}}}").fields().get(0);

    assertThat(field.among(java.util.Set.of("open", "won", "lost")).entries())
        .isEqualTo(Map.of("Open", "open", "Won", "won"));
  }

  @ParameterizedTest
  @CsvSource({
    "varchar(40), TEXT",
    "NVARCHAR2, TEXT",
    "bigint, INTEGER",
    "'decimal(12,2)', DECIMAL",
    "number, DECIMAL",
    "bit, BOOLEAN",
    "date, DATE",
    "time, TIME",
    "timestamp with time zone, INSTANT",
    "datetime2, INSTANT",
    "uniqueidentifier, UUID",
    "geography, UNKNOWN"
  })
  void types_of_databases_are_known(String word, DeclaredType type) {
    assertThat(DeclaredType.ofWord(word)).isEqualTo(type);
  }
}
