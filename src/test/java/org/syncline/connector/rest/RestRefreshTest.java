package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.syncline.connector.rest.OpenedRest.plain;
import static org.syncline.connector.rest.OpenedRest.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.connector.peer.Apis;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.Books;
import org.syncline.connector.peer.FakePeer;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.HostName;
import org.syncline.system.ConnectedSystem;
import org.syncline.system.ConnectedSystem.IntakeQueue;
import org.syncline.system.Connection;

/** Refresh tokens that the other side replaces, and log-ins at another host. */
class RestRefreshTest {
  private static final Write CREATE =
      write("rows", Operation.CREATE, null, "{\"name\": \"Ada\", \"hub\": \"77\"}");
  private static final String REFRESH =
      "\"auth\": {\"kind\": \"oauth2-refresh\", \"tokenPath\": \"/token\", \"clientId\": \"hub\"%s}";
  private static final String CLIENT_SECRET = "client:S3cret";
  private static final String REMOTE = "remote-words-of-grace";

  private final Kept kept = new Kept();
  private final OpenedRest rest = OpenedRest.on(RestRefreshTest::rotating).giving(kept);

  @AfterEach
  void close() throws Exception {
    rest.close();
  }

  /** A server that takes each refresh token once. */
  private static Said rotating(Asked asked, Books books) {
    if (!asked.path().equals("/token")) {
      return Apis.plain(asked, books);
    }
    int used = books.size("refreshes");
    if (!asked.body().contains("refresh_token=r" + used)) {
      return Said.of(400, "{\"error\": \"invalid_grant\", \"said\": \"" + REMOTE + "\"}");
    }
    books.create("refreshes", JsonNodeFactory.instance.objectNode());
    return Said.of(
        200,
        "{\"access_token\": \"a"
            + (used + 1)
            + "\", \"expires_in\": 3600, \"refresh_token\": \"r"
            + (used + 1)
            + "\"}");
  }

  /** A store of one refresh token, and of what was made of it. */
  private static final class Kept implements Credentials {
    private String token = "r0";
    private final List<Shown> shown = new ArrayList<>();
    private Rotated instead;

    @Override
    public Given of(String system, Connection connection) {
      return "crm/client".equals(connection.secret())
          ? new Given.Secret(CLIENT_SECRET)
          : new Given.Withheld("It is not set: set it.");
    }

    @Override
    public Rotated rotate(String system, Connection connection, Duration atMost, Show show)
        throws InterruptedException {
      if (instead != null) {
        return instead;
      }
      Shown came = show.to(token);
      shown.add(came);
      if (came instanceof Shown.Replaced replaced) {
        token = replaced.next();
      }
      return new Rotated.Done();
    }
  }

  private Way way(String more, Map<String, String> secrets) {
    Connection plain =
        OpenedRest.connection(plain(String.format(REFRESH, more)), null, rest.peer.port());
    return rest.connector()
        .open(
            "crm",
            new Connection(
                plain.id(),
                plain.kind(),
                plain.host(),
                plain.port(),
                plain.tls(),
                null,
                plain.secret(),
                plain.settings(),
                secrets));
  }

  private Way way() {
    return way("", Map.of());
  }

  private List<Asked> refreshes() {
    return rest.peer.asked().stream().filter(asked -> asked.path().equals("/token")).toList();
  }

  @Test
  void each_refresh_uses_the_token_that_the_one_before_told() throws Exception {
    Way way = way();
    assertThat(way.write(CREATE)).isInstanceOf(Answer.Done.class);
    assertThat(way.write(CREATE)).isInstanceOf(Answer.Done.class);
    rest.clock.step(Duration.ofHours(1));
    assertThat(way.write(CREATE)).isInstanceOf(Answer.Done.class);

    assertThat(refreshes())
        .extracting(Asked::body)
        .containsExactly(
            "grant_type=refresh_token&refresh_token=r0&client_id=hub",
            "grant_type=refresh_token&refresh_token=r1&client_id=hub");
    assertThat(rest.peer.asked().get(1).header("authorization")).isEqualTo("Bearer a1");
    assertThat(kept.token).isEqualTo("r2");
  }

