package org.syncline.security.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageProducer;
import javax.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.syncline.samples.HubClient;
import org.syncline.samples.HubClient.Answer;
import org.syncline.security.egress.LocalServer;
import org.syncline.security.oidc.FakePerson;
import org.syncline.security.oidc.FakeProvider;
import org.syncline.server.HubServer;

/**
 * The hub that is attacked: the samples, an account of each role, a log-in provider, records of two
 * owners, and two listeners that nobody ever has to call.
 */
public final class AbusedHub implements AutoCloseable {
  static final String PASSWORD = "a password for attacks";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final FakeProvider provider = FakeProvider.start(Clock.systemUTC());
  private final LocalServer canary = LocalServer.saying("HTTP/1.1 200 OK\r\n\r\n");
  private final LocalServer decoy = LocalServer.saying("HTTP/1.1 200 OK\r\n\r\n");
  private final Path hosts;
  private final HubServer server;
  private final String setUpToken;
  private final HubClient admin;
  private final FakePerson boss;
  private final long ownRecord;
  private final long ownSegment;
  private final long foreignRecord;
  private int probes;

  private AbusedHub(Path folder) throws Exception {
    hosts = folder.resolve("hosts");
    names();
    boss = provider.person("boss").in("hub-admins");
    server =
        HubServer.named("abuse-table")
            .withSamples()
            .with("syncline.oidc.issuer", provider.issuer())
            .with("syncline.oidc.client-id", FakeProvider.CLIENT)
            .with("syncline.oidc.client-secret", FakeProvider.SECRET)
            .with("syncline.oidc.public-url", "http://localhost/syncline")
            .with("syncline.oidc.roles", "hub-admins=admin")
            .jvm("-Djdk.net.hosts.file=" + hosts)
            .jvm("-Djava.security.properties=" + namesAreNotKept(folder))
            .start();
    String url = server.http().toString().replaceAll("/$", "");
    admin = new HubClient(url, "ada", PASSWORD);
    Path file = server.data().resolve("syncline").resolve("setup-token");
    setUpToken = Files.readString(file).strip();
    admin.setUp(setUpToken, "ada", PASSWORD);
    accounts();
    // The decoy may be called: only a redirect that is followed leads there.
    put(
        "/api/egress/provider",
        "{'host': '127.0.0.1', 'ports': [%d, %d], 'loopback': true, 'plain': true}"
            .formatted(port(provider.issuer()), decoy.port()));
    ownSegment = record("segment", "{'name': 'Own', 'owner': 'anna'}");
    ownRecord = record("{'organisationName': 'Own Ltd', 'owner': 'anna'}");
    foreignRecord =
        record("{'organisationName': 'Foreign Ltd', 'owner': 'bert', 'phone': '+493012345678'}");
  }

