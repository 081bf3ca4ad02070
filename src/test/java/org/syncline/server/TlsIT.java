package org.syncline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.JMSSecurityException;
import javax.jms.Session;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The hub behind {@code 60-tls.cli}, with a log-in at health and metrics and a legacy system that
 * was taken away again: what is told of that in {@code deployments/standalone} is so.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TlsIT {
  private static final Path STORES = Folders.target().resolve("servers/tls-stores");
  private static final String PASSWORD = UUID.randomUUID().toString();
  private static final String MONITOR = "watch";

  /** A greeting of TLS 1.1, which no client of today can be made to say. */
  private static final byte[] HELLO_11 =
      HexFormat.of()
          .parseHex(
              "1603010041"
                  + "0100003d"
                  + "0302"
                  + "5a".repeat(32)
                  + "00"
                  + "0008c009c00ac013c014"
                  + "0100"
                  + "000c"
                  + "000a00040002"
                  + "0017"
                  + "000b"
                  + "0000");

  private static HubServer hub;

  @BeforeAll
  static void start() throws Exception {
    Folders.delete(STORES);
    Files.createDirectories(STORES);
    keyPair("server.p12", "syncline");
    keyPair("renewed.p12", "syncline");
    keyPair("sender.p12", "erp");
    trust("server-trust.p12", "server.p12", "syncline");
    trust("senders.p12", "sender.p12", "erp");
    hub =
        HubServer.named("tls")
            .withSamples()
            .system("crm", "live")
            .environment("SYNCLINE_TLS_PASSWORD", PASSWORD)
            .environment("SYSTEM_ID", "crm")
            .file("syncline-tls.p12", STORES.resolve("server.p12"))
            .file("syncline-tls-senders.p12", STORES.resolve("senders.p12"))
            .monitoredBy(MONITOR, PASSWORD)
            .script("60-tls.cli")
            .script("remove-system.cli")
            .start();
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  private static void keyPair(String file, String alias) {
    KeyStores.write(STORES.resolve(file), alias, PASSWORD);
  }

  private static void trust(String file, String of, String alias) throws Exception {
    KeyStores.writeTrust(STORES.resolve(file), STORES.resolve(of), alias, PASSWORD);
  }

  private static SSLContext trusting(String store) throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(KeyStore.getInstance(STORES.resolve(store).toFile(), PASSWORD.toCharArray()));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static HttpResponse<String> get(SSLContext context, URI address) throws Exception {
    return HttpClient.newBuilder()
        .sslContext(context)
        .build()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  @Test
  @Order(1)
  void browsers_and_programs_come_by_tls_and_are_told_to_stay_with_it() throws Exception {
    HttpResponse<String> page =
        get(trusting("server-trust.p12"), hub.https().resolve("login.xhtml"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(page.headers().firstValue("Strict-Transport-Security"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("max-age="));
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .containsIgnoringCase("; Secure")
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Strict");
  }

  @Test
  @Order(1)
  void who_does_not_trust_the_certificate_or_asked_for_another_host_breaks_off() throws Exception {
    SSLContext trusting = trusting("server-trust.p12");
    URI byNumber = URI.create(hub.https().toString().replace("localhost", "127.0.0.1"));

    assertThatThrownBy(() -> get(SSLContext.getDefault(), hub.https()))
        .isInstanceOf(SSLException.class);
    assertThatThrownBy(() -> get(trusting, byNumber)).isInstanceOf(SSLException.class);
  }

  private static int port(String door) {
    return door.equals("HTTP") ? hub.https().getPort() : hub.jmsPort();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP", "JMS"})
  @Order(2)
  void tls_1_1_is_refused(String door) throws Exception {
    byte[] said = say(port(door), HELLO_11);

    // An alert, fatal: protocol_version (RFC 8446, 6.2).
    assertThat(said).startsWith(0x15, 0x03).endsWith(0x02, 0x02, 0x46 & 0xff);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP", "JMS"})
  @Order(2)
  void tls_1_2_has_only_suites_that_keep_the_past_secret(String door) throws Exception {
    assertThat(suite(port(door), "TLSv1.2", null)).contains("ECDHE").contains("GCM");
    assertThat(suite(port(door), "TLSv1.3", null)).isEqualTo("TLS_AES_256_GCM_SHA384");
    assertThatThrownBy(
            () -> suite(port(door), "TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"))
        .isInstanceOf(SSLException.class);
  }

  private static String suite(int port, String protocol, String suite) throws Exception {
    try (SSLSocket socket = socket("server-trust.p12", port)) {
      socket.setEnabledProtocols(new String[] {protocol});
      if (suite != null) {
        socket.setEnabledCipherSuites(new String[] {suite});
      }
      socket.startHandshake();
      return socket.getSession().getCipherSuite();
    }
  }

  private static SSLSocket socket(String trust, int port) throws Exception {
    SSLSocket socket =
        (SSLSocket)
            trusting(trust)
                .getSocketFactory()
                .createSocket(InetAddress.getByName("localhost"), port);
    socket.setSoTimeout(30_000);
    return socket;
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP", "JMS"})
  @Order(2)
  void without_tls_there_is_no_answer(String door) throws Exception {
    byte[] said =
        say(
            port(door),
            "GET /syncline/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));

    assertThat(new String(said, StandardCharsets.ISO_8859_1)).doesNotContain("HTTP/");
  }

  private static byte[] say(int port, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(bytes);
      InputStream in = socket.getInputStream();
      return in.readAllBytes();
    }
  }

  @Test
  @Order(3)
  void the_ports_without_tls_are_closed() {
    assertThat(List.of(hub.http().getPort(), hub.jmsPort() + 1))
        .allSatisfy(
            port ->
                assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class));
  }

  private static String jms(String host, String more) {
    return "tcp://" + host + ":" + hub.jmsPort() + "?sslEnabled=true" + more;
  }

  private static String trustedBy(String store) {
    return "&trustStorePath=" + STORES.resolve(store) + "&trustStorePassword=" + PASSWORD;
  }

  private static void send(String url, String system) throws JMSException {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        Connection connection = factory.createConnection(system, hub.password(system))) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      session
          .createProducer(session.createQueue("syncline.in." + system))
          .send(session.createTextMessage("{}"));
    }
  }

  @Test
  @Order(4)
  void a_legacy_system_sends_by_tls() throws Exception {
    send(jms("localhost", trustedBy("server-trust.p12")), "erp");

    assertThat(hub.messagesAdded("syncline.intake.live")).isEqualTo(1);
  }

  @Test
  @Order(5)
  void a_legacy_system_does_not_send_to_a_stranger_or_without_tls() {
    String plain = "tcp://localhost:" + hub.jmsPort() + "?callTimeout=2000";

    assertThatThrownBy(() -> send(jms("127.0.0.1", trustedBy("server-trust.p12")), "erp"))
        .isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> send(jms("localhost", ""), "erp")).isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> send(plain, "erp")).isInstanceOf(JMSException.class);
  }

  @Test
  @Order(6)
  void a_system_that_was_taken_away_does_not_come_in() {
    assertThatThrownBy(() -> send(jms("localhost", trustedBy("server-trust.p12")), "crm"))
        .isInstanceOf(JMSSecurityException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"health", "health/live", "health/ready", "metrics", "management"})
  @Order(7)
  void health_and_metrics_want_a_log_in(String path) throws Exception {
    URI address = hub.management().resolve("/" + path);

    assertThat(((HttpURLConnection) address.toURL().openConnection()).getResponseCode())
        .isEqualTo(401);
    assertThat(new Monitor(MONITOR, PASSWORD).reads(address)).isTrue();
  }

  @Test
  @Order(8)
  void who_watches_may_change_nothing() throws Exception {
    HttpURLConnection connection =
        new Monitor(MONITOR, PASSWORD).open(hub.management().resolve("/management"));
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setDoOutput(true);
    connection
        .getOutputStream()
        .write("{\"operation\":\"shutdown\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(connection.getResponseCode()).isEqualTo(403);
    assertThat(hub.isAlive()).isTrue();
  }

  @Test
  @Order(9)
  void a_new_certificate_is_taken_while_the_hub_runs() throws Exception {
    trust("renewed-trust.p12", "renewed.p12", "syncline");
    Files.copy(
        STORES.resolve("renewed.p12"),
        hub.base().resolve("configuration/syncline-tls.p12"),
        StandardCopyOption.REPLACE_EXISTING);
    hub.cli("/subsystem=elytron/key-store=syncline-tls:load");
    hub.cli("/subsystem=elytron/key-manager=syncline-tls:init");

    BigInteger renewed =
        ((X509Certificate)
                KeyStores.certificate(STORES.resolve("renewed.p12"), "syncline", PASSWORD))
            .getSerialNumber();
    assertThat(serialNumber(hub.https().getPort())).isEqualTo(renewed);
    assertThat(serialNumber(hub.jmsPort())).isEqualTo(renewed);
  }

  private static BigInteger serialNumber(int port) throws Exception {
    try (SSLSocket socket = socket("renewed-trust.p12", port)) {
      socket.startHandshake();
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
    }
  }

  @Test
  @Order(10)
  void a_legacy_system_may_have_to_show_a_certificate() throws Exception {
    hub.restartWith("syncline.tls.jms-client-certificate", "true");
    String trusting = trustedBy("renewed-trust.p12");
    String known =
        "&keyStorePath=" + STORES.resolve("sender.p12") + "&keyStorePassword=" + PASSWORD;

    send(jms("localhost", trusting + known), "erp");

    String stranger = known.replace("sender.p12", "server.p12");
    // It learns of the refusal only by getting no answer.
    String brief = trusting + "&callTimeout=3000";
    assertThatThrownBy(() -> send(jms("localhost", brief), "erp")).isInstanceOf(JMSException.class);
    assertThatThrownBy(() -> send(jms("localhost", brief + stranger), "erp"))
        .isInstanceOf(JMSException.class);
    assertThat(get(trusting("renewed-trust.p12"), hub.https().resolve("login.xhtml")).statusCode())
        .isEqualTo(200);
  }

  /**
   * Last of all: after too many wrong ones the server takes no password of this user for a while.
   */
  @Test
  @Order(12)
  void a_wrong_password_opens_neither_health_nor_metrics() {
    Monitor guessing = new Monitor(MONITOR, "wrong");

    assertThat(guessing.reads(hub.management().resolve("/health/ready"))).isFalse();
    assertThat(guessing.reads(hub.management().resolve("/metrics"))).isFalse();
  }

  @Test
  @Order(11)
  void the_password_of_the_key_store_stands_in_no_file() throws Exception {
    try (var files = Files.walk(hub.base())) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                      .doesNotContain(PASSWORD));
    }
  }
}
