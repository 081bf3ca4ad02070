package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.syncline.browser.Browser;
import org.syncline.server.HubServer;

/** People and programs of an identity provider at a hub on a real server. */
@Tag("alone") // within five seconds, it says
class OidcIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "correct horse battery";
  private static final Duration IN_FORCE = Duration.ofSeconds(5);
  private static FakeProvider provider;
  private static HubServer hub;
  private FakePerson otto;

  @BeforeAll
  static void start() throws Exception {
    provider = FakeProvider.start(Clock.systemUTC());
    hub =
        HubServer.named("oidc")
            .withSamples()
            .with("syncline.oidc.issuer", provider.issuer())
            .with("syncline.oidc.client-id", FakeProvider.CLIENT)
            .with("syncline.oidc.client-secret", FakeProvider.SECRET)
            .with("syncline.oidc.audience", "syncline")
            .with("syncline.oidc.public-url", "{http}")
            .with("syncline.oidc.teams-claim", "teams")
            .with("syncline.oidc.introspect", "true")
            .with(
                "syncline.oidc.roles",
                "ops=operator,auditors=auditor,sales=agent,erp-jobs=machine:erp")
            .start();
    String token = Files.readString(hub.data().resolve("syncline").resolve("setup-token")).strip();
    send(
        request("api/setup")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(
                        Map.of("token", token, "user", "ada", "password", PASSWORD)))));
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
    if (provider != null) {
      provider.close();
    }
  }

  @BeforeEach
  void theProviderMayBeCalled() throws Exception {
    assertThat(
            egress(
                "PUT",
                "{\"host\":\"127.0.0.1\",\"ports\":["
                    + URI.create(provider.issuer()).getPort()
                    + "],\"loopback\":true,\"plain\":true}"))
        .isEqualTo(204);
    otto = provider.person("otto").in("ops");
    provider.atTheBrowser(otto);
  }

  private static int egress(String method, String body) throws Exception {
    return send(request("api/egress/provider")
            .header("Authorization", basic("ada", PASSWORD))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)))
        .statusCode();
  }

  private static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(hub.http().resolve(path)).timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> withToken(String token, String path) throws Exception {
    return send(request(path).header("Authorization", "Bearer " + token));
  }

  @Test
  void a_person_logs_in_at_the_provider_and_comes_to_the_page_they_wanted() throws Exception {
    Visit visit = new Visit();

    HttpResponse<String> page = visit.logIn("messages.xhtml?system=erp");

    assertThat(page.uri().toString()).endsWith("/messages.xhtml?system=erp");
    assertThat(page.body()).contains("oidc:otto~");
    assertThat(audit()).contains("\"action\":\"log-in\"").contains("by=code");
  }

  @Test
  void other_groups_are_in_force_within_five_seconds() throws Exception {
    Visit visit = new Visit();
    visit.logIn("messages.xhtml");
    assertThat(visit.get("messages.xhtml").statusCode()).isEqualTo(200);
    assertThat(visit.get("account.xhtml").body()).contains("operator");

    otto.in("sales").ofTeams("North");

    within(IN_FORCE, () -> visit.get("messages.xhtml").statusCode() == 403);
    assertThat(visit.get("account.xhtml").body())
        .contains("agent")
        .contains("North")
        .doesNotContain("operator");
  }

  @Test
  void a_disabled_person_is_out_within_five_seconds() throws Exception {
    Visit visit = new Visit();
    visit.logIn("messages.xhtml");

    otto.disabled();

    within(IN_FORCE, () -> visit.get("messages.xhtml").statusCode() == 302);
  }

  @Test
  void an_expired_access_token_is_renewed_behind_the_session() throws Exception {
    provider.accessLasts(Duration.ofSeconds(2));
    try {
      Visit visit = new Visit();
      visit.logIn("messages.xhtml");
      int renewals = provider.calls("/token");

      within(
          Duration.ofSeconds(10),
          () -> {
            assertThat(visit.get("messages.xhtml").statusCode()).isEqualTo(200);
            return provider.calls("/token") > renewals;
          });
      assertThat(visit.get("messages.xhtml").statusCode()).isEqualTo(200);
    } finally {
      provider.accessLasts(Duration.ofMinutes(5));
    }
  }

  @Test
  void a_log_out_ends_the_session_here_and_at_the_provider() throws Exception {
    Visit visit = new Visit();
    HttpResponse<String> page = visit.logIn("messages.xhtml");
    Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(token.find()).isTrue();

    HttpResponse<String> out = visit.post("session/end", "token=" + token.group(1));

    String refresh = out.headers().firstValue("Refresh").orElseThrow();
    assertThat(refresh).startsWith("0;url=" + provider.issuer()).contains("id_token_hint=");
    assertThat(visit.get("messages.xhtml").statusCode()).isEqualTo(302);
  }

  @Test
  void a_log_out_at_the_provider_ends_the_session_here() throws Exception {
    Visit visit = new Visit();
    visit.logIn("messages.xhtml");
    assertThat(visit.get("messages.xhtml").statusCode()).isEqualTo(200);

    assertThat(provider.sendLogOut(hub.http().resolve("session/oidc/log-out"), otto))
        .isEqualTo(200);

    assertThat(visit.get("messages.xhtml").statusCode()).isEqualTo(302);
    HttpResponse<String> forged =
        send(
            request("session/oidc/log-out")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=a.b.c")));
    assertThat(forged.statusCode()).isEqualTo(400);
  }

  @Test
  void a_program_sends_an_access_token() throws Exception {
    FakePerson program = provider.person("erp-program").in("erp-jobs");
    String token = provider.accessToken(program, "syncline");

    HttpResponse<String> who = withToken(token, "api/account");
    assertThat(who.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(who.body()).path("system").asText()).isEqualTo("erp");
    assertThat(withToken(token, "api/ledger").statusCode()).isEqualTo(403);
    assertThat(withToken(token, "api/messages?system=shop").statusCode()).isEqualTo(403);
    assertThat(withToken(provider.accessToken(program, "another hub"), "api/account").statusCode())
        .isEqualTo(401);

    provider.revoke(token);
    within(IN_FORCE, () -> withToken(token, "api/account").statusCode() == 401);
  }

  @Test
  void somebody_without_a_group_that_has_a_role_is_told_so_and_gets_nowhere() throws Exception {
    otto.in("cooks");

    HttpResponse<String> page = new Visit().logIn("messages.xhtml");

    assertThat(page.uri().toString()).contains("login.xhtml?log-in=not-vouched");
  }

  @Test
  void what_comes_back_without_what_was_sent_there_is_refused() throws Exception {
    HttpResponse<String> page = new Visit().follow("session/oidc?code=stolen&state=made-up&ours=1");

    assertThat(page.uri().toString()).contains("login.xhtml?log-in=not-vouched");
  }

  @Test
  void without_an_entry_of_the_egress_list_the_provider_is_not_called() throws Exception {
    assertThat(egress("DELETE", "")).isEqualTo(204);
    int calls = provider.calls("/token");

    HttpResponse<String> page = new Visit().logIn("messages.xhtml");

    assertThat(page.uri().toString()).contains("login.xhtml?log-in=");
    assertThat(provider.calls("/token")).isEqualTo(calls);
  }

  @Test
  void a_real_browser_gets_through_although_the_cookie_stays_on_its_site() throws Exception {
    try (Browser browser = Browser.find()) {
      String page = browser.page(hub.http().resolve("session/oidc/begin?to=account.xhtml"));

      assertThat(page).contains("oidc:otto~").contains("operator");
    }
  }

  private static String audit() throws Exception {
    return send(request("api/audit?limit=50").header("Authorization", basic("ada", PASSWORD)))
        .body();
  }

  /** A question that may fail. */
  private interface Question {
    boolean holds() throws Exception;
  }

  private static void within(Duration time, Question question) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    while (!question.holds()) {
      assertThat(System.nanoTime()).as("in force within %s", time).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  /** One browser: after a redirect from another site it does not send the session's cookie. */
  private static final class Visit {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    HttpResponse<String> logIn(String to) throws Exception {
      return follow("session/oidc/begin?to=" + java.net.URLEncoder.encode(to, "UTF-8"));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return client.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
      return client.send(
          request(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build(),
          BodyHandlers.ofString());
    }

    HttpResponse<String> follow(String path) throws Exception {
      URI at = hub.http().resolve(path);
      boolean fromElsewhere = false;
      for (int step = 0; step < 12; step++) {
        HttpResponse<String> answer =
            (fromElsewhere && isOurs(at) ? HttpClient.newHttpClient() : client)
                .send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString());
        String next = next(answer);
        if (next == null) {
          return answer;
        }
        fromElsewhere = (fromElsewhere || !isOurs(at)) && answer.statusCode() == 302;
        at = at.resolve(next);
      }
      throw new AssertionError("Sent around in circles, last to " + at);
    }

    private static boolean isOurs(URI address) {
      return address.getPort() == hub.http().getPort();
    }

    private static String next(HttpResponse<String> answer) {
      return answer
          .headers()
          .firstValue("Location")
          .or(
              () ->
                  answer
                      .headers()
                      .firstValue("Refresh")
                      .map(refresh -> refresh.substring("0;url=".length())))
          .orElse(null);
    }
  }
}
