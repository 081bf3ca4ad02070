package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.Status;

class MessageSearchTest {
  private static MessageSearch search(String... namesAndValues) {
    Map<String, String> parameters = new java.util.HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new MessageSearch(parameters::get, ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void nothing_asked_for_is_everything_the_newest_first() {
    assertThat(search().query(50)).isEqualTo(LedgerQuery.all(50));
    assertThat(search().isFiltered()).isFalse();
  }

  @Test
  void each_filter_reaches_the_query() {
    LedgerQuery query =
        search(
                "key",
                " k1 ",
                "system",
                "erp",
                "object",
                "customer",
                "flow",
                "f",
                "status",
                "parked",
                "reason",
                "NOT_A_DATE",
                "messageId",
                "m",
                "record",
                "7",
                "from",
                "2026-03-01T08:00",
                "to",
                "2026-03-01T01:00:00Z",
                "settledFrom",
                "2026-03-02T08:00",
                "settledTo",
                "2026-03-02T01:00:00Z",
                "cursor",
                "99",
                "order",
                "oldest")
            .query(5);

    assertThat(query)
        .isEqualTo(
            new LedgerQuery(
                "erp",
                "customer",
                "f",
                "k1",
                "m",
                Status.PARKED,
                "NOT_A_DATE",
                7L,
                new LedgerQuery.Within(
                    Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-01T01:00:00Z")),
                new LedgerQuery.Within(
                    Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-02T01:00:00Z")),
                99L,
                5,
                LedgerQuery.Order.OLDEST_FIRST));
  }

  @ParameterizedTest
  @CsvSource({
    "status, lost, mistake.status",
    "record, seven, mistake.number",
    "record, 1234567890123456789, mistake.number",
    "from, yesterday, mistake.moment",
    "to, -999999999-01-01T00:00, mistake.moment",
    "cursor, -1, mistake.number"
  })
  void what_is_not_understood_is_told_by_field_and_nothing_is_searched(
      String field, String value, String mistake) {
    MessageSearch search = search(field, value);

    assertThat(search.mistake(field)).isEqualTo(mistake);
    assertThat(search.asked(field)).isEqualTo(value);
    assertThat(search.isUsable()).isFalse();
    assertThatThrownBy(() -> search.query(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_period_ends_after_it_begins_and_a_filter_is_not_endless() {
    assertThat(search("from", "2026-03-01T08:00", "to", "2026-03-01T08:00").mistake("to"))
        .isEqualTo("mistake.period");
    assertThat(search("key", "k".repeat(401)).mistake("key")).isEqualTo("mistake.long");
    assertThat(search("key", "k".repeat(400)).isUsable()).isTrue();
  }

  @Test
  void the_address_of_a_state_leads_to_the_same_state() {
    MessageSearch search =
        search("key", "a&b=*", "status", "parked", "order", "oldest", "cursor", "5");

    assertThat(search.address()).isEqualTo("key=a%26b%3D*&status=parked&order=oldest");
    assertThat(search.address("")).isEqualTo("key=a%26b%3D*&status=parked");
    assertThat(ReturnAddress.checked("messages.xhtml?" + search.address()))
        .isEqualTo("messages.xhtml?" + search.address());
  }

  @Test
  void only_stopped_messages_are_decided_about_together() {
    assertThat(search("status", "parked").isDecidable()).isTrue();
    assertThat(search("status", "waiting", "system", "erp").isDecidable()).isTrue();
    assertThat(search("status", "created").isDecidable()).isFalse();
    assertThat(search("system", "erp").isDecidable()).isFalse();
    assertThat(search("status", "parked", "record", "x").isDecidable()).isFalse();
  }

  @Test
  void a_filter_out_of_sight_is_seen_to_be_set() {
    assertThat(search("key", "k").filtersBeyond(List.of("key"))).isFalse();
    assertThat(search("key", "k", "from", "2026-03-01T08:00").filtersBeyond(List.of("key")))
        .isTrue();
  }
}
