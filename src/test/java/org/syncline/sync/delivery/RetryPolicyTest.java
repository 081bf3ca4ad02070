package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final long SEED = 20261126;

  private final RetryPolicy policy = new RetryPolicy(new Random(SEED));

  private LongSummaryStatistics pauses(int failures) {
    return LongStream.range(0, 10_000)
        .map(i -> policy.pause(failures).toMillis())
        .summaryStatistics();
  }

  @Test
  void pauses_are_random_parts_of_a_second_that_doubles() {
    for (int failures = 1; failures <= 10; failures++) {
      long most = 1_000L << (failures - 1);
      LongSummaryStatistics pauses = pauses(failures);

      assertThat(pauses.getMax()).isBetween(most * 99 / 100, most);
      assertThat(pauses.getMin()).isBetween(0L, most / 100);
      assertThat(pauses.getAverage()).isBetween(most * 0.48, most * 0.52);
    }
  }

  @Test
  void no_pause_is_longer_than_a_quarter_of_an_hour() {
    for (int failures : new int[] {11, 20, 64, 1_000}) {
      assertThat(pauses(failures).getMax()).isBetween(890_000L, Duration.ofMinutes(15).toMillis());
    }
  }

  @Test
  void twenty_tries_or_a_day_are_enough() {
    assertThat(policy.exhausted(19, NOW, NOW.plus(Duration.ofHours(24)).minusMillis(1))).isFalse();
    assertThat(policy.exhausted(20, NOW, NOW)).isTrue();
    assertThat(policy.exhausted(1, NOW, NOW.plus(Duration.ofHours(24)))).isTrue();
  }

  @Test
  void what_is_waited_for_long_is_looked_at_seldom() {
    assertThat(policy.look(NOW, NOW)).isEqualTo(Duration.ofSeconds(5));
    assertThat(policy.look(NOW, NOW.plusSeconds(60))).isEqualTo(Duration.ofSeconds(30));
    assertThat(policy.look(NOW, NOW.plus(Duration.ofHours(9)))).isEqualTo(Duration.ofMinutes(15));
  }
}
