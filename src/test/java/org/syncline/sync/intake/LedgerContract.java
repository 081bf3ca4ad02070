package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every ledger answers. */
interface LedgerContract extends StoreContract {
  Instant DAY = Instant.parse("2026-01-02T00:00:00Z");

  private Ledger ledger() {
    return kit().ledger();
  }

  /** Receipt n is accepted n hours into the day; even ones are of the shop and parked. */
  private void sixMessages() {
    committed(
        () -> {
          for (int n = 1; n <= 6; n++) {
            boolean even = n % 2 == 0;
            String system = even ? "shop" : "erp";
            Instant at = DAY.plusSeconds(3_600L * n);
            kit()
                .stores()
                .receipts()
                .add(
                    List.of(
                        Receipt.stored(
                            n,
                            system,
                            "customer",
                            "m" + n,
                            0,
                            "t",
                            "h",
                            1,
                            "jms",
                            1,
                            null,
                            at,
                            at)),
                    List.of());
            kit()
                .stores()
                .outcomes()
                .add(
                    List.of(
                        new Outcome(
                            n,
                            system + "-flow",
                            even ? Status.PARKED : Status.CREATED,
                            even ? "NOT_A_DATE" : null,
                            "k" + n,
                            null,
                            even ? null : 100L + n,
                            1,
                            1,
                            null,
                            1,
                            at)));
          }
        });
  }

  private List<Long> found(LedgerQuery query) {
    return ledger().search(query).stream().map(line -> line.receipt().id()).toList();
  }

  @Test
  default void a_search_without_conditions_finds_all_newest_first_up_to_the_limit() {
    sixMessages();

    assertThat(found(LedgerQuery.all(4))).containsExactly(6L, 5L, 4L, 3L);
    assertThat(found(LedgerQuery.all(4).page(3L, 4))).containsExactly(2L, 1L);
  }

  @Test
  default void a_search_may_find_the_oldest_first() {
    sixMessages();
    LedgerQuery oldest = LedgerQuery.all(4).inOrder(LedgerQuery.Order.OLDEST_FIRST);

    assertThat(found(oldest)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(found(oldest.page(4L, 4))).containsExactly(5L, 6L);
  }

  @Test
  default void what_a_search_finds_is_counted_up_to_a_bound_whatever_page_is_asked_for() {
    sixMessages();
    LedgerQuery parked = by(null, null, null, null, Status.PARKED, null, null);

    assertThat(ledger().found(parked, 100)).isEqualTo(3);
    assertThat(ledger().found(parked.page(3L, 1), 100)).isEqualTo(3);
    assertThat(ledger().found(parked, 2)).isEqualTo(2);
  }

  @Test
  default void what_is_open_is_counted_by_status_and_reason() {
    sixMessages();

    assertThat(ledger().open())
        .containsExactly(new Ledger.OpenCount("shop-flow", Status.PARKED, "NOT_A_DATE", 3));
  }

  @Test
  default void a_search_goes_by_system_flow_key_status_reason_record_message_and_time() {
    sixMessages();

    assertThat(found(by("shop", null, null, null, null, null, null))).containsExactly(6L, 4L, 2L);
    assertThat(found(by(null, "erp-flow", null, null, null, null, null)))
        .containsExactly(5L, 3L, 1L);
    assertThat(found(by(null, null, "k4", null, null, null, null))).containsExactly(4L);
    assertThat(found(by(null, null, null, "m5", null, null, null))).containsExactly(5L);
    assertThat(found(by(null, null, null, null, Status.PARKED, null, null)))
        .containsExactly(6L, 4L, 2L);
    assertThat(found(by(null, null, null, null, null, "NOT_A_DATE", null)))
        .containsExactly(6L, 4L, 2L);
    assertThat(found(by(null, null, null, null, null, null, 103L))).containsExactly(3L);
    assertThat(found(by("shop", null, "k5", null, null, null, null))).isEmpty();
    assertThat(
            found(
                new LedgerQuery(
                    null,
                    "customer",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    DAY.plusSeconds(7_200),
                    DAY.plusSeconds(14_400),
                    null,
                    9)))
        .containsExactly(3L, 2L);
  }

  @Test
  default void a_search_goes_by_when_the_outcome_was_given() {
    sixMessages();
    LedgerQuery.Within middle =
        new LedgerQuery.Within(DAY.plusSeconds(7_200), DAY.plusSeconds(14_400));
    LedgerQuery settled = LedgerQuery.all(9).settledWithin(middle);

    assertThat(found(settled)).containsExactly(3L, 2L);
    assertThat(ledger().found(settled, 9)).isEqualTo(2);
    assertThat(
            found(
                LedgerQuery.all(9)
                    .settledWithin(new LedgerQuery.Within(DAY.plusSeconds(14_400), null))))
        .containsExactly(6L, 5L, 4L);
  }

  private static LedgerQuery by(
      String system,
      String flow,
      String key,
      String messageId,
      Status status,
      String reason,
      Long record) {
    return new LedgerQuery(
        system, null, flow, key, messageId, status, reason, record, null, null, null, 9);
  }

  @Test
  default void it_counts_receipts_what_they_owe_and_what_is_there() {
    sixMessages();
    committed(() -> kit().stores().receipts().setFlows(1, 2));

    Ledger.Counts counts = ledger().count(null, null);

    assertThat(counts.receipts()).isEqualTo(6);
    assertThat(counts.due()).isEqualTo(7);
    assertThat(counts.settled()).isEqualTo(6);
    assertThat(counts.outcomes()).isEqualTo(Map.of(Status.CREATED, 3L, Status.PARKED, 3L));
  }

  @Test
  default void it_counts_a_period_by_acceptance_the_end_excluded() {
    sixMessages();

    Ledger.Counts counts = ledger().count(DAY.plusSeconds(7_200), DAY.plusSeconds(14_400));

    assertThat(counts.receipts()).isEqualTo(2);
    assertThat(counts.outcomes()).isEqualTo(Map.of(Status.CREATED, 1L, Status.PARKED, 1L));
    assertThat(ledger().count(DAY.plusSeconds(999_999), null).receipts()).isZero();
  }

  @Test
  default void empty_it_counts_nothing() {
    assertThat(ledger().count(null, null)).isEqualTo(new Ledger.Counts(0, 0, Map.of()));
    assertThat(ledger().search(LedgerQuery.all(1))).isEmpty();
    assertThat(ledger().receiptsBySystem()).isEmpty();
  }

  @Test
  default void an_outcome_that_was_lost_shows() {
    sixMessages();
    committed(() -> kit().stores().outcomes().remove(3, "erp-flow"));

    Ledger.Counts counts = ledger().count(null, null);

    assertThat(counts.settled()).isEqualTo(counts.due() - 1);
  }

  @Test
  default void a_sender_who_asks_by_message_id_gets_its_first_receipt() {
    committed(
        () ->
            kit()
                .stores()
                .receipts()
                .add(
                    List.of(
                        ReceiptsContract.receipt(8, "m", 1, "t1"),
                        ReceiptsContract.receipt(7, "m", 0, "t0")),
                    List.of()));

    assertThat(ledger().receipt("erp", "m").orElseThrow().id()).isEqualTo(7);
    assertThat(ledger().receipt("shop", "m")).isEmpty();
    assertThat(ledger().receipt(8).orElseThrow().occurrence()).isEqualTo(1);
    assertThat(ledger().receipt(9)).isEmpty();
    assertThat(ledger().receiptsBySystem()).isEqualTo(Map.of("erp", 2L));
  }
}
