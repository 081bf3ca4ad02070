package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Description.Setting;
import org.syncline.connector.spi.Description.Type;
import org.syncline.connector.spi.SettingsSchema;
import org.syncline.system.Connection;

/** What a form is made of: takes all that the connector takes. */
class SettingsSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode REST =
      JSON.valueToTree(SettingsSchema.of(RestDescription.DESCRIPTION));

  @ParameterizedTest
  @ValueSource(
      strings = {"salesforce-like", "hubspot-like", "odata-like", "zendesk-like", "json-rpc"})
  void what_is_shipped_fits(String name) throws Exception {
    assertThat(misfits(OpenedRest.example(name))).isEmpty();
  }

  @Test
  void what_the_reader_takes_in_several_forms_fits() throws Exception {
    String settings =
        """
        {"errors": [{"when": {"status": 409}, "is": "later"},
          {"when": {"status": "500-599", "operations": ["check"]}, "is": "uncertain"}],
         "limits": {"perSecond": 0.5}, "check": {"body": [1]},
         "objects": {"o": {"create": {"body": [{"a": "{record}"}]}, "update": {}}}}
        """;

    assertThat(
            ManifestDocument.read(OpenedRest.connection(settings, null, 1), id -> Optional.empty())
                .objects())
        .hasSize(1);
    assertThat(misfits(settings)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|/objects is missing",
        "{'objects': {}, 'a': 1}|/a is unknown",
        "{'objects': []}|/objects is no object",
        "{'objects': {'o': {'create': {'method': 'TRACE'}}}}|/objects/o/create/method is no choice",
        "{'objects': {'o': {'find': {'repeatable': 1}}}}|/objects/o/find/repeatable is no boolean",
        "{'objects': {'o': {'find': {'query': {'a': 1}}}}}|/objects/o/find/query/a is no string",
        "{'objects': {}, 'errors': [{'when': {'status': 1}}]}|/errors/0/is is missing",
        "{'objects': {}, 'auth': {}}|/auth/kind is missing"
      })
  void what_does_not_fit_is_found(String settings, String misfit) throws Exception {
    assertThat(misfits(settings.replace('\'', '"'))).containsExactly(misfit);
  }

  @Test
  void defaults_are_values_where_they_can_be_and_words_where_not() {
    JsonNode auth = REST.at("/properties/auth/properties");

    assertThat(
            REST.at("/properties/objects/additionalProperties/properties/create/properties")
                .at("/method/default")
                .asText())
        .isEqualTo("POST");
    assertThat(REST.at("/properties/limits/properties/atOnce/default").decimalValue())
        .isEqualByComparingTo("8");
    assertThat(REST.at("/properties/values/properties/falseIsNull/default").isBoolean()).isTrue();
    assertThat(auth.at("/tokenSeconds").has("default")).isFalse();
    assertThat(auth.at("/tokenSeconds/description").asText()).contains("Unless given: 600");
    assertThat(REST.at("/$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  void secrets_lists_of_lists_and_parents_that_are_not_told_have_their_place() {
    JsonNode schema =
        JSON.valueToTree(
            SettingsSchema.of(
                described(
                    new Setting("a.b", Type.SECRET, true, List.of(), null, "It is."),
                    new Setting("c[][]", Type.TEXT, false, List.of("x y"), "x y", "It is."))));

    assertThat(schema.at("/properties/a/type").asText()).isEqualTo("object");
    assertThat(schema.at("/properties/a/required/0").asText()).isEqualTo("b");
    assertThat("crm/key").matches(schema.at("/properties/a/properties/b/pattern").asText());
    assertThat("crm").doesNotMatch(schema.at("/properties/a/properties/b/pattern").asText());
    assertThat(schema.at("/properties/c/items/items/default").asText()).isEqualTo("x y");
  }

  @Test
  void a_name_is_told_once() {
    Setting setting = new Setting("a", Type.TEXT, true, List.of(), null, "It is.");

    assertThatThrownBy(() -> SettingsSchema.of(described(setting, setting)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Description described(Setting... settings) {
    return new Description(Connection.Kind.REST, Set.of(), List.of(), List.of(settings));
  }

  private static List<String> misfits(String settings) throws Exception {
    List<String> misfits = new ArrayList<>();
    look(REST, JSON.readTree(settings), "", misfits);
    return misfits;
  }

  /** The keywords that the schemas use, as the standard means them. */
  private static void look(JsonNode schema, JsonNode value, String at, List<String> misfits) {
    String type = schema.path("type").asText();
    boolean fits =
        switch (type) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> true;
        };
    if (!fits) {
      misfits.add(at + " is no " + type);
      return;
    }
    if (schema.has("enum") && !schema.get("enum").toString().contains(value.toString())) {
      misfits.add(at + " is no choice");
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asText())) {
        misfits.add(at + "/" + name.asText() + " is missing");
      }
    }
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        String inner = at + "/" + member.getKey();
        JsonNode more = schema.path("additionalProperties");
        if (schema.path("properties").has(member.getKey())) {
          look(schema.get("properties").get(member.getKey()), member.getValue(), inner, misfits);
        } else if (more.isObject()) {
          look(more, member.getValue(), inner, misfits);
        } else if (more.isBoolean() && !more.asBoolean()) {
          misfits.add(inner + " is unknown");
        }
      }
    }
    for (int i = 0; value.isArray() && schema.has("items") && i < value.size(); i++) {
      look(schema.get("items"), value.get(i), at + "/" + i, misfits);
    }
  }
}
