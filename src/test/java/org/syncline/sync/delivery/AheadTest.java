package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AheadTest {

  private static Ahead of(long turnMillis, long callMillis) {
    Ahead ahead = new Ahead();
    for (int i = 0; i < 100; i++) {
      ahead.turnTook(Duration.ofMillis(turnMillis));
      ahead.callTook(Duration.ofMillis(callMillis));
    }
    return ahead;
  }

  @Test
  void three_times_what_is_called_in_a_turn_is_claimed_ahead() {
    assertThat(of(20, 5).records(8, 1)).isEqualTo(96);
    assertThat(of(20, 2_000).records(8, 1)).isEqualTo(1);
  }

  @Test
  void no_more_than_a_few_are_left_behind_by_a_server_that_dies() {
    assertThat(of(500, 1).records(8, 1)).isEqualTo(Ahead.MOST);
    assertThat(of(500, 1).records(8, 100)).isEqualTo(800);
  }

  @Test
  void before_anything_was_measured_nothing_is_claimed_ahead() {
    Ahead ahead = new Ahead();
    assertThat(ahead.records(8, 1)).isZero();
    ahead.turnTook(Duration.ofMillis(20));
    assertThat(ahead.records(8, 1)).isZero();
  }

  @Test
  void half_of_that_is_plenty_before_the_next_turn() {
    assertThat(of(20, 5).plenty(8)).isEqualTo(48);
    assertThat(of(20, 2_000).plenty(8)).isEqualTo(1);
    assertThat(new Ahead().plenty(8)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void of_calls_far_quicker_than_turns_there_is_never_plenty() {
    assertThat(of(20, 1).plenty(8)).isGreaterThan(Ahead.MOST);
  }
}
