package org.syncline.sync.delivery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.sync.delivery.Breaker;
import org.syncline.sync.delivery.Cause;
import org.syncline.sync.delivery.Delays;
import org.syncline.sync.delivery.Delays.Figures;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.Duty;
import org.syncline.sync.delivery.Holder;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.delivery.ReadDeliveries.Standing;
import org.syncline.sync.delivery.RetryBudget;
import org.syncline.sync.delivery.Stage;
import org.syncline.sync.delivery.Status;
import org.syncline.sync.delivery.Target;
import org.syncline.sync.delivery.rest.DeliveryView.DecisionView;
import org.syncline.sync.delivery.rest.TargetView.BreakerView;
import org.syncline.sync.delivery.rest.TargetView.PauseView;

class ViewsTest {
  private static final Instant DUE = Instant.parse("2026-11-22T12:45:00Z");
  private static final Instant FIRST = DUE.plusSeconds(1);
  private static final Instant PLANNED = DUE.plusSeconds(2);
  private static final Instant SETTLED = DUE.plusSeconds(3);
  private static final Instant NOW = DUE.plusSeconds(4);

  @Test
  void a_delivery_shows_all_that_became_of_it() {
    Delivery parked =
        new Delivery(
            42,
            new Duty("to-crm", 7, 3, 311L, Priority.EVENT),
            Status.PARKED,
            DUE,
            2,
            FIRST,
            null,
            5,
            PLANNED,
            Cause.NONE,
            SETTLED,
            "HTTP_400",
            "Refused.",
            "c-9",
            8L,
            new Delivery.Decision("ada", "mended"),
            Duration.ofMillis(5),
            null);

    assertThat(DeliveryView.of(parked))
        .isEqualTo(
            new DeliveryView(
                42,
                "to-crm",
                7L,
                "/syncline/api/records/7",
                3,
                311L,
                "event",
                "parked",
                "HTTP_400",
                "Refused.",
                2,
                DUE,
                PLANNED,
                SETTLED,
                "c-9",
                8L,
                new DecisionView("ada", "mended")));
  }

  @Test
  void a_delivery_under_way_shows_what_there_is_and_not_who_holds_it() {
    Delivery sending =
        new Delivery(
            42,
            new Duty("to-crm", 7, 3, null, Priority.PERSON),
            Status.SENDING,
            null,
            0,
            FIRST,
            new Delivery.Lease(new Holder("node-of-secret-name", "boot"), DUE),
            1,
            PLANNED,
            Cause.NONE,
            null,
            null,
            null,
            null,
            null,
            null,
            Duration.ofMillis(5),
            null);

    DeliveryView view = DeliveryView.of(sending);

    assertThat(view.toString()).doesNotContain("node-of-secret-name");
    assertThat(view)
        .isEqualTo(
            new DeliveryView(
                42,
                "to-crm",
                7L,
                "/syncline/api/records/7",
                3,
                null,
                "person",
                "sending",
                null,
                null,
                0,
                null,
                PLANNED,
                null,
                null,
                null,
                null));
  }

  @Test
  void delays_are_milliseconds_and_what_is_not_known_is_left_out() throws JsonProcessingException {
    Duration time = Duration.ofNanos(1_234_567);
    Figures known = new Figures(2, 1, time, time, time, time.multipliedBy(2), time.multipliedBy(3));
    Figures none = new Figures(0, 3, null, null, null, null, Duration.ZERO);
    Map<Stage, Figures> stages = new EnumMap<>(Map.of(Stage.WHOLE, known, Stage.OWN, none));

    DelaysView view = DelaysView.of("to-crm", new Delays(3, 1, null, null, stages));

    assertThat(new ObjectMapper().writeValueAsString(view))
        .isEqualTo(
            "{\"flow\":\"to-crm\",\"deliveries\":3,\"held\":1,\"stages\":{"
                + "\"whole\":{\"count\":2,\"unknown\":1,\"p50\":1.234567,\"p90\":1.234567,"
                + "\"p99\":1.234567,\"max\":2.469134,\"sum\":3.703701},"
                + "\"own\":{\"count\":0,\"unknown\":3,\"sum\":0.0}}}");
  }

  @Test
  void a_target_shows_why_nothing_goes_there() {
    Target target =
        new Target(
            "to-crm",
            new Target.Pause("ada", "they move house", DUE),
            new Breaker(Breaker.State.HALF_OPEN, FIRST, 1, 3, 0, 0),
            SETTLED,
            1,
            new RetryBudget(0, DUE),
            null);

    TargetView view =
        TargetView.of(new Standing("to-crm", true, target, Map.of(Status.PENDING, 12L), 13, NOW));

    assertThat(view.flow()).isEqualTo("to-crm");
    assertThat(view.on()).isTrue();
    assertThat(view.pause()).isEqualTo(new PauseView("ada", "they move house", DUE));
    assertThat(view.breaker()).isEqualTo(new BreakerView("half-open", FIRST, 3));
    assertThat(view.restsUntil()).isEqualTo(SETTLED);
    assertThat(view.counts()).containsEntry("pending", 12L).containsEntry("parked", 0L);
    assertThat(view.planned()).isEqualTo(13);
    assertThat(view.balanced()).isFalse();
    assertThat(view.counts().keySet())
        .containsExactlyElementsOf(Arrays.stream(Status.values()).map(Status::word).toList());
  }

  @Test
  void a_target_that_nothing_was_ever_sent_to_is_well() {
    TargetView view = TargetView.of(new Standing("to-crm", false, null, Map.of(), 0, NOW));

    assertThat(view.on()).isFalse();
    assertThat(view.pause()).isNull();
    assertThat(view.breaker()).isEqualTo(new BreakerView("closed", null, 0));
    assertThat(view.restsUntil()).isNull();
    assertThat(view.counts().values()).containsOnly(0L);
    assertThat(view.balanced()).isTrue();
  }
}
