package org.syncline.configuration.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.configuration.ConfigurationDocument;

class ShapeTest {
  private static Shape of(String schema) {
    return Shape.of(ConfigurationDocument.members(schema.getBytes(StandardCharsets.UTF_8)), "peer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type': 'string'}|TEXT",
        "{'type': 'string', 'pattern': '^a/b$'}|TEXT",
        "{'type': 'string', 'enum': ['a', 'b']}|CHOICE",
        "{'type': 'number'}|NUMBER",
        "{'type': 'integer'}|NUMBER",
        "{'type': 'boolean'}|FLAG",
        "{'type': 'array', 'items': {'type': 'number'}}|LIST",
        "{'type': 'object', 'properties': {'a': {'type': 'number'}}}|OBJECT",
        "{'type': 'object', 'additionalProperties': {'type': 'string'}}|OBJECT",
        // What fields can't say.
        "{}|JSON",
        "{'type': 'object'}|JSON",
        "{'type': 'array'}|JSON",
        "{'type': ['string', 'null']}|JSON",
        "{'oneOf': [{'type': 'string'}, {'type': 'number'}]}|JSON",
        "{'type': 'string', 'enum': ['a', null]}|JSON",
        "{'type': 'number', 'enum': [1, 2]}|JSON",
        "{'type': 'something new'}|JSON"
      })
  void a_schema_is_a_field_of_its_kind_and_else_json_text(String schema, Shape.Type type) {
    assertThat(of(schema.replace('\'', '"')).type()).isEqualTo(type);
  }

  @Test
  void what_a_schema_tells_people_is_kept() {
    Shape shape =
        of(
            """
            {"type": "object", "required": ["a"], "properties": {
              "a": {"type": "number", "description": "How many.", "default": 4},
              "b": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}}}
            """);

    Shape a = shape.members().get("a");
    assertThat(a.required()).isTrue();
    assertThat(a.meaning()).isEqualTo("How many.");
    assertThat(a.otherwise()).isEqualTo("4");
    Shape b = shape.members().get("b");
    assertThat(b.required()).isFalse();
    assertThat(b.named().items().key()).isEqualTo("peer.b.*[]");
  }
}
