package org.syncline.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;

/** The hub's REST interface as an administrator's program uses it. */
public final class HubClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * The ledger at one moment.
   *
   * @param verdict one sentence on the balance
   */
  public record Ledger(Counts counts, long inFlight, String balanced, String verdict) {}

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI hub;
  private final String authorization;

  /**
   * @param hub with the context path and without a slash at the end, {@code
   *     http://localhost:8080/syncline}
   */
  public HubClient(String hub, String user, String password) {
    this.hub = URI.create(hub);
    byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    authorization = "Basic " + Base64.getEncoder().encodeToString(login);
  }

  /** Whether an address answers 200. Nobody there yet is a no, too. */
  public static boolean isUp(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (ConnectException e) {
      return false;
    }
  }

  /** Whether the hub is there at its address: the server is up a moment before that. */
  public static boolean isDeployed(String hub) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub + "/api/openapi.json")).timeout(TIMEOUT).build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
          != 404;
    } catch (ConnectException e) {
      return false;
    }
  }

  /** Makes the first administrator. */
  public void setUp(String token, String user, String password)
      throws IOException, InterruptedException {
    post("/api/setup", Map.of("token", token, "user", user, "password", password), false);
  }

  /** Says how many messages a system's sender handed over since the hub's data began. */
  public void controlTotal(String system, int messages) throws IOException, InterruptedException {
    post("/api/ledger/control-totals", Map.of("system", system, "messages", messages), true);
  }

  public Ledger ledger() throws IOException, InterruptedException {
    JsonNode ledger = JSON.readTree(send(request("/api/ledger").GET(), true));
    Map<Outcome.Word, Integer> outcomes = new EnumMap<>(Outcome.Word.class);
    for (Outcome.Word word : Outcome.Word.values()) {
      outcomes.put(word, number(ledger, word.text()));
    }
    return new Ledger(
        new Counts(number(ledger, "accepted"), outcomes),
        number(ledger, "inFlight"),
        ledger.path("balanced").asText("?"),
        ledger.path("verdict").asText("?"));
  }

  private static int number(JsonNode ledger, String name) {
    JsonNode number = ledger.get(name);
    if (number == null || !number.isIntegralNumber()) {
      throw new IllegalStateException("The ledger has no number '" + name + "': " + ledger);
    }
    return number.intValue();
  }

  private void post(String path, Map<String, Object> body, boolean loggedIn)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    send(request, loggedIn);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(hub + path)).timeout(TIMEOUT);
  }

  private String send(HttpRequest.Builder builder, boolean loggedIn)
      throws IOException, InterruptedException {
    if (loggedIn) {
      builder.header("Authorization", authorization);
    }
    HttpRequest request = builder.header("Accept", "application/json").build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          request.method()
              + " "
              + request.uri()
              + ": "
              + response.statusCode()
              + " "
              + response.body());
    }
    return response.body();
  }

  /** Only the address; the log-in stays out of logs. */
  @Override
  public String toString() {
    return hub.toString();
  }
}
