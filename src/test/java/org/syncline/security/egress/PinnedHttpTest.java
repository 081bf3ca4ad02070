package org.syncline.security.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.security.egress.OutboundHttp.Answer;
import org.syncline.security.egress.OutboundHttp.Request;

class PinnedHttpTest {
  private static final String NAME = "crm.example.org";
  private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

  @TempDir private static Path folder;
  private static TestCertificate certificate;

  private final InMemoryEgress egress = new InMemoryEgress();
  private Deadlines deadlines;
  private PinnedHttp http;

  @BeforeAll
  static void a_certificate() throws Exception {
    certificate = TestCertificate.of(folder, "dns:" + NAME);
  }

  @BeforeEach
  void a_client() {
    deadlines = new Deadlines();
    http = new PinnedHttp(egress.policy, certificate.tls(), deadlines, egress.clock);
  }

  @AfterEach
  void close() {
    http.close();
    deadlines.close();
  }

  private static Request get(String uri) {
    return new Request(
        "GET", URI.create(uri), Map.of(), new byte[0], Duration.ofSeconds(20), 1_000);
  }

  private static Request quickly(String uri) {
    return new Request(
        "GET", URI.create(uri), Map.of(), new byte[0], Duration.ofMillis(300), 1_000_000);
  }

  /** What the client makes of an answer. */
  private Answer answerTo(String said) throws Exception {
    try (LocalServer server = LocalServer.saying(said)) {
      egress.allowingHere(NAME, server.port()).answering("127.0.0.1");
      return http.send(get("http://" + NAME + ":" + server.port() + "/"));
    }
  }

  @Test
  void a_call_goes_to_the_address_that_was_checked_with_the_name_in_it() throws Exception {
    try (LocalServer server = LocalServer.saying(HELLO)) {
      egress.allowingHere(NAME, server.port()).answering("127.0.0.1").answering("8.8.8.8");
      Answer answer =
          http.send(
              new Request(
                  "POST",
                  URI.create("http://" + NAME + ":" + server.port() + "/v1/a%20b?q=1"),
                  Map.of("Authorization", "Bearer x", "Content-Type", "text/plain"),
                  "body".getBytes(StandardCharsets.UTF_8),
                  Duration.ofSeconds(20),
                  5));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
      assertThat(answer.header("content-length")).contains("5");
      assertThat(egress.lookedUp).containsExactly(NAME);
      assertThat(server.requests)
          .singleElement()
          .asString()
          .startsWith("POST /v1/a%20b?q=1 HTTP/1.1\r\n")
          .contains("Host: " + NAME + ":" + server.port() + "\r\n")
          .contains("Authorization: Bearer x\r\n")
          .contains("Content-Type: text/plain\r\n")
          .endsWith("\r\n\r\nbody")
          .doesNotContain("Accept-Encoding", "Cookie", "Upgrade:");
    }
  }

  @Test
  void what_is_sent_is_not_logged_whatever_the_level_of_the_others() {
    for (String name : List.of("headers", "wire")) {
      assertThat(Logger.getLogger("org.apache.hc.client5.http." + name).getLevel())
          .isEqualTo(Level.OFF);
    }
  }

  @Test
  void nothing_is_sent_where_the_list_allows_nothing() throws Exception {
    try (LocalServer server = LocalServer.saying(HELLO)) {
      egress.answering("127.0.0.1");

      assertThatThrownBy(() -> http.send(get("http://" + NAME + ":" + server.port() + "/")))
          .isInstanceOf(EgressRefusedException.class);
      assertThatThrownBy(() -> http.send(get("http://127.0.0.1:" + server.port() + "/")))
          .isInstanceOf(EgressRefusedException.class);

      assertThat(server.connections).hasValue(0);
    }
  }

  @Test
  void a_kept_connection_serves_again_but_not_for_another_address_or_against_the_list()
      throws Exception {
    try (LocalServer server = LocalServer.saying(HELLO)) {
      Request request = get("http://" + NAME + ":" + server.port() + "/");
      egress
          .allowingHere(NAME, server.port())
          .answering("127.0.0.1")
          .answering("127.0.0.1")
          .answering("127.0.0.2");
      http.send(request);
      http.send(request);
      assertThat(server.connections).hasValue(1);

      assertThatThrownBy(() -> http.send(request)).isInstanceOf(ConnectException.class);
      egress.remove("here");
      egress.clock.step(Duration.ofSeconds(1));
      assertThatThrownBy(() -> http.send(request)).isInstanceOf(EgressRefusedException.class);

      assertThat(server.requests).hasSize(2);
    }
  }

