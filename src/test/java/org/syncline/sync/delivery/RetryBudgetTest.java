package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final RetryBudget EMPTY = new RetryBudget(0, NOW);

  @Test
  void ten_first_tries_buy_one_retry() {
    assertThat(EMPTY.spent(9, 0, NOW).retries()).isZero();
    assertThat(EMPTY.spent(10, 0, NOW).retries()).isEqualTo(1);
    assertThat(EMPTY.spent(10, 0, NOW).spent(0, 1, NOW).retries()).isZero();
  }

  @Test
  void what_is_saved_up_is_ten_retries_at_most() {
    assertThat(EMPTY.spent(10_000, 0, NOW).retries()).isEqualTo(10);
    assertThat(EMPTY.at(NOW.plus(Duration.ofDays(300))).retries()).isEqualTo(10);
  }

  @Test
  void while_it_is_full_nothing_is_saved_up_for_later() {
    RetryBudget full = EMPTY.spent(1_000, 0, NOW);
    Instant later = NOW.plusSeconds(3_600);

    assertThat(full.spent(50, 0, later)).isEqualTo(full);
    assertThat(full.spent(0, 10, later).at(later.plusMillis(1_500)).retries()).isEqualTo(1);
  }

  @Test
  void one_a_second_goes_through_even_where_nothing_is_new() {
    assertThat(EMPTY.at(NOW.plusMillis(999)).retries()).isZero();
    assertThat(EMPTY.at(NOW.plusMillis(400)).at(NOW.plusMillis(1_000)).retries()).isEqualTo(1);
    assertThat(EMPTY.at(NOW.minusSeconds(5))).as("a clock that was set back").isEqualTo(EMPTY);
  }

  @Test
  void retries_stay_at_a_tenth_and_one_a_second() {
    long seed = new Random().nextLong();
    System.err.println("seed " + seed);
    Random random = new Random(seed);
    RetryBudget budget = EMPTY;
    Instant now = NOW;
    long first = 0;
    long retries = 0;
    for (int step = 0; step < 10_000; step++) {
      now = now.plusNanos(random.nextInt(40_000_000));
      budget = budget.at(now);
      int tries = random.nextInt(6);
      int again = Math.min(budget.retries(), random.nextInt(4));
      budget = budget.spent(tries, again, now);
      first += tries;
      retries += again;
      assertThat(retries)
          .as("seed %s", seed)
          .isLessThanOrEqualTo(first / 10 + 1 + Duration.between(NOW, now).toSeconds() + 1);
    }
    assertThat(retries).isGreaterThan(first / 11);
  }
}
