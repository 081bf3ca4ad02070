package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.Problems;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.GivenActor;
import org.syncline.platform.Transactions;

class ReadLedgerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final List<LedgerLine> lines = new ArrayList<>();
  private final ReadLedger read =
      new ReadLedger(
          new Transactions() {
            @Override
            public <T> T inNew(Supplier<T> work) {
              return work.get();
            }
          },
          new LinesAsLedger(),
          // No message here is open, so nothing is asked of what is held.
          new Stores(null, null, null, null, null, null, null, null, null, null, null));

  private final class LinesAsLedger implements Ledger {
    @Override
    public List<LedgerLine> search(LedgerQuery query) {
      Long before = query.before();
      return lines.stream()
          .filter(line -> before == null || line.receipt().id() < before)
          .sorted(
              Comparator.comparing((LedgerLine line) -> -line.receipt().id())
                  .thenComparing(line -> line.outcome().flow()))
          .limit(query.limit())
          .toList();
    }

    @Override
    public long found(LedgerQuery query, int most) {
      return Math.min(most, lines.size());
    }

    @Override
    public List<OpenCount> open() {
      return List.of();
    }

    @Override
    public Optional<Receipt> receipt(long id) {
      return lines.stream().map(LedgerLine::receipt).filter(r -> r.id() == id).findFirst();
    }

    @Override
    public Optional<Receipt> receipt(String system, String messageId) {
      return Optional.empty();
    }

    @Override
    public List<Outcome> outcomes(long receipt) {
      return lines.stream()
          .map(LedgerLine::outcome)
          .filter(outcome -> outcome.receipt() == receipt)
          .toList();
    }

    @Override
    public Counts count(@Nullable Instant from, @Nullable Instant to) {
      return new Counts(0, 0, Map.of());
    }

    @Override
    public Map<String, Long> receiptsBySystem() {
      return Map.of();
    }
  }

  private void message(long id, int flows, List<Problem> problems) {
    Receipt receipt =
        Receipt.stored(
            id, "erp", "customer", "m" + id, 0, "t", "h", 1, "jms", flows, null, NOW, NOW);
    for (int i = 0; i < flows; i++) {
      lines.add(
          new LedgerLine(
              receipt,
              new Outcome(
                  id,
                  "flow-" + i,
                  Status.CREATED,
                  null,
                  "k",
                  null,
                  7L,
                  1,
                  1,
                  Problems.toBytes(problems),
                  1,
                  NOW)));
    }
  }

  private List<List<String>> pages(int limit) {
    List<List<String>> pages = new ArrayList<>();
    Long before = null;
    do {
      LedgerPage page = read.search(LedgerQuery.all(limit).page(before, limit), GivenActor.ADA);
      pages.add(
          page.journeys().stream()
              .map(journey -> journey.receipt().id() + "x" + journey.flows().size())
              .toList());
      before = page.next();
    } while (before != null);
    return pages;
  }

  @Test
  void every_message_is_on_exactly_one_page_with_all_its_outcomes() {
    message(1, 1, List.of());
    message(2, 2, List.of());
    message(3, 3, List.of());
    message(4, 1, List.of());

    assertThat(pages(3)).containsExactly(List.of("4x1"), List.of("3x3"), List.of("2x2", "1x1"));
    assertThat(pages(4)).containsExactly(List.of("4x1", "3x3"), List.of("2x2", "1x1"));
  }

  @Test
  void a_message_with_more_outcomes_than_a_page_has_lines_is_not_cut() {
    message(1, 1, List.of());
    message(2, 5, List.of());

    assertThat(pages(2)).containsExactly(List.of("2x5"), List.of("1x1"));
  }

  @Test
  void a_page_that_fits_exactly_is_the_last_one() {
    message(1, 1, List.of());
    message(2, 1, List.of());

    assertThat(pages(2)).containsExactly(List.of("2x1", "1x1"));
  }

  @Test
  void an_empty_ledger_is_one_empty_page() {
    assertThat(pages(2)).containsExactly(List.of());
  }

  @Test
  void problems_read_back_as_they_were_stored() {
    List<Problem> problems =
        List.of(
            new Problem(
                "birthDate", "born", "date dd.MM.yyyy", "NOT_A_DATE", "3\u2026 (8)", "Mend."),
            new Problem(null, null, null, "BODY_UNREADABLE", null, "Send JSON."));
    message(1, 1, problems);

    Journey journey = read.journey(1).orElseThrow();

    assertThat(journey.flows().get(0).problems()).isEqualTo(problems);
    assertThat(new String(Problems.toBytes(problems), StandardCharsets.UTF_8))
        .doesNotContain("null");
    assertThat(read.journey(2)).isEmpty();
  }
}
