package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

  @ParameterizedTest
  @CsvSource({"0, 1, 2", "1, 1, 2", "5, 1, 5", "6, 2, 3", "97, 20, 5", "101, 50, 3", "230, 50, 5"})
  void numbers_are_counted_in_ones_twos_and_fives(double highest, double step, int steps) {
    assertThat(Scale.ofCounts(highest)).isEqualTo(new Scale(0, step, steps));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT0.001S, 2",
    "PT0.004S, PT0.001S, 4",
    "PT0.83S, PT0.2S, 5",
    "PT4.2S, PT1S, 5",
    "PT59S, PT20S, 3",
    "PT3M, PT1M, 3",
    "PT99M, PT20M, 5",
    "PT101M, PT1H, 2",
    "PT49H, PT10H, 5"
  })
  void times_are_counted_in_what_clocks_show(Duration highest, Duration step, int steps) {
    assertThat(Scale.ofTimes(highest.toNanos())).isEqualTo(new Scale(0, step.toNanos(), steps));
  }

  @Test
  void shares_begin_where_the_lowest_of_them_is() {
    assertThat(Scale.ofShares(0.2).bottom()).isZero();
    assertThat(Scale.ofShares(0.5).bottom()).isEqualTo(0.5);
    assertThat(Scale.ofShares(0.95).bottom()).isEqualTo(0.9);
    assertThat(Scale.ofShares(1).bottom()).isEqualTo(0.99);
    assertThat(Scale.ofShares(0.95).share(0.95)).isEqualTo(0.5, Offset.offset(1e-9));
    assertThat(Scale.ofShares(1).share(1)).isEqualTo(1, Offset.offset(1e-9));
  }

  @Test
  void its_lines_are_told_from_the_top() {
    assertThat(new Scale(0, 20, 3).values()).isEqualTo(List.of(60.0, 40.0, 20.0, 0.0));
  }

  @Test
  void what_is_beyond_it_lies_at_its_edge() {
    Scale scale = new Scale(0, 10, 2);

    assertThat(scale.share(30)).isEqualTo(1);
    assertThat(scale.share(-1)).isZero();
  }
}
