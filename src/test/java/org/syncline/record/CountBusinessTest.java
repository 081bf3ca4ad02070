package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.platform.GivenActor;
import org.syncline.platform.InMemoryTransactions;

class CountBusinessTest {
  private static final LocalDate FROM = LocalDate.parse("2026-01-01");
  private static final LocalDate TO = LocalDate.parse("2026-02-01");

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryRecords records = new InMemoryRecords(transactions);
  private final CountBusiness count = new CountBusiness(transactions, records, new ShippedTypes());

  private void add(String typeId, Map<String, Object> values) {
    RecordType type = new ShippedTypes().named(typeId).orElseThrow();
    GoldenRecord record = GoldenRecord.begin(records.nextId(), typeId, Instant.EPOCH);
    record.merge(
        new Contribution(
            new Origin("s", "o", "k", 1, "f", 1, null, Instant.EPOCH, true),
            FieldValues.of(values),
            false),
        type,
        Instant.EPOCH);
    transactions.inNew(
        () -> {
          records.add(List.of(RecordKeys.change(type, FieldValues.none(), record)));
          return true;
        });
  }

  @Test
  void opportunities_of_the_period_are_won_or_lost() {
    add(
        "opportunity",
        Map.of(
            "status",
            "won",
            "closed",
            "2026-01-01",
            "opened",
            "2025-12-22",
            "amount",
            new BigDecimal("100.5"),
            "currency",
            "EUR"));
    add(
        "opportunity",
        Map.of(
            "status",
            "won",
            "closed",
            "2026-01-31",
            "opened",
            "2026-01-11",
            "amount",
            50L,
            "currency",
            "EUR"));
    add("opportunity", Map.of("status", "won", "closed", "2026-01-15", "currency", "USD"));
    add("opportunity", Map.of("status", "lost", "closed", "2026-01-15"));
    add("opportunity", Map.of("status", "open", "closed", "2026-01-15"));
    add("opportunity", Map.of("status", "won", "closed", "2026-02-01"));
    add("opportunity", Map.of("status", "won", "closed", "2025-12-31"));

    BusinessFigures figures = count.between(FROM, TO, GivenActor.ADA);

    assertThat(figures.sums().won()).isEqualTo(3);
    assertThat(figures.sums().closed()).isEqualTo(4);
    assertThat(figures.sums().wonAmounts())
        .containsExactly(
            Map.entry("EUR", new BigDecimal("150.5")), Map.entry("USD", BigDecimal.ZERO));
    assertThat(figures.sums().daysToClose()).isEqualTo(10 + 20);
    assertThat(figures.sums().timedCloses()).isEqualTo(2);
  }

  @Test
  void cases_count_when_they_were_closed_in_the_period_and_rated() {
    add("case", Map.of("closed", "2026-01-01T00:00:00Z", "satisfaction", 5L));
    add("case", Map.of("closed", "2026-01-31T23:59:59.999Z", "satisfaction", 2L));
    add("case", Map.of("closed", "2026-01-15T12:00:00Z"));
    add("case", Map.of("closed", "2026-02-01T00:00:00Z", "satisfaction", 1L));

    BusinessFigures figures = count.between(FROM, TO, GivenActor.ADA);

    assertThat(figures.sums().satisfaction()).isEqualTo(7);
    assertThat(figures.sums().ratedCases()).isEqualTo(2);
  }

  @Test
  void churn_is_what_was_lost_of_those_who_were_there_at_the_start() {
    for (int i = 0; i < 8; i++) {
      add("customer", Map.of("lifecycle", "customer"));
    }
    add("customer", Map.of("lifecycle", "former", "churned", "2026-01-10"));
    add("customer", Map.of("lifecycle", "former", "churned", "2026-03-10"));
    add("customer", Map.of("lifecycle", "former", "churned", "2025-03-10"));
    add("customer", Map.of("lifecycle", "lead"));

    BusinessFigures figures = count.between(FROM, TO, GivenActor.ADA);

    assertThat(figures.sums().churned()).isEqualTo(1);
    assertThat(figures.customers()).isEqualTo(10);
  }

  @Test
  void more_than_a_page_is_counted_whole() {
    for (int i = 0; i < 2_345; i++) {
      add("case", Map.of("closed", "2026-01-15T12:00:00Z", "satisfaction", 3L));
    }

    assertThat(count.between(FROM, TO, GivenActor.ADA).sums().ratedCases()).isEqualTo(2_345);
    assertThat(count.between(TO, TO, GivenActor.ADA).sums().ratedCases()).isZero();
  }
}
