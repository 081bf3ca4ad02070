package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownRowTest {
  private static List<ShownRow> rows(String mapping) {
    return ShownRow.of(mapping.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_row_tells_its_target_source_steps_and_what_else_it_has() {
    assertThat(
            rows(
                """
                {"rows": [{"target": "phone", "source": "customer.tel", "steps": ["trim", {"substring": [0, 3]}],
                 "required": true, "onBlank": "null", "region": "DE"}]}
                """))
        .containsExactly(
            new ShownRow(
                0,
                1,
                "phone",
                "customer.tel",
                List.of("trim", "{\"substring\":[0,3]}"),
                true,
                Map.of("onBlank", "\"null\"", "region", "\"DE\"")));
  }

  @Test
  void rows_of_the_items_of_a_list_stand_below_theirs() {
    assertThat(
            rows(
                """
                {"rows": [{"target": "lines", "each": "order.lines", "rows": [{"target": "no", "source": "n"}]},
                 {"target": "source", "constant": "ERP"}]}
                """))
        .extracting(
            row -> row.depth() + " " + row.place() + " " + row.target() + " " + row.source())
        .containsExactly("0 1 lines order.lines", "1 1 no n", "0 2 source \"ERP\"");
  }

  @Test
  void what_is_no_mapping_has_none() {
    assertThat(rows("{\"rows\": [1, {\"target\": 2}]}"))
        .extracting(ShownRow::target)
        .containsExactly("2");
    assertThat(rows("{\"rows\": 7}")).isEmpty();
    assertThat(rows("not JSON")).isEmpty();
    assertThat(rows("")).isEmpty();
  }
}
