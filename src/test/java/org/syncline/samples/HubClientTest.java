package org.syncline.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubClientTest {
  private static final String LEDGER =
      "{\"accepted\":7,\"created\":1,\"updated\":1,\"unchanged\":1,\"duplicate\":1,\"superseded\":1,"
          + "\"parked\":1,\"waiting\":1,\"inFlight\":0,\"balanced\":true,\"more\":\"ignored\"}";

  private final List<String> heard = new ArrayList<>();
  private HttpServer server;
  private HubClient hub;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub =
        new HubClient("http://localhost:" + server.getAddress().getPort() + "/syncline", "u", "p");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void the_ledger_is_read_with_the_log_in() throws Exception {
    answer("/syncline/api/ledger", 200, LEDGER);

    HubClient.Ledger ledger = hub.ledger();

    assertThat(ledger.counts())
        .hasToString(
            "accepted=7 created=1 updated=1 unchanged=1 duplicate=1 superseded=1 parked=1"
                + " waiting=1");
    assertThat(ledger.inFlight()).isZero();
    assertThat(heard).containsExactly("GET Basic dTpw ");
  }

  @Test
  void setting_up_needs_no_log_in_and_a_control_total_does() throws Exception {
    answer("/syncline/api/setup", 201, "");
    answer("/syncline/api/ledger/control-totals", 204, "");

    hub.setUp("token", "u", "p");
    hub.controlTotal("erp", 12);

    assertThat(heard.get(0)).startsWith("POST null {").contains("\"token\":\"token\"");
    assertThat(heard.get(1)).startsWith("POST Basic dTpw {").contains("\"messages\":12");
  }

  @Test
  void a_ledger_that_lacks_a_word_is_no_ledger() {
    answer("/syncline/api/ledger", 200, LEDGER.replace("parked", "blocked"));

    assertThatThrownBy(hub::ledger).hasMessageContaining("no number 'parked'");
  }

  @Test
  void a_refusal_is_an_error_with_the_hubs_words() {
    answer("/syncline/api/ledger", 401, "{\"title\":\"Log in.\"}");

    assertThatThrownBy(hub::ledger).hasMessageContaining("401").hasMessageContaining("Log in.");
  }

  @Test
  void each_count_that_differs_is_named_with_both_figures() throws Exception {
    answer("/syncline/api/ledger", 200, LEDGER.replace("true", "false"));
    Counts tally = new Counts(7, Map.of(Outcome.Word.CREATED, 1, Outcome.Word.PARKED, 3));

    assertThat(SampleRun.differences(tally, hub.ledger()))
        .contains("parked: tally 3, ledger 1", "balanced: expected true, ledger says false")
        .noneMatch(difference -> difference.startsWith("created"));
  }

  @Test
  void nobody_at_the_address_is_not_up() throws Exception {
    String address = "http://localhost:" + server.getAddress().getPort() + "/health/ready";
    answer("/health/ready", 200, "{}");
    assertThat(HubClient.isUp(address)).isTrue();

    server.stop(0);

    assertThat(HubClient.isUp(address)).isFalse();
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          String login = exchange.getRequestHeaders().getFirst("Authorization");
          String said =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          heard.add(exchange.getRequestMethod() + " " + login + " " + said);
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
