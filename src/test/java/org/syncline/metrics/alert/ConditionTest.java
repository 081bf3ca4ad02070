package org.syncline.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.syncline.metrics.alert.Condition.Deviation;
import org.syncline.metrics.alert.Condition.Side;
import org.syncline.metrics.alert.Condition.Threshold;

class ConditionTest {
  /** Mean 5, sample standard deviation sqrt(32 / 7) = 2.138. */
  private static final List<Double> BEFORE = List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0);

  private static Judgement judged(Condition condition, double value, List<Double> before) {
    return Objects.requireNonNull(condition.judge(value, before));
  }

  private static boolean beyond(Condition condition, double value) {
    return judged(condition, value, BEFORE).beyond();
  }

  @Test
  void a_limit_itself_is_not_beyond_it() {
    assertThat(beyond(new Threshold(true, 10), 10)).isFalse();
    assertThat(beyond(new Threshold(true, 10), 10.001)).isTrue();
    assertThat(beyond(new Threshold(false, 10), 10)).isFalse();
    assertThat(beyond(new Threshold(false, 10), 9.999)).isTrue();
  }

  @Test
  void a_deviation_is_counted_in_standard_deviations_of_the_sample() {
    Judgement judgement = judged(new Deviation(3, 8, 2, 0, Side.EITHER), 12, BEFORE);

    assertThat(Objects.requireNonNull(judgement.mean())).isEqualTo(5.0);
    assertThat(Objects.requireNonNull(judgement.deviation())).isCloseTo(2.13809, within(1e-5));
    assertThat(judgement.limit()).isCloseTo(11.41427, within(1e-5));
    assertThat(judgement.beyond()).isTrue();
    assertThat(beyond(new Deviation(3, 8, 2, 0, Side.EITHER), 11.4)).isFalse();
  }

  @Test
  void only_the_wanted_side_counts() {
    assertThat(beyond(new Deviation(3, 8, 2, 0, Side.EITHER), -2)).isTrue();
    assertThat(beyond(new Deviation(3, 8, 2, 0, Side.BELOW), -2)).isTrue();
    assertThat(beyond(new Deviation(3, 8, 2, 0, Side.ABOVE), -2)).isFalse();
    assertThat(beyond(new Deviation(3, 8, 2, 0, Side.BELOW), 12)).isFalse();
    assertThat(judged(new Deviation(1, 8, 2, 0, Side.BELOW), 12, BEFORE).limit())
        .isCloseTo(2.86191, within(1e-5));
  }

  @Test
  void what_is_away_by_less_than_the_least_distance_is_not_beyond() {
    assertThat(beyond(new Deviation(3, 8, 2, 8, Side.EITHER), 12)).isFalse();
    assertThat(beyond(new Deviation(3, 8, 2, 8, Side.EITHER), 13.1)).isTrue();
  }

  @Test
  void values_that_are_all_the_same_are_not_away_from_their_own_mean() {
    List<Double> tenths = Collections.nCopies(7, 0.1);
    Deviation condition = new Deviation(3, 7, 2, 0, Side.EITHER);

    assertThat(judged(condition, 0.1, tenths).beyond()).isFalse();
    assertThat(judged(condition, 0.1001, tenths).beyond()).isTrue();
  }

  @Test
  void too_few_periods_with_data_say_nothing() {
    assertThat(new Deviation(3, 20, 9, 0, Side.EITHER).judge(100, BEFORE)).isNull();
    assertThat(new Deviation(3, 20, 8, 0, Side.EITHER).judge(100, BEFORE)).isNotNull();
  }
}