  @Test
  void the_client_proves_itself_where_it_has_a_secret_of_its_own() throws Exception {
    Map<String, String> secrets = Map.of("client", "crm/client");
    way("", secrets).write(CREATE);
    way(", \"clientBy\": \"header\", \"scope\": \"all\"", secrets).write(CREATE);

    assertThat(refreshes().get(0).body())
        .isEqualTo(
            "grant_type=refresh_token&refresh_token=r0&client_id=hub&client_secret=client%3AS3cret");
    assertThat(refreshes().get(1).body())
        .isEqualTo("grant_type=refresh_token&refresh_token=r1&scope=all");
    assertThat(refreshes().get(1).header("authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("hub:client%3AS3cret".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|{\"access_token\": \"a\"}|Stays|Done",
        "200|{\"access_token\": \"a\", \"refresh_token\": null}|Stays|Done",
        "200|{\"access_token\": \"a\", \"refresh_token\": \"r0\"}|Stays|Done",
        "200|{\"access_token\": \"a\", \"refresh_token\": \"n w\"}|Lost|Later",
        "200|{\"access_token\": \"a\", \"refresh_token\": 7}|Lost|Later",
        "200|{\"refresh_token\": \"n\"}|Replaced|Misconfigured",
        "200|no json|Lost|Later",
        "302|{}|Refused|Misconfigured",
        "400|{\"error\": \"invalid_grant\"}|Refused|Misconfigured",
        "401|{}|Refused|Misconfigured",
        "429|{}|NotUsed|Later",
        "503|{}|NotUsed|Later"
      })
  void what_an_answer_means_for_the_token_is_told(
      int status, String body, String shown, String answer) throws Exception {
    rest.peer.next(
        new Fault.Says(Said.of(status, body).with("Location", "http://127.0.0.1:1/" + REMOTE)));

    Answer came = way().write(CREATE);

    assertThat(kept.shown).hasSize(1);
    assertThat(kept.shown.get(0).getClass().getSimpleName()).isEqualTo(shown);
    assertThat(came.getClass().getSimpleName()).isEqualTo(answer);
    assertThat(came.toString()).doesNotContain(REMOTE, "r0", "invalid_grant");
  }

  @Test
  void a_lost_answer_is_neither_a_yes_nor_a_no() throws Exception {
    rest.peer.next(new Fault.DoesAndBreaksOff());
    Way way = way();

    assertThat(way.write(CREATE))
        .isInstanceOfSatisfying(
            Answer.Later.class, later -> assertThat(later.sentence()).contains("once more"));
    assertThat(kept.shown).containsExactly(new Credentials.Shown.Lost());
    // The server has replaced it, and nobody knows by what.
    assertThat(way.write(CREATE))
        .isInstanceOfSatisfying(
            Answer.Misconfigured.class,
            wrong -> assertThat(wrong.sentence()).contains("never got").doesNotContain(REMOTE));
  }

  @Test
  void a_host_that_is_away_has_not_got_it() throws Exception {
    Way way = way();
    rest.peer.close();

    assertThat(way.write(CREATE)).isInstanceOf(Answer.Later.class);
    assertThat(kept.shown).containsExactly(new Credentials.Shown.NotUsed());
  }

  @Test
  void nothing_is_sent_while_it_is_used_elsewhere_withheld_or_not_kept() throws Exception {
    Way way = way();
    kept.instead = new Credentials.Rotated.Busy();
    assertThat(way.write(CREATE))
        .isInstanceOfSatisfying(
            Answer.Later.class,
            later -> {
              assertThat(later.why()).isEqualTo(Answer.Why.RATE_LIMITED);
              assertThat(later.notBefore()).isEqualTo(rest.clock.instant().plusSeconds(1));
            });
    kept.instead = new Credentials.Rotated.Withheld("Set it again.");
    assertThat(way.write(CREATE)).isEqualTo(new Answer.Misconfigured("Set it again."));
    kept.instead = new Credentials.Rotated.NotKept();
    assertThat(way.write(CREATE)).isInstanceOf(Answer.Later.class);

    assertThat(rest.peer.asked()).isEmpty();
  }

  @Test
  void a_hub_that_can_not_keep_new_tokens_uses_none() throws Exception {
    rest.giving((system, connection) -> new Credentials.Given.Secret("r0"));

    assertThat(rest.way(plain(String.format(REFRESH, ""))).write(CREATE))
        .isInstanceOf(Answer.Misconfigured.class);
    assertThat(rest.peer.asked()).isEmpty();
  }

  private static Connection at(String id, int port, String secret, String settings) {
    return new Connection(
        id,
        Connection.Kind.REST,
        new HostName("127.0.0.1"),
        port,
        false,
        null,
        secret,
        settings,
        Map.of());
  }

  private static ConnectedSystem system(Connection... connections) {
    return new ConnectedSystem("crm", "CRM", "Ada", IntakeQueue.LIVE, null, List.of(connections));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\": \"oauth2\", \"tokenPath\": \"/token\", \"clientId\": \"hub\","
            + " \"connection\": \"identity\"}",
        "{\"kind\": \"session\", \"connection\": \"identity\","
            + " \"logIn\": {\"path\": \"/token\", \"body\": {\"p\": \"{secret}\"}},"
            + " \"token\": {\"body\": \"access_token\"}, \"send\": {\"header\": \"Authorization\","
            + " \"prefix\": \"Bearer \"}}"
      })
  void a_log_in_may_be_at_another_host_with_a_secret_for_that(String auth) throws Exception {
    List<String> secrets = new ArrayList<>();
    rest.giving(
        (system, connection) -> {
          secrets.add(connection.id() + " " + connection.secret());
          return new Credentials.Given.Secret(OpenedRest.SECRET);
        });
    try (FakePeer identity =
        FakePeer.with(
            (asked, books) ->
                Said.of(
                    200, "{\"access_token\": \"t\", \"instance_url\": \"http://127.0.0.1:1\"}"))) {
      rest.http.allowing("127.0.0.1", identity.port());
      Connection api = at("api", rest.peer.port(), null, plain("\"auth\": " + auth));
      ConnectedSystem system = system(api, at("identity", identity.port(), "crm/login", "{}"));

      assertThat(rest.connector().open(system, api).write(CREATE)).isInstanceOf(Answer.Done.class);

      assertThat(identity.asked()).extracting(Asked::path).containsExactly("/token");
      assertThat(identity.asked().get(0).body()).contains(OpenedRest.SECRET);
      assertThat(rest.peer.asked()).extracting(Asked::path).containsExactly("/rows");
      assertThat(rest.peer.asked().get(0).header("authorization")).isEqualTo("Bearer t");
      assertThat(rest.peer.asked().get(0).headers().toString()).doesNotContain(OpenedRest.SECRET);
      assertThat(secrets).containsExactly("identity crm/login");
    }
  }

  @Test
  void a_log_in_names_a_connection_that_is_there_speaks_http_and_has_a_secret() {
    String auth =
        "\"auth\": {\"kind\": \"oauth2\", \"tokenPath\": \"/token\", \"clientId\": \"hub\","
            + " \"connection\": \"identity\"}";
    Connection api = at("api", 80, "crm/key", plain(auth));
    Connection queue =
        new Connection(
            "identity",
            Connection.Kind.JMS,
            new HostName("127.0.0.1"),
            80,
            false,
            null,
            null,
            "{}");

    assertThatThrownBy(() -> rest.connector().open(system(api), api))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("auth.connection")
        .hasMessageContaining("no connection 'identity'");
    assertThatThrownBy(() -> rest.connector().open(system(api, queue), api))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("kind 'rest'")
        .hasMessageContaining("give the connection 'identity' the name of one");
  }
}
