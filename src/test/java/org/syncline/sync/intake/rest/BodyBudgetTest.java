package org.syncline.sync.intake.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
  private static final int MEGABYTE = 1024 * 1024;

  private final BodyBudget budget = new BodyBudget(3L * MEGABYTE, Duration.ofMillis(1));

  @Test
  void bodies_that_fit_together_are_taken_together() throws Exception {
    try (BodyBudget.Share one = budget.reserve(MEGABYTE);
        BodyBudget.Share two = budget.reserve(MEGABYTE)) {
      assertThat(one).isNotSameAs(two);
    }
  }

  @Test
  void one_too_many_is_refused_until_another_is_done() throws Exception {
    try (BodyBudget.Share first = budget.reserve(2 * MEGABYTE)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> budget.reserve(2 * MEGABYTE))
          .isInstanceOf(BodyBudget.Exhausted.class);
    }
    assertThatCode(() -> budget.reserve(2 * MEGABYTE).close()).doesNotThrowAnyException();
  }

  @Test
  void small_bodies_pass_when_nothing_is_left() throws Exception {
    try (BodyBudget.Share all = budget.reserve(100 * MEGABYTE)) {
      assertThat(all).isNotNull();
      assertThatCode(() -> budget.reserve(60_000).close()).doesNotThrowAnyException();
    }
  }

  @Test
  void a_body_over_the_whole_budget_gets_all_of_it_rather_than_nothing() {
    assertThatCode(() -> budget.reserve(100L * MEGABYTE).close()).doesNotThrowAnyException();
  }
}
