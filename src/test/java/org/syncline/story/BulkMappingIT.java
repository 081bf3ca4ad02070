package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.syncline.samples.HubClient;
import org.syncline.server.HubServer;

/**
 * A file of people comes in as a job: started, stopped and restarted by the API and by the server's
 * own management, through a {@code kill -9}.
 */
class BulkMappingIT {
  private static final int PEOPLE = 20_000;
  private static final int LIMIT = 24_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String FLOW = "erp-people";
  private static final String BATCH = "/deployment=syncline.war/subsystem=batch-jberet:";
  private static final Pattern RESULT = Pattern.compile("\"result\" => (\\d+)L");

  private static final String MAPPING =
      """
      {"id": "erp-people", "recordType": "customer",
       "rows": [
        {"target": "@key", "source": "no", "required": true},
        {"target": "@version", "source": "rev"},
        {"target": "familyName", "source": "family", "steps": ["trim"], "required": true},
        {"target": "email", "source": "mail", "steps": ["lower"]},
        {"target": "birthDate", "source": "born", "format": "dd.MM.yyyy"}
       ]}
      """;

  private static HubUnderTest hub;

  @BeforeAll
  static void start() throws Exception {
    hub =
        HubUnderTest.start(
            HubServer.named("bulk")
                .withSamples()
                // Small groups, so that there is time to come in between.
                .with("syncline.bulk.group-limit", "16")
                .with("syncline.files.size-limit", Integer.toString(LIMIT)));
    publish("mappings/erp-people", MAPPING);
    publish("flows/erp-people", flow("erp-people", "csv"));
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  private static String flow(String object, String format) {
    return "{\"id\": \"erp-people\", \"system\": \"erp\", \"object\": \""
        + object
        + "\", \"recordType\": \"customer\", \"strategy\": \"scheduled\", \"format\": {\"kind\": \""
        + format
        + "\"}, \"mapping\": \"erp-people\", \"state\": \"full\", \"order\": \"version\"}";
  }

  private static void publish(String path, String document)
      throws IOException, InterruptedException {
    HubClient admin = hub.admin();
    HubClient.Answer answer =
        admin.call(
            admin
                .request("/api/" + path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(document)));
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
  }

  /** Every 1,000th has a birthday that no calendar has. */
  private static byte[] people(String prefix, int count) {
    StringBuilder csv = new StringBuilder("no,rev,family,mail,born\n");
    for (int i = 1; i <= count; i++) {
      csv.append(prefix).append(i).append(",1,\"Grün, ").append(i).append("\",").append(prefix);
      csv.append(i).append("@example.org,").append(i % 1_000 == 0 ? "31.02" : "01.02");
      csv.append(".1990\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static HubClient.Answer put(String name, BodyPublisher content)
      throws IOException, InterruptedException {
    HubClient admin = hub.admin();
    return admin.call(admin.request("/api/files/" + name).PUT(content));
  }

  private static long startByApi(String file) throws IOException, InterruptedException {
    HubClient.Answer answer =
        hub.admin().post("/api/jobs/bulk-mapping/runs", Map.of("flow", FLOW, "file", file));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    long run = answer.json().path("id").asLong();
    assertThat(answer.header("Location")).endsWith("/syncline/api/jobs/runs/" + run);
    return run;
  }

  private static long manage(String operation) throws IOException, InterruptedException {
    String said = hub.server().cli(BATCH + operation);
    Matcher result = RESULT.matcher(said);
    assertThat(result.find()).as(said).isTrue();
    return Long.parseLong(result.group(1));
  }

  private static JsonNode run(long id, String what, Predicate<JsonNode> wanted) {
    return HubUnderTest.await(
        "run " + id + " " + what,
        PATIENCE,
        () -> hub.admin().get("/api/jobs/runs/" + id).json(),
        wanted);
  }

  private static JsonNode inState(long id, String state) {
    return run(id, state, run -> run.path("state").asText().equals(state));
  }

  private static JsonNode underWay(long id) {
    return run(id, "under way", run -> run.path("records").asInt() > 0);
  }

  private static long lastExecution(JsonNode run) {
    JsonNode executions = run.path("executions");
    return executions.get(executions.size() - 1).path("id").asLong();
  }

  private static List<String> acts(long run) throws IOException, InterruptedException {
    List<String> acts = new ArrayList<>();
    for (JsonNode entry : hub.admin().get("/api/audit?limit=200").json().path("entries")) {
      if (entry.path("subject").asText().equals("run/" + run)) {
        acts.add(0, entry.path("actor").asText() + " " + entry.path("action").asText());
      }
    }
    return acts;
  }

  @Test
  void a_run_that_a_kill_interrupts_goes_on_and_each_record_counts_once() throws Exception {
    long accepted = hub.ledger().path("accepted").asLong();
    assertThat(put("people.csv", BodyPublishers.ofByteArray(people("K", PEOPLE))).status())
        .isEqualTo(201);
    long run = startByApi("people.csv");
    underWay(run);

    hub.server().killHard();
    hub.server().restart();

    JsonNode stopped = inState(run, "stopped");
    int before = stopped.path("records").asInt();
    assertThat(before).isPositive().isLessThan(PEOPLE);
    long next = manage("restart-job(execution-id=" + lastExecution(stopped) + ")");
    JsonNode done = inState(run, "completed");
    assertThat(lastExecution(done)).isEqualTo(next);
    assertThat(done.path("records").asInt()).isEqualTo(PEOPLE);
    assertThat(done.path("progress").path("share").asDouble()).isEqualTo(1);
    assertThat(done.path("outcomes").path("created").asInt()).isEqualTo(PEOPLE - PEOPLE / 1_000);
    assertThat(done.path("outcomes").path("parked").asInt()).isEqualTo(PEOPLE / 1_000);
    hub.atRest(accepted + PEOPLE);

    JsonNode failures = hub.admin().get(done.path("failures").asText().substring(9)).json();
    assertThat(failures.path("failures")).hasSize(PEOPLE / 1_000);
    JsonNode failure = failures.path("failures").get(2);
    assertThat(failure.path("file").asText()).isEqualTo("people.csv");
    assertThat(failure.path("record").asInt()).isEqualTo(3_000);
    assertThat(failure.path("status").asText()).isEqualTo("parked");
    assertThat(failure.path("problems").get(0).path("code").asText()).isEqualTo("NOT_A_DATE");
    JsonNode message = hub.admin().get(failure.path("message").asText().substring(9)).json();
    assertThat(message.path("door").asText()).isEqualTo("job");
    assertThat(message.path("record").path("file").asText()).isEqualTo("people.csv");
    assertThat(message.path("record").path("record").asInt()).isEqualTo(3_000);
    assertThat(message.path("record").path("run").asLong()).isEqualTo(run);
    assertThat(acts(run)).containsExactly("ada job.start", " job.stop", "management job.restart");
  }

  @Test
  void management_starts_and_stops_the_same_run_that_the_api_restarts() throws Exception {
    // A command takes its time: of the first file that is longer than that, the run is stopped.
    int people = PEOPLE;
    JsonNode stopped;
    do {
      people *= 3;
      assertThat(people).as("rows done before a command arrives").isLessThan(500_000);
      stopped = startedAndStoppedByManagement(people("L" + people + "-", people));
    } while (stopped.path("records").asInt() == people);
    long run = stopped.path("id").asLong();
    assertThat(stopped.path("state").asText()).isEqualTo("stopped");

    HubClient.Answer restarted = hub.admin().post("/api/jobs/runs/" + run + "/restart", Map.of());

    assertThat(restarted.status()).as(restarted.body()).isEqualTo(202);
    JsonNode done = inState(run, "completed");
    assertThat(done.path("records").asInt()).isEqualTo(people);
    assertThat(done.path("startedBy").asText()).isEqualTo("management");
    assertThat(acts(run))
        .containsExactly("management job.start", "management job.stop", "ada job.restart");
    assertThat(hub.admin().post("/api/jobs/runs/" + run + "/restart", Map.of()).status())
        .isEqualTo(409);
    assertThat(hub.admin().post("/api/jobs/runs/" + run + "/stop", Map.of()).status())
        .isEqualTo(409);

    long again = startByApi("others.csv");
    JsonNode repeated = inState(again, "completed");
    assertThat(repeated.path("outcomes").path("duplicate").asInt()).isEqualTo(people);
  }

  private static JsonNode startedAndStoppedByManagement(byte[] file) throws Exception {
    assertThat(put("others.csv", BodyPublishers.ofByteArray(file)).status()).isIn(200, 201);
    long execution =
        manage("start-job(job-xml-name=bulk-mapping,properties={flow=erp-people,file=others.csv})");
    long run =
        HubUnderTest.await(
                "the run of execution " + execution,
                () -> hub.admin().get("/api/jobs/runs?limit=1").json().path("runs").get(0),
                newest -> newest != null && lastExecution(newest) == execution)
            .path("id")
            .asLong();
    underWay(run);
    assertThat(put("others.csv", BodyPublishers.ofString("x")).status())
        .as("in use")
        .isEqualTo(409);
    try {
      hub.server().cli(BATCH + "stop-job(execution-id=" + execution + ")");
    } catch (IllegalStateException e) {
      // What is over can't be stopped.
      assertThat(inState(run, "completed").path("id").asLong()).isEqualTo(run);
    }
    return run(
        run,
        "stopped or completed",
        seen -> List.of("stopped", "completed").contains(seen.path("state").asText()));
  }

  @Test
  void a_restart_does_not_go_on_in_another_file() throws Exception {
    byte[] people = people("M", PEOPLE);
    put("changed.csv", BodyPublishers.ofByteArray(people));
    long run = startByApi("changed.csv");
    underWay(run);
    hub.admin().post("/api/jobs/runs/" + run + "/stop", Map.of());
    JsonNode stopped = inState(run, "stopped");
    put("changed.csv", BodyPublishers.ofByteArray(people("N", PEOPLE)));

    hub.admin().post("/api/jobs/runs/" + run + "/restart", Map.of());
    JsonNode failed = inState(run, "failed");

    assertThat(failed.path("problem").asText()).contains("put the file back as it was");
    assertThat(failed.path("records")).isEqualTo(stopped.path("records"));
    put("changed.csv", BodyPublishers.ofByteArray(people));
    hub.admin().post("/api/jobs/runs/" + run + "/restart", Map.of());
    assertThat(inState(run, "completed").path("records").asInt()).isEqualTo(PEOPLE);
    assertThat(acts(run)).containsSubsequence("ada job.start", "ada job.stop", "ada job.restart");
  }

  @Test
  void what_can_not_be_run_is_refused_with_what_to_do() throws Exception {
    HubClient.Answer noFile =
        hub.admin()
            .post("/api/jobs/bulk-mapping/runs", Map.of("flow", FLOW, "file", "missing.csv"));
    HubClient.Answer elsewhere =
        hub.admin()
            .post("/api/jobs/bulk-mapping/runs", Map.of("flow", FLOW, "file", "../../passwd"));
    HubClient.Answer noFlow =
        hub.admin().post("/api/jobs/bulk-mapping/runs", Map.of("flow", "x", "file", "missing.csv"));

    assertThat(noFile.status()).isEqualTo(400);
    assertThat(noFile.body()).contains("/syncline/api/files/");
    assertThat(elsewhere.status()).isEqualTo(400);
    assertThat(noFlow.status()).isEqualTo(400);
    assertThat(put("..%2Fpasswd", BodyPublishers.ofString("x")).status()).isIn(400, 404);
    assertThat(put(".hidden", BodyPublishers.ofString("x")).status()).isEqualTo(400);
    assertThat(hub.admin().get("/api/jobs/runs/999999").status()).isEqualTo(404);
  }

  @Test
  void a_file_may_be_larger_than_other_bodies_and_not_than_its_own_limit() throws Exception {
    byte[] large = new byte[LIMIT];
    byte[] tooLarge = new byte[LIMIT + 1];

    assertThat(put("large.bin", BodyPublishers.ofByteArray(large)).status()).isEqualTo(201);
    // Announced, it is refused before it is sent, as curl asks for it.
    String credentials = HubUnderTest.ADMIN + ":" + HubUnderTest.PASSWORD;
    String announced =
        new Wire("127.0.0.1", hub.server().http().getPort())
            .say(
                "PUT /syncline/api/files/large.bin HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Authorization: Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
                    + "\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: "
                    + tooLarge.length
                    + "\r\n\r\n");
    assertThat(Wire.statuses(announced)).as(announced).isEqualTo("413");
    HubClient.Answer unannounced =
        put("large.bin", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge)));
    assertThat(unannounced.status()).isEqualTo(413);

    JsonNode files = hub.admin().get("/api/files").json().path("files");
    assertThat(files).anySatisfy(file -> assertThat(file.path("size").asInt()).isEqualTo(LIMIT));
    HubClient admin = hub.admin();
    assertThat(admin.call(admin.request("/api/files/large.bin").DELETE()).status()).isEqualTo(204);
    assertThat(admin.call(admin.request("/api/files/large.bin").DELETE()).status()).isEqualTo(404);
  }
}
