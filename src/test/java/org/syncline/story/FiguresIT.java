package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.syncline.samples.HubClient;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/**
 * Known messages to two servers of one database, one of which is killed before anybody counted: the
 * figures are those that can be worked out by hand.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FiguresIT {
  /** Targets of the sample mapping {@code erp-customer}. */
  private static final int TARGETS = 21;

  private static final int GOOD = 30;
  private static final int TOLERATED = 20;
  private static final int BY_HTTP = 10;
  private static final int REJECTED = 5;
  private static final int THROUGH = GOOD + TOLERATED + BY_HTTP;
  private static final int MAPPED = THROUGH + REJECTED;

  private static PostgresServer postgres;
  private static HubUnderTest one;
  private static HubServer two;
  private static HubClient other;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.start("metrics");
    one = HubUnderTest.start(HubServer.named("metrics-one").withSamples().on(postgres));
    two = HubServer.named("metrics-two").withSamples().on(postgres).start();
    other =
        new HubClient(
            two.http().toString().replaceAll("/$", ""), HubUnderTest.ADMIN, HubUnderTest.PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (two != null) {
      two.close();
    }
    if (one != null) {
      one.close();
    }
    postgres.close();
  }

  private static String customer(String key, String mail, String country) {
    return """
    {"changedAt": "2026-11-01 10:00:00", "customer": {"no": "%s", "rev": 1, "name": {"last": "Metric"},
     "mail": "%s", "address": {"country": "%s"}}}
    """
        .formatted(key, mail, country);
  }

  private static void post(HubClient hub, String key, String country) throws Exception {
    String body = customer(key, key + "@example.org", country);
    Answer answer =
        hub.call(
            hub.request("/api/intake/erp/customer")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  private static JsonNode figures(String query) throws Exception {
    Answer answer = other.get("/api/metrics" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode counted(String outcome, int count) {
    return HubUnderTest.await(
        count + " " + outcome,
        () -> figures("?subject=flow:erp-customers"),
        found -> found.path("messages").path(outcome).asInt() == count);
  }

  private static String accuracy(JsonNode figures, String stage) {
    JsonNode accuracy = figures.get("accuracy").get(stage);
    return accuracy.get("mapped").asInt() + "/" + accuracy.get("asked").asInt();
  }

  @Test
  @Order(1)
  void what_a_killed_server_took_is_counted_by_the_other_and_each_message_once() throws Exception {
    try (LegacySender toOne = new LegacySender(one.server(), "erp");
        LegacySender toTwo = new LegacySender(two, "erp")) {
      for (int i = 0; i < TOLERATED; i++) {
        toTwo.sendText("tolerated-" + i, customer("T-" + i, "no address", "D"));
      }
      for (int i = 0; i < BY_HTTP; i++) {
        post(other, "H-" + i, "D");
      }
      for (int i = 0; i < GOOD; i++) {
        toOne.sendText("good-" + i, customer("G-" + i, "g" + i + "@example.org", "D"));
      }
    }
    for (int i = 0; i < REJECTED; i++) {
      post(one.admin(), "R-" + i, "Atlantis");
    }
    HubUnderTest.await(
        "all of them", () -> other.messages("object=customer"), found -> found.size() == MAPPED);

    one.server().killHard();

    counted("created", THROUGH);
    // Whoever counts may begin in between: what was stopped comes with the next ten seconds then.
    JsonNode flow = counted("parked", REJECTED);
    assertThat(flow.get("messages")).hasToString("{\"created\":60,\"parked\":5}");
    assertThat(accuracy(flow, "record")).isEqualTo((GOOD + BY_HTTP) + "/" + MAPPED);
    assertThat(accuracy(flow, "value"))
        .isEqualTo((MAPPED * TARGETS - TOLERATED - REJECTED) + "/" + MAPPED * TARGETS);
    JsonNode whole = flow.get("delay").get("whole");
    assertThat(whole.get("count").asInt()).isEqualTo(GOOD + TOLERATED);
    assertThat(whole.get("unknown").asInt()).isEqualTo(BY_HTTP);
    assertThat(whole.get("mean").asDouble())
        .isCloseTo(
            whole.get("sum").asDouble() / whole.get("count").asInt(),
            org.assertj.core.api.Assertions.within(0.001));
    assertThat(
            List.of(
                whole.get("p50").asDouble(),
                whole.get("p90").asDouble(),
                whole.get("p99").asDouble(),
                whole.get("max").asDouble()))
        .isSorted();
    assertThat(flow.get("delay").get("committed").get("count").asInt()).isEqualTo(THROUGH);
    for (String subject : List.of("hub", "system:erp")) {
      assertThat(figures("?subject=" + subject).get("messages"))
          .as(subject)
          .isEqualTo(flow.get("messages"));
    }
    assertThat(accuracy(figures("?subject=mapping:erp-customer"), "record"))
        .isEqualTo(accuracy(flow, "record"));
  }

  @Test
  @Order(2)
  void minutes_hours_and_days_add_up_to_the_same_and_a_restart_changes_no_figure()
      throws Exception {
    Instant now = Instant.now();
    String period =
        "&from="
            + now.minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS)
            + "&to="
            + now.plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
    List<JsonNode> bySpan = new ArrayList<>();
    for (String span : List.of("minute", "hour", "day")) {
      JsonNode figures = figures("?subject=flow:erp-customers&span=" + span + period);
      bySpan.add(figures.get("delay"));
      int sum = 0;
      for (JsonNode point :
          figures("/series?metric=messages&subject=flow:erp-customers&span=" + span + period)
              .get("points")) {
        sum += point.get("stages").path("created").asInt();
      }
      assertThat(sum).as(span).isEqualTo(THROUGH);
    }
    assertThat(bySpan.get(1)).isEqualTo(bySpan.get(0));
    assertThat(bySpan.get(2)).isEqualTo(bySpan.get(0));

    one.server().restart();

    assertThat(
            one.admin()
                .get("/api/metrics?subject=flow:erp-customers&span=day" + period)
                .json()
                .get("delay"))
        .isEqualTo(bySpan.get(0));
  }

  @Test
  @Order(3)
  void a_mended_mapping_and_a_retry_raise_the_accuracy() throws Exception {
    JsonNode before = counted("parked", REJECTED);
    Answer present = other.get("/api/mappings/erp-customer");
    String mapping =
        Files.readString(HubServer.samples().resolve("mappings/erp-customer.json"))
            .replace("\"IND\"", "\"ATLANTIS\": \"GR\", \"IND\"");
    Answer put =
        other.call(
            other
                .request("/api/mappings/erp-customer")
                .header("Content-Type", "application/json")
                .header("If-Match", present.header("ETag"))
                .PUT(BodyPublishers.ofString(mapping)));
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    Answer retried =
        other.post(
            "/api/messages/retry",
            java.util.Map.of(
                "filter", java.util.Map.of("status", "parked"), "why", "Atlantis is in Greece"));
    assertThat(retried.status()).as(retried.body()).isEqualTo(200);

    JsonNode after = counted("created", THROUGH + REJECTED);
    assertThat(accuracy(after, "record"))
        .isEqualTo((GOOD + BY_HTTP + REJECTED) + "/" + (MAPPED + REJECTED));
    assertThat(after.get("accuracy").get("record").get("ratio").asDouble())
        .isGreaterThan(before.get("accuracy").get("record").get("ratio").asDouble());
  }

  /** A day of sales and service, entered at one server and counted at the other. */
  @Test
  @Order(4)
  void the_business_figures_of_a_day_are_those_of_its_records_alone() throws Exception {
    for (String opportunity :
        List.of(
            opportunity("won", "2025-03-01", "2025-03-11", "1000"),
            opportunity("won", "2025-03-07", "2025-03-11", "250.50"),
            opportunity("lost", "2025-03-01", "2025-03-11", "9000"),
            opportunity("won", "2025-03-02", "2025-03-12", "70"),
            opportunity("open", "2025-03-11", "2025-03-11", "5"))) {
      create("opportunity", opportunity);
    }
    create("case", "{\"closed\": \"2025-03-11T00:00:00Z\", \"satisfaction\": 5}");
    create("case", "{\"closed\": \"2025-03-11T23:59:59Z\", \"satisfaction\": 2}");
    create("case", "{\"closed\": \"2025-03-12T00:00:00Z\", \"satisfaction\": 1}");
    create("case", "{\"closed\": \"2025-03-11T12:00:00Z\"}");
    create("customer", "{\"familyName\": \"Stays\", \"lifecycle\": \"customer\"}");
    create("customer", lost("Gone", "2025-03-11"));
    create("customer", lost("Went before", "2025-03-10"));

    JsonNode day = business("2025-03-11", "2025-03-12");
    assertThat(day.get("wonOfClosed").toString())
        .isEqualTo(
            "{\"won\":2,\"closed\":3,\"ratio\":0.6666666666666666,\"amounts\":{\"EUR\":1250.5}}");
    assertThat(day.get("daysToClose").toString())
        .isEqualTo("{\"days\":14,\"opportunities\":2,\"ratio\":7.0}");
    assertThat(day.get("satisfaction").toString())
        .isEqualTo("{\"sum\":7,\"cases\":2,\"ratio\":3.5}");
    assertThat(day.get("churn").toString()).isEqualTo("{\"lost\":1,\"customers\":2,\"ratio\":0.5}");
    JsonNode next = business("2025-03-12", "2025-03-13");
    JsonNode both = business("2025-03-11", "2025-03-13");
    for (String part : List.of("/wonOfClosed/closed", "/daysToClose/days", "/satisfaction/sum")) {
      assertThat(both.at(part).asInt())
          .as(part)
          .isEqualTo(day.at(part).asInt() + next.at(part).asInt());
    }

    // Whoever entered them dies before or after the days were counted; each is counted once.
    create("case", "{\"closed\": \"2025-03-12T08:00:00Z\", \"satisfaction\": 4}");
    one.server().killHard();

    JsonNode byDay =
        HubUnderTest.await(
            "the last case counted",
            () -> series("day"),
            found -> found.at("/1/satisfaction/cases").asInt() == 2);
    assertThat(byDay).hasSize(2);
    assertThat(byDay.get(0)).isEqualTo(day);
    assertThat(byDay.get(1)).isEqualTo(business("2025-03-12", "2025-03-13"));
    JsonNode byMonth = series("month");
    assertThat(byMonth).hasSize(1);
    assertThat(byMonth.get(0)).isEqualTo(business("2025-03-11", "2025-03-13"));
  }

  private static JsonNode series(String span) throws Exception {
    Answer answer =
        other.get("/api/business-figures/series?from=2025-03-11&to=2025-03-13&span=" + span);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().get("slots");
  }

  private static String opportunity(String status, String opened, String closed, String amount) {
    return """
        {"name": "One of some", "status": "%s", "opened": "%s", "closed": "%s", "amount": %s, "currency": "EUR"}
        """
        .formatted(status, opened, closed, amount);
  }

  private static String lost(String name, String day) {
    return "{\"familyName\": \"%s\", \"lifecycle\": \"former\", \"churned\": \"%s\"}"
        .formatted(name, day);
  }

  private static void create(String type, String values) throws Exception {
    Answer answer =
        one.admin()
            .call(
                one.admin()
                    .request("/api/records/" + type)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"values\": " + values + "}")));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static JsonNode business(String from, String to) throws Exception {
    Answer answer = other.get("/api/business-figures?from=" + from + "&to=" + to);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  @Order(5)
  void what_is_asked_wrongly_is_told_where() throws Exception {
    for (String query :
        List.of(
            "?subject=nobody",
            "?subject=flow:",
            "?last=1h",
            "?last=PT0S",
            "?from=2026-11-27T00:00:00Z",
            "?from=2026-11-27T00:00:00Z&to=2026-11-26T00:00:00Z",
            "?from=2020-01-01T00:00:00Z&to=2026-11-26T00:00:00Z&span=minute",
            "?from=2026-11-26T00:00:00Z&to=2026-11-27T00:00:00Z&span=ever",
            "?span=day",
            "?minutes=5",
            "/series",
            "/series?metric=speed",
            "/subjects?kind=flow")) {
      Answer answer = other.get("/api/metrics" + query);
      assertThat(answer.status()).as(query + " " + answer.body()).isEqualTo(400);
    }
    assertThat(other.get("/api/metrics/subjects").json())
        .extracting(JsonNode::asText)
        .contains("hub", "flow:erp-customers", "mapping:erp-customer", "system:erp");
  }
}
