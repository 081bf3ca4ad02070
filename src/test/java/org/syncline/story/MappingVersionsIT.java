package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.syncline.samples.HubClient;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;

/** A mapping is drafted, kept back by its golden case, published, compared and rolled back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MappingVersionsIT {
  private static final String MAPPING = "/api/mappings/partners";
  private static final String WHY = "{'why': 'names were cut'}";
  private static final String FIRST = mapping("{'target': 'familyName', 'source': 'name'}", "");
  private static final String CASE =
      "{'name': 'A made-up partner', 'in': '{\\'no\\': \\'1\\', \\'rev\\': 1, \\'name\\': \\' Byron \\'}',"
          + " 'expected': {'@key': '1', '@version': 1, 'familyName': '#'}}";
  private static final String TRIMMED =
      "{'target': 'familyName', 'source': 'name', 'steps': ['trim']}";
  private static final String WRONG = mapping(TRIMMED, CASE.replace("#", "Byrne"));
  private static final String RIGHT = mapping(TRIMMED, CASE.replace("#", "Byron"));

  private static HubUnderTest hub;
  private static HubClient ines;

  private static String mapping(String row, String cases) {
    return "{'id': 'partners', 'recordType': 'customer', 'rows': [{'target': '@key', 'source':"
        + " 'no'}, {'target': '@version', 'source': 'rev'}, "
        + row
        + "], 'cases': ["
        + cases
        + "]}";
  }

  @BeforeAll
  static void a_hub_with_a_flow_of_partners() throws Exception {
    hub = HubUnderTest.start(HubServer.named("mapping-versions").withSamples());
    ines = hub.account("ines", "integrator", Map.of());
    assertThat(put(MAPPING, FIRST, null).status()).isEqualTo(201);
    String flow =
        "{'id': 'erp-partners', 'system': 'erp', 'object': 'partner', 'recordType': 'customer',"
            + " 'format': {'kind': 'json'}, 'mapping': 'partners', 'state': 'full', 'order':"
            + " 'version'}";
    assertThat(put("/api/flows/erp-partners", flow, null).status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  private static HttpRequest.BodyPublisher json(String text) {
    return BodyPublishers.ofString(text.replace('\'', '"'));
  }

  private static Answer send(HttpRequest.Builder request, String ifMatch)
      throws IOException, InterruptedException {
    HttpRequest.Builder typed = request.header("Content-Type", "application/json");
    return ines.call(ifMatch == null ? typed : typed.header("If-Match", ifMatch));
  }

  private static Answer put(String path, String body, String ifMatch)
      throws IOException, InterruptedException {
    return send(ines.request(path).PUT(json(body)), ifMatch);
  }

  private static Answer post(String path, String body, String ifMatch)
      throws IOException, InterruptedException {
    return send(ines.request(path).POST(json(body)), ifMatch);
  }

  /** The version of the mapping that a message was mapped by, and the name it gave. */
  private static String mapped(String key, int revision) throws Exception {
    String id = key + "-" + revision;
    Answer sent =
        hub.admin()
            .call(
                hub.admin()
                    .request("/api/intake/erp/partner")
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", id)
                    .POST(
                        json("{'no': '" + key + "', 'rev': " + revision + ", 'name': ' Byron '}")));
    assertThat(sent.status()).as(sent.body()).isEqualTo(202);
    JsonNode message =
        HubUnderTest.await(
            "an outcome of " + id,
            () -> hub.admin().get("/api/messages?messageId=" + id).json().path("messages").path(0),
            found -> !found.path("outcomes").isEmpty());
    JsonNode outcome = message.get("outcomes").get(0);
    JsonNode record = hub.admin().get("/api/links/erp/partner/customer/" + key).json();
    return outcome.get("mappingVersion").asInt()
        + " '"
        + record.get("values").get("familyName").textValue()
        + "'";
  }

  @Test
  @Order(1)
  void nothing_runs_by_a_draft() throws Exception {
    Answer kept = put(MAPPING + "/draft", WRONG, null);

    assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    assertThat(kept.json().get("baseVersion").asInt()).isEqualTo(1);
    assertThat(kept.json().get("warnings")).hasSize(1);
    assertThat(put(MAPPING + "/draft", RIGHT, null).status()).isEqualTo(428);
    assertThat(put(MAPPING + "/draft", RIGHT, "\"other\"").status()).isEqualTo(412);
    assertThat(put(MAPPING + "/draft", "{'id': 'else'}", kept.header("ETag")).status())
        .isEqualTo(422);
    assertThat(ines.get(MAPPING + "/draft").body()).isEqualTo(WRONG.replace('\'', '"'));
    assertThat(mapped("P-1", 1)).isEqualTo("1 ' Byron '");
  }

  @Test
  @Order(2)
  void a_golden_case_that_fails_keeps_it_back() throws Exception {
    Answer refused = post(MAPPING + "/publication", WHY, "\"1\"");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("errors"))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.get("path").asText())
                  .isEqualTo("mappings/partners cases[0].familyName");
              assertThat(error.get("message").asText())
                  .contains(
                      "A made-up partner", "expected text B\u2026 (5), found text B\u2026 (5)")
                  .doesNotContain("Byr");
            });
    assertThat(ines.get(MAPPING + "/draft/problems").json().get("problems"))
        .isEqualTo(refused.json().get("errors"));
    Answer run =
        send(
            ines.request(MAPPING + "/cases/run?version=draft").POST(BodyPublishers.noBody()), null);
    assertThat(run.status()).as(run.body()).isEqualTo(200);
    JsonNode all = run.json().get("accuracy").get("all");
    assertThat(run.json().get("right").asBoolean()).isFalse();
    assertThat(all.get("right").asInt()).isEqualTo(2);
    assertThat(all.get("compared").asInt()).isEqualTo(3);
    assertThat(all.get("low").asDouble()).isBetween(0.2, 0.21);
    assertThat(all.get("high").asDouble()).isBetween(0.93, 0.94);
  }

  @Test
  @Order(3)
  void once_it_is_right_it_is_published_and_messages_name_its_version() throws Exception {
    String seen = ines.get(MAPPING + "/draft").header("ETag");
    Answer mended = put(MAPPING + "/draft", RIGHT, seen);
    assertThat(mended.status()).as(mended.body()).isEqualTo(200);
    assertThat(mended.json().get("warnings")).isEmpty();

    assertThat(post(MAPPING + "/publication", WHY, null).status()).isEqualTo(428);
    assertThat(post(MAPPING + "/publication", "{}", "\"1\"").status()).isEqualTo(400);
    assertThat(post(MAPPING + "/publication", "{'why': 'x', 'draft': 'other'}", "\"1\"").status())
        .isEqualTo(412);
    Answer published = post(MAPPING + "/publication", WHY, "\"1\"");

    assertThat(published.status()).as(published.body()).isEqualTo(200);
    assertThat(published.header("ETag")).isEqualTo("\"2\"");
    assertThat(ines.get(MAPPING + "/draft").status()).isEqualTo(404);
    assertThat(mapped("P-1", 2)).isEqualTo("2 'Byron'");
    assertThat(post(MAPPING + "/publication", WHY, "\"2\"").status()).isEqualTo(404);
  }

  @Test
  @Order(4)
  void what_changed_can_be_read_by_programs_and_people() throws Exception {
    String path = MAPPING + "/comparison?from=1&to=published";

    JsonNode comparison = ines.get(path).json();
    assertThat(comparison.get("counts").get("total").asInt()).isEqualTo(2);
    JsonNode row = comparison.get("rows").get(0);
    assertThat(row.get("target").asText()).isEqualTo("familyName");
    assertThat(row.get("members").get(0).toString())
        .isEqualTo("{\"member\":\"steps\",\"after\":[\"trim\"]}");
    Answer text = ines.call(ines.request(path).header("Accept", "text/plain").GET());

    assertThat(text.header("Content-Type")).startsWith("text/plain");
    assertThat(text.body())
        .isEqualTo(
            """
            Mapping partners: version 1 -> published
            2 changes: 1 row changed, 1 case added.

            Rows
              ~ familyName
                  steps: (absent) -> ["trim"]

            Golden cases
              + A made-up partner
            """);
    assertThat(ines.get(MAPPING + "/comparison").status()).as("no draft").isEqualTo(404);
    assertThat(ines.get(MAPPING + "/comparison?to=latest").status()).isEqualTo(400);
  }

  @Test
  @Order(5)
  void an_older_version_comes_back_as_a_new_one() throws Exception {
    String back = "{'version': 1, 'why': 'the spaces were wanted'}";

    assertThat(post(MAPPING + "/roll-back", back, "\"1\"").status()).isEqualTo(412);
    Answer published = post(MAPPING + "/roll-back", back, "\"2\"");

    assertThat(published.status()).as(published.body()).isEqualTo(200);
    assertThat(mapped("P-1", 3)).isEqualTo("3 ' Byron '");
    JsonNode versions = ines.get(MAPPING + "/versions").json().get("versions");
    List<String> states = new ArrayList<>();
    versions.forEach(v -> states.add(v.get("version").asText() + " " + v.get("state").asText()));
    assertThat(states).containsExactly("3 published", "2 retired", "1 retired");
    assertThat(post(MAPPING + "/roll-back", back, "\"3\"").status()).isEqualTo(409);
  }

  @Test
  @Order(6)
  void who_did_what_and_why_is_in_the_trail() throws Exception {
    List<String> acts = new ArrayList<>();
    for (JsonNode entry : hub.admin().get("/api/audit?limit=200").json().get("entries")) {
      acts.add(
          entry.get("actor").asText()
              + " "
              + entry.get("action").asText()
              + " "
              + entry.get("subject").asText()
              + " "
              + entry.get("detail").asText());
    }

    assertThat(acts)
        .contains(
            "ines mapping.publish mappings/partners version=2 from=draft why=names were cut",
            "ines mapping.roll-back mappings/partners version=3 from=1 why=the spaces were wanted");
  }

  @Test
  @Order(7)
  void another_version_is_tried_on_what_is_stored() throws Exception {
    String question = "{'flow': 'erp-partners', 'version': 2}";

    Answer told = post("/api/what-if", question, null);
    assertThat(told.status()).as(told.body()).isEqualTo(200);
    assertThat(told.json().get("messages").asInt()).isEqualTo(3);
    JsonNode name = byTarget(told.json().get("fields"), "familyName");
    assertThat(name.get("changed").asInt()).isEqualTo(3);
    assertThat(name.get("samples").get(0).get("before").asText()).isEqualTo(" Byron ");
    assertThat(name.get("samples").get(0).get("after").asText()).isEqualTo("Byron");
    Answer lines =
        ines.call(
            ines.request("/api/what-if")
                .header("Content-Type", "application/json")
                .header("Accept", "application/x-ndjson")
                .POST(json(question)));
    assertThat(lines.body().strip().split("\n"))
        .containsExactly(
            "{\"progress\":{\"messages\":3,\"of\":3}}", "{\"result\":" + told.body() + "}");
    assertThat(post("/api/what-if", "{'flow': 'erp-partners', 'version': 'draft'}", null).status())
        .isEqualTo(400);
  }

  @Test
  @Order(8)
  void a_value_is_traced_and_accuracy_is_told() throws Exception {
    long receipt =
        hub.admin().get("/api/messages?messageId=P-1-2").json().at("/messages/0/receipt").asLong();

    Answer trace =
        post(
            "/api/mapping-traces",
            "{'flow': 'erp-partners', 'version': 2, 'receipt': " + receipt + "}",
            null);
    JsonNode name = byTarget(trace.json().get("rows"), "familyName");
    assertThat(name.toString())
        .isEqualTo(
            "{\"target\":\"familyName\",\"source\":\"name\",\"found\":\" Byron \",\"steps\":[{\"name\":\"trim\",\"result\":\"Byron\"}],"
                + "\"outcome\":\"value\",\"value\":\"Byron\",\"problems\":[]}");
    JsonNode versions = ines.get("/api/mapping-accuracy/partners").json().get("versions");
    assertThat(versions).hasSize(3);
    assertThat(versions.get(0).get("records").toString())
        .isEqualTo("{\"mapped\":1,\"asked\":1,\"ratio\":1.0}");
  }

  @Test
  @Order(9)
  void rows_are_suggested_from_what_is_stored() throws Exception {
    String request = "{'recordType': 'customer', 'stored': {'flow': 'erp-partners', 'newest': 2}}";

    Answer told = post("/api/mapping-suggestions", request, null);

    assertThat(told.status()).as(told.body()).isEqualTo(200);
    assertThat(told.json().get("receipts")).hasSize(2);
    assertThat(told.json().get("records").asInt()).isEqualTo(2);
    assertThat(told.body()).doesNotContain("Byron");
    assertThat(
            post(
                    "/api/mapping-suggestions",
                    "{'recordType': 'customer', 'stored': {'flow': 'unknown'}}",
                    null)
                .status())
        .isEqualTo(422);
  }

  private static JsonNode byTarget(JsonNode all, String target) {
    for (JsonNode one : all) {
      if (one.get("target").asText().equals(target)) {
        return one;
      }
    }
    throw new AssertionError("Nothing about " + target + ": " + all);
  }
}
