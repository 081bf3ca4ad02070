package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.syncline.browser.Access;
import org.syncline.browser.Browser;
import org.syncline.browser.Browser.Reader;
import org.syncline.browser.Screens;
import org.syncline.samples.HubClient.Answer;

/** People at the console of one hub, in a real browser: whatever they open is watched. */
abstract class AtTheConsole {
  /** What no page may ever run. */
  static final String SCRIPT =
      "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>";

  static final Reader NARROW =
      new Reader("en-GB", ColorScheme.LIGHT, Screens.Look.NARROW, 844, "Europe/Berlin");

  /** Made by each story before its first test. */
  static HubUnderTest hub;

  /** As the hub. */
  static Browser browser;

  /** One of each person, for a log-in costs a server that compiles little a second. */
  private static final Map<String, Cookie> SESSIONS = new HashMap<>();

  private final List<Page> opened = new ArrayList<>();

  /** What the browser says of pages, in the words of its console. */
  final List<String> complaints = new ArrayList<>();

  @AfterAll
  static void stop() {
    SESSIONS.clear();
    if (browser != null) {
      browser.close();
      browser = null;
    }
    if (hub != null) {
      hub.close();
      hub = null;
    }
  }

  @AfterEach
  void nothing_was_refused_by_the_policy_and_no_script_failed() {
    opened.forEach(page -> page.context().close());
    assertThat(complaints).isEmpty();
  }

  // ---- at the API, as the administrator

  static Answer call(String method, String path, String body) throws Exception {
    return tagged(method, path, "", body);
  }

  /** Whatever version is there. */
  static Answer put(String path, String body) throws Exception {
    return tagged("PUT", path, hub.admin().get(path).header("ETag"), body);
  }

  /**
   * @param tag of the version that is changed; empty for none
   */
  static Answer tagged(String method, String path, String tag, String body) throws Exception {
    HttpRequest.Builder request =
        hub.admin()
            .request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    Answer answer = hub.admin().call(tag.isEmpty() ? request : request.header("If-Match", tag));
    assertThat(answer.status()).as(path + " " + answer.body()).isBetween(200, 204);
    return answer;
  }

  // ---- at the browser

  final Page page(Reader reader) {
    return watched(browser.open(reader));
  }

  /** In a browser that runs no scripts. */
  final Page plainPage(Reader reader) {
    return watched(browser.open(reader, options -> options.setJavaScriptEnabled(false)));
  }

  private Page watched(Page page) {
    opened.add(page);
    // A page that is refused or not there is told of as an error of the console too.
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && !message.text().startsWith("Failed to load resource")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  static Response go(Page page, String path) {
    return page.navigate(hub.url() + path);
  }

  static Page logIn(Page page, String user) {
    go(page, "/login.xhtml");
    return fillIn(page, user);
  }

  static Page fillIn(Page page, String user) {
    give(page, user, HubUnderTest.PASSWORD);
    page.waitForURL(Pattern.compile(".*/(index|account|messages|message)\\.xhtml.*"));
    return page;
  }

  /** What the form of log-ins wants, whatever comes of it. */
  static void give(Page page, String user, String password) {
    page.locator("input[name=user]").fill(user);
    page.locator("input[name=password]").fill(password);
    page.locator("form.fields button").click();
  }

  /** Somebody in the session that they logged in to when they first came, at the first page. */
  final Page as(String user, Reader reader) {
    Page page = page(reader);
    Cookie session = SESSIONS.get(user);
    if (session != null) {
      page.context().addCookies(List.of(session));
      go(page, "/index.xhtml");
    }
    if (session == null || page.url().contains("/login.xhtml")) {
      page.context().clearCookies();
      logIn(page, user);
      SESSIONS.put(user, sessionOf(page));
    }
    return page;
  }

  static Cookie sessionOf(Page page) {
    return page.context().cookies().stream()
        .filter(cookie -> cookie.name.equals("JSESSIONID"))
        .findFirst()
        .orElseThrow();
  }

  static Locator main(Page page) {
    return page.locator("main");
  }

  // ---- what every page is

  /**
   * Finds pages usable by keyboard and screen reader, and no wider than a narrow screen; where all
   * looks are asked for, in both colours, widths and languages, with pictures.
   *
   * @param pages addresses by the names of their pictures
   */
  final void allUsable(String user, Map<String, String> pages) {
    Page english = as(user, Reader.ENGLISH);
    Page inChinese = Screens.ALL ? as(user, Reader.CHINESE) : null;
    pages.forEach(
        (name, address) -> {
          go(english, address);
          Screens.take(english, name, (width, colours) -> usable(english, name, width, colours));
          assertThat(english.evaluate("() => window.hacked")).as(name).isNull();
          if (inChinese != null) {
            go(inChinese, address);
            assertThat(Access.seriousFaults(inChinese)).as(name).isEmpty();
          }
        });
  }

  /** Each page is looked at wide in both colours, and narrow. */
  static void usable(Page page, String name, int width, ColorScheme colours) {
    String which = name + " " + width + " " + colours;
    if (width == Screens.Look.NARROW) {
      assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
          .as(which)
          .isEqualTo(width);
    }
    if (width != Screens.Look.NARROW || (Screens.ALL && colours == ColorScheme.LIGHT)) {
      assertThat(Access.seriousFaults(page)).as(which).isEmpty();
    }
  }
}
