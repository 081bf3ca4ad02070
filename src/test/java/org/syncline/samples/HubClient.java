package org.syncline.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.syncline.server.CanaryNotes;

/** The hub's REST interface as an administrator's program uses it. */
public final class HubClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** The most that the hub gives at once. */
  private static final int PAGE = 200;

  /**
   * The ledger at one moment.
   *
   * @param verdict one sentence on the balance
   */
  public record Ledger(Counts counts, long inFlight, String balanced, String verdict) {}

  /** What the hub answered, whatever it was. */
  public record Answer(int status, HttpHeaders headers, String body) {

    /**
     * @throws IllegalStateException if the body is not JSON
     */
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException("Not JSON: " + this, e);
      }
    }

    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

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
    CanaryNotes.secret("password of " + user, password);
  }

  private HubClient(URI hub, String authorization) {
    this.hub = hub;
    this.authorization = authorization;
  }

  /** The same person by a token made for this, which costs the hub no check of a password. */
  public HubClient byToken() throws IOException, InterruptedException {
    Answer made = post("/api/account/tokens", Map.of("label", "by a program"));
    String token = made.json().path("token").asText();
    if (token.isEmpty()) {
      throw new IllegalStateException("No token: " + made.status());
    }
    CanaryNotes.secret("token", token);
    return new HubClient(hub, "Bearer " + token);
  }

  /**
   * Whether an address answers 200. Nobody there yet is a no, and so is a server that opened its
   * port and is too busy with its start to answer.
   */
  public static boolean isUp(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (ConnectException | HttpTimeoutException e) {
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
    } catch (ConnectException | HttpTimeoutException e) {
      return false;
    }
  }

  /** Makes the first administrator. */
  public void setUp(String token, String user, String password)
      throws IOException, InterruptedException {
    CanaryNotes.secret("set-up token", token);
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

  /** All messages that a query finds, newest first, page by page. */
  public List<JsonNode> messages(String query) throws IOException, InterruptedException {
    List<JsonNode> messages = new ArrayList<>();
    String at = hub + "/api/messages?limit=" + PAGE + (query.isEmpty() ? "" : "&" + query);
    while (at != null) {
      JsonNode page =
          JSON.readTree(send(HttpRequest.newBuilder(URI.create(at)).timeout(TIMEOUT).GET(), true));
      page.get("messages").forEach(messages::add);
      at = page.hasNonNull("next") ? page.get("next").textValue() : null;
    }
    return messages;
  }

  /** Asks for a path below the hub's own, and takes any answer. */
  public Answer get(String path) throws IOException, InterruptedException {
    return call(request(path).GET());
  }

  /** Sends a JSON document to a path below the hub's own, and takes any answer. */
  public Answer post(String path, Object document) throws IOException, InterruptedException {
    return call(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(document))));
  }

  /** A request for a path below the hub's own, for {@link #call}. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(hub + path)).timeout(TIMEOUT);
  }

  /** Sends a request with the log-in, and takes any answer. */
  public Answer call(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            request.setHeader("Authorization", authorization).build(), BodyHandlers.ofString());
    CanaryNotes.answer(response.statusCode(), response.body());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** Asks for a path below the hub's own, and takes the bytes as they come. */
  public HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
    return http.send(
        request(path).setHeader("Authorization", authorization).build(),
        BodyHandlers.ofInputStream());
  }

  private void post(String path, Map<String, Object> body, boolean loggedIn)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    send(request, loggedIn);
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
