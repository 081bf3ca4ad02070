package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.security.AuditFilter;

class AuditSearchTest {

  private static AuditSearch search(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new AuditSearch(parameters::get, ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void nothing_asked_for_is_everything() {
    assertThat(search().filter()).isEqualTo(AuditFilter.ALL);
    assertThat(search().isOldestFirst()).isFalse();
  }

  @Test
  void each_filter_reaches_the_query_and_moments_are_the_readers() {
    assertThat(
            search(
                    "actor", " ada ",
                    "action", "record.change",
                    "subject", "record/4711",
                    "outcome", "refused",
                    "from", "2026-11-22T10:00",
                    "to", "2026-11-22T03:00:00Z")
                .filter())
        .isEqualTo(
            new AuditFilter(
                "ada",
                "record.change",
                "record/4711",
                true,
                Instant.parse("2026-11-22T02:00:00Z"),
                Instant.parse("2026-11-22T03:00:00Z")));
    assertThat(search("outcome", "done").filter().refused()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "outcome, perhaps, mistake.choice",
    "from, yesterday, mistake.moment",
    "cursor, x, mistake.number"
  })
  void what_is_not_understood_is_told_by_field_and_nothing_is_searched(
      String field, String value, String mistake) {
    AuditSearch search = search(field, value);

    assertThat(search.mistake(field)).isEqualTo(mistake);
    assertThatThrownBy(search::filter).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_period_that_ends_before_it_begins_is_a_mistake() {
    assertThat(search("from", "2026-11-22T10:00", "to", "2026-11-22T10:00").mistake("to"))
        .isEqualTo("mistake.period");
  }

  @Test
  void each_way_leads_to_the_same_entries_and_back() {
    AuditSearch search = search("subject", "record/", "order", "oldest");

    assertThat(search.next(9L)).isEqualTo("audit.xhtml?subject=record%2F&order=oldest&cursor=9");
    assertThat(search.getOtherOrder()).isEqualTo("audit.xhtml?subject=record%2F");
    assertThat(search.at("audit-export", "format", "csv"))
        .isEqualTo("audit-export?subject=record%2F&order=oldest&format=csv");
    assertThat(ReturnAddress.checked(search.getHere())).isEqualTo(search.getHere());
  }
}
