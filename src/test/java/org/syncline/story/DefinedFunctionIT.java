package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;

/**
 * An integrator defines mapping functions by REST and names them in a mapping table, on a real
 * server: what the functions do there, and that one without an end is stopped.
 */
class DefinedFunctionIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static HubUnderTest hub;

  @BeforeAll
  static void start() throws Exception {
    hub = HubUnderTest.start(HubServer.named("defined-functions").withSamples());
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  private static Answer send(String method, String path, String ifMatch, String body)
      throws Exception {
    HttpRequest.Builder request =
        hub.admin()
            .request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')));
    return hub.admin().call(ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch));
  }

  private static Answer stepOfFamilyName(String step) throws Exception {
    Answer mapping = hub.admin().get("/api/mappings/api-customers");
    ObjectNode table = (ObjectNode) JSON.readTree(mapping.body());
    ArrayNode steps = JSON.createArrayNode().add("trim").add(step);
    table
        .get("rows")
        .forEach(
            row -> {
              if (row.get("target").textValue().equals("familyName")) {
                ((ObjectNode) row).set("steps", steps);
              }
            });
    return send("PUT", "/api/mappings/api-customers", mapping.header("ETag"), table.toString());
  }

  private static String familyName(Answer posted) throws Exception {
    assertThat(posted.status()).as(posted.body()).isBetween(200, 201);
    long record = posted.json().get("record").asLong();
    return hub.admin().get("/api/records/" + record).json().at("/values/familyName").textValue();
  }

  @Test
  void a_function_is_defined_used_changed_and_kept_at_a_version() throws Exception {
    String function =
        "{'id': 'last-word', 'expression': '$split($, /\\\\s+/)[-1]',"
            + " 'examples': [{'in': 'Ada  Byron', 'out': 'Byron'}]}";
    Answer wrong =
        send("PUT", "/api/mapping-functions/last-word", "", function.replace("'Byron'", "'Ada'"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("examples[0]", "Byron");
    assertThat(stepOfFamilyName("last-word").status()).isEqualTo(422);

    Answer put = send("PUT", "/api/mapping-functions/last-word", "", function);
    assertThat(put.status()).as(put.body()).isEqualTo(201);
    assertThat(stepOfFamilyName("last-word").status()).isEqualTo(200);
    assertThat(familyName(send("POST", "/api/customers", "", "{'id': 1, 'name': 'Ada Byron'}")))
        .isEqualTo("Byron");

    Answer changed =
        send(
            "PUT",
            "/api/mapping-functions/last-word",
            put.header("ETag"),
            function
                .replace("[-1]", "[-1] ~> $uppercase")
                .replace("'out': 'Byron'", "'out': 'BYRON'"));
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(familyName(send("POST", "/api/customers", "", "{'id': 2, 'name': 'Bea Carr'}")))
        .isEqualTo("CARR");

    assertThat(stepOfFamilyName("last-word@1").status()).isEqualTo(200);
    assertThat(familyName(send("POST", "/api/customers", "", "{'id': 3, 'name': 'Cy Dean'}")))
        .isEqualTo("Dean");
    assertThat(hub.admin().get("/api/mapping-functions").body())
        .contains("last-word", "clean-name");
  }

  @Test
  void a_function_without_an_end_is_a_problem_of_its_message_and_the_hub_goes_on()
      throws Exception {
    Answer put =
        send(
            "PUT",
            "/api/mapping-functions/without-end",
            "",
            "{'id': 'without-end', 'expression': '($f := function($s){ $f($s & $s) };"
                + " $length($) > 5 ? $f($) : $)', 'examples': [{'in': 'a', 'out': 'a'}]}");
    assertThat(put.status()).as(put.body()).isEqualTo(201);
    assertThat(stepOfFamilyName("without-end").status()).isEqualTo(200);

    Answer stopped = send("POST", "/api/customers", "", "{'id': 11, 'name': 'Lovelace'}");
    Answer next = send("POST", "/api/customers", "", "{'id': 12, 'name': 'Ada'}");

    assertThat(stopped.status()).isEqualTo(422);
    assertThat(stopped.body()).contains("\"path\":\"name\"", "1000000 characters");
    assertThat(familyName(next)).isEqualTo("Ada");
  }
}
