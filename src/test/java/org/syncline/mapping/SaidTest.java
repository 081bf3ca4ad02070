package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.record.FieldValues;

/** What a body says of fields, be it a whole message or not. */
class SaidTest {
  private final MappingPlan plan =
      Plans.plan(
          "{'kind': 'json'}",
          "{'target': '@key', 'source': 'id', 'required': true}",
          "{'target': '@version', 'source': 'v'}",
          "{'target': 'text', 'source': 'name', 'steps': ['trim']}",
          "{'target': 'day', 'source': 'born'}",
          "{'target': 'parent', 'source': 'firm', 'link': {'object': 'customer'}}");

  private MappingPlan.Said said(String body) {
    return plan.said(Plans.body(body.replace('\'', '"'))).orElseThrow();
  }

  @Test
  void needs_no_key() {
    MappingPlan.Said said = said("{'name': ' Byron ', 'born': '1815-12-10', 'firm': 'K-1'}");

    assertThat(said.values())
        .isEqualTo(FieldValues.of(Map.of("text", "Byron", "day", "1815-12-10")));
    assertThat(said.links())
        .containsExactly(new Draft.Link("parent", "erp", "customer", "K-1", false));
  }

  @Test
  void is_the_same_of_a_whole_message() {
    String whole = "{'id': '7', 'v': 3, 'name': 'Byron', 'born': null, 'firm': 'K-1'}";

    Draft draft = Plans.draft(plan.map(Plans.body(whole.replace('\'', '"'))));

    assertThat(said(whole).values()).isEqualTo(draft.values());
    assertThat(said(whole).values().has("day")).isTrue();
    assertThat(said(whole).links()).isEqualTo(draft.links());
  }

  @Test
  void leaves_out_what_can_not_be_read() {
    MappingPlan.Said said = said("{'id': '7', 'name': 'Byron', 'born': 'long ago'}");

    assertThat(said.values().names()).containsExactly("text");
    assertThat(said.links()).isEqualTo(List.of());
    assertThat(plan.said(Plans.body("no JSON"))).isEmpty();
  }
}
