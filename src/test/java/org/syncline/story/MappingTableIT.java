package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;

/** An analyst takes a mapping away as a table, changes it in a spreadsheet, and puts it back. */
class MappingTableIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TABLE = "/api/mappings/api-customers/table";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static HubUnderTest hub;

  @BeforeAll
  static void start() throws Exception {
    hub = HubUnderTest.start(HubServer.named("mapping-tables"));
  }

  @AfterAll
  static void stop() throws IOException {
    if (hub != null) {
      hub.close();
    }
  }

  private static Answer as(String accept) throws Exception {
    return hub.admin().call(hub.admin().request(TABLE).header("Accept", accept).GET());
  }

  private static Answer put(String path, String type, byte[] file, String ifMatch)
      throws Exception {
    HttpRequest.Builder request =
        hub.admin()
            .request(path)
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofByteArray(file));
    return hub.admin().call(ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode document() throws Exception {
    return hub.admin().get("/api/mappings/api-customers").json();
  }

  private static List<String> places(Answer answer) {
    List<String> places = new ArrayList<>();
    answer.json().get("errors").forEach(error -> places.add(error.get("path").textValue()));
    return places;
  }

  @Test
  void a_table_comes_in_the_form_that_is_asked_for() throws Exception {
    Answer csv = as("text/csv");
    Answer workbook = as(XLSX + ", text/csv;q=0.5");
    Answer json = as("*/*");

    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"api-customers.csv\"");
    assertThat(csv.header("ETag"))
        .isEqualTo(hub.admin().get("/api/mappings/api-customers").header("ETag"));
    assertThat(csv.body()).startsWith("\uFEFFkind,id,recordType,target,source,");
    assertThat(workbook.header("Content-Type")).isEqualTo(XLSX);
    assertThat(json.header("Content-Type")).startsWith("application/json");
    assertThat(json.json()).isEqualTo(document());
    assertThat(as("text/html").status()).isEqualTo(406);
    assertThat(hub.admin().get(TABLE + "?format=pdf").status()).isEqualTo(400);
    assertThat(hub.admin().get(TABLE + "?version=9999").status()).isEqualTo(404);
    assertThat(hub.admin().get(TABLE + "?version=x").status()).isEqualTo(400);
  }

  @Test
  void a_table_that_was_changed_is_the_next_version_and_the_old_one_can_be_had() throws Exception {
    JsonNode before = document();
    Answer csv = as("text/csv");
    String longer = csv.body() + "row,,,city,\"town | city\",trim\r\n";

    Answer unseen = put(TABLE, "text/csv", utf8(longer), "");
    Answer stored = put(TABLE, "text/csv", utf8(longer), csv.header("ETag"));
    Answer late = put(TABLE, "text/csv", utf8(longer), csv.header("ETag"));

    assertThat(unseen.status()).isEqualTo(428);
    assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    assertThat(late.status()).isEqualTo(412);
    JsonNode rows = document().get("rows");
    assertThat(rows).hasSize(before.get("rows").size() + 1);
    assertThat(rows.get(rows.size() - 1))
        .isEqualTo(
            JSON.readTree(
                "{\"target\": \"city\", \"source\": [\"town\", \"city\"], \"steps\":"
                    + " [\"trim\"]}"));
    int version = stored.json().get("version").asInt();
    assertThat(hub.admin().get(TABLE + "?version=" + (version - 1)).json()).isEqualTo(before);

    HttpResponse<InputStream> workbook = hub.admin().stream(TABLE + "?format=xlsx");
    byte[] file;
    try (InputStream body = workbook.body()) {
      file = body.readAllBytes();
    }
    JsonNode present = document();
    Answer again = put(TABLE, XLSX, file, stored.header("ETag"));
    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(document()).isEqualTo(present);
  }

  @Test
  void what_the_record_type_does_not_allow_is_told_at_its_cell_and_nothing_is_stored()
      throws Exception {
    JsonNode before = document();
    Answer csv = as("text/csv");
    int lines = csv.body().split("\r\n", -1).length;
    String wrong = csv.body() + "row,,,noSuchField,x\r\nrow,,,street,[0,shout(\r\n";
    String misspelt = csv.body() + "row,,,noSuchField,x\r\nrow,,,street,x,shout\r\n";

    Answer unreadable = put(TABLE, "text/csv", utf8(wrong), csv.header("ETag"));
    Answer refused = put(TABLE, "text/csv", utf8(misspelt), csv.header("ETag"));

    assertThat(unreadable.status()).isEqualTo(422);
    assertThat(places(unreadable))
        .containsExactly(
            "line " + (lines + 1) + ", column E (source)",
            "line " + (lines + 1) + ", column F (steps)");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(places(refused))
        .containsExactly(
            "flows/api-customers line " + lines + ", column D (target)",
            "flows/api-customers line " + (lines + 1) + ", column F (steps) ([0])");
    assertThat(document()).isEqualTo(before);
  }

  @Test
  void a_table_is_converted_without_being_stored() throws Exception {
    String csv = "kind;id;recordType;target;source\nmapping;draft;customer\nrow;;;@key;no\n";
    HttpRequest.Builder request =
        hub.admin()
            .request("/api/mapping-tables")
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(csv));
    Answer answer = hub.admin().call(request);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json())
        .isEqualTo(
            JSON.readTree(
                "{\"id\": \"draft\", \"recordType\": \"customer\", \"rows\": [{\"target\":"
                    + " \"@key\", \"source\": \"no\"}]}"));
    assertThat(hub.admin().get("/api/mappings/draft").status()).isEqualTo(404);
  }
}