  /** So that a name may have another address, or its first one, with the next question. */
  private static Path namesAreNotKept(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("names.security"),
        "networkaddress.cache.ttl=0\nnetworkaddress.cache.negative.ttl=0\n");
  }

  public static AbusedHub start(Path folder) throws Exception {
    return new AbusedHub(folder);
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private void accounts() throws Exception {
    for (String role : List.of("integrator", "operator", "agent", "auditor", "machine")) {
      String user = role.equals("agent") ? "anna" : role;
      account(user, role, role.equals("machine") ? ", 'system': 'erp'" : "");
    }
    account("victim", "operator", "");
    account("locked", "operator", "");
    account("timed", "operator", "");
  }

  void account(String user, String role, String more) throws Exception {
    String document =
        "{'user': '%s', 'password': '%s', 'roles': ['%s']%s}".formatted(user, PASSWORD, role, more);
    expect(201, Call.json("POST", "/api/accounts", document).as("ada").to(this));
  }

  long record(String values) throws Exception {
    return record("customer", values);
  }

  private long record(String type, String values) throws Exception {
    Call call = Call.json("POST", "/api/records/" + type, "{'values': " + values + "}");
    return expect(201, call.as("ada").to(this)).json().get("id").asLong();
  }

  Answer put(String path, String document) throws Exception {
    Answer answer = Call.json("PUT", path, document).as("ada").to(this);
    return answer.status() / 100 == 2 ? answer : expect(204, answer);
  }

  static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError("Not " + status + ": " + answer);
    }
    return answer;
  }

  HubServer server() {
    return server;
  }

  HubClient admin() {
    return admin;
  }

  FakeProvider provider() {
    return provider;
  }

  /** Whose tokens of the provider make an administrator. */
  FakePerson boss() {
    return boss;
  }

  String setUpToken() {
    return setUpToken;
  }

  /** Of the agent {@code anna}. */
  long ownRecord() {
    return ownRecord;
  }

  /** Of the same agent. */
  long ownSegment() {
    return ownSegment;
  }

  /** Of somebody else. */
  long foreignRecord() {
    return foreignRecord;
  }

  /** Where nobody may call. */
  int canaryPort() {
    return canary.port();
  }

  /** Where the hub may call, but has no reason to. */
  int decoyPort() {
    return decoy.port();
  }

  /** Connections that the hub was tricked into, up to now. */
  public int tricked() throws IOException {
    probes++;
    return called(canary) + called(decoy);
  }

  /** Connections are accepted in their order: once this one is answered, none before is missed. */
  private int called(LocalServer listener) throws IOException {
    try (Socket probe = new Socket("127.0.0.1", listener.port())) {
      probe.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      if (probe.getInputStream().read() < 0) {
        throw new IOException("The listener is gone.");
      }
    }
    return listener.connected() - probes;
  }

  public List<String> log() throws IOException {
    return Files.readAllLines(server.log());
  }

  /** Gives the hub these names, each as {@code address name}, beside its own. */
  void names(String... more) throws IOException {
    String host = InetAddress.getLocalHost().getHostName();
    Files.writeString(hosts, "127.0.0.1 localhost " + host + "\n" + String.join("\n", more) + "\n");
  }

  /** Something that no case before had. */
  static String unique(String prefix) {
    return prefix + NUMBERS.incrementAndGet();
  }

  /** What the attempt saw, and whether it left anything behind. */
  String leavingNothing(Callable<String> attempt) throws Exception {
    String before = kept();
    String seen = attempt.call();
    String after = kept();
    return seen + (after.equals(before) ? ", nothing kept" : ", KEPT: " + before + " -> " + after);
  }

  private String kept() throws Exception {
    StringBuilder kept = new StringBuilder();
    for (String path :
        List.of("accounts", "systems", "mapping-functions", "mappings", "flows", "record-types")) {
      kept.append(admin.get("/api/" + path).body());
    }
    kept.append(admin.get("/api/egress").body()).append(admin.get("/api/secrets").body());
    kept.append(admin.get("/api/records/customer?limit=200").body());
    return kept.append(admin.get("/api/ledger").json().get("accepted")).toString();
  }

  /** What becomes of a message that comes by HTTP. */
  String taken(String system, String object, String type, byte[] body) throws Exception {
    String id = unique("abuse-");
    Call call = Call.of("POST", "/api/intake/" + system + "/" + object).body(type, body);
    Answer answer = call.header("Idempotency-Key", id).as("ada").to(this);
    return answer.status() == 202 ? outcome(system, id) : Seen.of(answer);
  }

  /** Writes a message. */
  @FunctionalInterface
  interface Author {
    Message write(Session session) throws JMSException;
  }

  /** What becomes of a message that comes by JMS. */
  String sent(String system, Author author) throws Exception {
    String id = unique("abuse-");
    send(
        system,
        "syncline.in." + system,
        session -> {
          Message message = author.write(session);
          message.setStringProperty("messageId", id);
          return message;
        });
    return outcome(system, id);
  }

  void send(String system, String address, Author author) throws JMSException {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(server.jmsUrl());
        Connection connection = factory.createConnection(system, server.password(system));
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue(address))) {
      producer.send(author.write(session));
    }
  }

  String outcome(String system, String messageId) throws Exception {
    JsonNode outcome = message(system, messageId).get("outcomes").get(0);
    String word = outcome.get("status").textValue();
    return outcome.hasNonNull("reason")
        ? word + "(" + outcome.get("reason").textValue() + ")"
        : word;
  }

  JsonNode message(String system, String messageId) throws Exception {
    String query = "system=" + system + "&messageId=" + Visit.encoded(messageId);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      List<JsonNode> found = admin.messages(query);
      if (!found.isEmpty()) {
        return found.get(0);
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("No message of " + query);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** An API token of an account, of the API's answer. */
  JsonNode token(String account, String scopes) throws Exception {
    String document = "{'label': 'abuse', 'days': 1%s}".formatted(scopes);
    Call call = Call.json("POST", "/api/accounts/" + account + "/tokens", document);
    return expect(201, call.as("ada").to(this)).json();
  }

  @Override
  public void close() throws IOException {
    server.close();
    provider.close();
    canary.close();
    decoy.close();
  }
}
