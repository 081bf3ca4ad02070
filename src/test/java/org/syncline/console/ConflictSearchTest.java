package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.record.Conflict;
import org.syncline.record.ConflictQuery;
import org.syncline.record.ConflictQuery.Order;

class ConflictSearchTest {
  private static ConflictSearch search(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new ConflictSearch(parameters::get, ZoneOffset.UTC);
  }

  @Test
  void nothing_asked_for_is_what_is_open() {
    assertThat(search().query(50).status()).isEqualTo(Conflict.Status.OPEN);
    assertThat(search().isFiltered()).isFalse();
    assertThat(search("status", "any").query(50).status()).isNull();
  }

  @Test
  void each_filter_reaches_the_query() {
    ConflictQuery query =
        search(
                "recordType",
                "customer",
                "field",
                "city",
                "system",
                "erp",
                "status",
                "decided",
                "record",
                "7",
                "cursor",
                "99",
                "order",
                "oldest")
            .query(5);

    assertThat(query)
        .isEqualTo(
            new ConflictQuery(
                "customer",
                "city",
                "erp",
                Conflict.Status.DECIDED,
                7L,
                99L,
                5,
                Order.OLDEST_FIRST));
  }

  @ParameterizedTest
  @CsvSource({
    "status, parked, mistake.status",
    "record, seven, mistake.number",
    "cursor, x, mistake.number"
  })
  void what_is_not_understood_is_told_by_field(String field, String value, String mistake) {
    assertThat(search(field, value).mistake(field)).isEqualTo(mistake);
    assertThat(search(field, value).isUsable()).isFalse();
  }
}
