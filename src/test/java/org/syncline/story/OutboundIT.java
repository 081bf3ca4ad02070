package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** What came in reaches a system by REST, whatever that system does and people decide. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutboundIT {
  private static final String CRM =
      """
      {"id": "crm", "name": "CRM", "owner": "Sales", "connections": [
        {"id": "api", "kind": "rest", "host": "127.0.0.1", "port": PORT, "tls": false,
         "settings": {
           "objects": {"rows": {
             "create": {"path": "/rows", "idempotencyHeader": "Idempotency-Key", "answer": {"id": "id"}},
             "update": {"method": "PATCH", "path": "/rows/{externalId}", "answer": {"id": "id"}},
             "archive": {"method": "PATCH", "path": "/rows/{externalId}", "body": {"gone": true}},
             "search": {"path": "/rows", "query": {"hub": "{record}"},
                        "answer": {"list": "items", "record": ".", "id": "id"}}}}}}]}
      """;
  private static final String MAPPING =
      """
      {"id": "to-crm", "output": {"kind": "json"}, "rows": [
        {"target": "hub", "source": "@id"},
        {"target": "name", "source": "familyName", "default": null},
        {"target": "mail", "source": "email", "default": null}]}
      """;
  private static final String FLOW =
      """
      {"id": "customers-to-crm", "direction": "out", "system": "crm", "connection": "api", "object": "rows",
       "recordType": "customer", "mapping": "to-crm", "write": "upsert", "delete": "archive"}
      """;

  private static final String FROM_CRM =
      """
      {"id": "from-crm", "recordType": "customer", "rows": [
        {"target": "@key", "source": "id", "required": true},
        {"target": "@version", "source": "rev"},
        {"target": "@time", "source": "at"},
        {"target": "familyName", "source": "name", "required": true},
        {"target": "email", "source": "mail"}]}
      """;
  private static final String FLOW_FROM_CRM =
      """
      {"id": "customers-from-crm", "system": "crm", "object": "rows", "recordType": "customer",
       "format": {"kind": "json"}, "mapping": "from-crm", "state": "full", "order": "version"}
      """;

  private static HubUnderTest hub;
  private static FakePeer crm;

  @BeforeAll
  static void start() throws Exception {
    crm = FakePeer.with(Apis::plain);
    hub = HubUnderTest.start(HubServer.named("outbound"));
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

  /** A customer comes in; its record. */
  private static long customer(int id, String name) throws Exception {
    Answer answer =
        send("POST", "/api/customers", "{\"id\": %d, \"name\": \"%s\"}".formatted(id, name));
    assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    return answer.json().get("record").asLong();
  }

  private static List<String> rows(long record) {
    return crm.books().having("rows", "hub", Long.toString(record));
  }

  /** Waits until the peer has exactly one row of a record, with this name; its id. */
  private static String arrives(long record, String name) {
    HubUnderTest.await(
        name + " at the peer",
        () -> rows(record),
        ids -> ids.size() == 1 && name.equals(row(ids.get(0)).path("name").asText()));
    return rows(record).get(0);
  }

  private static ObjectNode row(String id) {
    return crm.books().row("rows", id).orElseThrow();
  }

  @Test
  @Order(1)
  void a_flow_goes_out_as_soon_as_it_is_published() throws Exception {
    put("/api/systems/crm", CRM.replace("PORT", Integer.toString(crm.port())));
    put("/api/mappings/to-crm", MAPPING);
    Answer early = send("PUT", "/api/flows/customers-to-crm", FLOW.replace("rows", "orders"));
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.body()).contains("describe nothing for this object");
    put("/api/flows/customers-to-crm", FLOW);
    put(
        "/api/egress/crm",
        "{\"host\": \"127.0.0.1\", \"ports\": [%d], \"loopback\": true, \"plain\": true}"
            .formatted(crm.port()));

    long ada = customer(1, "Byron");

    String row = arrives(ada, "Byron");
    HubUnderTest.await(
        "the link of the row",
        () -> hub.admin().get("/api/links/crm/rows/customer/" + row),
        link -> link.status() == 200 && link.json().get("id").asLong() == ada);
  }

  @Test
  @Order(2)
  void a_change_changes_the_row_that_is_there() throws Exception {
    long ada = customer(1, "Lovelace");

    arrives(ada, "Lovelace");

    assertThat(crm.books().size("rows")).isEqualTo(1);
  }

  @Test
  @Order(3)
  void what_was_done_without_an_answer_is_not_done_twice() throws Exception {
    crm.next(new Fault.DoesAndBreaksOff());
    long bob = customer(2, "Babbage");

    String row = arrives(bob, "Babbage");

    HubUnderTest.await(
        "the link of the row that nobody told of",
        () -> hub.admin().get("/api/links/crm/rows/customer/" + row).status(),
        status -> status == 200);
    assertThat(rows(bob)).hasSize(1);
  }

  @Test
  @Order(4)
  void what_fails_is_tried_again() throws Exception {
    crm.next(
        new Fault.Says(Said.of(503, "{}")),
        new Fault.Says(new Said(429, Map.of("Retry-After", "1"), "{}")));

    arrives(customer(3, "Curie"), "Curie");
  }

  @Test
  @Order(5)
  void a_row_that_is_gone_is_made_again() throws Exception {
    long bob = customer(2, "Babbage");
    crm.books().remove("rows", rows(bob).get(0));

    customer(2, "Babbage-Two");

    arrives(bob, "Babbage-Two");
  }

  private static Answer decide(String path, String why) throws Exception {
    return hub.admin().post("/api" + path, Map.of("why", why));
  }

  private static JsonNode deliveries(String query) throws Exception {
    return hub.admin().get("/api/deliveries?" + query).json();
  }

  private static JsonNode target() throws Exception {
    for (JsonNode target : hub.admin().get("/api/targets").json().get("targets")) {
      if (target.get("flow").asText().equals("customers-to-crm")) {
        return target;
      }
    }
    throw new AssertionError("There is no such target");
  }

  /** Waits until the peer refused a record; its delivery. */
  private static JsonNode parked(long record) throws Exception {
    String query = "flow=customers-to-crm&status=parked&record=" + record;
    HubUnderTest.await(
        "a refusal of " + record, () -> deliveries(query).get("deliveries").size(), n -> n == 1);
    return deliveries(query).get("deliveries").get(0);
  }

  private static String status(long delivery) throws Exception {
    return hub.admin().get("/api/deliveries/" + delivery).json().get("status").asText();
  }

  @Test
  @Order(6)
  void a_paused_target_gets_nothing_while_messages_come_in_until_it_is_resumed() throws Exception {
    assertThat(decide("/targets/customers-to-crm/pause", "they move house").status())
        .isEqualTo(200);
    assertThat(decide("/targets/customers-to-crm/pause", "me too").status()).isEqualTo(409);
    assertThat(decide("/targets/no-such-flow/pause", "misspelt").status()).isEqualTo(404);
    int asked = crm.asked().size();

    long emmy = customer(4, "Noether");
    long lise = customer(5, "Meitner");

    for (long record : List.of(emmy, lise)) {
      assertThat(deliveries("record=" + record).findValuesAsText("status"))
          .containsExactly("pending");
    }
    JsonNode target = target();
    assertThat(target.at("/pause/by").asText()).isEqualTo(HubUnderTest.ADMIN);
    assertThat(target.at("/pause/why").asText()).isEqualTo("they move house");
    assertThat(target.at("/counts/pending").asInt()).isEqualTo(2);
    assertThat(crm.asked()).hasSize(asked);

    assertThat(send("POST", "/api/targets/customers-to-crm/resume", "").status()).isEqualTo(200);

    arrives(emmy, "Noether");
    arrives(lise, "Meitner");
    assertThat(target().has("pause")).isFalse();
  }

  @Test
  @Order(7)
  void what_is_refused_is_parked_with_its_reason_and_delivered_when_a_person_retries_it()
      throws Exception {
    crm.next(new Fault.Says(Said.of(400, "{}")));
    long grace = customer(6, "Hopper");

    JsonNode parked = parked(grace);

    assertThat(parked.get("reason").asText()).isEqualTo("HTTP_400");
    assertThat(parked.get("sentence").asText()).isNotBlank().doesNotContain("Hopper");
    assertThat(rows(grace)).isEmpty();
    long id = parked.get("id").asLong();
    assertThat(hub.admin().get("/api/deliveries/" + id).json()).isEqualTo(parked);
    assertThat(decide("/deliveries/" + id + "/retry", " ").status()).isEqualTo(400);
    assertThat(decide("/deliveries/999999999/retry", "mended").status()).isEqualTo(404);

    assertThat(decide("/deliveries/" + id + "/retry", "mended").status()).isEqualTo(202);

    String row = arrives(grace, "Hopper");
    HubUnderTest.await("its outcome", () -> status(id), "delivered"::equals);
    JsonNode delivered = hub.admin().get("/api/deliveries/" + id).json();
    assertThat(delivered.get("externalId").asText()).isEqualTo(row);
    assertThat(delivered.at("/decision/by").asText()).isEqualTo(HubUnderTest.ADMIN);
    assertThat(delivered.at("/decision/why").asText()).isEqualTo("mended");
    assertThat(decide("/deliveries/" + id + "/retry", "again").status()).isEqualTo(409);
  }

  @Test
  @Order(8)
  void what_is_dismissed_is_not_sent_until_its_record_changes_again() throws Exception {
    crm.next(new Fault.Says(Said.of(400, "{}")));
    long alan = customer(7, "Turing");
    long id = parked(alan).get("id").asLong();

    assertThat(decide("/deliveries/" + id + "/dismiss", "not theirs").status()).isEqualTo(200);

    assertThat(status(id)).isEqualTo("dismissed");
    assertThat(rows(alan)).isEmpty();
    assertThat(decide("/deliveries/" + id + "/dismiss", "again").status()).isEqualTo(409);
    customer(7, "Turing-Two");
    arrives(alan, "Turing-Two");
    assertThat(status(id)).isEqualTo("dismissed");
  }

  @Test
  @Order(9)
  void pages_of_deliveries_lead_on_and_what_people_decided_is_in_the_trail() throws Exception {
    List<Long> ids = new ArrayList<>();
    JsonNode page = deliveries("limit=5");
    int pages = 1;
    page.get("deliveries").forEach(delivery -> ids.add(delivery.get("id").asLong()));
    while (page.has("next")) {
      page = hub.admin().get(page.get("next").asText().substring(hub.url().length())).json();
      page.get("deliveries").forEach(delivery -> ids.add(delivery.get("id").asLong()));
      pages++;
    }

    assertThat(pages).isGreaterThan(2);
    assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
    long counted = 0;
    for (JsonNode count : target().get("counts")) {
      counted += count.asLong();
    }
    assertThat(ids).hasSize((int) counted);
    assertThat(hub.admin().get("/api/audit?limit=100").json().findValuesAsText("action"))
        .contains("target.pause", "target.resume", "delivery.retry", "delivery.dismiss");
  }

  @Test
  @Order(10)
  void a_dry_run_tells_what_would_be_written_and_writes_nothing() throws Exception {
    long grace = customer(9, "Hopper");
    String row = arrives(grace, "Hopper");
    HubUnderTest.await("its outcome", () -> outcomes(grace), List.of("delivered")::equals);
    crm.books().put("rows", row, json("{\"hub\": %d, \"name\": \"Murray\"}".formatted(grace)));
    JsonNode targets = targetsWithoutMoment();
    int asked = crm.asked().size();

    JsonNode inForce =
        dryRun("/customers-to-crm/dry-run", "{\"records\": [%d, 999999999]}".formatted(grace));
    JsonNode draft =
        dryRun(
            "/dry-run",
            "{\"records\": [%d], \"flow\": %s}"
                .formatted(
                    grace, FLOW.replace("customers-to-crm", "new").replace("upsert", "insert")));

    JsonNode first = inForce.at("/records/0");
    assertThat(first.get("would").asText()).as("%s", inForce).isEqualTo("unchanged");
    assertThat(first.at("/there/row").asText()).isEqualTo("different");
    assertThat(first.at("/there/differences").findValuesAsText("path")).containsExactly("name");
    assertThat(first.at("/there/differences/0/there").asText()).isEqualTo("Murray");
    assertThat(first.at("/there/differences/0/written").asText()).isEqualTo("Hopper");
    assertThat(inForce.at("/records/1/reason").asText()).isEqualTo("NO_RECORD");
    assertThat(draft.at("/records/0/reason").asText()).isEqualTo("THERE_ALREADY");
    assertThat(crm.asked().subList(asked, crm.asked().size()))
        .extracting(Asked::method)
        .containsExactly("GET");
    assertThat(row(row).path("name").asText()).isEqualTo("Murray");
    assertThat(targetsWithoutMoment()).isEqualTo(targets);
    assertThat(outcomes(grace)).containsExactly("delivered");
    assertThat(send("POST", "/api/targets/dry-run", "{\"flow\": {\"id\": \"x\"}}").status())
        .isEqualTo(422);
    assertThat(send("POST", "/api/targets/nil/dry-run", "{}").status()).isEqualTo(404);
    assertThat(
            send("POST", "/api/targets/nil/dry-run", "{\"records\": [1], \"limit\": 2}").status())
        .isEqualTo(400);
    assertThat(hub.admin().get("/api/audit?limit=100").json().findValuesAsText("action"))
        .contains("target.dry-run");
  }

  /** How targets stand, whenever that was counted. */
  private static JsonNode targetsWithoutMoment() throws Exception {
    JsonNode targets = hub.admin().get("/api/targets").json();
    targets.path("targets").forEach(target -> ((ObjectNode) target).remove("countedAt"));
    return targets;
  }

  private static JsonNode json(String text) throws Exception {
    return new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
  }

  private static JsonNode dryRun(String path, String question) throws Exception {
    Answer answer = send("POST", "/api/targets" + path, question);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  @Order(11)
  void what_the_target_says_back_in_its_own_way_is_not_sent_to_it_again() throws Exception {
    put("/api/mappings/from-crm", FROM_CRM);
    put("/api/flows/customers-from-crm", FLOW_FROM_CRM);
    long hedy = customer(8, "Lamarr");
    String row = arrives(hedy, "Lamarr");
    HubUnderTest.await("its outcome", () -> outcomes(hedy), List.of("delivered")::equals);
    int asked = crm.asked().size();

    said(
        "{\"id\": \"%s\", \"rev\": 1, \"at\": \"%s\", \"name\": \"LAMARR\", \"mail\": null}"
            .formatted(row, Instant.now()));

    HubUnderTest.await(
        "its outcome", () -> outcomes(hedy), List.of("unchanged", "delivered")::equals);
    assertThat(hub.admin().get("/api/records/" + hedy).json().at("/values/familyName").asText())
        .isEqualTo("LAMARR");
    assertThat(crm.asked()).hasSize(asked);

    // Without a time it may be of before the hub wrote: it is sent once more.
    said("{\"id\": \"%s\", \"rev\": 2, \"name\": \"lamarr\", \"mail\": null}".formatted(row));
    HubUnderTest.await(
        "its outcome",
        () -> outcomes(hedy),
        List.of("delivered", "unchanged", "delivered")::equals);
    assertThat(crm.asked()).hasSize(asked + 1);

    customer(8, "Kiesler");

    arrives(hedy, "Kiesler");
    assertThat(rows(hedy)).containsExactly(row);
  }

  /** A message of the peer itself. */
  private static void said(String body) throws Exception {
    Answer answer = send("POST", "/api/intake/crm/rows", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  /** Of the deliveries of a record, the newest first. */
  private static List<String> outcomes(long record) throws Exception {
    return deliveries("record=" + record).findValuesAsText("status");
  }

  @Test
  @Order(12)
  void a_killed_server_goes_on_where_it_was_and_nothing_is_there_twice() throws Exception {
    Set<Long> records = new HashSet<>();
    for (int id = 100; id < 200; id++) {
      if (id == 150) {
        crm.next(new Fault.DoesAndIsSilent());
      }
      long record = customer(id, "Customer " + id);
      records.add(record);
      if (id == 150) {
        HubUnderTest.await("a row without an answer", () -> rows(record).size(), n -> n == 1);
        hub.server().killHard();
        hub.server().restart();
      }
    }

    HubUnderTest.await(
        "100 rows",
        () -> records.stream().filter(record -> rows(record).size() == 1).count(),
        count -> count == records.size());

    assertThat(records).hasSize(100).allSatisfy(record -> assertThat(rows(record)).hasSize(1));
    assertThat(crm.asked()).extracting(Asked::method).contains("POST", "PATCH", "GET");
  }
}
