package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.jms.BytesMessage;
import javax.jms.JMSException;
import javax.jms.MapMessage;
import javax.jms.Message;
import javax.jms.Session;
import javax.jms.StreamMessage;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.samples.HubClient;
import org.syncline.samples.HubClient.Answer;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/**
 * Input that is wrong in every way we know: each gets the parked reason or the problem document
 * that a person can act on, none is lost, none is counted to somebody else, none costs memory, and
 * none makes the hub show its inside. On PostgreSQL, which is the stricter of the two databases.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadInputIT {
  private static final int TOO_MANY_BYTES = (10 << 20) + 1;
  private static final long HEAP_MAY_GROW = 20L << 20;
  private static final int MANY = 1_000;
  private static final int SMALL_ONES = 200;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Of a dead letter nobody can say who sent it. */
  private static final String UNKNOWN_SYSTEM = "-";

  private static final String LONE_SURROGATE = "\ud800";
  private static final String PROBLEM = "urn:syncline:problem:";

  /** What must never be seen from outside: frames, exceptions, the names of the hub's own parts. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\bat [\\w.$]+\\(|Exception|RESTEASY|WFLY|[Uu]ndertow|\\b(java|org|com|io|jakarta)\\.\\w+\\.");

  /** Messages that the hub has to account for. */
  private static final AtomicInteger ACCEPTED = new AtomicInteger();

  private static PostgresServer postgres;
  private static HubUnderTest hub;
  private static HubClient erpMachine;
  private static HubClient auditor;

  @BeforeAll
  static void aWarmHub() throws Exception {
    postgres = PostgresServer.start("bad-input");
    hub = HubUnderTest.start(HubServer.named("bad-input").withSamples().on(postgres));
    erpMachine = hub.account("erp-machine", "machine", Map.of("system", "erp"));
    auditor = hub.account("auditor", "auditor", Map.of());
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      erp.sendText("warm-large", customer("WARM-L").replace("Warm", "x".repeat(9 << 20)));
    }
    sendSmallOnes("first");
    hub.atRest(ACCEPTED.addAndGet(SMALL_ONES + 1));
  }

  private static void sendSmallOnes(String name) throws JMSException {
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      for (int i = 0; i < SMALL_ONES; i++) {
        erp.sendText(name + i, customer(name + i));
      }
    }
  }

  private static String customer(String key) {
    return "{\"customer\":{\"no\":\"" + key + "\",\"rev\":1,\"name\":{\"last\":\"Warm\"}}}";
  }

  @AfterAll
  static void stop() {
    try (PostgresServer closedLast = postgres;
        HubUnderTest closedFirst = hub) {
      // Either is null where it did not start.
    }
  }

  // ---- by JMS ----

  /**
   * A message that a legacy system is able to send.
   *
   * @param expected the outcome, as {@code word} or {@code word(reason)}
   */
  record Bad(String name, String system, LegacySender.Author author, String expected) {
    @Override
    public String toString() {
      return name + " -> " + expected;
    }
  }

  private static Bad text(String name, String system, String body, String expected) {
    return new Bad(name, system, session -> session.createTextMessage(body), expected);
  }

  private static Bad json(String name, String body, String expected) {
    return text("JSON: " + name, "erp", body, expected);
  }

  private static Bad xml(String name, String body, String expected) {
    return text("XML: " + name, "shop", body, expected);
  }

  private static Bad bytes(String name, String system, byte[] body, String expected) {
    return new Bad(name, system, session -> ofBytes(session, body), expected);
  }

  private static BytesMessage ofBytes(Session session, byte[] body) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(body);
    return message;
  }

  private static Bad about(String name, String object, String body, String expected) {
    return new Bad(
        name,
        "erp",
        session -> {
          Message message = session.createTextMessage(body);
          message.setStringProperty("object", object);
          return message;
        },
        expected);
  }

  static Stream<Bad> badMessages() {
    String shop = "<export xmlns='urn:example:shop:customer:2'>%s</export>";
    return Stream.of(
        json("no text", null, "parked(BODY_EMPTY)"),
        json("empty", "", "parked(BODY_EMPTY)"),
        bytes("no bytes", "erp", new byte[0], "parked(BODY_EMPTY)"),
        json("white space", " \n\t ", "parked(BODY_EMPTY)"),
        json("cut off", "{\"customer\":{\"no\":\"BAD-1\"", "parked(BODY_UNREADABLE)"),
        json("not JSON", "no,rev\r\n1,2", "parked(BODY_UNREADABLE)"),
        json("more behind it", customer("BAD-2") + "}", "parked(BODY_UNREADABLE)"),
        json("a number", "42", "parked(BODY_UNREADABLE)"),
        json("2,000 levels", nested(2_000), "parked(BODY_UNREADABLE)"),
        json(
            "number of 5,000 digits",
            customer("BAD-3").replace("1", "1".repeat(5_000)),
            "parked(BODY_UNREADABLE)"),
        json(
            "same member twice",
            "{\"customer\":{\"no\":\"BAD-4\",\"no\":\"BAD-5\",\"rev\":1}}",
            "parked(BODY_UNREADABLE)"),
        json(
            "key is an object",
            "{\"customer\":{\"no\":{\"a\":1},\"rev\":1}}",
            "parked(WRONG_TYPE)"),
        json("key is a list", "{\"customer\":{\"no\":[\"K\"],\"rev\":1}}", "parked(WRONG_TYPE)"),
        json("no key", "{\"customer\":{\"rev\":1}}", "parked(KEY_MISSING)"),
        json("blank key", customer("  "), "parked(KEY_MISSING)"),
        json("key of 201 characters", customer("K".repeat(201)), "parked(KEY_UNUSABLE)"),
        json("U+0000 in the key", customer("K\\u0000"), "parked(KEY_UNUSABLE)"),
        json("lone surrogate in the key", customer("K\\ud800"), "parked(BODY_UNREADABLE)"),
        json("U+0000 in a value", named("BAD-6", "A\\u0000B"), "created"),
        json("lone surrogate in a value", named("BAD-7", "A\\ud800B"), "parked(BODY_UNREADABLE)"),
        json(
            "lone surrogate as sent",
            customer("BAD-8" + LONE_SURROGATE),
            "parked(BODY_UNREADABLE)"),
        json(
            "version is a word",
            customer("BAD-9").replace("1}", "\"x\"}").replace("\"rev\":1", "\"rev\":\"x\""),
            "parked(NOT_A_NUMBER)"),
        json("no version", customer("BAD-10").replace("\"rev\":1,", ""), "parked(ORDER_MISSING)"),
        json(
            "version of 40 digits",
            customer("BAD-11").replace("\"rev\":1", "\"rev\":" + "9".repeat(40)),
            "parked(NOT_A_NUMBER)"),
        json("name of 300 characters", named("BAD-12", "n".repeat(300)), "parked(TOO_LONG)"),
        bytes(
            "JSON in no known charset",
            "erp",
            new byte[] {'{', '"', (byte) 0xc3, '"', '}'},
            "parked(BODY_UNREADABLE)"),
        text("over the limit as text", "erp", "x".repeat(TOO_MANY_BYTES), "parked(BODY_TOO_LARGE)"),
        bytes(
            "over the limit as bytes", "shop", new byte[TOO_MANY_BYTES], "parked(BODY_TOO_LARGE)"),
        new Bad(
            "object message",
            "erp",
            session -> session.createObjectMessage(new ArrayList<>(List.of("x"))),
            "parked(UNSUPPORTED_MESSAGE)"),
        new Bad("stream message", "erp", BadInputIT::stream, "parked(UNSUPPORTED_MESSAGE)"),
        new Bad(
            "message without a body", "erp", Session::createMessage, "parked(UNSUPPORTED_MESSAGE)"),
        new Bad("map message where JSON is wanted", "erp", BadInputIT::map, "parked(KEY_MISSING)"),
        about("unknown object", "nothing", "{}", "parked(UNKNOWN_FLOW)"),
        about("object of 10,000 characters", "o".repeat(10_000), "{}", "parked(UNKNOWN_FLOW)"),
        about("object with U+0000", "cust\u0000omer", "{}", "parked(UNKNOWN_FLOW)"),
        about(
            "object with a lone surrogate",
            "customer" + LONE_SURROGATE,
            "{}",
            "parked(UNKNOWN_FLOW)"),
        about(
            "JSON where CSV is wanted",
            "customer-csv",
            customer("BAD-13"),
            "parked(BODY_UNREADABLE)"),
        about(
            "CSV with two records",
            "customer-csv",
            "no;rev;family\r\nA;1;X\r\nB;1;Y\r\n",
            "parked(MULTIPLE_RECORDS)"),
        about(
            "CSV with a quote that never ends",
            "customer-csv",
            "no;rev;family\r\n\"A;1;X\r\n",
            "parked(BODY_UNREADABLE)"),
        about(
            "CSV with too few values",
            "customer-csv",
            "no;rev;family\r\nA;1\r\n",
            "parked(BODY_UNREADABLE)"),
        about("text where a map is wanted", "customer-map", "hello", "parked(BODY_UNREADABLE)"),
        xml("not XML", "{\"a\":1}", "parked(BODY_UNREADABLE)"),
        xml("cut off", "<export><customer id='B'>", "parked(BODY_UNREADABLE)"),
        xml("entities that grow", bomb(), "parked(BODY_UNREADABLE)"),
        xml(
            "external entity",
            "<!DOCTYPE e [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><export><customer id='B'><name><family>&x;</family></name></customer></export>",
            "parked(BODY_UNREADABLE)"),
        xml(
            "external DTD",
            "<!DOCTYPE export SYSTEM 'http://127.0.0.1:1/x.dtd'><export/>",
            "parked(BODY_UNREADABLE)"),
        xml(
            "2,000 levels",
            shop.formatted("<a>".repeat(2_000) + "</a>".repeat(2_000)),
            "parked(BODY_UNREADABLE)"),
        xml("no record in it", shop.formatted(""), "parked(BODY_UNREADABLE)"),
        xml(
            "two records in it",
            shop.formatted("<customer id='1'/><customer id='2'/>"),
            "parked(MULTIPLE_RECORDS)"),
        xml("no key", shop.formatted("<customer/>"), "parked(KEY_MISSING)"),
        bytes(
            "fixed-width: too long",
            "branch",
            "9".repeat(5_000).getBytes(StandardCharsets.ISO_8859_1),
            "parked(BODY_UNREADABLE)"),
        bytes(
            "fixed-width: only spaces",
            "branch",
            " ".repeat(262).getBytes(StandardCharsets.ISO_8859_1),
            "parked(BODY_EMPTY)"));
  }

  private static String nested(int levels) {
    return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
  }

  private static String named(String key, String family) {
    return customer(key).replace("Warm", family);
  }

  private static String bomb() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE b [<!ENTITY e0 \"boom\">");
    for (int i = 1; i < 12; i++) {
      bomb.append("<!ENTITY e").append(i).append(" \"").append(("&e" + (i - 1) + ";").repeat(10));
      bomb.append("\">");
    }
    return bomb + "]><export><customer id='B'>&e11;</customer></export>";
  }

  private static Message stream(Session session) throws JMSException {
    StreamMessage message = session.createStreamMessage();
    message.writeString("x");
    return message;
  }

  private static Message map(Session session) throws JMSException {
    MapMessage message = session.createMapMessage();
    message.setBytes("bytes", new byte[] {0, 1, 2});
    message.setChar("char", 'c');
    message.setDouble("none", Double.NaN);
    message.setString("text\u0000", "\u0000");
    return message;
  }

  @ParameterizedTest
  @MethodSource("badMessages")
  @Order(1)
  void a_bad_message_gets_its_outcome(Bad bad) throws Exception {
    String id = "bad-" + ACCEPTED.incrementAndGet();
    try (LegacySender sender = new LegacySender(hub.server(), bad.system())) {
      sender.send(id, bad.author());
    }

    JsonNode message = theMessage(bad.system(), id);

    assertThat(outcomeOf(message)).as(message.toString()).isEqualTo(bad.expected());
    assertThat(message.get("door").textValue()).isEqualTo("jms");
    assertNothingOfTheInside(message.toString());
  }

  private static JsonNode theMessage(String system, String id) {
    List<JsonNode> found = hub.messages("system=" + system + "&messageId=" + encoded(id), 1);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String outcomeOf(JsonNode message) {
    JsonNode outcome = message.get("outcomes").get(0);
    String word = outcome.get("status").textValue();
    return outcome.hasNonNull("reason")
        ? word + "(" + outcome.get("reason").textValue() + ")"
        : word;
  }

  @ParameterizedTest
  @ValueSource(strings = {"long", "zero", "surrogate", "control"})
  @Order(2)
  void any_message_id_is_taken_once(String kind) throws Exception {
    String id =
        switch (kind) {
          case "long" -> "i".repeat(10_000);
          case "zero" -> "id\u0000";
          case "surrogate" -> "id" + LONE_SURROGATE;
          default -> "id\r\nX-Injected: yes";
        };
    long before = parkedOrNot();
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      erp.sendText(id, customer("ID-" + kind));
      erp.sendText(id, customer("ID-" + kind));
    }
    hub.atRest(ACCEPTED.addAndGet(2));

    List<JsonNode> found = hub.admin().messages("system=erp&object=customer&key=ID-" + kind);
    assertThat(found).extracting(BadInputIT::outcomeOf).containsExactly("created");
    List<JsonNode> both =
        hub.admin()
            .messages("system=erp&messageId=" + encoded(found.get(0).get("messageId").textValue()));
    assertThat(both).extracting(BadInputIT::outcomeOf).containsExactly("duplicate", "created");
    assertThat(parkedOrNot()).isEqualTo(before + 2);
  }

  private static long parkedOrNot() throws Exception {
    return hub.ledger().get("accepted").longValue();
  }

  // ---- in the name of somebody else ----

  @ParameterizedTest
  @ValueSource(
      strings = {
        "syncline.in.shop",
        "syncline.in.branch",
        "syncline.in.#",
        "jms.queue.syncline.intake.live",
        "jms.queue.syncline.intake.overflow",
        "jms.queue.syncline.intake.ordered",
        "jms.queue.syncline.dead",
        "syncline.dead",
        "activemq.management",
        "activemq.notifications"
      })
  @Order(3)
  void a_system_can_send_nowhere_but_to_its_own_address(String address) throws Exception {
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      assertThatThrownBy(() -> erp.sendTo(address, session -> session.createTextMessage("{}")))
          .isInstanceOf(JMSException.class);
    }
  }

  @Test
  @Order(4)
  void a_forged_origin_counts_nothing() throws Exception {
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      erp.send(
          "forged-1",
          session -> {
            Message message = session.createTextMessage(customer("FORGED-1"));
            forge(message::setStringProperty);
            return message;
          });
    }
    ACCEPTED.incrementAndGet();

    JsonNode message = theMessage("erp", "forged-1");

    assertThat(outcomeOf(message)).isEqualTo("created");
    assertThat(message.get("door").textValue()).isEqualTo("jms");
    assertThat(hub.admin().messages("system=shop&messageId=stolen")).isEmpty();
  }

  private interface Properties {
    void set(String name, String value) throws JMSException;
  }

  private static void forge(Properties properties) throws JMSException {
    properties.set("_AMQ_ORIG_ADDRESS", "syncline.in.shop");
    properties.set("_AMQ_ORIG_QUEUE", "syncline.in.shop");
    properties.set("syncline_system", "shop");
    properties.set("syncline_object", "customer");
    properties.set("syncline_messageId", "stolen");
    properties.set("syncline_door", "http");
  }

  /**
   * The broker sorts these out itself, and notes where they lay over where they came from. What the
   * message says of that is not believed.
   */
  @Test
  @Order(5)
  void what_the_broker_finds_expired_is_kept_and_counted_to_no_other_system() throws Exception {
    try (ServerLocator locator = ActiveMQClient.createServerLocator(hub.server().jmsUrl());
        ClientSessionFactory factory = locator.createSessionFactory();
        ClientSession session =
            factory.createSession(
                "erp", hub.server().password("erp"), false, true, true, false, 1);
        ClientProducer producer = session.createProducer("syncline.in.erp")) {
      ClientMessage message =
          session.createMessage(org.apache.activemq.artemis.api.core.Message.TEXT_TYPE, true);
      message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(customer("EXPIRED")));
      message.putStringProperty("messageId", "expired");
      forge(message::putStringProperty);
      message.setExpiration(System.currentTimeMillis() - 1_000);
      producer.send(message);
    }
    hub.atRest(ACCEPTED.incrementAndGet());

    assertThat(hub.admin().messages("system=shop&messageId=stolen")).isEmpty();
    List<JsonNode> found = hub.admin().messages("messageId=expired");
    assertThat(found).extracting(BadInputIT::outcomeOf).containsExactly("parked(DEAD_LETTER)");
    assertThat(found.get(0).get("system").textValue()).isEqualTo(UNKNOWN_SYSTEM);
  }

  // ---- by HTTP ----

  /**
   * A request that anybody is able to send.
   *
   * @param problem last part of the problem's type; with 202 the parked reason
   */
  record Call(String name, Sending sending, int status, String problem) {
    @Override
    public String toString() {
      return name + " -> " + status + " " + problem;
    }
  }

  private interface Sending {
    Answer send() throws Exception;
  }

  private static Call get(String path, int status, String problem) {
    String shown = path.length() > 80 ? path.substring(0, 80) + "…" : path;
    return new Call("GET " + shown, () -> hub.admin().get(path), status, problem);
  }

  private static Call post(String name, String path, String body, int status, String problem) {
    return new Call(
        "POST " + path + " " + name,
        () ->
            hub.admin()
                .call(
                    hub.admin()
                        .request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))),
        status,
        problem);
  }

  private static Call intake(
      String name, HttpRequest.BodyPublisher body, int status, String problem) {
    return new Call(
        "intake: " + name,
        () -> hub.admin().call(hub.admin().request("/api/intake/erp/customer").POST(body)),
        status,
        problem);
  }

  private static Call method(String method, String path, int status, String problem) {
    return new Call(
        method + " " + path,
        () -> hub.admin().call(hub.admin().request(path).method(method, BodyPublishers.noBody())),
        status,
        problem);
  }

  private static Call header(String name, String value, String path, int status, String problem) {
    return new Call(
        "GET " + path + " with " + name,
        () -> hub.admin().call(hub.admin().request(path).header(name, value)),
        status,
        problem);
  }

  private static HttpRequest.BodyPublisher unknownLength(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  static Stream<Call> badRequests() {
    String deep = "{\"filter\":" + nested(60) + ",\"why\":\"x\"}";
    return Stream.of(
        intake(
            "over the limit",
            BodyPublishers.ofByteArray(new byte[TOO_MANY_BYTES]),
            413,
            "too-large"),
        intake(
            "over the limit, length not said",
            unknownLength(new byte[TOO_MANY_BYTES]),
            413,
            "too-large"),
        intake("empty", BodyPublishers.noBody(), 202, "BODY_EMPTY"),
        intake("malformed", BodyPublishers.ofString("{"), 202, "BODY_UNREADABLE"),
        post("", "/api/intake/nobody/customer", "{}", 404, "not-found"),
        post("", "/api/intake/erp/nothing", "{}", 404, "not-found"),
        post("", "/api/intake/%00/customer", "{}", 400, "invalid"),
        new Call(
            "intake: unknown charset",
            () ->
                hub.admin()
                    .call(
                        hub.admin()
                            .request("/api/intake/erp/customer")
                            .header("Content-Type", "text/plain; charset=klingon")
                            .POST(BodyPublishers.ofString("{}"))),
            400,
            "invalid"),
        new Call(
            "intake: content type is none",
            () ->
                hub.admin()
                    .call(
                        hub.admin()
                            .request("/api/intake/erp/customer")
                            .header("Content-Type", "x")
                            .POST(BodyPublishers.ofString("{}"))),
            400,
            "invalid"),
        new Call(
            "intake: message id of 10,000 characters",
            () ->
                hub.admin()
                    .call(
                        hub.admin()
                            .request("/api/intake/erp/customer")
                            .header("Idempotency-Key", "i".repeat(9_999) + "h")
                            .POST(BodyPublishers.ofString("{"))),
            202,
            "BODY_UNREADABLE"),
        new Call(
            "intake: without log-in",
            () -> nobody("/api/intake/erp/customer", "POST"),
            401,
            "unauthenticated"),
        new Call("without log-in", () -> nobody("/api/messages", "GET"), 401, "unauthenticated"),
        new Call(
            "wrong password",
            () -> hub.client(HubUnderTest.ADMIN, "not the password").get("/api/messages"),
            401,
            "unauthenticated"),
        new Call(
            "unknown user",
            () -> hub.client("nobody", "not the password").get("/api/messages"),
            401,
            "unauthenticated"),
        new Call(
            "user with U+0000",
            () -> hub.client("a\u0000b", "not the password").get("/api/messages"),
            401,
            "unauthenticated"),
        new Call(
            "user of 10,000 characters",
            () -> hub.client("u".repeat(10_000), "p".repeat(10_000)).get("/api/messages"),
            401,
            "unauthenticated"),
        new Call(
            "log-in that is none",
            () -> nobody("/api/messages", "GET", "Authorization", "Basic !!!"),
            401,
            "unauthenticated"),
        new Call(
            "log-in of another kind",
            () -> nobody("/api/messages", "GET", "Authorization", "Bearer abc"),
            401,
            "unauthenticated"),
        new Call(
            "wrong role",
            () -> auditor.post("/api/intake/erp/customer", Map.of()),
            403,
            "forbidden"),
        new Call(
            "wrong role for control totals",
            () ->
                auditor.post("/api/ledger/control-totals", Map.of("system", "erp", "messages", 1)),
            403,
            "forbidden"),
        new Call(
            "machine of another system sends",
            () -> erpMachine.post("/api/intake/shop/customer", Map.of()),
            403,
            "forbidden"),
        new Call(
            "machine of another system asks",
            () -> erpMachine.get("/api/messages?system=shop"),
            403,
            "forbidden"),
        new Call(
            "machine asks for another's message",
            () -> erpMachine.get("/api/intake/shop/messages/x"),
            403,
            "forbidden"),
        new Call("machine reads records", () -> erpMachine.get("/api/records/1"), 403, "forbidden"),
        get("/api/messages?limit=1000000000", 400, "invalid"),
        get("/api/messages?limit=0", 400, "invalid"),
        get("/api/messages?limit=99999999999999999999", 400, "invalid"),
        get("/api/messages?limit=ten", 400, "invalid"),
        get("/api/messages?cursor=abc", 400, "invalid"),
        get("/api/messages?cursor=99999999999999999999", 400, "invalid"),
        get("/api/messages?from=yesterday", 400, "invalid"),
        get("/api/messages?from=2026-11-22", 400, "invalid"),
        get("/api/messages?from=%2B1000000000-12-31T23:59:59Z", 400, "invalid"),
        get("/api/messages?from=2026-11-22T12:00:00Z&to=2026-11-21T12:00:00Z", 400, "invalid"),
        get("/api/messages?status=lost", 400, "invalid"),
        get("/api/messages?record=abc", 400, "invalid"),
        get("/api/messages?sytem=erp", 400, "invalid"),
        get("/api/messages?system=erp&system=shop", 400, "invalid"),
        get("/api/messages?key=%00", 400, "invalid"),
        get("/api/messages?messageId=%00", 400, "invalid"),
        get("/api/ledger?from=-999999999-01-01T00:00:00Z", 400, "invalid"),
        get("/api/ledger?from=yesterday", 400, "invalid"),
        get("/api/records/abc", 404, "not-found"),
        get("/api/records/-1", 404, "not-found"),
        get("/api/records/999999999999999999", 404, "not-found"),
        get("/api/records/99999999999999999999", 404, "not-found"),
        get("/api/messages/999999999999999999", 404, "not-found"),
        get("/api/links/erp/customer/customer/%00", 400, "invalid"),
        get("/api/links/erp/customer/customer/" + "k".repeat(5_000), 404, "not-found"),
        get("/api/flows/%00", 400, "invalid"),
        get("/api/nothing", 404, "not-found"),
        get("/api/intake/erp/messages/nothing", 404, "not-found"),
        get("/api/intake/erp/messages/%00", 400, "invalid"),
        method("DELETE", "/api/messages", 405, "method-not-allowed"),
        method("PATCH", "/api/ledger", 405, "method-not-allowed"),
        method("PUT", "/api/setup", 405, "method-not-allowed"),
        method("GET", "/api/intake/erp/customer", 405, "method-not-allowed"),
        header("Accept", "image/png", "/api/messages", 406, "not-acceptable"),
        header("Accept", "///", "/api/messages", 400, "invalid"),
        new Call(
            "text where JSON is wanted",
            () ->
                hub.admin()
                    .call(
                        hub.admin()
                            .request("/api/messages/retry")
                            .header("Content-Type", "text/plain")
                            .POST(BodyPublishers.ofString("x"))),
            415,
            "unsupported-media-type"),
        post("empty", "/api/messages/retry", "", 400, "invalid"),
        post("null", "/api/messages/retry", "null", 400, "invalid"),
        post("a list", "/api/messages/retry", "[]", 400, "unreadable"),
        post("cut off", "/api/messages/retry", "{\"why\":", 400, "unreadable"),
        post(
            "same member twice",
            "/api/messages/retry",
            "{\"why\":\"a\",\"why\":\"b\"}",
            400,
            "unreadable"),
        post("unknown member", "/api/messages/retry", "{\"wy\":\"a\"}", 400, "unreadable"),
        post(
            "wrong type",
            "/api/messages/retry",
            "{\"filter\":{\"record\":\"x\"},\"why\":\"a\"}",
            400,
            "unreadable"),
        post("60 levels", "/api/messages/retry", deep, 400, "unreadable"),
        post("100,000 levels", "/api/messages/retry", "[".repeat(100_000), 400, "unreadable"),
        post("more behind it", "/api/messages/retry", "{\"why\":\"a\"} x", 400, "unreadable"),
        post("no filter", "/api/messages/retry", "{\"filter\":{},\"why\":\"x\"}", 400, "invalid"),
        post(
            "no reason",
            "/api/messages/dismiss",
            "{\"filter\":{\"system\":\"erp\"}}",
            400,
            "invalid"),
        post(
            "reason of 501 characters",
            "/api/messages/1/flows/x/dismiss",
            "{\"why\":\"" + "w".repeat(501) + "\"}",
            400,
            "invalid"),
        post(
            "reason with U+0000",
            "/api/messages/1/flows/x/dismiss",
            "{\"why\":\"a\\u0000\"}",
            400,
            "unreadable"),
        post(
            "filter with U+0000",
            "/api/messages/retry",
            "{\"filter\":{\"key\":\"\\u0000\"},\"why\":\"x\"}",
            400,
            "unreadable"),
        post(
            "document of 1.1 MB",
            "/api/messages/retry",
            "{\"why\":\"" + "w".repeat(1_100_000) + "\"}",
            413,
            "too-large"),
        post(
            "negative",
            "/api/ledger/control-totals",
            "{\"system\":\"erp\",\"messages\":-1}",
            400,
            "invalid"),
        post(
            "fraction",
            "/api/ledger/control-totals",
            "{\"system\":\"erp\",\"messages\":1.5}",
            400,
            "unreadable"),
        post(
            "huge number",
            "/api/ledger/control-totals",
            "{\"system\":\"erp\",\"messages\":1e400}",
            400,
            "unreadable"),
        post(
            "system with U+0000",
            "/api/ledger/control-totals",
            "{\"system\":\"\\u0000\",\"messages\":1}",
            400,
            "unreadable"),
        post(
            "user with U+0000",
            "/api/accounts",
            "{\"user\":\"a\\u0000\",\"password\":\"long enough for us\",\"roles\":[\"auditor\"]}",
            400,
            "unreadable"),
        post(
            "user of 10,000 characters",
            "/api/accounts",
            "{\"user\":\""
                + "u".repeat(10_000)
                + "\",\"password\":\"long enough for us\",\"roles\":[\"auditor\"]}",
            400,
            "invalid"),
        post(
            "used token",
            "/api/setup",
            "{\"token\":\"x\",\"user\":\"eve\",\"password\":\"long enough for us\"}",
            403,
            "forbidden"),
        put("/api/systems/new", "{}", 422, "unusable"),
        put("/api/systems/new", "{", 422, "unusable"),
        put("/api/flows/new", nested(2_000), 422, "unusable"),
        put("/api/flows/%00", "{}", 400, "invalid"),
        put("/api/mappings/" + "m".repeat(100), "{}", 400, "invalid"));
  }

  private static Call put(String path, String body, int status, String problem) {
    return new Call(
        "PUT " + path,
        () ->
            hub.admin()
                .call(
                    hub.admin()
                        .request(path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body))),
        status,
        problem);
  }

  private static Answer nobody(String path, String method, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(hub.url() + path))
            .method(method, BodyPublishers.ofString(""));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  @ParameterizedTest
  @MethodSource("badRequests")
  @Order(6)
  void a_bad_request_gets_its_answer(Call call) throws Exception {
    Answer answer = call.sending().send();

    assertThat(answer.status()).as(answer.body()).isEqualTo(call.status());
    assertNothingOfTheInside(answer.body());
    if (answer.status() == 202) {
      ACCEPTED.incrementAndGet();
      String id = answer.json().get("messageId").textValue();
      JsonNode became =
          HubUnderTest.await(
              "outcome of " + id,
              () -> hub.admin().get("/api/intake/erp/messages/" + id).json(),
              status -> status.has("outcomes"));
      assertThat(became.get("outcomes").get(0).get("reason").textValue()).isEqualTo(call.problem());
    } else {
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      JsonNode problem = answer.json();
      assertThat(problem.get("type").textValue()).isEqualTo(PROBLEM + call.problem());
      assertThat(problem.get("status").intValue()).isEqualTo(call.status());
      assertThat(problem.get("title").textValue()).isNotBlank();
      assertThat(problem.get("detail").textValue()).isNotBlank();
    }
  }

  private static void assertNothingOfTheInside(String answer) {
    assertThat(INSIDE.matcher(answer).results().map(found -> found.group()).toList())
        .as(answer)
        .isEmpty();
  }

  /** The server ends these before the hub sees them: any refusal will do that shows no inside. */
  @ParameterizedTest
  @ValueSource(strings = {"long header", "many headers", "long path", "30 MB", "climbing path"})
  @Order(7)
  void what_the_server_refuses_shows_nothing_either(String kind) throws Exception {
    HttpRequest.Builder request =
        hub.admin()
            .request(
                switch (kind) {
                  case "long path" -> "/api/" + "p".repeat(1_500_000);
                  case "climbing path" -> "/api/%2e%2e/%2e%2e/WEB-INF/web.xml";
                  case "30 MB" -> "/api/intake/erp/customer";
                  default -> "/api/messages";
                });
    if (kind.equals("long header")) {
      request.header("X-Long", "x".repeat(1_500_000));
    } else if (kind.equals("many headers")) {
      for (int i = 0; i < 1_000; i++) {
        request.header("X-Many-" + i, "x");
      }
    } else if (kind.equals("30 MB")) {
      request.POST(BodyPublishers.ofByteArray(new byte[30 << 20]));
    }
    try {
      Answer answer = hub.admin().call(request);
      assertThat(answer.status()).isBetween(400, 499);
      assertNothingOfTheInside(answer.body());
    } catch (java.io.IOException closed) {
      // It ended the connection: nothing was shown.
    }
    assertThat(hub.admin().get("/api/ledger").status()).isEqualTo(200);
  }

  /** All of them in memory at once would be more than the heap. */
  @Test
  @Order(8)
  void forty_huge_messages_at_once_are_read_one_after_the_other() throws Exception {
    int senders = 4;
    int each = 10;
    String huge = customer("HUGE").replace("Warm", "x".repeat(9 << 20));
    ExecutorService threads = Executors.newFixedThreadPool(senders);
    try {
      List<Future<Void>> sending = new ArrayList<>();
      for (int s = 0; s < senders; s++) {
        String name = "huge-" + s + "-";
        sending.add(
            threads.submit(
                () -> {
                  try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
                    for (int i = 0; i < each; i++) {
                      erp.sendText(name + i, huge);
                    }
                  }
                  return null;
                }));
      }
      for (Future<Void> one : sending) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    hub.atRest(ACCEPTED.addAndGet(senders * each));
    // Out of memory, the server would have ended.
    assertThat(hub.server().isReady()).isTrue();
  }

  @Test
  @Order(9)
  void after_all_that_nothing_is_lost_and_memory_is_flat() throws Exception {
    // A listener's session keeps its last message, however large, until the next one comes; and
    // what
    // the first use of each door costs is paid by now. From here on nothing may add up.
    sendSmallOnes("warm");
    hub.atRest(ACCEPTED.addAndGet(SMALL_ONES));
    long heapBefore = hub.server().liveHeap();
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      for (int i = 0; i < MANY; i++) {
        erp.sendText("bad-" + i, "{" + "x".repeat(50_000));
        assertThat(hub.admin().get("/api/messages?limit=" + (1_000_000 + i)).status())
            .isEqualTo(400);
      }
    }
    sendSmallOnes("last");
    JsonNode ledger = hub.atRest(ACCEPTED.addAndGet(MANY + SMALL_ONES));
    assertThat(ledger.get("proven").booleanValue()).isTrue();
    Map<String, Integer> bySystem = new HashMap<>();
    for (JsonNode message : hub.admin().messages("")) {
      bySystem.merge(message.get("system").textValue(), 1, Integer::sum);
    }
    assertThat(bySystem.keySet())
        .containsExactlyInAnyOrder("erp", "shop", "branch", UNKNOWN_SYSTEM);
    assertThat(hub.server().liveHeap() - heapBefore).isLessThan(HEAP_MAY_GROW);
    assertThat(hub.server().isReady()).isTrue();
    // Nothing of it fills the log: neither by the hub nor by the server's handler of faults.
    assertThat(hub.log())
        .noneMatch(
            line -> line.contains("Unexpected fault of a request") || line.contains("UT005023"));
  }
}
