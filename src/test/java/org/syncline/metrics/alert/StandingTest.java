package org.syncline.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.metrics.PeriodLength;

class StandingTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final PeriodLength FIVE = new PeriodLength(5);

  private Standing standing = Standing.fresh(NOON.plusSeconds(62), FIVE);

  private void next(@Nullable Boolean beyond, int after) {
    Instant begin = standing.evaluatedTo();
    standing =
        standing.after(
            new JudgedPeriod(
                begin,
                begin.plus(Duration.ofMinutes(5)),
                beyond == null ? null : 7.0,
                beyond == null ? null : new Judgement(beyond, 5, null, null)),
            after);
  }

  @Test
  void a_rule_begins_quiet_with_the_period_that_is_under_way() {
    assertThat(standing).isEqualTo(new Standing(false, NOON.plusSeconds(62), NOON, null, 0));
  }

  @Test
  void one_period_is_enough_unless_more_are_asked_for() {
    next(true, 1);

    assertThat(standing)
        .isEqualTo(new Standing(true, NOON.plusSeconds(300), NOON.plusSeconds(300), 7.0, 0));
  }

  @Test
  void it_takes_so_many_in_a_row_to_raise_and_as_many_to_end() {
    next(true, 3);
    next(true, 3);
    assertThat(standing.raised()).isFalse();
    assertThat(standing.against()).isEqualTo(2);
    next(false, 3);
    assertThat(standing.against()).isZero();
    next(true, 3);
    next(true, 3);
    next(true, 3);
    assertThat(standing.raised()).isTrue();
    assertThat(standing.since()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));

    next(false, 3);
    next(true, 3);
    next(false, 3);
    next(false, 3);
    assertThat(standing.raised()).isTrue();
    next(false, 3);
    assertThat(standing.raised()).isFalse();
  }

  @Test
  void no_data_changes_nothing_and_breaks_no_row() {
    next(true, 2);
    next(null, 2);
    assertThat(standing.raised()).isFalse();
    assertThat(standing.value()).isNull();
    assertThat(standing.evaluatedTo()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    next(true, 2);
    assertThat(standing.raised()).isTrue();
    next(null, 2);
    next(null, 2);
    assertThat(standing.raised()).isTrue();
  }
}
