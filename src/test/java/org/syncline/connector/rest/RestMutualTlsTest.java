package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.connector.rest.OpenedRest.write;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.connector.peer.Apis;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.LoopbackHttp;
import org.syncline.connector.peer.Said;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.HostName;
import org.syncline.security.egress.TestClients;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.ConnectedSystem.IntakeQueue;
import org.syncline.system.Connection;

/** Systems that ask the hub for a client certificate, beside whatever log-in they have. */
class RestMutualTlsTest {
  private static final Write CREATE =
      write("rows", Operation.CREATE, null, "{\"name\": \"Ada\", \"hub\": \"77\"}");
  private static final String BEARER = "\"auth\": {\"kind\": \"bearer\"}";
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private static Path folder;
  private static TestClients clients;

  private final Map<String, String> secrets = new HashMap<>(Map.of("crm/key", "t0ken"));
  private final Credentials credentials =
      (system, connection) -> {
        String secret = secrets.get(connection.secret());
        return secret == null
            ? new Credentials.Given.Withheld("The secret is not set: set it.")
            : new Credentials.Given.Secret(secret);
      };
  private LoopbackHttp http;
  private FakePeer peer;

  @BeforeAll
  static void certificates() throws Exception {
    clients = TestClients.in(folder);
  }

  @BeforeEach
  void a_system() {
    peer =
        FakePeer.on(
            clients.needing("TLSv1.3"),
            (asked, books) ->
                asked.path().equals("/token")
                    ? Said.of(200, "{\"access_token\": \"a1\", \"expires_in\": 3600}")
                    : Apis.plain(asked, books));
    http = new LoopbackHttp(clients.tls()).allowing("127.0.0.1", peer.port());
  }

  @AfterEach
  void close() throws Exception {
    http.close();
    peer.close();
  }

  private Connection connection(String id, boolean tls, String settings, Map<String, String> more) {
    return new Connection(
        id,
        Connection.Kind.REST,
        new HostName("127.0.0.1"),
        peer.port(),
        tls,
        null,
        "crm/key",
        settings,
        more);
  }

  private Way way(String... members) {
    return new RestConnector(http, credentials, Clock.systemUTC())
        .open(
            "crm",
            connection(
                "api", true, OpenedRest.plain(members), Map.of("certificate", "crm/client")));
  }

  @Test
  void the_certificate_goes_beside_the_log_in() throws Exception {
    secrets.put("crm/client", clients.pem("ec"));

    assertThat(way(BEARER).write(CREATE)).isInstanceOf(Answer.Done.class);
    assertThat(way().write(CREATE)).isInstanceOf(Answer.Done.class);

    assertThat(peer.asked().get(0).header("authorization")).isEqualTo("Bearer t0ken");
    assertThat(peer.asked().get(1).header("authorization")).isEmpty();
  }

  @Test
  void a_new_one_is_shown_with_the_next_call() throws Exception {
    secrets.put("crm/client", clients.pem("stranger"));
    Way way = way(BEARER);
    assertThat(way.write(CREATE)).isInstanceOf(Answer.Later.class);

    secrets.put("crm/client", clients.pem("rsa"));
    assertThat(way.write(CREATE)).isInstanceOf(Answer.Done.class);

    secrets.put("crm/client", clients.pem("stranger"));
    assertThat(way.write(CREATE)).isInstanceOf(Answer.Later.class);
    assertThat(peer.asked()).hasSize(1);
  }

  @Test
  void one_that_the_system_does_not_take_did_nothing_and_says_what_to_look_at() throws Exception {
    secrets.put("crm/client", clients.pem("stranger"));
    Way way = way(BEARER, "\"check\": {\"path\": \"/rows\"}");

    assertThat(way.write(CREATE))
        .isInstanceOfSatisfying(
            Answer.Later.class,
            later -> {
              assertThat(later.why()).isEqualTo(Answer.Why.UNREACHABLE);
              assertThat(later.sentence()).contains("does it take the client certificate");
            });
    assertThat(way.check(SOON))
        .isInstanceOfSatisfying(
            Checked.Fails.class,
            fails -> assertThat(fails.sentence()).contains("does it take the client certificate"));
    assertThat(peer.asked()).isEmpty();
  }

