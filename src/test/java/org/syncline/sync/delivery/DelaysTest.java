package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.sync.delivery.Delays.Figures;

class DelaysTest {
  private static final Instant SENT = Instant.parse("2026-11-22T12:00:00Z");
  private static final long SEED = 20261127;

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Instant at(long millis) {
    return SENT.plusMillis(millis);
  }

  /**
   * Accepted after 3 ms, started at 7, committed at 18, claimed at 20, delivered at 50, kept at 54.
   */
  private static Passage usual() {
    return new Passage(new Cause(SENT, at(3), at(7)), at(18), at(20), at(50), at(54), millis(6), 1);
  }

  private static Figures figures(Stage stage, Passage... passages) {
    return Delays.of(List.of(passages)).stages().get(stage);
  }

  private static Figures one(long millis) {
    Duration time = millis(millis);
    return new Figures(1, 0, time, time, time, time, time);
  }

  private static Figures unknown(int how) {
    return new Figures(0, how, null, null, null, null, Duration.ZERO);
  }

  @Test
  void each_stage_begins_where_the_one_before_it_ends() {
    assertThat(figures(Stage.ACCEPTED, usual())).isEqualTo(one(3));
    assertThat(figures(Stage.STARTED, usual())).isEqualTo(one(4));
    assertThat(figures(Stage.COMMITTED, usual())).isEqualTo(one(11));
    assertThat(figures(Stage.CLAIMED, usual())).isEqualTo(one(2));
    assertThat(figures(Stage.DELIVERED, usual())).isEqualTo(one(30));
    assertThat(figures(Stage.KEPT, usual())).isEqualTo(one(4));
    assertThat(figures(Stage.CALLS, usual())).isEqualTo(one(6));
    assertThat(figures(Stage.WHOLE, usual())).isEqualTo(one(50));
    assertThat(figures(Stage.OWN, usual())).isEqualTo(one(44));
  }

  @Test
  void a_source_that_says_no_time_is_unknown_and_not_zero() {
    Passage silent =
        new Passage(new Cause(null, at(3), at(7)), at(18), at(20), at(50), at(54), millis(6), 1);

    assertThat(figures(Stage.ACCEPTED, silent)).isEqualTo(unknown(1));
    assertThat(figures(Stage.WHOLE, silent, usual()))
        .isEqualTo(new Figures(1, 1, millis(50), millis(50), millis(50), millis(50), millis(50)));
    assertThat(figures(Stage.OWN, silent)).isEqualTo(unknown(1));
    assertThat(figures(Stage.DELIVERED, silent)).isEqualTo(one(30));
  }

  @Test
  void what_nothing_caused_is_known_from_its_plan_on() {
    Passage swept = new Passage(Cause.NONE, at(18), at(20), at(50), at(54), millis(6), 1);

    for (Stage stage :
        List.of(Stage.ACCEPTED, Stage.STARTED, Stage.COMMITTED, Stage.WHOLE, Stage.OWN)) {
      assertThat(figures(stage, swept)).as("%s", stage).isEqualTo(unknown(1));
    }
    assertThat(figures(Stage.CLAIMED, swept)).isEqualTo(one(2));
  }

  @Test
  void clocks_that_disagree_are_unknown_and_not_less_than_zero() {
    Passage ahead =
        new Passage(new Cause(at(100), at(3), at(7)), at(18), at(20), at(50), at(54), millis(6), 1);
    Passage longer =
        new Passage(new Cause(SENT, at(3), at(7)), at(18), at(20), at(50), at(54), millis(51), 1);

    assertThat(figures(Stage.ACCEPTED, ahead)).isEqualTo(unknown(1));
    assertThat(figures(Stage.WHOLE, ahead)).isEqualTo(unknown(1));
    assertThat(figures(Stage.OWN, longer)).isEqualTo(unknown(1));
    assertThat(figures(Stage.WHOLE, longer)).isEqualTo(one(50));
  }

  @Test
  void what_a_turn_took_that_was_under_way_waited_for_none() {
    Passage atOnce =
        new Passage(new Cause(SENT, at(3), at(7)), at(18), at(16), at(50), at(54), millis(6), 1);

    assertThat(figures(Stage.CLAIMED, atOnce)).isEqualTo(one(0));
    assertThat(figures(Stage.DELIVERED, atOnce)).isEqualTo(one(32));
    assertThat(figures(Stage.OWN, atOnce)).isEqualTo(one(44));
  }

  @Test
  void what_was_held_up_is_in_the_whole_and_not_in_the_own_share() {
    Passage retried =
        new Passage(
            new Cause(SENT, at(3), at(7)), at(18), at(20), at(9_000), at(9004), millis(60), 3);
    Passage waited =
        new Passage(new Cause(SENT, at(3), at(7)), at(18), null, at(8_000), at(8004), millis(6), 1);

    Delays delays = Delays.of(List.of(retried, usual(), waited));

    assertThat(delays.deliveries()).isEqualTo(3);
    assertThat(delays.held()).isEqualTo(2);
    assertThat(delays.stages().get(Stage.OWN))
        .isEqualTo(new Figures(1, 2, millis(44), millis(44), millis(44), millis(44), millis(44)));
    assertThat(delays.stages().get(Stage.WHOLE).max()).isEqualTo(millis(9_000));
    assertThat(delays.stages().get(Stage.WHOLE).count()).isEqualTo(3);
    assertThat(delays.stages().get(Stage.CLAIMED).unknown()).isEqualTo(1);
    assertThat(delays.from()).isEqualTo(at(54));
    assertThat(delays.to()).isEqualTo(at(9_004));
  }

  @Test
  void percentiles_are_times_that_were_measured_by_nearest_rank() {
    List<@Nullable Duration> times = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      times.add(millis(i));
    }
    times.add(null);
    Collections.shuffle(times, new Random(SEED));

    assertThat(Figures.of(times))
        .isEqualTo(
            new Figures(
                200, 1, millis(100), millis(180), millis(198), millis(200), millis(20_100)));
    assertThat(Figures.of(times.stream().filter(time -> millis(1).equals(time)).toList()))
        .isEqualTo(one(1));
    assertThat(Figures.of(List.of(millis(1), millis(2), millis(3))))
        .isEqualTo(new Figures(3, 0, millis(2), millis(3), millis(3), millis(3), millis(6)));
  }

  @Test
  void without_any_delivery_there_is_nothing_to_tell() {
    Delays none = Delays.of(List.of());

    assertThat(none.deliveries()).isZero();
    assertThat(none.from()).isNull();
    assertThat(none.to()).isNull();
    assertThat(none.stages().keySet()).containsExactly(Stage.values());
    assertThat(none.stages().values()).containsOnly(unknown(0));
  }
}
