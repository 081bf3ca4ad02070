package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private static Breaker failed(int times, Breaker breaker) {
    Breaker at = breaker;
    for (int i = 0; i < times; i++) {
      at = at.failed(NOW);
    }
    return at;
  }

  private static Breaker open() {
    return failed(10, Breaker.CLOSED);
  }

  @Test
  void ten_failures_in_a_row_open_it_for_thirty_seconds() {
    assertThat(failed(9, Breaker.CLOSED).state()).isEqualTo(Breaker.State.CLOSED);

    Breaker open = open();

    assertThat(open.state()).isEqualTo(Breaker.State.OPEN);
    assertThat(open.until()).isEqualTo(NOW.plusSeconds(30));
    assertThat(open.allows(NOW.plusSeconds(29), 0, 8)).isZero();
    assertThat(open.allows(NOW.plusSeconds(30), 0, 8)).isEqualTo(1);
  }

  @Test
  void a_success_begins_the_row_anew() {
    assertThat(failed(9, failed(9, Breaker.CLOSED).succeeded().succeeded()).succeeded().state())
        .as("but 18 of the last 20 failed")
        .isEqualTo(Breaker.State.OPEN);
    Breaker at = Breaker.CLOSED;
    for (int i = 0; i < 3; i++) {
      at = failed(4, at);
      for (int j = 0; j < 6; j++) {
        at = at.succeeded();
      }
    }
    assertThat(at.state()).isEqualTo(Breaker.State.CLOSED);
  }

  @Test
  void it_opens_exactly_when_ten_of_the_last_twenty_or_ten_in_a_row_failed() {
    long seed = new Random().nextLong();
    System.err.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      Breaker breaker = Breaker.CLOSED;
      List<Boolean> calls = new ArrayList<>();
      double share = 0.2 + 0.5 * random.nextDouble();
      while (calls.size() < 300 && breaker.state() == Breaker.State.CLOSED) {
        boolean failed = random.nextDouble() < share;
        calls.add(failed);
        breaker = failed ? breaker.failed(NOW) : breaker.succeeded();
        assertThat(breaker.state() == Breaker.State.OPEN)
            .as("seed %s, calls %s", seed, calls)
            .isEqualTo(failed && tooMuch(calls));
      }
    }
  }

  private static boolean tooMuch(List<Boolean> calls) {
    int from = Math.max(0, calls.size() - 20);
    List<Boolean> last = calls.subList(from, calls.size());
    boolean half = last.size() == 20 && last.stream().filter(failed -> failed).count() >= 10;
    boolean row = last.size() >= 10 && !last.subList(last.size() - 10, last.size()).contains(false);
    return half || row;
  }

  @Test
  void one_probe_decides() {
    Breaker probing = open().called();

    assertThat(probing.state()).isEqualTo(Breaker.State.HALF_OPEN);
    assertThat(probing.allows(NOW.plusSeconds(31), 1, 8)).isZero();
    assertThat(probing.succeeded()).isEqualTo(Breaker.CLOSED);
    assertThat(probing.failed(NOW).until()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void a_probe_that_told_nothing_is_followed_by_another() {
    assertThat(open().called().allows(NOW.plusSeconds(31), 0, 8)).isEqualTo(1);
  }

  @Test
  void it_opens_twice_as_long_each_time_up_to_ten_minutes() {
    List<Long> seconds = new ArrayList<>();
    Breaker at = open();
    for (int i = 0; i < 40; i++) {
      seconds.add(Duration.between(NOW, at.until()).toSeconds());
      at = at.called().failed(NOW);
    }

    assertThat(seconds.subList(0, 7)).containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
    assertThat(seconds.get(39)).isEqualTo(600);
    assertThat(at.called().succeeded()).isEqualTo(Breaker.CLOSED);
  }

  @Test
  void stragglers_do_not_decide() {
    assertThat(open().succeeded()).isEqualTo(open());
    assertThat(open().failed(NOW.plusSeconds(5))).isEqualTo(open());
    assertThat(open().allows(NOW.plusSeconds(31), 3, 8)).as("they are waited for").isZero();
  }
}
