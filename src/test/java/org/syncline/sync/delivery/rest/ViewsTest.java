package org.syncline.sync.delivery.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.sync.delivery.Breaker;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.Duty;
import org.syncline.sync.delivery.Holder;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.delivery.ReadDeliveries.Standing;
import org.syncline.sync.delivery.RetryBudget;
import org.syncline.sync.delivery.Status;
import org.syncline.sync.delivery.Target;

class ViewsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:45:00Z");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static JsonNode json(Object view) throws Exception {
    return JSON.readTree(JSON.writeValueAsString(view));
  }

  private static JsonNode read(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }

  @Test
  void a_delivery_shows_all_that_became_of_it() throws Exception {
    Delivery parked =
        new Delivery(
            42,
            new Duty("to-crm", 7, 3, 311L, Priority.EVENT),
            Status.PARKED,
            NOW,
            2,
            NOW,
            null,
            5,
            NOW,
            NOW.plusSeconds(1),
            "HTTP_400",
            "Refused.",
            "c-9",
            8L,
            new Delivery.Decision("ada", "mended"));

    assertThat(json(DeliveryView.of(parked)))
        .isEqualTo(
            read(
                "{'id': 42, 'flow': 'to-crm', 'record': 7, 'recordHref': '/syncline/api/records/7',"
                    + " 'version': 3, 'receipt': 311, 'priority': 'event', 'status': 'parked',"
                    + " 'reason': 'HTTP_400', 'sentence': 'Refused.', 'tries': 2,"
                    + " 'due': '2026-11-22T12:45:00Z', 'planned': '2026-11-22T12:45:00Z',"
                    + " 'settled': '2026-11-22T12:45:01Z', 'externalId': 'c-9', 'waitsFor': 8,"
                    + " 'decision': {'by': 'ada', 'why': 'mended'}}"));
  }

  @Test
  void what_is_not_there_is_left_out_and_who_holds_a_lease_is_not_told() throws Exception {
    Delivery sending =
        new Delivery(
            42,
            new Duty("to-crm", 7, 3, null, Priority.PERSON),
            Status.SENDING,
            null,
            0,
            NOW,
            new Delivery.Lease(new Holder("node", "boot"), NOW),
            1,
            NOW,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(json(DeliveryView.of(sending)))
        .isEqualTo(
            read(
                "{'id': 42, 'flow': 'to-crm', 'record': 7, 'recordHref': '/syncline/api/records/7',"
                    + " 'version': 3, 'priority': 'person', 'status': 'sending', 'tries': 0,"
                    + " 'planned': '2026-11-22T12:45:00Z'}"));
  }

  @Test
  void a_target_shows_why_nothing_goes_there() throws Exception {
    Target target =
        new Target(
            "to-crm",
            new Target.Pause("ada", "they move house", NOW),
            new Breaker(Breaker.State.HALF_OPEN, NOW, 1, 3, 0, 0),
            NOW,
            1,
            new RetryBudget(0, NOW));

    JsonNode shown =
        json(TargetView.of(new Standing("to-crm", true, target, Map.of(Status.PENDING, 12L))));

    assertThat(shown.get("pause"))
        .isEqualTo(
            read("{'by': 'ada', 'why': 'they move house', 'since': '2026-11-22T12:45:00Z'}"));
    assertThat(shown.get("breaker"))
        .isEqualTo(read("{'state': 'half-open', 'until': '2026-11-22T12:45:00Z', 'inARow': 3}"));
    assertThat(shown.get("restsUntil").asText()).isEqualTo("2026-11-22T12:45:00Z");
    assertThat(shown.get("counts").get("pending").asLong()).isEqualTo(12);
    assertThat(shown.get("counts")).hasSize(Status.values().length);
  }

  @Test
  void a_target_that_nothing_was_ever_sent_to_is_well() throws Exception {
    JsonNode shown = json(TargetView.of(new Standing("to-crm", false, null, Map.of())));

    assertThat(shown.has("pause")).isFalse();
    assertThat(shown.get("on").asBoolean()).isFalse();
    assertThat(shown.get("breaker")).isEqualTo(read("{'state': 'closed', 'inARow': 0}"));
    assertThat(shown.get("counts").get("delivered").asLong()).isZero();
  }
}
