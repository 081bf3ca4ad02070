package org.syncline.sync.delivery.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.platform.rest.ProblemException;
import org.syncline.sync.delivery.DeliveryQuery;
import org.syncline.sync.delivery.Status;

class DeliverySelectionTest {

  @Test
  void what_is_open_can_be_decided_about_together() {
    assertThat(DeliverySelection.query(new DeliverySelection("to-crm", "Parked", 7L)))
        .isEqualTo(new DeliveryQuery("to-crm", Status.PARKED, 7L, null, 1));
    assertThat(DeliverySelection.query(new DeliverySelection(null, "retrying", null)))
        .isEqualTo(new DeliveryQuery(null, Status.RETRYING, null, null, 1));
  }

  @ParameterizedTest
  @CsvSource({"delivered", "dismissed", "lost", ","})
  void what_is_over_unknown_or_missing_is_refused(String status) {
    assertThatThrownBy(() -> DeliverySelection.query(new DeliverySelection("f", status, null)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void no_selection_at_all_is_refused() {
    assertThatThrownBy(() -> DeliverySelection.query(null)).isInstanceOf(ProblemException.class);
  }
}
