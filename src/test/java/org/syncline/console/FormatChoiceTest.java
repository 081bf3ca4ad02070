package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.console.DocumentKit.members;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.format.FormatDefinition;

class FormatChoiceTest {

  private static FormatChoice of(FakeRequest form) {
    return FormatChoice.of(form.request());
  }

  @Test
  void what_is_as_usual_is_left_out() {
    assertThat(of(new FakeRequest().with("kind", "csv")).members())
        .isEqualTo(members("{\"kind\": \"csv\"}"));
    assertThat(
            of(new FakeRequest()
                    .with("kind", "csv")
                    .with("separator", "semicolon")
                    .with("charset", "windows-1252")
                    .with("header", "no")
                    .with("columns", "no, name ,")
                    .with("skipLines", "2"))
                .members())
        .isEqualTo(
            members(
                """
                {"kind": "csv", "separator": ";", "charset": "windows-1252", "header": false,
                 "columns": ["no", "name"], "skipLines": 2}
                """));
    assertThat(of(new FakeRequest().with("kind", "xml").with("place", "a/b")).members())
        .isEqualTo(members("{\"kind\": \"xml\", \"record\": \"a/b\"}"));
    assertThat(of(new FakeRequest().with("kind", "json").with("place", "data")).members())
        .isEqualTo(members("{\"kind\": \"json\", \"records\": \"data\"}"));
    assertThat(of(new FakeRequest().with("kind", "ndjson").with("place", "x")).members())
        .isEqualTo(members("{\"kind\": \"ndjson\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\": \"csv\"}",
        "{\"kind\": \"csv\", \"separator\": \"\\t\", \"header\": false, \"columns\": [\"a\", \"b\"]}",
        "{\"kind\": \"csv\", \"separator\": \"|\", \"skipLines\": 3, \"charset\": \"GB18030\"}",
        "{\"kind\": \"csv\", \"separator\": \"#\"}",
        "{\"kind\": \"csv\", \"quote\": null}",
        "{\"kind\": \"ndjson\"}",
        "{\"kind\": \"json\", \"records\": \"a.b\"}",
        "{\"kind\": \"xml\", \"record\": \"a\", \"namespaces\": {\"p\": \"urn:p\"}}",
        "{\"kind\": \"fixed-width\", \"columns\": [{\"name\": \"no\", \"start\": 1, \"length\": 3}]}"
      })
  void whatever_a_format_says_the_form_shows_it_and_gives_it_back(String json) {
    FormatChoice shown = FormatChoice.of(members(json));

    assertThat(shown.members()).isEqualTo(members(json));
    FormatDefinition.parse(
        ConfigurationDocument.write(shown.members()).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_is_no_number_or_no_json_is_told() {
    FormatChoice lines = of(new FakeRequest().with("kind", "csv").with("skipLines", "two"));
    FormatChoice json = of(new FakeRequest().with("kind", "document").with("json", "{"));

    assertThatThrownBy(lines::members).isInstanceOf(InvalidConfiguration.class);
    assertThatThrownBy(json::members).isInstanceOf(InvalidConfiguration.class);
  }
}
