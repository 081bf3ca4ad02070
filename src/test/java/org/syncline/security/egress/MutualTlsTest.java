package org.syncline.security.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.platform.HostName;
import org.syncline.security.egress.OutboundHttp.Request;

/** Hosts that ask for a client certificate. */
class MutualTlsTest {
  private static final String HERE = "127.0.0.1";

  @TempDir private static Path folder;
  private static TestClients clients;

  private final InMemoryEgress egress = new InMemoryEgress();
  private Deadlines deadlines;
  private PinnedHttp http;

  @BeforeAll
  static void certificates() throws Exception {
    clients = TestClients.in(folder);
  }

  @BeforeEach
  void a_client() {
    deadlines = new Deadlines();
    http = new PinnedHttp(egress.policy, clients.tls(), deadlines, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    http.close();
    deadlines.close();
  }

  /** Says who it was that asked. */
  private static boolean who(Socket socket) throws IOException {
    String name;
    try {
      name = ((SSLSocket) socket).getSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException e) {
      name = "nobody";
    }
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: " + name.length() + "\r\n\r\n" + name;
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    return true;
  }

  private String told(LocalServer server, ClientCertificate certificate) throws Exception {
    Request request = request("https", server, 0, certificate);
    return new String(http.send(request).body(), StandardCharsets.UTF_8);
  }

  private Request request(String scheme, LocalServer server, int bytes, ClientCertificate shown) {
    egress.allowingHere(HERE, server.port());
    return new Request(
        "POST",
        URI.create(scheme + "://" + HERE + ":" + server.port() + "/"),
        Map.of(),
        new byte[bytes],
        Duration.ofSeconds(20),
        1_000,
        shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void a_host_that_needs_one_is_shown_it(String protocol) throws Exception {
    try (LocalServer server = LocalServer.on(clients.needing(protocol), MutualTlsTest::who)) {
      assertThat(told(server, clients.certificate("ec"))).isEqualTo("CN=ec");
      assertThat(told(server, clients.certificate("rsa"))).isEqualTo("CN=rsa");
      assertThat(told(server, clients.certificate("ec"))).isEqualTo("CN=ec");
      assertThat(server.connections).hasValue(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void one_that_the_host_does_not_take_is_told_from_a_lost_answer(String protocol)
      throws Exception {
    try (LocalServer server = LocalServer.on(clients.needing(protocol), MutualTlsTest::who)) {
      for (String alias : new String[] {"stranger", "expired"}) {
        for (int i = 0; i < 5; i++) {
          assertThatThrownBy(() -> told(server, clients.certificate(alias)))
              .isInstanceOf(HandshakeEndedException.class)
              .hasNoCause();
        }
      }
      assertThat(server.requests).isEmpty();
      assertThat(told(server, clients.certificate("ec"))).isEqualTo("CN=ec");
    }
  }

  /** Whoever is still speaking when the host ends the connection does not hear why. */
  @Test
  void a_long_request_is_not_begun_before_the_host_has_looked_at_the_certificate()
      throws Exception {
    try (LocalServer server = LocalServer.on(clients.needing("TLSv1.3"), MutualTlsTest::who)) {
      Request large = request("https", server, 8_000_000, clients.certificate("stranger"));
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> http.send(large)).isInstanceOf(HandshakeEndedException.class);
      }
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void a_host_that_misses_one_ends_the_handshake() throws Exception {
    try (LocalServer server = LocalServer.on(clients.needing("TLSv1.2"), MutualTlsTest::who)) {
      assertThatThrownBy(() -> told(server, null)).isInstanceOf(HandshakeEndedException.class);
      assertThat(server.requests).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void neither_connections_nor_sessions_are_shared_by_two_that_show_otherwise(String protocol)
      throws Exception {
    try (LocalServer server = LocalServer.on(clients.wanting(protocol), MutualTlsTest::who)) {
      for (int i = 0; i < 3; i++) {
        assertThat(told(server, null)).isEqualTo("nobody");
        assertThat(told(server, clients.certificate("ec"))).isEqualTo("CN=ec");
        assertThat(told(server, clients.certificate("rsa"))).isEqualTo("CN=rsa");
        // Without its connections, but with what contexts remember.
        if (i == 1) {
          http.close();
          http = new PinnedHttp(egress.policy, clients.tls(), deadlines, Clock.systemUTC());
        }
      }
      assertThat(server.connections).hasValue(6);
    }
  }

  @Test
  void nothing_is_shown_without_tls() throws Exception {
    try (LocalServer server = LocalServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      Request plain = request("http", server, 0, clients.certificate("ec"));

      assertThatThrownBy(() -> http.send(plain)).isInstanceOf(EgressRefusedException.class);
      assertThat(server.connections).hasValue(0);
    }
  }

  @Test
  void nothing_is_shown_to_a_host_that_did_not_prove_its_name() throws Exception {
    TestCertificate other = TestCertificate.of(folder, "dns:elsewhere.example.org");
    try (LocalServer server = LocalServer.on(other.serverSocket(), MutualTlsTest::who)) {
      assertThatThrownBy(() -> told(server, clients.certificate("ec")))
          .isInstanceOf(UntrustedHostException.class);
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void a_connection_is_tried_with_the_certificate_that_it_shows() throws Exception {
    ReachHost reach = new ReachHost(egress.policy, clients.tls(), deadlines);
    try (LocalServer server = LocalServer.on(clients.needing("TLSv1.2"), MutualTlsTest::who)) {
      egress.allowingHere(HERE, server.port());
      HostName host = new HostName(HERE);

      assertThat(
              reach.run(
                  host, server.port(), ReachHost.Encryption.TLS, clients.certificate("ec"), "ada"))
          .allMatch(ReachHost.Step::ok)
          .hasSize(3);
      assertThat(reach.run(host, server.port(), ReachHost.Encryption.TLS, null, "ada").get(2))
          .returns(false, ReachHost.Step::ok)
          .extracting(ReachHost.Step::sentence)
          .asString()
          .contains("does it ask for a client certificate");
    }
  }
}
