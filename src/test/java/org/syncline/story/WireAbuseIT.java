package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that no client library would send, to the HTTP port: each request gets the status that it
 * should, what follows on the same connection is read where it begins, and no answer tells what the
 * server is made of.
 */
@Tag("alone") // it shares its server with BrokerAbuseIT, and that has no time for slow heads
@ExtendWith(AbusedHub.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WireAbuseIT {
  private static final String FORGED = "evil.example";
  private static final String HOST = "Host: " + FORGED + "\r\n";

  /** Its body is read by the hub, and needs no log-in: 403, as the token is wrong. */
  private static final String BODY =
      "{\"token\":\"x\",\"user\":\"eve\",\"password\":\"correct horse battery\"}";

  private static final String POST =
      "POST /syncline/api/setup HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n";

  private static final String WHOLE = "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY;
  private static final String SIZE = Integer.toHexString(BODY.length());

  /** What comes after each request: 404 where the server reads it as the request that it is. */
  private static final String NEXT =
      "GET /syncline/api/next HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";

  private static final Pattern INSIDE =
      Pattern.compile(
          "\\bat [\\w.$]+\\(|Exception|RESTEASY|WFLY|UT0\\d|[Uu]ndertow|WildFly|JBoss"
              + "|\\b(java|org|com|io|jakarta)\\.\\w+\\.|<web-app|#\\{");
  private static final Pattern BANNER =
      Pattern.compile("(?im)^(Server|X-Powered-By|Via|X-AspNet-Version):");
  private static final Pattern SESSION = Pattern.compile("JSESSIONID=([^;]+)");

  private static HubUnderTest hub;
  private static Wire wire;
  private static String session;
  private static int linesOfLog;

  @BeforeAll
  static void loggedIn(HubUnderTest abused) throws Exception {
    hub = abused;
    wire = new Wire("127.0.0.1", hub.server().http().getPort());
    String page = wire.say(closing("/syncline/login.xhtml", ""));
    Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page);
    assertThat(token.find()).as(page).isTrue();
    String form =
        "user="
            + HubUnderTest.ADMIN
            + "&password="
            + URLEncoder.encode(HubUnderTest.PASSWORD, StandardCharsets.UTF_8)
            + "&token="
            + token.group(1);
    String welcome = wire.say(form("Cookie: JSESSIONID=" + cookie(page) + "\r\n", form) + NEXT);
    assertThat(welcome).contains("Location: /syncline/index.xhtml\r\n");
    session = "Cookie: JSESSIONID=" + cookie(welcome) + "\r\n";
    linesOfLog = hub.log().size();
  }

  private static String cookie(String answer) {
    Matcher cookie = SESSION.matcher(answer);
    assertThat(cookie.find()).as(answer).isTrue();
    return cookie.group(1);
  }

  /**
   * What is sent and the status of each answer.
   *
   * @param expected statuses with a blank between; nothing where the connection just ends
   */
  record Abuse(String name, String bytes, String expected) {
    /** Without the characters that a report of tests can't hold. */
    @Override
    public String toString() {
      String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
      return shown.replaceAll("[^ -~…]", "?")
          + " -> "
          + (expected.isEmpty() ? "the end" : expected);
    }
  }

  private static Abuse then(String name, String bytes, String expected) {
    return new Abuse(name, bytes + NEXT, expected);
  }

  private static String get(String path, String headers) {
    return "GET " + path + " HTTP/1.1\r\n" + HOST + headers + "\r\n";
  }

  private static String closing(String path, String headers) {
    return get(path, headers + "Connection: close\r\n");
  }

  private static Abuse coding(String value) {
    return then(
        "Transfer-Encoding: " + value,
        POST + "Transfer-Encoding: " + value + "\r\n\r\n" + chunks(SIZE, "0"),
        "400");
  }

  private static String chunks(String size, String last) {
    return size + "\r\n" + BODY + "\r\n" + last + "\r\n\r\n";
  }

  private static Abuse length(String value, String expected) {
    return then(
        "Content-Length: " + value,
        POST + "Content-Length: " + value + "\r\n\r\n" + BODY,
        expected);
  }

  private static Abuse chunked(String name, String chunks, String expected) {
    return then("chunks: " + name, POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks, expected);
  }

  private static Abuse header(String name, String line, String expected) {
    return then("header: " + name, get("/syncline/api/messages", line + "\r\n"), expected);
  }

  private static Abuse method(String method, String path, String expected) {
    return then(
        method + " " + path, method + " " + path + " HTTP/1.1\r\n" + HOST + "\r\n", expected);
  }

  static Stream<Abuse> framing() {
    int n = BODY.length();
    return Stream.of(
        then("well-formed", POST + WHOLE, "403 404"),
        chunked("well-formed", chunks(SIZE, "0"), "403 404"),
        then(
            "length and chunks",
            POST + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks(SIZE, "0"),
            "400"),
        then(
            "chunks and length",
            POST + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + chunks(SIZE, "0"),
            "400"),
        coding("xchunked"),
        coding("chunked, identity"),
        coding("identity, chunked"),
        coding("identity"),
        coding("gzip, chunked"),
        coding("gzip"),
        coding("chunked;q=1"),
        coding("\"chunked\""),
        coding("\u000bchunked"),
        coding("chunked\r\nTransfer-Encoding: identity"),
        coding("identity\r\nTransfer-Encoding: chunked"),
        coding("chunked\r\nTransfer-Encoding: chunked"),
        then(
            "Transfer-Encoding with a blank before the colon",
            POST + "Transfer-Encoding : chunked\r\n\r\n" + chunks(SIZE, "0"),
            "400"),
        then(
            "Transfer-Encoding on a line of its own",
            POST + "Transfer-Encoding:\r\n chunked\r\n\r\n" + chunks(SIZE, "0"),
            "403 404"),
        then(
            "Transfer-Encoding inside another header's second line",
            POST + "X-A: b\r\n Transfer-Encoding: chunked\r\n" + WHOLE,
            "403 404"),
        length(n + "\r\nContent-Length: " + n, "400"),
        length(n + "\r\nContent-Length: 4", "400"),
        length(n + ", " + n, "400"),
        length("+" + n, "400"),
        length("-" + n, "400"),
        length("0x" + SIZE, "400"),
        length(n + ".0", "400"),
        length(n + ";", "400"),
        length("99999999999999999999999", "400"),
        length("", "400"),
        length("0" + n, "403 404"),
        then(
            "Content-Length with a blank before the colon",
            POST + "Content-Length : " + n + "\r\n\r\n" + BODY,
            "400"),
        chunked("an extension", chunks(SIZE + ";a=b", "0"), "403 404"),
        chunked("an extension of 100 KB", chunks(SIZE + ";" + "a".repeat(100_000), "0"), "403 404"),
        // The line feed ends the line, so what follows is the body, and no JSON.
        chunked(
            "a line feed in the extension", chunks(SIZE + ";\nGET /x HTTP/1.1", "0"), "400 404"),
        chunked("blank before the size", chunks(" " + SIZE, "0"), ""),
        chunked("0x before the size", chunks("0x" + SIZE, "0"), ""),
        chunked("minus", chunks("-" + SIZE, "0"), ""),
        chunked("plus", chunks("+" + SIZE, "0"), ""),
        chunked("no size", chunks("zz", "0"), ""),
        chunked("65 bits", chunks("1000000000000003b", "0"), ""),
        chunked("64 bits", chunks("8000000000000000", "0"), ""),
        chunked("more than its size", SIZE + "\r\n" + BODY + "XX0\r\n\r\n", ""),
        chunked("a request where trailers stand", chunks(SIZE, "0\r\nGET /x HTTP/1.1"), ""),
        chunked(
            "trailers that look like headers",
            chunks(SIZE, "0\r\nHost: other\r\nContent-Length: 5"),
            "403 404"),
        then(
            "GET with a body",
            get("/syncline/api/next", "Content-Length: 3\r\n") + "abc",
            "404 404"),
        then(
            "a request inside an unread body",
            "POST /syncline/api/messages/retry HTTP/1.1\r\n"
                + HOST
                + "Content-Type: application/json\r\nContent-Length: "
                + NEXT.length()
                + "\r\n\r\n"
                + NEXT,
            "401 404"),
        new Abuse("three at once", get("/syncline/api/a", "").repeat(2) + NEXT, "404 404 404"));
  }

  static Stream<Abuse> heads() {
    return Stream.of(
        header("bare line feeds", "X-A: b\nX-C: d", "401 404"),
        header("U+0000 in a value", "X-A: a\u0000b", "400"),
        header("U+0007 in a value", "X-A: a\u0007b", "400"),
        header("U+0000 in a name", "X\u0000A: b", "400"),
        header("U+0001 in a name", "X\u0001A: b", "400"),
        header("brackets in a name", "X(A): b", "400"),
        header("two hosts", "Host: other.example", "400"),
        header("two log-ins", "Authorization: Basic YTpi\r\nAuthorization: Basic YTpi", "400"),
        header("two origins", "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site", "400"),
        header("101 headers", lines(101), "400"),
        header("70 KB", "X-A: " + "a".repeat(70_000), "400"),
        header("5,000 cookies", "Cookie: " + "a=b; ".repeat(5_000) + "c=d", "401 404"),
        then("line of 70 KB", get("/syncline/api/" + "a".repeat(70_000), ""), "400"),
        then("201 parameters", get("/syncline/api/messages?" + "a=b&".repeat(201), ""), "400"),
        then("no host", "GET /syncline HTTP/1.1\r\n\r\n", "400"),
        then("host that is none", "GET /syncline HTTP/1.1\r\nHost: a/b@c\r\n\r\n", "400"),
        then("host on two lines", "GET /syncline HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", "400"),
        then("HTTP/0.9", "GET /syncline/api/next\r\n\r\n", "400"),
        then("HTTP/9.9", "GET /syncline/api/next HTTP/9.9\r\n" + HOST + "\r\n", "400"),
        then("http/1.1", "GET /syncline/api/next http/1.1\r\n" + HOST + "\r\n", "400"),
        then("blank in the method", "FOO BAR / HTTP/1.1\r\n" + HOST + "\r\n", "400"),
        then("foreign address as a target", get("http://other.example/syncline", ""), "400"),
        then("file as a target", get("file:///etc/passwd", ""), "400"),
        then(
            "own address as a target",
            get("http://" + FORGED + "/syncline/api/next", ""),
            "404 404"),
        new Abuse(
            "HTTP/2 without being asked",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0",
            "400"),
        then("PROXY protocol", "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n", "400"),
        new Abuse("TLS", "\u0016\u0003\u0001\0\5\1\0\0\1\0", ""),
        new Abuse("neither", "\0\1\2\u00ff".repeat(50), ""),
        new Abuse("a head that does not end", "GET / HTTP/1.1\r\nHost: x\r\nX-A: ", ""));
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "X-" + i + ": a")
        .reduce((a, b) -> a + "\r\n" + b)
        .orElseThrow();
  }

  static Stream<Abuse> methods() {
    return Stream.of(
        method("TRACE", "/syncline/api/next", "405 404"),
        method("TRACE", "/syncline/login.xhtml", "405 404"),
        method("CONNECT", "127.0.0.1:22", "404"),
        method("DEBUG", "/syncline/api/messages", "501"),
        method("PROPFIND", "/syncline/login.xhtml", "501"),
        method("get", "/syncline/login.xhtml", "501"),
        method("X".repeat(300), "/syncline/api/messages", "501"),
        method("PUT", "/syncline/login.xhtml", "405 404"),
        method("DELETE", "/syncline/style.css", "405 404"),
        method("OPTIONS", "/syncline/style.css", "405 404"),
        method("OPTIONS", "*", "200 404"));
  }

  /** What a foreign server or proxy would do by these, this one does not. */
  static Stream<Abuse> steering() {
    return Stream.of(
            "X-Forwarded-Host: other.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Prefix: /other",
            "X-Forwarded-For: 127.0.0.1",
            "Forwarded: host=other.example;proto=https",
            "X-Original-URL: /syncline/login.xhtml",
            "X-Rewrite-URL: /syncline/login.xhtml",
            "X-HTTP-Method-Override: DELETE",
            "X-Method-Override: POST")
        .flatMap(
            line ->
                Stream.of(
                    then(line, get("/syncline/index.xhtml", line + "\r\n"), "302 404"),
                    then(line, get("/syncline/api/messages", line + "\r\n"), "401 404")));
  }

  private static Abuse upgrade(String protocol) {
    return then(
        "upgrade to " + protocol,
        get(
            "/syncline/api/next",
            "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: "
                + protocol
                + "\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\nSec-JbossRemoting-Key: x\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
        "404 404");
  }

  /** Doors of the server that are closed here, or are another port's. */
  static Stream<Abuse> otherDoors() {
    Stream<Abuse> paths =
        Stream.of(
                "/",
                "/health",
                "/health/ready",
                "/metrics",
                "/management",
                "/console",
                "/error",
                "/jolokia",
                "/hawtio",
                "/wildfly-services",
                "/ejb",
                "/naming",
                "/jmx",
                "/invoker",
                "/.well-known/jmx",
                "/syncline/health",
                "/syncline/api/health")
            .map(path -> then(path, get(path, session), "404 404"));
    Stream<Abuse> upgrades =
        Stream.of("jboss-remoting", "activemq-remoting", "h2c", "websocket", "TLS/1.0")
            .map(WireAbuseIT::upgrade);
    return Stream.concat(paths, upgrades);
  }

  /** Ways to a file or page that go around what guards it, by somebody who has logged in. */
  static Stream<Abuse> paths() {
    Stream<Abuse> notThere =
        Stream.of(
                "/syncline/api/..;/index.xhtml",
                "/syncline/api;x/messages",
                "/syncline;x/api/messages",
                "/syncline/%61pi/messages",
                "//syncline/api/messages",
                "/syncline//api/messages",
                "/syncline/api//messages",
                "/syncline/./api/messages",
                "/syncline/api%2fmessages",
                "/syncline%2fapi/messages",
                "/syncline/index.xhtml%00",
                "/syncline/%00",
                "/syncline/index.XHTML",
                "/syncline/INDEX.xhtml",
                "/syncline/index.xhtml/",
                "/syncline/index.xhtml/x",
                "/syncline/style.css%00.xhtml",
                "/syncline/%ff.xhtml",
                "/syncline/" + "a".repeat(5_000) + ".xhtml",
                "/syncline/WEB-INF",
                "/syncline/WEB-INF/web.xml",
                "/syncline/web-inf/web.xml",
                "/syncline/WEB-INF./web.xml",
                "/syncline/WEB-INF;x/web.xml",
                "/syncline/WEB-INF/web.xml%20",
                "/syncline/%57EB-INF/web.xml",
                "/syncline//WEB-INF/web.xml",
                "/syncline/./WEB-INF/web.xml",
                "/syncline/x/../WEB-INF/web.xml",
                "/syncline/WEB-INF%2fweb.xml",
                "/syncline/WEB-INF%5cweb.xml",
                "/syncline/..%5c..%5cWEB-INF%5cweb.xml",
                "/syncline/%252e%252e/WEB-INF/web.xml",
                "/syncline/%c0%ae%c0%ae/WEB-INF/web.xml",
                "/syncline/WEB-INF/templates/page.xhtml",
                "/syncline/META-INF/MANIFEST.MF",
                "/syncline/jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
                "/syncline/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/syncline/jakarta.faces.resource/web.xml.xhtml?ln=..%2fWEB-INF",
                "/syncline/jakarta.faces.resource/..%2fWEB-INF%2fweb.xml.xhtml",
                "/syncline/jakarta.faces.resource/web.xml.xhtml?con=../WEB-INF",
                "/syncline/../../../etc/passwd",
                "/syncline/%2e%2e%2f%2e%2e%2fetc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd")
            .map(path -> then(path, get(path, session), "404 404"));
    Stream<Abuse> unreadable =
        Stream.of(
                "/syncline\\api\\messages",
                "/syncline/api/%zz",
                "/syncline/api/%",
                "/syncline/\u00ff",
                "/syncline/api/messages?a=\u00ff",
                "/syncline/api/messages#x")
            .map(path -> then(path, get(path, session), "400"));
    return Stream.concat(notThere, unreadable);
  }

  /** A page that somebody may not see is not seen by another name either. */
  static Stream<Abuse> aroundTheLogIn() {
    return Stream.of(
            "/syncline/api/../index.xhtml",
            "/syncline/api/%2e%2e/index.xhtml",
            "/syncline/login.xhtml/../index.xhtml",
            "/syncline/login.xhtml;/../index.xhtml",
            "/syncline/style.css/..;/index.xhtml",
            "/syncline/session/begin/../../index.xhtml",
            "/syncline/index.xhtml;jsessionid=abc",
            "/syncline/index.xhtml%00",
            "/syncline/login.xhtml%00",
            "/syncline/LOGIN.xhtml",
            "/syncline/jakarta.faces.resource/faces.js.xhtml?ln=jakarta.faces",
            "/syncline/decide",
            "/syncline")
        .map(path -> then(path, get(path, ""), "302 404"));
  }

  private static String form(String headers, String form) {
    return "POST /syncline/session/begin HTTP/1.1\r\n"
        + HOST
        + headers
        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        + form.length()
        + "\r\n\r\n"
        + form;
  }

  private static Abuse retry(String type, String more, String expected) {
    String login =
        Base64.getEncoder()
            .encodeToString(
                (HubUnderTest.ADMIN + ":" + HubUnderTest.PASSWORD)
                    .getBytes(StandardCharsets.UTF_8));
    String body = "{\"why\":\"x\",\"filter\":{\"system\":\"nobody\"}}";
    return then(
        "retry as " + type + " " + more,
        "POST /syncline/api/messages/retry HTTP/1.1\r\n"
            + HOST
            + "Authorization: Basic "
            + login
            + "\r\n"
            + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
            + more
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body,
        expected);
  }

  static Stream<Abuse> bodies() {
    String chunkedForm =
        "POST /syncline/session/begin HTTP/1.1\r\n"
            + HOST
            + "Content-Type: application/x-www-form-urlencoded\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n";
    String state = "x=1&jakarta.faces.ViewState=rO0ABXNyAA%3D%3D";
    return Stream.of(
        retry("application/json", "", "200 404"),
        retry("text/plain", "", "415 404"),
        retry("application/x-www-form-urlencoded", "", "415 404"),
        retry("multipart/form-data; boundary=x", "", "415 404"),
        retry("application/xml", "", "415 404"),
        retry("", "", "415 404"),
        retry("application/json, text/plain", "", "400 404"),
        retry("application/json\r\nContent-Type: text/plain", "", "400"),
        retry("application/json", "Content-Encoding: gzip\r\n", "415"),
        retry("application/json", "Sec-Fetch-Site: none\r\n", "200 404"),
        retry("application/json", "Sec-Fetch-Site: same-origin\r\n", "200 404"),
        retry("application/json", "Sec-Fetch-Site: same-site\r\n", "403 404"),
        retry("application/json", "Sec-Fetch-Site: CROSS-SITE\r\n", "403 404"),
        retry("application/json", "Sec-Fetch-Site: same-origin, cross-site\r\n", "403 404"),
        then("form that is stale", form("", "a=b"), "302 404"),
        then("form of 300 parameters", form("", "a=b&".repeat(300)), "400 404"),
        then("form of 20 KB", form("", "a".repeat(20_000)), "413 404"),
        then("form without a length", chunkedForm, "411 404"),
        then(
            "form in parts",
            form("", "ab").replace("x-www-form-urlencoded", "../multipart/form-data"),
            "415 404"),
        then(
            "state of a page by POST",
            form("", state).replace("/session/begin", "/login.xhtml"),
            "405 404"),
        then("state of a page by GET", get("/syncline/login.xhtml?" + state, ""), "400 404"),
        then("U+0000 in a filter", get("/syncline/messages.xhtml?key=%00", session), "400 404"));
  }

  @ParameterizedTest
  @MethodSource({
    "framing",
    "heads",
    "methods",
    "steering",
    "otherDoors",
    "paths",
    "aroundTheLogIn",
    "bodies"
  })
  @Order(1)
  void abuse_is_answered_as_it_should_be_and_confuses_nothing(Abuse abuse) throws Exception {
    String heard = wire.say(abuse.bytes());

    assertThat(Wire.statuses(heard)).as(heard).isEqualTo(abuse.expected());
    assertThat(heard).doesNotContain(FORGED).doesNotContain("other.example");
    assertThat(BANNER.matcher(heard).find()).as(heard).isFalse();
    assertThat(INSIDE.matcher(heard).results().map(m -> m.group()).toList()).as(heard).isEmpty();
  }

  /** A byte now and then does not keep a connection: the head as a whole has its time. */
  @Test
  @Order(2)
  void a_head_that_trickles_in_is_not_waited_for() throws Exception {
    long begin = System.nanoTime();
    try (Socket socket = wire.open()) {
      socket.setSoTimeout(100);
      socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
      while (!isOver(socket)) {
        assertThat(System.nanoTime() - begin).isLessThan(20_000L * AbusedHub.HEAD_TIMEOUT * 1_000);
      }
    }
  }

  private static boolean isOver(Socket socket) throws Exception {
    try {
      socket.getOutputStream().write('a');
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** An address of this machine that nobody was told to listen on. */
  @Test
  @Order(3)
  void no_port_is_open_beyond_the_loopback_address() {
    List<Integer> ports =
        List.of(
            hub.server().http().getPort(),
            hub.server().management().getPort(),
            hub.server().jmsPort());

    assertThat(ports)
        .allSatisfy(
            port ->
                assertThatThrownBy(() -> new Wire("127.0.0.2", port).open().close())
                    .isInstanceOf(ConnectException.class));
  }

  @Test
  @Order(4)
  void the_https_port_is_closed_as_long_as_it_has_no_certificate() {
    assertThatThrownBy(() -> new Wire("127.0.0.1", hub.server().https().getPort()).open().close())
        .isInstanceOf(ConnectException.class);
  }

  /** Whoever may not log in can't fill the log either. */
  @Test
  @Order(5)
  void nothing_of_it_was_a_fault_of_the_hub() throws Exception {
    List<String> since = hub.log().subList(linesOfLog, hub.log().size());

    assertThat(since).noneMatch(line -> line.contains(" ERROR ") || line.contains("\tat "));
    assertThat(hub.ledger().get("balanced").booleanValue()).isTrue();
  }
}
