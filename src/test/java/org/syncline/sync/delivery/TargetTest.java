package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Holder ONE = new Holder("one", "boot-1");
  private static final Holder TWO = new Holder("two", "boot-2");
  private static final Target FRESH =
      new Target("crm", null, Breaker.CLOSED, null, 0, new RetryBudget(0, NOW), null);

  @Test
  void many_answers_of_too_much_at_once_are_one_reason_to_rest() {
    Target rests = FRESH.rested(NOW.plusSeconds(10), NOW);
    Target more = rests.rested(NOW.plusSeconds(5), NOW.plusSeconds(1));

    assertThat(more.rests()).isEqualTo(1);
    assertThat(more.restsUntil()).isEqualTo(NOW.plusSeconds(10));
    assertThat(more.rested(NOW.plusSeconds(20), NOW.plusSeconds(11)).rests()).isEqualTo(2);
    assertThat(more.holdsUp(NOW.plusSeconds(9))).isTrue();
    assertThat(more.holdsUp(NOW.plusSeconds(10))).isFalse();
  }

  @Test
  void a_server_that_works_on_it_says_so_now_and_then_and_when_it_is_through() {
    Target works = FRESH.drained(ONE, NOW, true);

    assertThat(works.drainedByOther(TWO, NOW.plusSeconds(4))).isTrue();
    assertThat(works.drainedByOther(ONE, NOW.plusSeconds(4))).isFalse();
    assertThat(works.drained(ONE, NOW.plusSeconds(1), true)).isSameAs(works);
    assertThat(works.drained(ONE, NOW.plusSeconds(2), true).drainer())
        .isEqualTo(new Target.Drainer(ONE, NOW.plusSeconds(7)));
    assertThat(works.drained(TWO, NOW, false)).as("not its own").isSameAs(works);
    assertThat(works.drained(ONE, NOW, false)).isEqualTo(FRESH);
  }

  @Test
  void who_says_nothing_any_more_is_followed_by_another() {
    Target works = FRESH.drained(ONE, NOW, true);

    assertThat(works.drainedByOther(TWO, NOW.plusSeconds(5))).isFalse();
    assertThat(works.drainedByOther(new Holder("one", "boot-9"), NOW))
        .as("it started again")
        .isFalse();
    assertThat(works.drained(TWO, NOW.plusSeconds(5), true).drainer().holder()).isEqualTo(TWO);
  }
}
