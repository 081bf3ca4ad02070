package org.syncline.sync.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant BEGAN = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void the_time_left_is_told_by_the_bytes_of_this_try() {
    // 600 of 1,000 bytes; this try did 400 of them in 20 s, with 10 records.
    Progress progress = new Progress(600, 10, 400, BEGAN, BEGAN.plusSeconds(20));

    assertThat(progress.share(1_000)).isEqualTo(0.6);
    assertThat(progress.recordsPerSecond()).isEqualTo(0.5);
    assertThat(progress.left(1_000)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void before_the_first_part_nothing_is_known() {
    assertThat(Progress.NONE.left(1_000)).isNull();
    assertThat(Progress.NONE.recordsPerSecond()).isZero();
    assertThat(new Progress(0, 0, 0, BEGAN, BEGAN).left(10)).isNull();
  }

  @Test
  void an_empty_file_is_done() {
    assertThat(Progress.NONE.share(0)).isEqualTo(1);
  }
}
