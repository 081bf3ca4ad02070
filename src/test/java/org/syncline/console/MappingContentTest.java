package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.InvalidConfiguration;

class MappingContentTest {
  private static final String MAPPING =
      """
      {"note": [1.50, null], "id": "in", "rows": [
        {"target": "a", "source": "x"},
        {"target": "b", "each": "y", "rows": [{"target": "c"}]},
        {"target": "d", "mystery": true}],
       "maps": {"d": {"entries": {"D": "DE"}, "unknown": "keep"}}, "tables": {"t": {}}, "cases": [{"name": "one"}]}
      """;

  private static MappingContent content(String json) {
    return new MappingContent(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, ?> members(byte[] json) {
    return ConfigurationDocument.members(json);
  }

  private static List<?> targets(byte[] json) {
    return ((List<?>) members(json).get("rows"))
        .stream().map(row -> row instanceof Map<?, ?> map ? map.get("target") : row).toList();
  }

  @Test
  void one_row_is_changed_and_all_else_stays_as_it_is_in_its_order() {
    byte[] changed = content(MAPPING).changing(0, Map.of("target", "z"));

    Map<String, ?> before = content(MAPPING).row(1);
    assertThat(members(changed).keySet())
        .containsExactly("note", "id", "rows", "maps", "tables", "cases");
    assertThat(targets(changed)).isEqualTo(List.of("z", "b", "d"));
    assertThat(new MappingContent(changed).row(1)).isEqualTo(before);
    assertThat(new String(changed, StandardCharsets.UTF_8)).contains("1.50", "mystery", "\"one\"");
  }

  @Test
  void a_row_comes_behind_all_others_moves_and_goes() {
    MappingContent content = content(MAPPING);

    assertThat(targets(content.adding(Map.of("target", "z"))))
        .isEqualTo(List.of("a", "b", "d", "z"));
    assertThat(targets(content.moving(2, true))).isEqualTo(List.of("a", "d", "b"));
    assertThat(targets(content.moving(0, false))).isEqualTo(List.of("b", "a", "d"));
    assertThat(targets(content.moving(0, true))).isEqualTo(List.of("a", "b", "d"));
    assertThat(targets(content.moving(2, false))).isEqualTo(List.of("a", "b", "d"));
    assertThat(targets(content.without(1))).isEqualTo(List.of("a", "d"));
  }

  @Test
  void rows_can_be_added_where_there_are_none_yet() {
    assertThat(targets(content("{\"id\": \"in\"}").adding(Map.of("target", "z"))))
        .isEqualTo(List.of("z"));
    assertThat(members(MappingContent.fresh("in", "customer")))
        .isEqualTo(Map.of("id", "in", "recordType", "customer", "rows", List.of()));
  }

  @Test
  void a_suggested_row_brings_its_value_map_under_a_name_that_is_free() {
    byte[] changed =
        content(MAPPING)
            .accepting(Map.of("target", "d", "source", "land", "map", "d"), "d", Map.of("A", "AT"));

    assertThat(new MappingContent(changed).row(3))
        .isEqualTo(Map.of("target", "d", "source", "land", "map", "d-2"));
    assertThat(members(changed).get("maps"))
        .isEqualTo(
            Map.of(
                "d",
                Map.of("entries", Map.of("D", "DE"), "unknown", "keep"),
                "d-2",
                Map.of("entries", Map.of("A", "AT"))));
  }

  @Test
  void a_suggested_row_without_a_value_map_leaves_them_alone() {
    byte[] changed = content(MAPPING).accepting(Map.of("target", "e"), "", Map.of());

    assertThat(members(changed).get("maps")).isEqualTo(members(bytes()).get("maps"));
    assertThat(targets(changed)).isEqualTo(List.of("a", "b", "d", "e"));
  }

  private static byte[] bytes() {
    return MAPPING.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void what_is_no_mapping_at_all_is_refused_instead_of_written_over() {
    assertThatThrownBy(() -> content("{\"rows\": 7}")).isInstanceOf(InvalidConfiguration.class);
    assertThatThrownBy(() -> content("[]")).isInstanceOf(InvalidConfiguration.class);
    assertThatThrownBy(
            () -> content("{\"maps\": 7}").accepting(Map.of("target", "a"), "m", Map.of("A", "B")))
        .isInstanceOf(InvalidConfiguration.class);
  }
}
