package org.syncline.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationDocumentTest {

  @Test
  void members_are_read_by_name() {
    String text =
        ConfigurationDocument.read(
            bytes("{\"inner\": {\"list\": [{\"n\": 3}], \"word\": \"b\"}, \"yes\": true}"),
            document ->
                document.object(
                        "inner",
                        inner ->
                            inner.objects("list", item -> item.number("n", 1, 5, null))
                                + inner.choice("word", java.util.Map.of("b", "B"), null))
                    + document.flag("yes", false)
                    + document.optionalText("absent"));

    assertThat(text).isEqualTo("[3]Btruenull");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{\"a\": }",
        "{} {}",
        "{\"a\": 1} x",
        "{'a': 1}",
        "{\"a\": NaN}"
      })
  void what_is_no_single_json_object_is_refused(String document) {
    assertThat(refused(bytes(document)).problems().get(0).path()).isEmpty();
  }

  @Test
  void what_is_not_utf8_is_refused() {
    assertThat(refused(new byte[] {'{', '"', (byte) 0xE4, '"', ':', '1', '}'}).problems())
        .containsExactly(
            new ConfigurationProblem("", "The document is not UTF-8: save it as UTF-8."));
  }

  @Test
  void too_deep_and_too_long_are_refused() {
    assertThat(refused(bytes("{\"a\":" + "[".repeat(100_000))).problems()).hasSize(1);
    assertThat(refused(bytes("{}" + " ".repeat(ConfigurationDocument.MAX_BYTES))).problems())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e101", "1e-101", "1e999999999", "1e99999999999", "-1E+2147483648"})
  void numbers_that_would_be_endless_written_out_are_refused(String number) {
    assertThat(refused(bytes("{\"known\": \"x\", \"in\": {\"a\": " + number + "}}")).problems())
        .contains(
            new ConfigurationProblem(
                "in.a", "The number has more than 100 places: give a smaller one."));
  }

  @Test
  void a_long_fraction_is_refused_before_it_is_a_number() {
    String document = "{\"known\": \"x\", \"in\": {\"a\": 0." + "1".repeat(5_000_000) + "}}";

    assertThat(refused(bytes(document)).problems()).isNotEmpty();
  }

  @Test
  void unknown_members_and_names_that_stand_twice_are_named_with_their_paths() {
    List<ConfigurationProblem> problems =
        refused(bytes("{\"known\": \"x\", \"knwon\": 1, \"in\": {\"a\": 1, \"a\": 2}}")).problems();

    assertThat(problems)
        .extracting(ConfigurationProblem::path)
        .containsExactly("in.a", "knwon", "in");
    assertThat(problems.get(1).message()).isEqualTo("This member is unknown. Known here: known.");
  }

  private static InvalidConfiguration refused(byte[] document) {
    return catchThrowableOfType(
        InvalidConfiguration.class,
        () -> ConfigurationDocument.read(document, members -> members.text("known")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
