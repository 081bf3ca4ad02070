package org.syncline.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PeriodLengthTest {

  @Test
  void periods_follow_each_other_from_1970_on() {
    Instant at = Instant.parse("2026-11-27T12:34:56.789Z");

    assertThat(new PeriodLength(1).begin(at)).isEqualTo("2026-11-27T12:34:00Z");
    assertThat(new PeriodLength(5).begin(at)).isEqualTo("2026-11-27T12:30:00Z");
    assertThat(new PeriodLength(120).begin(at)).isEqualTo("2026-11-27T12:00:00Z");
    assertThat(new PeriodLength(1440).begin(at)).isEqualTo("2026-11-27T00:00:00Z");
    assertThat(new PeriodLength(7).begin(new PeriodLength(7).begin(at)))
        .isEqualTo(new PeriodLength(7).begin(at));
  }

  @Test
  void they_are_sums_of_the_longest_snapshots_that_fit() {
    assertThat(new PeriodLength(1).span()).isEqualTo(Span.MINUTE);
    assertThat(new PeriodLength(90).span()).isEqualTo(Span.MINUTE);
    assertThat(new PeriodLength(120).span()).isEqualTo(Span.HOUR);
    assertThat(new PeriodLength(1440).span()).isEqualTo(Span.DAY);
  }

  @Test
  void none_is_shorter_than_a_minute_or_longer_than_a_day() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PeriodLength(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new PeriodLength(1441));
  }
}
