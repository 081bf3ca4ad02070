package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusTest {
  private static final Map<Status, Set<Status>> STEPS =
      Map.of(
          Status.PENDING,
          EnumSet.of(Status.SENDING, Status.SUPERSEDED, Status.DISMISSED),
          Status.SENDING,
          EnumSet.of(
              Status.PENDING,
              Status.DELIVERED,
              Status.UNCHANGED,
              Status.RETRYING,
              Status.PARKED,
              Status.SKIPPED,
              Status.UNCERTAIN),
          Status.RETRYING,
          EnumSet.of(Status.SENDING, Status.SUPERSEDED, Status.DISMISSED),
          Status.UNCERTAIN,
          EnumSet.of(
              Status.PENDING,
              Status.DELIVERED,
              Status.RETRYING,
              Status.PARKED,
              Status.SKIPPED,
              Status.DISMISSED),
          Status.PARKED,
          EnumSet.of(Status.PENDING, Status.SUPERSEDED, Status.DISMISSED));

  @Test
  void a_duty_takes_the_steps_of_its_life_and_no_others() {
    for (Status from : Status.values()) {
      for (Status to : Status.values()) {
        if (STEPS.getOrDefault(from, Set.of()).contains(to)) {
          assertThat(from.to(to)).isEqualTo(to);
        } else {
          assertThatThrownBy(() -> from.to(to))
              .as(from + " to " + to)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining(from.word());
        }
      }
    }
  }

  @Test
  void what_is_over_stays() {
    assertThat(Arrays.stream(Status.values()).filter(status -> !status.open()))
        .containsExactly(
            Status.DELIVERED,
            Status.UNCHANGED,
            Status.SUPERSEDED,
            Status.SKIPPED,
            Status.DISMISSED);
  }

  @Test
  void words_come_back() {
    assertThat(Status.values()).allSatisfy(s -> assertThat(Status.ofWord(s.word())).isEqualTo(s));
  }
}
