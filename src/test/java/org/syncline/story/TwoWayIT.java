package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.syncline.twoway.TwoWay;

/**
 * A legacy system, a partner by REST and a database change nine types of records at once. With more
 * records and other seeds: {@code mvn verify -Psoak -Dsoak=two-way}.
 */
class TwoWayIT {
  private static final long SEED = 11;
  private static final int RECORDS = 450;
  private static final double CONTENDED = 0.1;

  @Test
  void all_sides_end_as_the_policies_say_with_hardly_a_call_too_many() throws Exception {
    try (TwoWay walk = TwoWay.start("two-way", SEED, RECORDS, CONTENDED, Duration.ofSeconds(90))) {

      TwoWay.Found found = walk.walk();

      assertThat(found.violations().sentences()).as("seed " + SEED).isEmpty();
    }
  }
}
