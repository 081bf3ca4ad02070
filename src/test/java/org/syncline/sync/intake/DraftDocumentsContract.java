package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.DraftDocuments;
import org.syncline.configuration.Kind;

/** What every store of drafts does. */
interface DraftDocumentsContract extends StoreContract {

  private DraftDocuments drafts() {
    return kit().drafts();
  }

  private DraftDocument keep(Kind kind, String id, String content, int base) {
    return kit()
        .transactions()
        .inNew(
            () ->
                drafts()
                    .keep(
                        kind,
                        id,
                        content.getBytes(StandardCharsets.UTF_8),
                        "hash of " + content,
                        base,
                        "ada"));
  }

  @Test
  default void a_draft_is_kept_once_a_document_with_the_version_that_it_began_at() {
    keep(Kind.MAPPING, "m", "1", 4);
    DraftDocument again = keep(Kind.MAPPING, "m", "2 ä", 7);

    DraftDocument draft = drafts().of(Kind.MAPPING, "m").orElseThrow();
    assertThat(new String(draft.content(), StandardCharsets.UTF_8)).isEqualTo("2 ä");
    assertThat(draft.contentHash()).isEqualTo("hash of 2 ä");
    assertThat(draft.baseVersion()).isEqualTo(4);
    assertThat(draft.savedBy()).isEqualTo("ada");
    assertThat(draft.savedAt()).isNotNull().isEqualTo(again.savedAt());
  }

  @Test
  default void drafts_are_told_apart_by_kind_and_id() {
    keep(Kind.MAPPING, "b", "1", 0);
    keep(Kind.MAPPING, "a", "2", 0);
    keep(Kind.FLOW, "a", "3", 0);

    assertThat(drafts().all(Kind.MAPPING)).extracting(DraftDocument::id).containsExactly("a", "b");
    assertThat(drafts().of(Kind.FLOW, "a").orElseThrow().contentHash()).isEqualTo("hash of 3");
    assertThat(drafts().of(Kind.FLOW, "b")).isEmpty();
  }

  @Test
  default void a_draft_that_is_removed_is_gone_and_a_next_one_begins_anew() {
    keep(Kind.MAPPING, "m", "1", 4);

    committed(() -> drafts().remove(Kind.MAPPING, "m"));
    committed(() -> drafts().remove(Kind.MAPPING, "m"));

    assertThat(drafts().of(Kind.MAPPING, "m")).isEmpty();
    assertThat(keep(Kind.MAPPING, "m", "2", 9).baseVersion()).isEqualTo(9);
  }

  @Test
  default void a_draft_counts_no_epoch_and_goes_with_a_rolled_back_transaction() {
    long before = kit().documents().epoch();

    assertThatThrownBy(
            () ->
                committed(
                    () -> {
                      drafts().keep(Kind.MAPPING, "m", new byte[0], "h", 0, "ada");
                      throw new IllegalStateException("not so");
                    }))
        .hasMessage("not so");

    assertThat(drafts().of(Kind.MAPPING, "m")).isEmpty();
    keep(Kind.MAPPING, "m", "1", 0);
    assertThat(kit().documents().epoch()).isEqualTo(before);
  }

  /** Each reads under the lock, and adds one to what it read: no addition is lost. */
  @Test
  default void who_holds_the_lock_is_alone() throws Exception {
    int threads = 4;
    int rounds = 10;
    keep(Kind.MAPPING, "m", "0", 0);
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<Boolean> counting =
            () -> {
              together.await();
              for (int round = 0; round < rounds; round++) {
                committed(this::countUp);
              }
              return true;
            };
        all.add(pool.submit(counting));
      }
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(
            new String(
                drafts().of(Kind.MAPPING, "m").orElseThrow().content(), StandardCharsets.UTF_8))
        .isEqualTo(Integer.toString(threads * rounds));
  }

  private void countUp() {
    DraftDocument draft = drafts().lock(Kind.MAPPING, "m").orElseThrow();
    int count = Integer.parseInt(new String(draft.content(), StandardCharsets.UTF_8));
    byte[] next = Integer.toString(count + 1).getBytes(StandardCharsets.UTF_8);
    drafts().keep(Kind.MAPPING, "m", next, "h" + count, 0, "ada");
  }
}
