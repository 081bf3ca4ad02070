package org.syncline.security.abuse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.samples.HubClient.Answer;

/** Somebody at the pages, whose cookie can be planted and stolen. */
final class Visit {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Pattern SESSION = Pattern.compile("JSESSIONID=([^;]+)");

  private final AbusedHub hub;
  private String session;

  /**
   * @param session the session id that the browser brings; null for none
   */
  Visit(AbusedHub hub, String session) {
    this.hub = hub;
    this.session = session;
  }

  static Visit by(AbusedHub hub, String user) throws Exception {
    Visit visit = new Visit(hub, null);
    visit.logIn(user, AbusedHub.PASSWORD);
    return visit;
  }

  Answer logIn(String user, String password) throws Exception {
    return post(
        "/session/begin",
        "user=" + encoded(user) + "&password=" + encoded(password) + "&token=" + formToken());
  }

  String formToken() throws Exception {
    return token(get("/login.xhtml").body());
  }

  static String token(String page) {
    Matcher token = TOKEN.matcher(page);
    if (!token.find()) {
      throw new AssertionError("No form on the page: " + page);
    }
    return token.group(1);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  String session() {
    return session;
  }

  Answer get(String path) throws Exception {
    return send(Call.get(path));
  }

  Answer post(String path, String form) throws Exception {
    return send(Call.form(path, form));
  }

  Answer send(Call call) throws Exception {
    Answer answer =
        (session == null ? call : call.header("Cookie", "JSESSIONID=" + session)).to(hub);
    Matcher given = SESSION.matcher(answer.header("Set-Cookie"));
    if (given.find()) {
      session = given.group(1);
    }
    return answer;
  }

  /** Whether the pages know who this is. */
  String state() throws Exception {
    int status = get("/account.xhtml").status();
    return status == 200 ? "logged in" : "nobody";
  }
}
