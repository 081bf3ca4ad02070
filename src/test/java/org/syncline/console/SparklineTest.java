package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.console.Sparkline.Point;

class SparklineTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = FROM.plusSeconds(100);

  private static Point point(int second, double value) {
    return new Point(FROM.plusSeconds(second), value);
  }

  @Test
  void a_trend_goes_from_the_left_to_the_right_and_up_to_its_highest_value() {
    Sparkline drawn = Sparkline.of(List.of(point(0, 0), point(50, 10), point(100, 5)), FROM, TO, 0);

    assertThat(drawn.line()).isEqualTo("M0.0 28.0L50.0 2.0L100.0 15.0");
    assertThat(drawn.ground()).isEqualTo(drawn.line() + "L100.0 30L0.0 30Z");
  }

  @Test
  void one_value_is_seen_and_none_is_nothing() {
    assertThat(Sparkline.of(List.of(point(50, 3)), FROM, TO, 0).line()).isEqualTo("M50.0 2.0H52.0");
    assertThat(Sparkline.of(List.of(), FROM, TO, 0)).isEqualTo(new Sparkline("", ""));
  }

  @Test
  void values_that_are_all_the_lowest_lie_on_the_ground() {
    assertThat(Sparkline.of(List.of(point(0, 0), point(100, 0)), FROM, TO, 0).line())
        .isEqualTo("M0.0 28.0L100.0 28.0");
  }
}
