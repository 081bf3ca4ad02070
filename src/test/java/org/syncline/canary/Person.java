package org.syncline.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody who asks the hub by REST (HTTP/2) and with a browser (HTTP/1.1); refusals are kept. */
final class Person {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final CookieManager cookies = new CookieManager();
  private final HttpClient browser =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
  private final String hub;
  private final @Nullable String authorization;
  private final Answers answers;

  private Person(String hub, @Nullable String authorization, Answers answers) {
    this.hub = hub;
    this.authorization = authorization;
    this.answers = answers;
  }

  static Person unknown(String hub, Answers answers) {
    return new Person(hub, null, answers);
  }

  static Person withPassword(String hub, String user, String password, Answers answers) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new Person(hub, "Basic " + Base64.getEncoder().encodeToString(both), answers);
  }

  static Person withToken(String hub, String token, Answers answers) {
    return new Person(hub, "Bearer " + token, answers);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET(), "GET");
  }

  HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
    return send("POST", path, json);
  }

  /**
   * Sends a document.
   *
   * @param headers names and values in turn
   */
  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request.method(method, BodyPublishers.ofString(body)), method);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(hub + path)).timeout(TIMEOUT);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String method)
      throws IOException, InterruptedException {
    if (authorization != null) {
      request.setHeader("Authorization", authorization);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    answers.refusal(method, answer);
    return answer;
  }

  /** The answer of somebody who has to be allowed to ask. */
  JsonNode json(String path) throws IOException, InterruptedException {
    return document(get(path));
  }

  static JsonNode document(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  // ---- with a browser ----

  /** Where the log-in form leads to. */
  String logIn(String user, String password) throws IOException, InterruptedException {
    String form = "user=" + coded(user) + "&password=" + coded(password) + "&token=";
    return submit("/session/begin", form + token(page("/login.xhtml")))
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  /** Ids of its sessions, without the node that stands behind a dot. */
  List<String> sessions() {
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getValue().replaceFirst("\\..*", ""))
        .toList();
  }

  String page(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        browser.send(request(path).GET().build(), BodyHandlers.ofString());
    answers.refusal("page", answer);
    return answer.body();
  }

  HttpResponse<String> submit(String path, String form) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        browser.send(
            request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    answers.refusal("form", answer);
    return answer;
  }

  static String token(String page) {
    Matcher token = TOKEN.matcher(page);
    return token.find() ? token.group(1) : "";
  }

  static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
