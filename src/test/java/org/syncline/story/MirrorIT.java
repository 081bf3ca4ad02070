package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.syncline.connector.peer.Apis;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;

/** A system gets what was there before its flow, and loses what no record has. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MirrorIT {
  private static final int BEFORE = 30;
  private static final String CRM =
      """
      {"id": "crm", "name": "CRM", "owner": "Sales", "connections": [
        {"id": "api", "kind": "rest", "host": "127.0.0.1", "port": PORT, "tls": false,
         "settings": {
           "objects": {"rows": {
             "create": {"path": "/rows", "idempotencyHeader": "Idempotency-Key", "answer": {"id": "id"}},
             "update": {"method": "PATCH", "path": "/rows/{externalId}", "answer": {"id": "id"}},
             "delete": {"path": "/rows/{externalId}"},
             "list": {"path": "/rows", "query": {"limit": "10"}, "answer": {"list": "items", "id": "id"},
                      "pages": {"kind": "offset", "parameter": "offset", "size": 10}},
             "search": {"path": "/rows", "query": {"hub": "{record}"},
                        "answer": {"list": "items", "record": ".", "id": "id"}}}}}}]}
      """;
  private static final String MAPPING =
      """
      {"id": "to-crm", "output": {"kind": "json"}, "rows": [
        {"target": "hub", "source": "@id"},
        {"target": "name", "source": "familyName", "default": null}]}
      """;
  private static final String FLOW =
      """
      {"id": "customers-to-crm", "direction": "out", "system": "crm", "connection": "api", "object": "rows",
       "recordType": "customer", "mapping": "to-crm", "write": "mirror", "delete": "delete", "existing": "send"}
      """;

  private static HubUnderTest hub;
  private static FakePeer crm;

  @BeforeAll
  static void start() throws Exception {
    crm = FakePeer.with(Apis::plain);
    hub = HubUnderTest.start(HubServer.named("mirror"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (hub != null) {
      hub.close();
    }
    crm.close();
  }

  private static Answer send(String method, String path, String body) throws Exception {
    return hub.admin()
        .call(
            hub.admin()
                .request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
  }

  private static void put(String path, String body) throws Exception {
    Answer answer = send("PUT", path, body);
    assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 204);
  }

  private static long customer(int id, String name) throws Exception {
    Answer answer =
        send("POST", "/api/customers", "{\"id\": %d, \"name\": \"%s\"}".formatted(id, name));
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    return answer.json().get("record").asLong();
  }

  /** Rows that the system has by itself. */
  private static List<String> strays(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(crm.books().create("rows", JsonNodeFactory.instance.objectNode()));
    }
    return ids;
  }

  private static long started(String what, String body) throws Exception {
    Answer answer = send("POST", "/api/targets/customers-to-crm/" + what, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().get("id").asLong();
  }

  private static JsonNode sweep(long id) throws Exception {
    return hub.admin().get("/api/sweeps/" + id).json();
  }

  private static JsonNode over(long id, String state) {
    return HubUnderTest.await(
        "sweep " + id + " " + state,
        () -> sweep(id),
        sweep -> state.equals(sweep.path("state").asText()));
  }

  private static void left(int rows) {
    HubUnderTest.await("rows", () -> crm.books().size("rows"), size -> size == rows);
  }

  @Test
  @Order(1)
  void what_was_there_before_the_flow_is_sent_when_it_is_published() throws Exception {
    for (int id = 1; id <= BEFORE; id++) {
      customer(id, "Customer " + id);
    }
    put("/api/systems/crm", CRM.replace("PORT", Integer.toString(crm.port())));
    put("/api/mappings/to-crm", MAPPING);
    put(
        "/api/egress/crm",
        "{\"host\": \"127.0.0.1\", \"ports\": [%d], \"loopback\": true, \"plain\": true}"
            .formatted(crm.port()));
    Answer none =
        send("PUT", "/api/flows/customers-to-crm", FLOW.replace("\"delete\",", "\"none\","));
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.body()).contains("A mirror takes rows away");

    put("/api/flows/customers-to-crm", FLOW);

    left(BEFORE);
    JsonNode sweeps =
        HubUnderTest.await(
            "the backfill that began by itself",
            () -> hub.admin().get("/api/sweeps?flow=customers-to-crm").json().get("sweeps"),
            found -> found.size() == 1 && found.get(0).path("planned").asInt() == BEFORE);
    assertThat(sweeps.get(0).get("startedBy").asText()).isEqualTo("hub");
    assertThat(over(started("backfill", "{\"records\": \"missing\"}"), "completed").get("planned"))
        .hasToString("0");
    assertThat(
            send("POST", "/api/targets/customers-to-crm/backfill", "{\"records\": \"x\"}").status())
        .isEqualTo(400);
  }

  @Test
  @Order(2)
  void a_few_rows_that_no_record_has_go() throws Exception {
    HubUnderTest.await(
        "all links",
        () -> hub.admin().get("/api/deliveries?status=delivered&limit=200").json(),
        page -> page.get("deliveries").size() == BEFORE);
    strays(3);

    JsonNode sweep = over(started("mirror", ""), "completed");

    left(BEFORE);
    assertThat(sweep.get("looked").asInt()).isEqualTo(BEFORE + 3);
    assertThat(sweep.get("planned").asInt()).isEqualTo(3);
    JsonNode rows =
        hub.admin().get("/api/sweeps/" + sweep.get("id").asLong() + "/rows").json().get("rows");
    assertThat(rows).hasSize(3);
    String delivery = rows.get(0).get("deliveries").asText().substring("/syncline".length());
    JsonNode removal =
        HubUnderTest.await(
                "the outcome of a removal",
                () -> hub.admin().get(delivery).json().get("deliveries"),
                found -> found.get(0).path("status").asText().equals("delivered"))
            .get(0);
    assertThat(removal.has("record")).isFalse();
    assertThat(removal.get("externalId")).isEqualTo(rows.get(0).get("externalId"));
  }

  @Test
  @Order(3)
  void many_wait_for_a_person_and_what_has_a_record_by_then_stays() throws Exception {
    strays(12);
    long id = started("mirror", "");
    JsonNode waiting = over(id, "completed");
    assertThat(waiting.get("stage").asText()).isEqualTo("waiting");
    assertThat(waiting.get("strays").asInt()).isEqualTo(12);
    assertThat(waiting.get("share").asDouble()).isGreaterThan(0.05);
    assertThat(crm.books().size("rows")).isEqualTo(BEFORE + 12);
    customer(BEFORE + 1, "One more");
    left(BEFORE + 13);

    Answer approved =
        send("POST", "/api/sweeps/" + id + "/approve", "{\"why\": \"the campaign is over\"}");

    assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    left(BEFORE + 1);
    assertThat(send("POST", "/api/sweeps/" + id + "/dismiss", "{\"why\": \"late\"}").status())
        .isEqualTo(409);
    assertThat(hub.admin().get("/api/audit?limit=100").json().findValuesAsText("action"))
        .contains("mirror.approve", "job.start");
  }

  @Test
  @Order(4)
  void nothing_goes_where_a_page_fails_and_a_restart_reads_on() throws Exception {
    strays(2);
    int rows = crm.books().size("rows");
    for (int tries = 0; tries < 7; tries++) {
      // Two pages are told, the third one fails each time it is asked for.
      crm.next(tries < 2 ? new Fault.None() : new Fault.Says(Said.of(503, "{}")));
    }
    long id = started("mirror", "");
    JsonNode failed = over(id, "failed");
    assertThat(failed.get("problem").asText()).contains("none is taken away");
    assertThat(crm.books().size("rows")).isEqualTo(rows);

    Answer restarted = send("POST", "/api/sweeps/" + id + "/restart", "");

    assertThat(restarted.status()).as(restarted.body()).isEqualTo(202);
    over(id, "completed");
    left(rows - 2);
  }

  @Test
  @Order(5)
  void a_server_that_is_killed_between_a_page_and_the_removals_goes_on() throws Exception {
    strays(2);
    int rows = crm.books().size("rows");
    crm.next(new Fault.None(), new Fault.IsSilent());
    int asked = crm.asked().size();
    long id = started("mirror", "");
    HubUnderTest.await("the second page", () -> crm.asked().size(), size -> size == asked + 2);

    hub.server().killHard();
    hub.server().restart();

    JsonNode stopped = over(id, "stopped");
    assertThat(stopped.get("stage").asText()).isEqualTo("reading");
    assertThat(crm.books().size("rows")).isEqualTo(rows);
    assertThat(send("POST", "/api/sweeps/" + id + "/restart", "").status()).isEqualTo(202);
    over(id, "completed");
    left(rows - 2);
    assertThat(crm.asked().stream().filter(call -> call.method().equals("DELETE")))
        .extracting(Asked::path)
        .doesNotHaveDuplicates();
  }
}