  @Test
  void the_next_address_is_tried_where_the_first_takes_no_connection() throws Exception {
    try (LocalServer server = LocalServer.saying(HELLO)) {
      egress.allowingHere(NAME, server.port()).answering("127.0.0.2", "127.0.0.1");

      assertThat(http.send(get("http://" + NAME + ":" + server.port() + "/")).status())
          .isEqualTo(200);
    }
  }

  @Test
  void tls_is_with_the_host_that_has_the_name() throws Exception {
    try (LocalServer server =
        LocalServer.on(
            certificate.serverSocket(),
            socket -> {
              socket.getOutputStream().write(HELLO.getBytes(StandardCharsets.US_ASCII));
              return true;
            })) {
      egress
          .allowingHere(NAME, server.port())
          .allowing(
              new EgressEntry("o", "x.example.org", List.of(server.port()), false, true, true))
          .answering("127.0.0.1");

      assertThat(http.send(get("https://" + NAME + ":" + server.port() + "/")).status())
          .isEqualTo(200);
      assertThatThrownBy(() -> http.send(get("https://x.example.org:" + server.port() + "/")))
          .isInstanceOf(UntrustedHostException.class)
          .hasMessageContaining("did not prove its name");
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void a_certificate_that_nobody_trusts_is_not_enough() throws Exception {
    TestCertificate other = TestCertificate.of(folder, "dns:" + NAME + ",dns:other");
    try (LocalServer server = LocalServer.on(other.serverSocket(), socket -> true)) {
      egress.allowingHere(NAME, server.port()).answering("127.0.0.1");

      assertThatThrownBy(() -> http.send(get("https://" + NAME + ":" + server.port() + "/")))
          .isInstanceOf(UntrustedHostException.class);
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void an_answer_said_twice_is_not_taken_for_the_next_one() throws Exception {
    for (String scheme : List.of("http", "https")) {
      AtomicInteger asked = new AtomicInteger();
      LocalServer.Manner twice =
          socket -> {
            String one = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + asked.incrementAndGet();
            socket.getOutputStream().write((one + one).getBytes(StandardCharsets.US_ASCII));
            return true;
          };
      try (LocalServer server =
          scheme.equals("http")
              ? LocalServer.plain(twice)
              : LocalServer.on(certificate.serverSocket(), twice)) {
        egress.allowingHere(NAME, server.port()).answering("127.0.0.1");
        String uri = scheme + "://" + NAME + ":" + server.port() + "/";
        for (String answer : List.of("1", "2", "3")) {
          assertThat(http.send(get(uri)).body()).asString(StandardCharsets.UTF_8).isEqualTo(answer);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirects_are_told_and_not_followed(int status) throws Exception {
    Answer answer =
        answerTo(
            "HTTP/1.1 "
                + status
                + " Go\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("location")).contains("http://169.254.169.254/");
    assertThat(egress.lookedUp).hasSize(1);
  }

  @Test
  void cookies_are_not_brought_back() throws Exception {
    try (LocalServer server =
        LocalServer.saying("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")) {
      egress.allowingHere(NAME, server.port()).answering("127.0.0.1");
      http.send(get("http://" + NAME + ":" + server.port() + "/"));
      http.send(get("http://" + NAME + ":" + server.port() + "/"));

      assertThat(server.requests).hasSize(2).noneMatch(request -> request.contains("Cookie"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"})
  void an_answer_that_breaks_off_is_not_asked_for_again(String begin) throws Exception {
    try (LocalServer server =
        LocalServer.plain(
            socket -> {
              socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
              return false;
            })) {
      egress.allowingHere(NAME, server.port()).answering("127.0.0.1");

      assertThatThrownBy(() -> http.send(get("http://" + NAME + ":" + server.port() + "/")))
          .isInstanceOf(IOException.class);
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void a_packed_body_stays_packed() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[100_000]);
    }
    Answer answer =
        answerTo(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                + packed.size()
                + "\r\n\r\n"
                + packed.toString(StandardCharsets.ISO_8859_1));

    assertThat(answer.body()).isEqualTo(packed.toByteArray());
    assertThat(answer.header("content-encoding")).contains("gzip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n@",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n@\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n@"
      })
  void a_body_over_the_limit_is_not_read_on(String answer) {
    assertThatThrownBy(() -> answerTo(answer.replace("@", "x".repeat(1001))))
        .isInstanceOf(IOException.class)
        .hasMessage("The host's answer has more than 1000 bytes.");
  }

  @Test
  void a_body_of_the_limit_is_whole() throws Exception {
    assertThat(
            answerTo("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1000)).body())
        .hasSize(1000);
  }

  @Test
  void endless_headers_and_lines_are_refused() {
    assertThatThrownBy(() -> answerTo("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(101) + "\r\n"))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> answerTo("HTTP/1.1 200 OK\r\nA: " + "b".repeat(20_000) + "\r\n\r\n"))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret-of-theirs\r\n\r\n",
        "HTTP/1.1 secret-of-theirs\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: secret-of-theirs\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: secret-of-theirs\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nsecret-of-theirs\r\n"
      })
  void nothing_the_host_said_is_in_the_error(String answer) throws Exception {
    try (LocalServer server =
        LocalServer.plain(
            socket -> {
              socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
              return false;
            })) {
      egress.allowingHere(NAME, server.port()).answering("127.0.0.1");

      assertThatThrownBy(() -> http.send(get("http://" + NAME + ":" + server.port() + "/")))
          .isInstanceOf(IOException.class)
          .hasNoCause()
          .hasMessageNotContaining("secret");
    }
  }

  private static boolean drip(Socket socket, String begin, String drop) throws IOException {
    socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
    while (!Thread.currentThread().isInterrupted()) {
      socket.getOutputStream().write(drop.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK;A: ', b",
    "'HTTP/1.1 200 OK;Content-Length: 100000;;', x",
    "'HTTP/1.1 200 OK;Transfer-Encoding: chunked;;', '1;x;'",
    "'', 'HTTP/1.1 100 Continue;;'"
  })
  void an_answer_in_drops_ends_in_time(String begin, String drop) throws Exception {
    try (LocalServer server =
        LocalServer.plain(
            socket -> drip(socket, begin.replace(";", "\r\n"), drop.replace(";", "\r\n")))) {
      egress.allowingHere(NAME, server.port()).answering("127.0.0.1");

      assertThatThrownBy(() -> http.send(quickly("http://" + NAME + ":" + server.port() + "/")))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessage("No whole answer within 300 ms.");
    }
  }

  @Test
  void a_host_that_says_nothing_ends_in_time_with_and_without_tls() throws Exception {
    try (LocalServer server = LocalServer.plain(socket -> true)) {
      egress.allowingHere(NAME, server.port()).answering("127.0.0.1");

      for (String scheme : List.of("http", "https")) {
        assertThatThrownBy(
                () -> http.send(quickly(scheme + "://" + NAME + ":" + server.port() + "/")))
            .isInstanceOf(SocketTimeoutException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://crm.example.org/",
        "file:///etc/passwd",
        "jar:http://crm.example.org/x!/",
        "ldap://crm.example.org/",
        "http://user:password@crm.example.org/",
        "http://@crm.example.org/",
        "http://crm.example.org/#fragment",
        "/path",
        "http:///path",
        "mailto:ada@example.org",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://127.1/",
        "http://crm.example.org:0/",
        "http://crm.example.org:65536/"
      })
  void what_is_no_plain_address_is_refused(String uri) throws Exception {
    egress.allowingHere(NAME, 80).answering("127.0.0.1");

    assertThatThrownBy(() -> http.send(get(uri))).isInstanceOf(EgressRefusedException.class);
    assertThat(egress.lookedUp).isEmpty();
    assertThat(egress.audit.acts())
        .containsExactly(Act.refused("hub", "egress", "host/?", "why=form"));
  }

  @ParameterizedTest
  @CsvSource({
    "Host, x",
    "content-length, 7",
    "Transfer-Encoding, chunked",
    "Connection, close",
    "Upgrade, x",
    "'A\r\nB', x",
    "'A B', x",
    "'A:', x",
    "'', x",
    "A, 'x\r\nHost: y'",
    "A, 'x\ny'",
    "A, 'x\u0000'",
    "A, '\u00e4'"
  })
  void what_could_become_another_request_is_refused(String name, String value) throws Exception {
    egress.allowingHere(NAME, 80).answering("127.0.0.1");
    Request request =
        new Request(
            "GET",
            URI.create("http://" + NAME + "/"),
            Map.of(name, value),
            new byte[0],
            Duration.ofSeconds(1),
            1);

    assertThatThrownBy(() -> http.send(request))
        .isInstanceOf(EgressRefusedException.class)
        .hasMessageNotContaining("Host: y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "TRACE", "get", "GET /x", "GET\r\n", ""})
  void unusual_methods_are_refused(String method) {
    assertThatThrownBy(
            () ->
                http.send(
                    new Request(
                        method,
                        URI.create("http://" + NAME + "/"),
                        Map.of(),
                        new byte[0],
                        Duration.ofSeconds(1),
                        1)))
        .isInstanceOf(EgressRefusedException.class);
  }
}
