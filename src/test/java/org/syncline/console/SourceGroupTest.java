package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.suggestion.SourceField;

class SourceGroupTest {
  private static SourceField field(String... names) {
    return new SourceField(
        String.join(".", names), List.of(names), SourceField.Type.TEXT, 4, 1, 1, "a\u2026 (3)");
  }

  @Test
  void fields_stand_below_the_names_that_lead_to_them() {
    SourceGroup tree =
        SourceGroup.of(
            List.of(
                field("no"),
                field("customer", "name"),
                field("customer", "address", "city"),
                field("customer", "address", "geo", "lat"),
                field("customer", "mail")));

    assertThat(tree.size()).isEqualTo(5);
    assertThat(tree.leaves()).extracting(SourceGroup.Leaf::label).containsExactly("no");
    SourceGroup customer = tree.groups().get(0);
    assertThat(customer.name()).isEqualTo("customer");
    assertThat(customer.size()).isEqualTo(4);
    assertThat(customer.leaves())
        .extracting(SourceGroup.Leaf::label)
        .containsExactly("name", "mail");
    assertThat(customer.groups().get(0).leaves())
        .extracting(SourceGroup.Leaf::label)
        .containsExactly("city", "geo \u203a lat");
    assertThat(customer.groups().get(0).groups()).isEmpty();
  }

  @Test
  void a_share_is_that_of_all_records() {
    assertThat(SourceGroup.of(List.of(field("no"))).leaves().get(0).share()).isEqualTo(0.25);
    SourceField none = new SourceField("x", List.of(), SourceField.Type.NOTHING, 0, 0, 0, null);
    assertThat(SourceGroup.of(List.of(none)).leaves().get(0))
        .satisfies(
            leaf -> {
              assertThat(leaf.share()).isZero();
              assertThat(leaf.label()).isEqualTo("x");
              assertThat(leaf.type()).isEqualTo("nothing");
            });
  }
}
