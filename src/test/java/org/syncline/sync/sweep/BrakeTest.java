package org.syncline.sync.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {

  @ParameterizedTest
  @CsvSource({
    "5, 100, 5, true",
    "11, 219, 5, false",
    "11, 220, 5, true",
    // Few.
    "10, 20, 5, true",
    "10, 19, 5, false",
    "11, 30, 5, false",
    "1, 1, 5, false",
    // Each one waits.
    "1, 1000000, 0, false",
    "0, 0, 0, true",
    "100, 100, 100, true"
  })
  void rows_go_up_to_the_ceiling_or_while_they_are_few(
      long going, long rows, int ceiling, boolean may) {
    assertThat(MirrorTarget.mayGo(going, rows, ceiling)).isEqualTo(may);
  }
}
