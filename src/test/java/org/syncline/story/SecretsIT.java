package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.samples.HubClient;
import org.syncline.samples.HubClient.Answer;
import org.syncline.security.egress.LocalServer;
import org.syncline.security.egress.TestCertificate;
import org.syncline.security.secret.SecretValue;
import org.syncline.server.CanaryNotes;
import org.syncline.server.HubServer;

/** Secrets go in and come out nowhere, and a connection leads only where the list lets it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecretsIT {
  private static final String VALUE = "S3cret-of-the-CRM-which-nobody-may-see";
  private static final String OTHER_VALUE = "An0ther-one-that-nobody-may-see";
  private static final List<String> ANSWERS = new ArrayList<>();

  @TempDir private static Path folder;
  private static LocalServer encrypted;
  private static LocalServer plain;
  private static HubUnderTest hub;
  private static HubClient integrator;
  private static HubClient operator;

  @BeforeAll
  static void start() throws Exception {
    TestCertificate certificate = TestCertificate.of(folder, "dns:localhost,ip:127.0.0.1");
    encrypted = LocalServer.on(certificate.serverSocket(), socket -> true);
    plain = LocalServer.saying("");
    hub =
        HubUnderTest.start(
            HubServer.named("secrets")
                .jvm("-Djavax.net.ssl.trustStore=" + certificate.trustStore())
                .jvm("-Djavax.net.ssl.trustStorePassword=" + TestCertificate.PASSWORD));
    CanaryNotes.secret("secret of a connection", VALUE);
    CanaryNotes.secret("another secret of a connection", OTHER_VALUE);
    integrator = hub.account("ines", "integrator", Map.of());
    operator = hub.account("otto", "operator", Map.of());
  }

  @AfterAll
  static void stop() throws IOException {
    if (hub != null) {
      hub.close();
    }
    encrypted.close();
    plain.close();
  }

  private static Answer noted(Answer answer) {
    ANSWERS.add(answer.headers().map() + answer.body());
    return answer;
  }

  private static Answer put(HubClient who, String path, String json, String ifMatch)
      throws Exception {
    var request =
        who.request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json.replace('\'', '"')));
    return noted(who.call(ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch)));
  }

  private static Answer putSecret(HubClient who, String name, String value) throws Exception {
    return put(who, "/api/secrets/" + name, "{'value': '" + value + "'}", "");
  }

  private static String crm(String host, int port, String secret) {
    return "{'id': 'crm', 'name': 'CRM', 'owner': 'Ada', 'connections': [{'id': 'api', 'kind':"
        + " 'rest', 'host': '"
        + host
        + "', 'port': "
        + port
        + ", 'path': '/v1', 'secret': '"
        + secret
        + "'}, {'id': 'files', 'kind': 'file', 'host': 'localhost', 'port': "
        + plain.port()
        + ", 'tls': false}]}";
  }

  /** The steps of a test, those that failed with a 'no' before them. */
  private static List<String> steps(String connection) throws Exception {
    Answer answer =
        noted(
            integrator.call(
                integrator
                    .request("/api/systems/crm/connections/" + connection + "/test")
                    .POST(BodyPublishers.noBody())));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<String> steps = new ArrayList<>();
    for (JsonNode step : answer.json().get("steps")) {
      steps.add((step.get("ok").asBoolean() ? "" : "no ") + step.get("step").asText());
    }
    assertThat(answer.json().get("ok").asBoolean())
        .isEqualTo(steps.stream().noneMatch(step -> step.startsWith("no ")));
    return steps;
  }

  private static JsonNode secrets() throws Exception {
    return noted(integrator.get("/api/secrets")).json().get("secrets");
  }

  @Test
  @Order(1)
  void a_secret_goes_in_for_a_connection_that_uses_it_and_is_listed_without_its_value()
      throws Exception {
    assertThat(putSecret(integrator, "crm/api-key", VALUE).status()).isEqualTo(409);
    Answer foreign =
        put(integrator, "/api/systems/crm", crm("localhost", encrypted.port(), "erp/api-key"), "");
    assertThat(foreign.status()).isEqualTo(422);
    assertThat(foreign.body()).contains("connections[0].secret");
    Answer stored =
        put(integrator, "/api/systems/crm", crm("localhost", encrypted.port(), "crm/api-key"), "");
    assertThat(stored.status()).as(stored.body()).isEqualTo(201);
    assertThat(stored.json().get("droppedSecrets")).isEmpty();

    assertThat(
            putSecret(integrator, "crm/api-key", "x".repeat(SecretValue.MOST_BYTES + 1)).status())
        .isEqualTo(400);
    assertThat(putSecret(operator, "crm/api-key", VALUE).status()).isEqualTo(403);
    Answer set = putSecret(integrator, "crm/api-key", VALUE);
    assertThat(set.status()).as(set.body()).isEqualTo(204);

    assertThat(secrets()).hasSize(1);
    JsonNode listed = secrets().get(0);
    assertThat(listed.get("system").asText() + "/" + listed.get("name").asText())
        .isEqualTo("crm/api-key");
    assertThat(listed.get("connections").get(0).asText()).isEqualTo("api");
    assertThat(listed.get("setBy").asText()).isEqualTo("ines");
    assertThat(listed).hasSize(5);
    assertThat(noted(integrator.get("/api/secrets/crm/api-key")).status()).isEqualTo(405);
    assertThat(noted(operator.get("/api/secrets")).status()).isEqualTo(403);
  }

  @Test
  @Order(2)
  void a_connection_leads_nowhere_until_the_list_allows_it() throws Exception {
    assertThat(steps("api")).containsExactly("secret", "no policy");
    assertThat(steps("files")).containsExactly("no policy");
    String entry = "{'host': 'localhost', 'ports': [" + encrypted.port() + "]";
    assertThat(put(integrator, "/api/egress/here", entry + "}", "").status()).isEqualTo(403);
    assertThat(put(hub.admin(), "/api/egress/here", entry + "}", "").status()).isEqualTo(204);
    assertThat(steps("api")).as("not this machine itself").containsExactly("secret", "no policy");
    assertThat(encrypted.connected() + plain.connected()).isZero();

    put(hub.admin(), "/api/egress/here", entry + ", 'loopback': true}", "");
    assertThat(steps("api")).containsExactly("secret", "policy", "connect", "tls");
    assertThat(encrypted.connected()).isEqualTo(1);
    String files = "{'host': 'localhost', 'ports': [" + plain.port() + "], 'loopback': true}";
    put(hub.admin(), "/api/egress/files", files, "");
    assertThat(steps("files")).as("SFTP encrypts by itself").containsExactly("policy", "connect");
    assertThat(noted(hub.admin().get("/api/egress")).json().get("entries")).hasSize(2);
  }

  @Test
  @Order(3)
  void another_host_does_not_get_the_secret() throws Exception {
    Answer moved =
        put(
            integrator,
            "/api/systems/crm",
            crm("127.0.0.1", encrypted.port(), "crm/api-key"),
            "\"1\"");

    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    assertThat(moved.json().get("droppedSecrets").get(0).asText()).isEqualTo("crm/api-key");
    assertThat(secrets()).isEmpty();
    assertThat(steps("api")).containsExactly("no secret");
    put(integrator, "/api/systems/crm", crm("localhost", encrypted.port(), "crm/api-key"), "\"2\"");
    assertThat(steps("api")).as("gone for good").containsExactly("no secret");
    assertThat(putSecret(integrator, "crm/api-key", OTHER_VALUE).status()).isEqualTo(204);
    assertThat(steps("api")).containsExactly("secret", "policy", "connect", "tls");
  }

  @Test
  @Order(4)
  void a_new_key_of_the_servers_command_line_takes_over_while_the_hub_runs() throws Exception {
    hub.server()
        .cli(
            "/subsystem=elytron/secret-key-credential-store=SynclineSecretKeys:"
                + "generate-secret-key(alias=secrets-2,key-size=256)");
    Answer done =
        noted(
            hub.admin()
                .call(hub.admin().request("/api/secrets/resealing").POST(BodyPublishers.noBody())));
    hub.server()
        .cli(
            "/subsystem=elytron/secret-key-credential-store=SynclineSecretKeys:"
                + "remove-alias(alias=secrets-1)");

    assertThat(done.json().get("keyVersion").asInt()).isEqualTo(2);
    assertThat(done.json().get("sealed").asInt()).isEqualTo(1);
    assertThat(steps("api")).containsExactly("secret", "policy", "connect", "tls");
  }

  @Test
  @Order(5)
  void the_audit_trail_tells_it_all() throws Exception {
    JsonNode entries = noted(hub.admin().get("/api/audit?limit=200")).json().get("entries");
    List<String> acts =
        StreamSupport.stream(entries.spliterator(), false)
            .map(
                entry ->
                    (entry.get("refused").asBoolean() ? "refused " : "")
                        + entry.get("actor").asText()
                        + " "
                        + entry.get("action").asText()
                        + " "
                        + entry.get("subject").asText())
            .toList();

    assertThat(acts)
        .contains(
            "refused ines secret.put secret/crm/api-key",
            "ines secret.put secret/crm/api-key",
            "ines secret.drop secret/crm/api-key",
            "refused ines secret.use systems/crm",
            "refused ines egress host/localhost:" + encrypted.port(),
            "ada egress.put egress/here",
            "ines connection.test systems/crm/connections/api",
            "ada secret.reseal secrets");
  }

  @Test
  @Order(6)
  void the_values_are_nowhere() throws Exception {
    hub.server().stop();

    assertThat(String.join("\n", ANSWERS)).doesNotContain(VALUE, OTHER_VALUE);
    List<Path> files;
    try (Stream<Path> all = Files.walk(hub.server().base())) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .contains("server.log", "console.log", "syncline-secret-keys.cs")
        .anyMatch(name -> name.endsWith(".mv.db"));
    for (Path file : files) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      for (String value : List.of(VALUE, OTHER_VALUE)) {
        assertThat(bytes).as(file.toString()).doesNotContain(forms(value));
      }
    }
  }

  private static List<String> forms(String value) {
    List<String> forms = new ArrayList<>();
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] bytes = value.getBytes(charset);
      forms.add(new String(bytes, StandardCharsets.ISO_8859_1));
      forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes).substring(0, 20));
    }
    return forms;
  }
}
