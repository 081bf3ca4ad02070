package org.syncline.security.matrix;

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
import org.jspecify.annotations.Nullable;
import org.syncline.samples.HubClient.Answer;

/** A browser at the console, with a session of somebody's or none. */
final class Visit {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final URI hub;
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private String token = "";

  Visit(URI hub) {
    this.hub = hub;
  }

  /** Where the log-in leads to. */
  String logIn(String user, String password) throws IOException, InterruptedException {
    String form =
        "user="
            + user
            + "&password="
            + URLEncoder.encode(password, StandardCharsets.UTF_8)
            + "&token="
            + tokenOf("/login.xhtml");
    String to = send("POST", "/session/begin", form).header("Location");
    if (!to.contains("log-in=")) {
      token = tokenOf("/account.xhtml");
    }
    return to;
  }

  /** The one that forms of this session carry; of who has no session, one that is nobody's. */
  String token() {
    return token.isEmpty() ? "nobodys" : token;
  }

  private String tokenOf(String page) throws IOException, InterruptedException {
    Answer answer = send("GET", page, null);
    Matcher found = TOKEN.matcher(answer.body());
    assertThat(found.find()).as(answer.toString()).isTrue();
    return found.group(1);
  }

  Answer send(String method, String path, @Nullable String form)
      throws IOException, InterruptedException {
    return send(request(method, path, form));
  }

  HttpRequest.Builder request(String method, String path, @Nullable String form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(hub + path.substring(1)))
            .method(method, form == null ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
    return form == null
        ? request
        : request.header(
            "Content-Type",
            PageCase.isOfParts(form)
                ? "multipart/form-data; boundary=" + PageCase.BOUNDARY
                : "application/x-www-form-urlencoded");
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = browser.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.headers(), answer.body());
  }
}
