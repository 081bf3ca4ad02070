package org.syncline.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.connector.rest.OpenedRest.plain;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.connector.peer.Asked;
import org.syncline.connector.peer.Fault;
import org.syncline.connector.peer.Said;
import org.syncline.connector.spi.Checked;
import org.syncline.connector.spi.Credentials;

/** Whether a connection works, tried without changing anything. */
class RestCheckTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String BEARER = "\"auth\": {\"kind\": \"bearer\"}";
  private static final String OAUTH2 =
      "\"auth\": {\"kind\": \"oauth2\", \"tokenPath\": \"/token\", \"clientId\": \"hub\"}";
  private static final String CHECK =
      "\"check\": {\"path\": \"/me\", \"query\": {\"a\": \"b c\"}, \"expect\": \"user.id\"}";
  private static final String REMOTE = "remote-words-of-grace";

  private final OpenedRest rest =
      OpenedRest.on(
          (asked, books) ->
              asked.path().equals("/token")
                  ? Said.of(200, "{\"access_token\": \"t1\"}")
                  : Said.of(200, "{\"user\": {\"id\": 7}}"));

  @AfterEach
  void close() throws Exception {
    rest.close();
  }

  private Checked check(String... members) throws InterruptedException {
    return rest.way(plain(members), "/v1").check(LIMIT);
  }

  private String failure(String... members) throws InterruptedException {
    Checked checked = check(members);
    assertThat(checked).isInstanceOf(Checked.Fails.class);
    return ((Checked.Fails) checked).sentence();
  }

  @Test
  void the_request_of_the_settings_is_made_with_the_log_in() throws Exception {
    assertThat(check(BEARER, CHECK)).isEqualTo(new Checked.Works());

    assertThat(rest.peer.asked()).hasSize(1);
    Asked asked = rest.peer.asked().get(0);
    assertThat(asked.method() + " " + asked.target()).isEqualTo("GET /v1/me?a=b%20c");
    assertThat(asked.header("authorization")).isEqualTo("Bearer " + OpenedRest.SECRET);
    assertThat(asked.body()).isEmpty();
  }

  @Test
  void a_check_may_be_a_call_with_a_body() throws Exception {
    assertThat(check("\"check\": {\"method\": \"POST\", \"body\": {\"method\": \"version\"}}"))
        .isEqualTo(new Checked.Works());

    Asked asked = rest.peer.asked().get(0);
    assertThat(asked.method() + " " + asked.target()).isEqualTo("POST /v1");
    assertThat(asked.body()).isEqualTo("{\"method\":\"version\"}");
  }

  @Test
  void success_without_what_is_expected_is_none() throws Exception {
    rest.peer.next(new Fault.Says(Said.of(200, "{\"user\": {\"id\": null}}")));
    assertThat(failure(CHECK)).contains("'expect'");
    rest.peer.next(new Fault.Says(Said.of(200, "<html>" + REMOTE)));
    assertThat(failure(CHECK)).contains("'expect'").doesNotContain(REMOTE);
  }

  @Test
  void an_error_inside_of_success_is_told() throws Exception {
    rest.peer.next(new Fault.Says(Said.of(200, "{\"error\": \"" + REMOTE + "\"}")));
    assertThat(failure("\"check\": {\"path\": \"/me\"}", "\"errorPath\": \"error\""))
        .contains("status 200")
        .doesNotContain(REMOTE);
    rest.peer.next(new Fault.Says(Said.of(200, "")));
    assertThat(failure("\"check\": {\"path\": \"/me\"}", "\"errorPath\": \"error\""))
        .contains("no JSON");
  }

  @ParameterizedTest
  @CsvSource({
    "302, account may do this",
    "401, does not take the log-in",
    "403, account may do this",
    "404, account may do this",
    "429, not now",
    "500, not now",
    "503, not now"
  })
  void what_fails_is_told_in_the_hubs_own_words(int status, String words) throws Exception {
    rest.peer.next(
        new Fault.Says(
            Said.of(status, "{\"said\": \"" + REMOTE + "\"}")
                .with("Location", "http://127.0.0.1:1/" + REMOTE)));

    assertThat(failure(BEARER, CHECK))
        .contains("status " + status, words)
        .doesNotContain(REMOTE, OpenedRest.SECRET);
    assertThat(rest.peer.asked()).hasSize(1);
  }

  @Test
  void the_table_of_errors_is_asked_for_checks_too() throws Exception {
    String errors =
        "\"errors\": [{\"when\": {\"status\": 418, \"operations\": [\"check\"]}, \"is\": \"done\"}]";
    rest.peer.next(new Fault.Says(Said.of(418, "{\"user\": {\"id\": 7}}")));

    assertThat(check(errors, CHECK)).isEqualTo(new Checked.Works());
  }

  @Test
  void a_token_that_ran_out_is_got_anew() throws Exception {
    rest.peer.next(new Fault.None(), new Fault.Says(Said.of(401, "{}")));

    assertThat(check(OAUTH2, CHECK)).isEqualTo(new Checked.Works());
    assertThat(rest.peer.asked())
        .extracting(Asked::path)
        .containsExactly("/token", "/v1/me", "/token", "/v1/me");
  }

  @Test
  void without_a_request_the_log_in_is_tried() throws Exception {
    assertThat(check(OAUTH2)).isEqualTo(new Checked.Works());
    assertThat(rest.peer.asked()).extracting(Asked::path).containsExactly("/token");

    rest.peer.next(new Fault.Says(Said.of(400, "{\"error\": \"" + REMOTE + "\"}")));
    assertThat(failure(OAUTH2)).contains("refused the log-in").doesNotContain(REMOTE);
  }

  @Test
  void without_both_nobody_can_tell_and_nothing_is_asked() throws Exception {
    assertThat(check(BEARER)).isInstanceOf(Checked.CantTell.class);
    assertThat(check()).isInstanceOf(Checked.CantTell.class);
    assertThat(rest.peer.asked()).isEmpty();
  }

  @Test
  void a_secret_that_is_withheld_and_a_host_that_is_away_are_told() throws Exception {
    rest.giving((system, connection) -> new Credentials.Given.Withheld("It is not set: set it."));
    assertThat(failure(BEARER, CHECK)).isEqualTo("It is not set: set it.");
    assertThat(rest.peer.asked()).isEmpty();

    rest.peer.close();
    assertThat(failure(CHECK)).contains("takes no connection");
  }
}
