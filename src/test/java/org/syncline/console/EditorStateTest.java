package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.mapping.suggestion.RowChoice;

class EditorStateTest {

  private static EditorState of(FakeRequest request) {
    return EditorState.of(request.request());
  }

  private static Map<String, ?> question(EditorState state) {
    return ConfigurationDocument.members(
        state.question(
            "customer",
            state.sample().isEmpty() ? List.of() : List.of(state.sample()),
            Map.of("kind", "map"),
            List.of(new RowChoice("@key", "customer.no"))));
  }

  @Test
  void its_address_leads_back_to_it_but_for_the_sample() {
    EditorState state =
        of(
            new FakeRequest()
                .with("id", "in")
                .with("system", "erp & sons")
                .with("object", "kunde/ä")
                .with("file", "people.csv")
                .with("look", "50")
                .with("kind", "csv")
                .with("separator", "\t")
                .with("sample", "a\tb")
                .with("rejected", "email a mail", "phone #1"));
    FakeRequest again = new FakeRequest();
    for (String part : state.address().substring(state.address().indexOf('?') + 1).split("&", -1)) {
      String[] pair = part.split("=", 2);
      String value = java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
      if (pair[0].equals("rejected") && again.parameters.containsKey("rejected")) {
        again.with("rejected", again.parameters.get("rejected"), value);
      } else {
        again.with(pair[0], value);
      }
    }

    assertThat(ReturnAddress.checked(state.address())).isEqualTo(state.address());
    assertThat(of(again)).isEqualTo(of(again.with("sample", "")));
    assertThat(of(again).parameters()).isEqualTo(state.parameters());
    assertThat(of(again).rejected())
        .containsExactly(new RowChoice("email", "a mail"), new RowChoice("phone", "#1"));
    assertThat(state.address()).doesNotContain("sample");
  }

  @Test
  void what_is_not_understood_is_left_out() {
    EditorState state =
        of(
            new FakeRequest()
                .with("id", "No Id")
                .with("flow", "../x")
                .with("message", "12a")
                .with("look", "many")
                .with("separator", "too long")
                .with("file", "../people.csv")
                .with("rejected", "alone"));

    assertThat(state.parameters()).isEmpty();
    assertThat(state.address()).isEqualTo("mapping-editor.xhtml");
    assertThat(state.address("row", "3")).isEqualTo("mapping-editor.xhtml?row=3");
  }

  @Test
  void stored_messages_of_a_flow_or_a_system_are_asked_for_or_a_sample() {
    Map<String, ?> ofFlow =
        question(of(new FakeRequest().with("flow", "erp-customers").with("look", "5")));
    assertThat(ofFlow.get("stored"))
        .isEqualTo(Map.of("flow", "erp-customers", "newest", new BigDecimal("5")));
    assertThat(ofFlow.get("format")).as("the flow says it").isNull();
    Map<String, ?> ofSystem =
        question(
            of(
                new FakeRequest()
                    .with("system", "erp")
                    .with("object", "customer")
                    .with("kind", "csv")
                    .with("separator", ";")));
    assertThat(ofSystem.get("stored")).isEqualTo(Map.of("system", "erp", "object", "customer"));
    assertThat(ofSystem.get("format")).isEqualTo(Map.of("kind", "csv", "separator", ";"));
    Map<String, ?> ofSample =
        question(of(new FakeRequest().with("flow", "erp-customers").with("sample", "{}")));
    assertThat(ofSample.get("stored")).isNull();
    assertThat(ofSample.get("samples")).isEqualTo(List.of("{}"));
    assertThat(ofSample.get("format")).isEqualTo(Map.of("kind", "map"));
    assertThat(ofSample.get("accepted"))
        .isEqualTo(List.of(Map.of("target", "@key", "source", "customer.no")));
  }

  @Test
  void a_pair_that_is_rejected_is_kept_once_and_old_ones_make_room() {
    EditorState state = of(new FakeRequest().with("id", "in"));
    for (int i = 0; i < 50; i++) {
      state = state.rejecting(new RowChoice("email", "m" + i));
    }

    assertThat(state.rejected()).hasSize(40).endsWith(new RowChoice("email", "m49"));
    assertThat(state.rejecting(new RowChoice("email", "m20")).rejected())
        .hasSize(40)
        .endsWith(new RowChoice("email", "m20"))
        .doesNotHaveDuplicates();
    assertThat(state.forgiving().rejected()).isEmpty();
  }

  @Test
  void a_source_is_chosen_by_a_sample_or_by_messages_that_are_to_be_looked_at() {
    assertThat(of(new FakeRequest().with("flow", "f")).hasSource()).isFalse();
    assertThat(of(new FakeRequest().with("flow", "f").with("look", "5")).hasSource()).isTrue();
    assertThat(of(new FakeRequest().with("look", "5")).hasSource()).isFalse();
    assertThat(of(new FakeRequest().with("sample", "x")).hasSource()).isTrue();
    assertThat(of(new FakeRequest().with("file", "people.csv")).hasSource()).isTrue();
    assertThat(of(new FakeRequest().with("sample", " \n ")).hasSource()).isFalse();
  }

  @Test
  void a_format_is_json_unless_something_else_is_said() {
    assertThat(of(new FakeRequest()).formatDefinition().kind()).isEqualTo("json");
    assertThat(of(new FakeRequest().with("kind", "xml")).formatDefinition().kind())
        .isEqualTo("xml");
    assertThat(
            of(new FakeRequest().with("kind", "xml").with("format", "{\"kind\": \"ndjson\"}"))
                .formatDefinition()
                .kind())
        .isEqualTo("ndjson");
  }
}
