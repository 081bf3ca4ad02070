package org.syncline.mapping.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

  /**
   * The score method without continuity correction in table I of R. G. Newcombe, "Two-sided
   * confidence intervals for the single proportion", Statistics in Medicine 17 (1998), 857-872.
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void it_is_the_one_of_the_literature(int right, int compared, double low, double high) {
    WilsonInterval interval = WilsonInterval.of(right, compared);

    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  @Test
  void it_is_the_same_from_the_other_side() {
    WilsonInterval wrong = WilsonInterval.of(3, 40);
    WilsonInterval right = WilsonInterval.of(37, 40);

    assertThat(right.low()).isCloseTo(1 - wrong.high(), within(1e-12));
    assertThat(right.high()).isCloseTo(1 - wrong.low(), within(1e-12));
  }

  @Test
  void all_right_reaches_one_and_says_how_little_few_prove() {
    assertThat(WilsonInterval.of(1, 1).high()).isEqualTo(1);
    assertThat(WilsonInterval.of(1, 1).low()).isLessThan(0.3);
    assertThat(WilsonInterval.of(1_000, 1_000).low()).isGreaterThan(0.99);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 3", "4, 3"})
  void what_is_no_share_has_none(int right, int compared) {
    assertThatThrownBy(() -> WilsonInterval.of(right, compared))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_compared_is_no_figure() {
    assertThat(Share.NONE.value()).isNull();
    assertThat(Share.NONE.interval()).isNull();
  }
}
