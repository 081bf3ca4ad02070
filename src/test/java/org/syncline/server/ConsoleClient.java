package org.syncline.server;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the pages, with the cookies of one session. */
public final class ConsoleClient {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String hub;

  /**
   * @param hub without a slash at the end
   */
  public ConsoleClient(String hub) {
    this.hub = hub;
  }

  /** The token of a page's forms. */
  public static String token(String page) {
    Matcher token = TOKEN.matcher(page);
    assertThat(token.find()).as(page).isTrue();
    return token.group(1);
  }

  public void logIn(String user, String password) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post(
            "/session/begin",
            "user="
                + user
                + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8)
                + "&token="
                + token(get("/login.xhtml")));
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/index.xhtml");
  }

  public String get(String path) throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(URI.create(hub + path)).build(), BodyHandlers.ofString())
        .body();
  }

  public HttpResponse<String> post(String path, String form)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(hub + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }
}
