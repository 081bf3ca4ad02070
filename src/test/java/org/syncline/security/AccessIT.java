package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.syncline.platform.hardened.HardenedArchive;
import org.syncline.server.CanaryNotes;
import org.syncline.server.HubServer;

/** Access as it is on a real server, from the first start on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "correct horse battery";
  private static HubServer hub;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    hub = HubServer.named("access").withSamples().start();
    CanaryNotes.secret("password", PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  private static Path tokenFile() {
    return hub.data().resolve("syncline").resolve("setup-token");
  }

  @Test
  @Order(1)
  void the_set_up_token_makes_one_administrator_once() throws Exception {
    Path file = tokenFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String token = Files.readString(file).strip();
    assertThat(Files.readString(hub.log())).contains(file.toString()).doesNotContain(token);

    HttpResponse<String> wrong = setUp("wrong");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(setUp(token).statusCode()).isEqualTo(201);
    assertThat(file).doesNotExist();
    HttpResponse<String> again = setUp(token);
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.body()).isEqualTo(wrong.body());
  }

  private static HttpResponse<String> setUp(String token) throws Exception {
    return send(
        request("/api/setup")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(
                        Map.of("token", token, "user", "ada", "password", PASSWORD)))));
  }

  @Test
  @Order(2)
  void the_api_wants_a_log_in_and_says_so_in_a_problem_document() throws Exception {
    HttpResponse<String> nobody = send(request("/api/messages"));
    assertProblem(nobody, 401);
    assertThat(nobody.headers().firstValue("WWW-Authenticate").orElseThrow()).contains("Basic");
    assertProblem(send(as("ada", "wrong password!", "/api/messages")), 401);
    assertProblem(send(as("nobody", "wrong password!", "/api/messages")), 401);
    assertThat(send(as("ada", PASSWORD, "/api/messages")).statusCode()).isEqualTo(200);
  }

  @Test
  @Order(3)
  void a_role_may_do_what_it_may_do_and_no_more() throws Exception {
    assertThat(create("otto", "operator", null).statusCode()).isEqualTo(201);
    assertThat(create("erp-machine", "machine", "erp").statusCode()).isEqualTo(201);
    assertThat(create("otto", "auditor", null).statusCode()).isEqualTo(409);

    assertThat(send(as("otto", PASSWORD, "/api/ledger")).statusCode()).isEqualTo(200);
    assertProblem(send(as("otto", PASSWORD, "/api/accounts")), 403);
    assertProblem(send(as("erp-machine", PASSWORD, "/api/ledger")), 403);
    assertThat(send(as("erp-machine", PASSWORD, "/api/messages")).statusCode()).isEqualTo(200);
    assertProblem(send(as("erp-machine", PASSWORD, "/api/messages?system=shop")), 403);
    assertThat(intake("erp-machine", "erp").statusCode()).isEqualTo(202);
    assertProblem(intake("erp-machine", "shop"), 403);
  }

  private static HttpResponse<String> intake(String user, String system) throws Exception {
    return send(
        as(user, PASSWORD, "/api/intake/" + system + "/customer")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}")));
  }

  private static HttpResponse<String> create(String user, String role, String system)
      throws Exception {
    String account =
        "{\"user\":\""
            + user
            + "\",\"password\":\""
            + PASSWORD
            + "\",\"roles\":[\""
            + role
            + "\"]"
            + (system == null ? "" : ",\"system\":\"" + system + "\"")
            + "}";
    return post("/api/accounts", account);
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        as("ada", PASSWORD, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  @Order(4)
  void bad_requests_get_problem_documents() throws Exception {
    assertProblem(send(as("ada", PASSWORD, "/api/nothing/here")), 404);
    assertProblem(send(as("ada", PASSWORD, "/api/messages/99999999")), 404);
    assertProblem(send(as("ada", PASSWORD, "/api/messages?sytem=erp")), 400);
    assertProblem(send(as("ada", PASSWORD, "/api/messages?limit=0")), 400);
    assertProblem(send(as("ada", PASSWORD, "/api/ledger?from=yesterday")), 400);
    assertProblem(
        send(as("ada", PASSWORD, "/api/setup").method("PATCH", BodyPublishers.noBody())), 405);
    assertProblem(send(as("ada", PASSWORD, "/api/messages").header("Accept", "image/png")), 406);
    assertProblem(
        send(
            as("ada", PASSWORD, "/api/accounts")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x"))),
        415);
    JsonNode broken = assertProblem(post("/api/accounts", "{\n  \"user\": ]"), 400);
    assertThat(broken.get("detail").asText()).contains("line 2");
    JsonNode unknown = assertProblem(post("/api/accounts", "{\"usr\": \"x\"}"), 400);
    assertThat(unknown.get("field").asText()).isEqualTo("usr");
    JsonNode weak =
        assertProblem(
            post(
                "/api/accounts",
                "{\"user\":\"eve\",\"password\":\"short\",\"roles\":[\"auditor\"]}"),
            400);
    assertThat(weak.get("field").asText()).isEqualTo("password");
    assertProblem(post("/api/accounts", "{\"user\":\"" + "x".repeat(1_000_001) + "\"}"), 413);
    assertProblem(post("/api/accounts", "[".repeat(200)), 400);
    assertProblem(post("/api/messages/retry", "{\"filter\":{},\"why\":\"x\"}"), 400);
    assertProblem(post("/api/messages/1/flows/x/dismiss", "{\"why\":\"x\"}"), 409);
  }

  @Test
  @Order(5)
  void configuration_is_versioned_and_never_overwritten_unseen() throws Exception {
    HttpResponse<String> read = send(as("ada", PASSWORD, "/api/systems/erp"));
    assertThat(read.statusCode()).isEqualTo(200);
    String tag = read.headers().firstValue("ETag").orElseThrow();

    assertProblem(put("/api/systems/erp", read.body(), null), 428);
    assertProblem(put("/api/systems/erp", read.body(), "\"77\""), 412);
    JsonNode refused =
        assertProblem(put("/api/systems/erp", "{\"id\":\"erp\",\"nme\":\"x\"}", tag), 422);
    assertThat(refused.get("errors")).isNotEmpty();
    HttpResponse<String> stored =
        put("/api/systems/erp", read.body().replace("\"owner\"", " \"owner\""), tag);
    assertThat(stored.statusCode()).isEqualTo(200);
    assertThat(stored.headers().firstValue("ETag")).isNotEqualTo(java.util.Optional.of(tag));
    assertProblem(put("/api/systems/erp", read.body(), tag), 412);
  }

  private static HttpResponse<String> put(String path, String body, String ifMatch)
      throws Exception {
    HttpRequest.Builder request =
        as("ada", PASSWORD, path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body));
    return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
  }

  @Test
  @Order(5)
  void the_configuration_is_carried_in_an_archive_all_or_nothing() throws Exception {
    byte[] archive = archive();
    assertThat(archive()).isEqualTo(archive);
    JsonNode same = JSON.readTree(putArchive(archive, "ada").body()).get("documents");
    assertThat(same.findValuesAsText("id")).contains("erp", "customer", "erp-customers");
    assertThat(same.findValuesAsText("change")).containsOnly("unchanged");

    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put("systems/erp.json", "{\"id\": \"erp\"".getBytes(StandardCharsets.UTF_8));
    JsonNode refused = assertProblem(putArchive(HardenedArchive.write(files), "ada"), 422);
    assertThat(refused.get("errors").findValuesAsText("path")).contains("systems/erp.json");
    files.put("../erp.json", new byte[0]);
    assertProblem(putArchive(HardenedArchive.write(files), "ada"), 422);
    assertProblem(putArchive(new byte[5_000_001], "ada"), 413);
    assertProblem(putArchive(archive, "otto"), 403);
    assertProblem(send(as("otto", PASSWORD, "/api/configuration-archive")), 403);
    assertThat(archive()).isEqualTo(archive);
  }

  private static byte[] archive() throws Exception {
    HttpResponse<byte[]> answer =
        CLIENT.send(
            as("ada", PASSWORD, "/api/configuration-archive").build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
    return answer.body();
  }

  private static HttpResponse<String> putArchive(byte[] zip, String user) throws Exception {
    return send(
        as(user, PASSWORD, "/api/configuration-archive")
            .header("Content-Type", "application/zip")
            .POST(BodyPublishers.ofByteArray(zip)));
  }

  @Test
  @Order(5)
  void bodies_that_are_packed_or_no_json_are_not_read() throws Exception {
    for (String path : List.of("/api/accounts", "/api/intake/erp/customer")) {
      HttpResponse<String> refused =
          send(
              as("ada", PASSWORD, path)
                  .header("Content-Type", "application/json")
                  .header("Content-Encoding", "gzip")
                  .POST(BodyPublishers.ofByteArray(gzip("{}"))));
      assertProblem(refused, 415);
      assertThat(refused.headers().firstValue("Accept-Encoding")).hasValue("identity");
    }
    for (String type : List.of("application/xml", "text/xml", "multipart/form-data; boundary=x")) {
      assertProblem(
          send(
              as("ada", PASSWORD, "/api/accounts")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"))),
          415);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  @Test
  @Order(6)
  void the_api_is_described_and_its_answers_are_not_kept() throws Exception {
    HttpResponse<String> described = send(as("ada", PASSWORD, "/api/openapi.json"));
    assertThat(JSON.readTree(described.body()).get("openapi").asText()).startsWith("3.1");
    assertThat(described.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(described.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(described.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe-inline");
  }

  @Test
  @Order(7)
  void a_person_logs_in_by_the_form_decides_with_the_session_s_token_and_logs_out()
      throws Exception {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    long receipt = parkedMessage();

    HttpResponse<String> sentAway = get(browser, "/index.xhtml");
    assertThat(sentAway.statusCode()).isEqualTo(302);
    assertThat(sentAway.headers().firstValue("Location").orElseThrow()).contains("/login.xhtml");
    HttpResponse<String> page = get(browser, "/login.xhtml");
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Strict");

    String token = tokenIn(page);
    assertThat(form(browser, "/session/begin", logInForm(token, "wrong password!")))
        .contains("log-in=refused");
    assertThat(form(browser, "/session/begin", logInForm("forged", PASSWORD)))
        .contains("log-in=stale");
    assertThat(form(browser, "/session/begin", logInForm(token, PASSWORD)))
        .endsWith("/syncline/index.xhtml");

    HttpResponse<String> status = get(browser, "/index.xhtml");
    assertThat(status.statusCode()).as(status.body()).isEqualTo(200);
    assertThat(status.body())
        .contains("LEDGER accepted=")
        .contains("KEY_MISSING")
        .doesNotContain("#{")
        .doesNotContain("???")
        // The console's own, by the nonce of the answer, and no other.
        .doesNotContainPattern(
            "<script(?! src=\"/syncline/console\\.js\\?v=[0-9a-f]{12}\" nonce=\"[\\w-]{43}\")");
    HttpResponse<String> journey = get(browser, "/message.xhtml?receipt=" + receipt);
    assertThat(journey.body()).contains("KEY_MISSING").contains("erp-customers");
    HttpResponse<String> search = get(browser, "/messages.xhtml?system=erp&status=parked");
    assertThat(search.body()).contains("message.xhtml?receipt=" + receipt);
    assertThat(get(browser, "/record.xhtml?id=1").statusCode()).isEqualTo(200);

    String decision = "receipt=" + receipt + "&flow=erp-customers&decision=dismiss&why=test&token=";
    assertThat(post(browser, "/decide", decision + "forged").statusCode()).isEqualTo(403);
    assertThat(form(browser, "/decide", decision + tokenIn(status))).contains("done=dismissed");
    JsonNode outcome =
        JSON.readTree(send(as("ada", PASSWORD, "/api/messages/" + receipt)).body())
            .get("outcomes")
            .get(0);
    assertThat(outcome.get("status").asText()).isEqualTo("dismissed");
    assertThat(outcome.get("decidedBy").asText()).isEqualTo("ada");

    assertThat(form(browser, "/session/end", "token=" + tokenIn(status))).contains("login.xhtml");
    assertThat(get(browser, "/index.xhtml").statusCode()).isEqualTo(302);
    assertProblem(browser.send(request("/api/messages").build(), BodyHandlers.ofString()), 401);
  }

  /** The receipt of the message without a key that a machine sent before. */
  private static long parkedMessage() throws Exception {
    for (int tries = 0; tries < 1_000; tries++) {
      JsonNode found =
          JSON.readTree(send(as("ada", PASSWORD, "/api/messages?status=parked&system=erp")).body());
      if (!found.get("messages").isEmpty()) {
        return found.get("messages").get(0).get("receipt").asLong();
      }
    }
    throw new AssertionError("No message was parked.");
  }

  private static String tokenIn(HttpResponse<String> page) {
    Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(token.find()).as(page.body()).isTrue();
    return token.group(1);
  }

  private static String logInForm(String token, String password) {
    return "user=ada&password="
        + URLEncoder.encode(password, StandardCharsets.UTF_8)
        + "&token="
        + token;
  }

  private static HttpResponse<String> get(HttpClient browser, String path) throws Exception {
    return browser.send(request(path).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(HttpClient browser, String path, String form)
      throws Exception {
    return browser.send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  /** Where a form leads to. */
  private static String form(HttpClient browser, String path, String form) throws Exception {
    return post(browser, path, form).headers().firstValue("Location").orElse("nowhere");
  }

  @Test
  @Order(8)
  void who_did_what_and_what_was_refused_can_be_read_and_verified() throws Exception {
    JsonNode entries =
        JSON.readTree(send(as("ada", PASSWORD, "/api/audit?limit=1000")).body()).get("entries");
    Set<String> told = new HashSet<>();
    entries.forEach(
        entry ->
            told.add(
                entry.get("actor").asText()
                    + " "
                    + entry.get("action").asText()
                    + " "
                    + entry.get("subject").asText()
                    + (entry.get("refused").asBoolean() ? " refused" : "")));
    assertThat(told)
        .contains(
            "ada account.create account/ada",
            "ada account.create account/otto",
            "ada log-in account/ada",
            " log-in account/ada refused",
            " log-in account/? refused",
            "otto access operation/AccountsResource.all refused");
    assertThat(entries.get(entries.size() - 1).get("number").asInt()).isEqualTo(1);
    assertProblem(send(as("otto", PASSWORD, "/api/audit")), 403);

    JsonNode verdict =
        JSON.readTree(
            send(as("ada", PASSWORD, "/api/audit/verification").POST(BodyPublishers.noBody()))
                .body());
    assertThat(verdict.get("sound").asBoolean()).as(verdict.toString()).isTrue();
    assertThat(verdict.get("entries").asInt()).isGreaterThan(entries.size());
  }

  private static JsonNode assertProblem(HttpResponse<String> answer, int status)
      throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("title").asText()).isNotBlank();
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("RESTEASY");
    return problem;
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(hub.http() + path.substring(1)));
  }

  private static HttpRequest.Builder as(String user, String password, String path) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return request(path)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  @Order(9)
  void a_token_does_what_its_scopes_and_its_account_may_until_it_is_revoked() throws Exception {
    HttpResponse<String> made =
        post(
            "/api/account/tokens",
            "{\"label\":\"reports\",\"scopes\":[\"ledger.read\",\"api.read\"],\"days\":1}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String token = JSON.readTree(made.body()).get("token").asText();
    String id = JSON.readTree(made.body()).get("id").asText();

    assertThat(bearer(token, "/api/ledger").statusCode()).isEqualTo(200);
    JsonNode refused = assertProblem(bearer(token, "/api/messages"), 403);
    assertThat(refused.get("detail").asText()).contains("messages.read");
    assertProblem(bearer(token, "/api/account/tokens"), 403);
    assertThat(send(as("ada", PASSWORD, "/api/account/tokens")).body())
        .contains(id)
        .doesNotContain(token);

    HttpResponse<String> revoked = send(as("ada", PASSWORD, "/api/account/tokens/" + id).DELETE());
    assertThat(revoked.statusCode()).isEqualTo(204);
    HttpResponse<String> nobody = bearer(token, "/api/ledger");
    assertProblem(nobody, 401);
    assertThat(nobody.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("invalid_token");
    assertThat(send(as("ada", PASSWORD, "/api/audit")).body())
        .contains("token.make")
        .contains("token.revoke")
        .doesNotContain(token);
    assertThat(Files.readString(hub.log())).doesNotContain(token);
  }

  private static HttpResponse<String> bearer(String token, String path) throws Exception {
    return send(request(path).header("Authorization", "Bearer " + token));
  }

  @Test
  @Order(9)
  void an_agent_sees_what_is_its_own_and_other_roles_are_in_force_at_once() throws Exception {
    JsonNode mine = JSON.readTree(post("/api/records/customer", customer("Mine", "anna")).body());
    JsonNode other = JSON.readTree(post("/api/records/customer", customer("Other", "bo")).body());
    assertThat(
            post(
                    "/api/accounts",
                    "{\"user\":\"anna\",\"password\":\"" + PASSWORD + "\",\"roles\":[\"agent\"]}")
                .statusCode())
        .isEqualTo(201);

    String found = send(as("anna", PASSWORD, "/api/records/customer")).body();
    assertThat(found).contains("Mine").doesNotContain("Other");
    assertThat(send(as("anna", PASSWORD, "/api/records/" + mine.get("id"))).statusCode())
        .isEqualTo(200);
    assertProblem(send(as("anna", PASSWORD, "/api/records/" + other.get("id"))), 404);
    assertProblem(send(as("anna", PASSWORD, "/api/messages")), 403);

    HttpResponse<String> changed =
        send(
            as("ada", PASSWORD, "/api/accounts/anna")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"roles\":[\"operator\"]}")));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(send(as("anna", PASSWORD, "/api/messages")).statusCode()).isEqualTo(200);
    assertThat(send(as("anna", PASSWORD, "/api/records/" + other.get("id"))).statusCode())
        .isEqualTo(200);
  }

  private static String customer(String name, String owner) {
    return "{\"values\":{\"familyName\":\"" + name + "\",\"owner\":\"" + owner + "\"}}";
  }

  @Test
  @Order(10)
  void a_person_changes_the_own_password_and_logs_in_anew() throws Exception {
    assertThat(create("eva", "auditor", null).statusCode()).isEqualTo(201);
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    String token = tokenIn(get(browser, "/login.xhtml"));
    form(browser, "/session/begin", logInForm(token, PASSWORD).replace("user=ada", "user=eva"));
    HttpResponse<String> account = get(browser, "/account.xhtml");
    assertThat(account.body()).contains("auditor").contains("audit.read").doesNotContain("???");

    String change = "token=" + tokenIn(account) + "&present=" + encoded(PASSWORD);
    assertThat(form(browser, "/password", change + "&password=short&again=short"))
        .contains("done=password-weak");
    String twice = "&password=" + encoded("another long one") + "&again=";
    assertThat(form(browser, "/password", change + twice + "x")).contains("done=password-twice");
    assertThat(form(browser, "/password", change + twice + encoded("another long one")))
        .contains("login.xhtml?done=password-changed");

    assertThat(get(browser, "/account.xhtml").statusCode()).isEqualTo(302);
    assertProblem(send(as("eva", PASSWORD, "/api/account")), 401);
    assertThat(send(as("eva", "another long one", "/api/account")).statusCode()).isEqualTo(200);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
