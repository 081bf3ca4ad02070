package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.Kind;

/** What every store of configuration documents does. */
interface DocumentsContract extends StoreContract {

  private Documents documents() {
    return kit().documents();
  }

  private Document add(Kind kind, String id, String content) {
    return kit()
        .transactions()
        .inNew(
            () ->
                documents()
                    .add(
                        kind,
                        id,
                        content.getBytes(StandardCharsets.UTF_8),
                        "hash of " + content,
                        "rest",
                        "ada"));
  }

  @Test
  default void each_addition_is_the_next_version_and_counts_the_epoch() {
    long before = documents().epoch();

    Document first = add(Kind.FLOW, "f", "1");
    Document second = add(Kind.FLOW, "f", "2 ä");
    Document other = add(Kind.MAPPING, "f", "3");

    assertThat(first.version()).isEqualTo(1);
    assertThat(second.version()).isEqualTo(2);
    assertThat(other.version()).isEqualTo(1);
    assertThat(documents().epoch()).isEqualTo(before + 3);
    Document latest = documents().latest(Kind.FLOW, "f").orElseThrow();
    assertThat(new String(latest.content(), StandardCharsets.UTF_8)).isEqualTo("2 ä");
    assertThat(latest.createdBy()).isEqualTo("ada");
    assertThat(latest.origin()).isEqualTo("rest");
    assertThat(latest.contentHash()).isEqualTo("hash of 2 ä");
  }

  @Test
  default void the_latest_of_a_kind_come_by_id_and_all_versions_newest_first() {
    add(Kind.FLOW, "b", "1");
    add(Kind.FLOW, "a", "1");
    add(Kind.FLOW, "b", "2");
    add(Kind.SYSTEM, "c", "1");

    assertThat(documents().latest(Kind.FLOW))
        .extracting(d -> d.id() + d.version())
        .containsExactly("a1", "b2");
    assertThat(documents().versions(Kind.FLOW, "b"))
        .extracting(Document::version)
        .containsExactly(2, 1);
    assertThat(documents().latest(Kind.FLOW, "none")).isEmpty();
    assertThat(documents().versions(Kind.FLOW, "none")).isEqualTo(List.of());
  }

  @Test
  default void an_addition_that_is_rolled_back_counts_nothing() {
    long before = documents().epoch();

    assertThatThrownBy(
            () ->
                committed(
                    () -> {
                      documents().add(Kind.FLOW, "f", new byte[0], "h", "rest", "ada");
                      throw new IllegalStateException("not so");
                    }))
        .hasMessage("not so");

    assertThat(documents().epoch()).isEqualTo(before);
    assertThat(documents().latest(Kind.FLOW)).isEmpty();
  }
}
