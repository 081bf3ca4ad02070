package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.sync.HubPlan;
import org.syncline.sync.delivery.DeliveryQuery;
import org.syncline.sync.delivery.DeliveryQuery.Order;
import org.syncline.sync.delivery.Status;

class DeliverySearchTest {
  private static final HubPlan NO_FLOWS = new HubPlan(1, Map.of(), Map.of(), Map.of(), List.of());

  private static DeliverySearch search(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new DeliverySearch(parameters::get, ZoneOffset.UTC);
  }

  @Test
  void nothing_asked_for_is_everything_the_newest_first() {
    assertThat(search().query(NO_FLOWS, 50))
        .isEqualTo(new DeliveryQuery(null, null, null, null, 50, Order.NEWEST_FIRST));
    assertThat(search().isFiltered()).isFalse();
  }

  @Test
  void each_filter_reaches_the_query() {
    DeliveryQuery query =
        search(
                "flow",
                " to-crm ",
                "status",
                "parked",
                "record",
                "7",
                "cursor",
                "99",
                "order",
                "oldest")
            .query(NO_FLOWS, 5);

    assertThat(query)
        .isEqualTo(
            new DeliveryQuery(
                java.util.Set.of("to-crm"), Status.PARKED, 7L, 99L, 5, Order.OLDEST_FIRST));
  }

  @Test
  void a_system_that_nothing_goes_out_to_has_no_deliveries_and_not_all_of_them() {
    assertThat(search("system", "crm").query(NO_FLOWS, 5).flows()).isEmpty();
    assertThat(search("system", "crm", "flow", "to-crm").query(NO_FLOWS, 5).flows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "status, created, mistake.status",
    "record, seven, mistake.number",
    "cursor, -1, mistake.number"
  })
  void what_is_not_understood_is_told_by_field_and_nothing_is_searched(
      String field, String value, String mistake) {
    DeliverySearch search = search(field, value);

    assertThat(search.mistake(field)).isEqualTo(mistake);
    assertThat(search.isUsable()).isFalse();
    assertThat(search.isDecidable()).isFalse();
    assertThatThrownBy(() -> search.query(NO_FLOWS, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void only_what_is_open_is_decided_about_together() {
    assertThat(search("status", "parked").isDecidable()).isTrue();
    assertThat(search("status", "retrying", "flow", "f").isDecidable()).isTrue();
    assertThat(search("status", "delivered").isDecidable()).isFalse();
    assertThat(search("flow", "f").isDecidable()).isFalse();
  }

  @Test
  void each_way_leads_to_the_same_deliveries() {
    DeliverySearch search =
        search("flow", "a&b", "status", "parked", "order", "oldest", "cursor", "5");

    assertThat(search.next(9L))
        .isEqualTo("deliveries.xhtml?flow=a%26b&status=parked&order=oldest&cursor=9");
    assertThat(search.next((Long) null)).isEmpty();
    assertThat(search.getFirst())
        .isEqualTo("deliveries.xhtml?flow=a%26b&status=parked&order=oldest");
    assertThat(search.getOtherOrder()).isEqualTo("deliveries.xhtml?flow=a%26b&status=parked");
    assertThat(search("flow", "f").getOtherOrder())
        .isEqualTo("deliveries.xhtml?flow=f&order=oldest");
    assertThat(search("flow", "f").getFirst()).isEmpty();
    assertThat(search.at("deliveries-export", "format", "csv"))
        .isEqualTo("deliveries-export?flow=a%26b&status=parked&order=oldest&format=csv");
    assertThat(search().at("deliveries-export", "format", "csv"))
        .isEqualTo("deliveries-export?format=csv");
    assertThat(search.getFilters()).containsExactly("flow", "status");
    assertThat(ReturnAddress.checked(search.getHere())).isEqualTo(search.getHere());
  }

  @Test
  void a_period_that_ends_before_it_begins_is_told() {
    DeliverySearch search =
        search("settledFrom", "2026-03-02T10:00:00Z", "settledTo", "2026-03-02T09:00:00Z");

    assertThat(search.isUsable()).isFalse();
    assertThat(search.mistake("settledTo")).isEqualTo("mistake.period");
  }
}
