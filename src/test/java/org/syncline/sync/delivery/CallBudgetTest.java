package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.syncline.connector.spi.Limits;

class CallBudgetTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Limits TEN = limits("10", 8);

  private static Limits limits(String perSecond, int burst) {
    return new Limits(new BigDecimal(perSecond), burst, 8);
  }

  private static CallBudget full(Limits limits) {
    return CallBudget.untouched("crm/api", NOW).at(NOW, limits);
  }

  private static int allowed(CallBudget budget, Priority priority, Limits limits) {
    int requests = 0;
    CallBudget left = budget;
    while (left.allows(priority, limits)) {
      left = left.spent(1);
      requests++;
    }
    return requests;
  }

  @Test
  void a_burst_goes_without_a_pause_and_what_can_wait_leaves_something() {
    assertThat(allowed(full(TEN), Priority.PERSON, TEN)).isEqualTo(8);
    assertThat(allowed(full(TEN), Priority.EVENT, TEN)).isEqualTo(6);
    assertThat(allowed(full(TEN), Priority.BATCH, TEN)).isEqualTo(4);
  }

  @Test
  void a_burst_of_one_is_for_everybody() {
    Limits one = limits("1", 1);

    for (Priority priority : Priority.values()) {
      assertThat(allowed(full(one), priority, one)).isEqualTo(1);
    }
  }

  @Test
  void it_fills_by_the_rate_and_never_holds_more_than_a_burst() {
    CallBudget empty = full(TEN).spent(8);

    assertThat(empty.at(NOW.plusMillis(99), TEN).allows(Priority.PERSON, TEN)).isFalse();
    assertThat(empty.at(NOW.plusMillis(100), TEN).allows(Priority.PERSON, TEN)).isTrue();
    assertThat(allowed(empty.at(NOW.plus(Duration.ofDays(300)), TEN), Priority.PERSON, TEN))
        .isEqualTo(8);
    assertThat(empty.at(NOW.minusSeconds(9), TEN)).as("a clock that was set back").isEqualTo(empty);
  }

  @Test
  void it_says_when_the_next_may_go() {
    CallBudget empty = full(TEN).spent(8);

    assertThat(empty.next(Priority.PERSON, TEN)).isEqualTo(NOW.plusMillis(100));
    assertThat(empty.next(Priority.BATCH, TEN)).isEqualTo(NOW.plusMillis(500));
    Instant then = empty.next(Priority.BATCH, TEN);
    assertThat(empty.at(then, TEN).allows(Priority.BATCH, TEN)).isTrue();
  }

  @Test
  void a_smaller_burst_takes_effect_at_once() {
    Limits small = limits("10", 2);

    assertThat(allowed(full(TEN).at(NOW, small), Priority.PERSON, small)).isEqualTo(2);
  }

  @Test
  void what_is_not_limited_has_no_budget() {
    Limits none = new Limits(null, 8, 8);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> full(TEN).spent(8).at(NOW.plusSeconds(1), none));
  }

  @Test
  void in_the_long_run_the_rate_holds() {
    long seed = new Random().nextLong();
    System.err.println("seed " + seed);
    Random random = new Random(seed);
    Limits limits = limits("2.5", 5);
    CallBudget budget = full(limits).spent(5);
    Instant now = NOW;
    int sent = 0;
    while (now.isBefore(NOW.plusSeconds(1_000))) {
      now = now.plusNanos(random.nextInt(700_000_000));
      budget = budget.at(now, limits);
      while (budget.allows(Priority.PERSON, limits) && random.nextInt(10) > 0) {
        budget = budget.spent(1);
        sent++;
      }
    }

    assertThat(sent).as("seed %s", seed).isBetween(2_300, 2_505);
  }
}
