package org.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.sync.delivery.Cause;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.Duty;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.delivery.Status;

class DeliveryPageTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static Delivery delivery(
      Cause cause, Status status, @Nullable Instant settled, @Nullable Instant answered) {
    return new Delivery(
        1,
        new Duty("to-crm", 7, 1, 4L, Priority.EVENT),
        status,
        null,
        1,
        answered == null ? null : NOON.plusSeconds(1),
        null,
        1,
        NOON,
        cause,
        settled,
        null,
        null,
        null,
        null,
        null,
        Duration.ZERO,
        answered);
  }

  @Test
  void its_way_goes_from_the_source_to_the_answer_of_the_target() {
    Cause cause = new Cause(NOON.minusSeconds(3), NOON.minusSeconds(2), NOON.minusSeconds(1));

    assertThat(
            DeliveryPage.stops(
                delivery(cause, Status.DELIVERED, NOON.plusSeconds(4), NOON.plusSeconds(3))))
        .extracting(MessagePage.Stop::name, MessagePage.Stop::after, MessagePage.Stop::word)
        .containsExactly(
            tuple("sent", null, ""),
            tuple("accepted", Duration.ofSeconds(1), ""),
            tuple("planned", Duration.ofSeconds(2), ""),
            tuple("firstTry", Duration.ofSeconds(1), ""),
            tuple("answered", Duration.ofSeconds(2), ""),
            tuple("settled", Duration.ofSeconds(1), "delivered"));
  }

  @Test
  void what_nobody_knows_is_left_out() {
    assertThat(DeliveryPage.stops(delivery(Cause.NONE, Status.PENDING, null, null)))
        .extracting(MessagePage.Stop::name)
        .containsExactly("planned");
  }

  @Test
  void clocks_that_disagree_tell_no_time_between() {
    Cause ahead = new Cause(NOON.plusSeconds(60), NOON.plusSeconds(1), null);

    assertThat(DeliveryPage.stops(delivery(ahead, Status.PENDING, null, null)))
        .extracting(MessagePage.Stop::name, MessagePage.Stop::after)
        .containsExactly(tuple("sent", null), tuple("accepted", null), tuple("planned", null));
  }
}
