package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.Links;

/** What every store of links does. */
interface LinksContract extends StoreContract {
  Instant MADE = Instant.parse("2026-01-02T03:04:05.678901Z");

  private Links links() {
    return kit().stores().links();
  }

  private static LinkKey key(String system, String externalId) {
    return new LinkKey(system, "customer", "customer", externalId);
  }

  @Test
  default void links_are_found_by_the_whole_of_their_key() {
    Link erp = new Link(key("erp", "1"), 10, 5L, MADE);
    committed(
        () ->
            links()
                .add(
                    List.of(
                        erp,
                        new Link(key("shop", "2"), 11, null, MADE),
                        new Link(new LinkKey("erp", "contact", "customer", "1"), 12, null, MADE))));

    assertThat(links().find(List.of(key("erp", "1"), key("shop", "1"), key("erp", "2"))))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(erp);
  }

  @Test
  default void there_are_never_two_records_for_one_external_id() {
    committed(() -> links().add(List.of(new Link(key("erp", "1"), 10, 5L, MADE))));

    assertThatThrownBy(
            () -> committed(() -> links().add(List.of(new Link(key("erp", "1"), 11, 5L, MADE)))))
        .isInstanceOf(RuntimeException.class);
    assertThat(links().find(List.of(key("erp", "1"))).get(0).recordId()).isEqualTo(10);
  }

  @Test
  default void all_links_of_records_come_oldest_first() {
    committed(
        () ->
            links()
                .add(
                    List.of(
                        new Link(key("erp", "2"), 10, null, MADE.plusSeconds(1)),
                        new Link(key("shop", "1"), 10, null, MADE),
                        new Link(key("erp", "3"), 11, null, MADE.plusSeconds(2)),
                        new Link(key("erp", "4"), 12, null, MADE))));

    assertThat(links().ofRecords(List.of(10L, 11L)))
        .extracting(link -> link.key().externalId())
        .containsExactly("1", "2", "3");
  }

  @Test
  default void a_stamp_is_stored_with_a_link_that_was_moved_since_it_was_read() {
    Link link = new Link(key("erp", "1"), 10, 5L, MADE);
    committed(() -> links().add(List.of(link)));
    link.advance(9L);

    committed(
        () -> {
          links().move(List.of(link.key()), 11);
          links().update(List.of(link));
        });

    Link stored = links().find(List.of(link.key())).get(0);
    assertThat(stored.recordId()).isEqualTo(11);
    assertThat(stored.stamp()).isEqualTo(9);
  }

  @Test
  default void an_advanced_stamp_is_stored() {
    Link link = new Link(key("erp", "1"), 10, 5L, MADE);
    committed(() -> links().add(List.of(link)));
    assertThat(link.advance(9L)).isTrue();
    assertThat(link.advance(8L)).isFalse();

    committed(() -> links().update(List.of(link)));

    assertThat(links().find(List.of(link.key())).get(0).stamp()).isEqualTo(9);
  }
}
