package org.syncline.sync.delivery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.sync.delivery.DeliveryQuery;
import org.syncline.sync.delivery.Status;

class DeliveryFilterTest {

  private static DeliveryQuery of(Map<String, String> given) {
    return DeliveryFilter.of(
        QueryParameters.of(
            given.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))),
            DeliveryFilter.PARAMETERS));
  }

  @Test
  void without_a_parameter_any_delivery_is_meant() {
    assertThat(of(Map.of())).isEqualTo(new DeliveryQuery(null, null, null, null, 50));
  }

  @Test
  void each_parameter_narrows_it() {
    assertThat(
            of(
                Map.of(
                    "flow", "to-crm",
                    "status", "Parked",
                    "record", "7",
                    "before", "99",
                    "limit", "200")))
        .isEqualTo(new DeliveryQuery("to-crm", Status.PARKED, 7L, 99L, 200));
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void every_status_can_be_asked_for(Status status) {
    assertThat(of(Map.of("status", status.word())).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"status, lost", "record, seven", "before, x", "limit, 0", "limit, 201", "cursor, 9"})
  void what_is_no_such_thing_is_refused(String name, String value) {
    assertThatThrownBy(() -> of(Map.of(name, value))).isInstanceOf(ProblemException.class);
  }
}