  @Test
  void a_system_that_misses_one_says_so_by_its_handshake() throws Exception {
    Connection without = connection("api", true, OpenedRest.plain(BEARER), Map.of());
    Way way = new RestConnector(http, credentials, Clock.systemUTC()).open("crm", without);

    // In TLS 1.3 nobody waits for the word against what was not shown.
    assertThat(way.write(CREATE)).isInstanceOfAny(Answer.Later.class, Answer.Uncertain.class);
    assertThat(peer.asked()).isEmpty();
  }

  @Test
  void what_can_not_be_used_is_not_sent_and_the_check_says_why() throws Exception {
    Way way = way(BEARER, "\"check\": {\"path\": \"/rows\"}");
    String chain = clients.chain("ec");
    Map<String, String> texts =
        Map.of(
            "no certificate", clients.key("ec"),
            "not that of the first", chain + clients.key("stranger"),
            "has run out", clients.pem("expired"),
            "clientAuth", clients.pem("server"));
    for (Map.Entry<String, String> text : texts.entrySet()) {
      secrets.put("crm/client", text.getValue());

      assertThat(way.write(CREATE))
          .isInstanceOfSatisfying(
              Answer.Misconfigured.class,
              wrong -> assertThat(wrong.sentence()).contains(text.getKey()));
      assertThat(way.check(SOON))
          .isInstanceOfSatisfying(
              Checked.Fails.class, fails -> assertThat(fails.sentence()).contains(text.getKey()));
    }
    secrets.remove("crm/client");
    assertThat(way.write(CREATE))
        .isEqualTo(
            new Answer.Misconfigured("The client certificate: The secret is not set: set it."));
    assertThat(peer.asked()).isEmpty();
  }

  @Test
  void a_log_in_at_another_host_shows_that_connections_certificate() throws Exception {
    secrets.put("crm/client", clients.pem("ec"));
    secrets.put("crm/log-in", clients.pem("rsa"));
    Connection api =
        connection(
            "api",
            true,
            OpenedRest.plain(
                "\"auth\": {\"kind\": \"oauth2\", \"connection\": \"identity\", \"tokenPath\":"
                    + " \"/token\", \"clientId\": \"hub\"}"),
            Map.of("certificate", "crm/client"));
    Connection identity = connection("identity", true, "{}", Map.of("certificate", "crm/log-in"));
    ConnectedSystem system =
        new ConnectedSystem("crm", "CRM", "Ada", IntakeQueue.LIVE, null, List.of(api, identity));
    Way way = new RestConnector(http, credentials, Clock.systemUTC()).open(system, api);

    assertThat(way.write(CREATE)).isInstanceOf(Answer.Done.class);
    secrets.put("crm/log-in", clients.chain("rsa"));
    Way again = new RestConnector(http, credentials, Clock.systemUTC()).open(system, api);
    assertThat(again.write(CREATE)).isInstanceOf(Answer.Misconfigured.class);

    assertThat(peer.asked()).extracting(asked -> asked.path()).containsExactly("/token", "/rows");
    assertThat(peer.asked().get(1).header("authorization")).isEqualTo("Bearer a1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"certficate", "private-key"})
  void a_secret_for_nothing_is_a_problem(String use) {
    Connection wrong = connection("api", true, OpenedRest.plain(BEARER), Map.of(use, "crm/client"));

    assertThatThrownBy(
            () -> new RestConnector(http, credentials, Clock.systemUTC()).open("crm", wrong))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class,
            invalid ->
                assertThat(invalid.problems())
                    .singleElement()
                    .satisfies(
                        problem ->
                            assertThat(problem.message())
                                .contains("'" + use + "'", "certificate")));
  }

  @Test
  void a_certificate_without_tls_is_a_problem() {
    Connection plain =
        connection("api", false, OpenedRest.plain(BEARER), Map.of("certificate", "crm/client"));

    assertThatThrownBy(
            () -> new RestConnector(http, credentials, Clock.systemUTC()).open("crm", plain))
        .isInstanceOfSatisfying(
            InvalidConfiguration.class,
            invalid ->
                assertThat(invalid.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).contains("by TLS alone")));
  }
}
