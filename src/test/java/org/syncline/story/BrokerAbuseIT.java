package org.syncline.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Session;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
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
 * A legacy system that does with its broker log-in what it should not: all but sending to its own
 * address is refused, and no header that it sets makes a message another's, hides it from the
 * ledger or makes the hub send anything. What {@link BadInputIT} has is not repeated here.
 */
@Tag("alone") // it shares its server with WireAbuseIT
@ExtendWith(AbusedHub.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokerAbuseIT {
  private static final String OWN = "syncline.in.erp";
  private static final int MEGABYTE = 1 << 20;

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static HubUnderTest hub;

  /** Messages that the hub has to account for: some came by HTTP from other tests. */
  private static long accepted;

  @BeforeAll
  static void aHub(HubUnderTest abused) throws Exception {
    hub = abused;
    accepted = hub.ledger().get("accepted").longValue();
  }

  // ---- who it says it is ----

  record LogIn(String name, String user, String password) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<LogIn> logIns() {
    return Stream.of(
        new LogIn("wrong password", "erp", "wrong"),
        new LogIn("empty password", "erp", ""),
        new LogIn("no password", "erp", null),
        new LogIn("password of another system", "erp", hub.server().password("shop")),
        new LogIn("nobody", null, null),
        new LogIn("unknown user", "crm", "wrong"),
        new LogIn("user in other letters", "ERP", hub.server().password("erp")),
        new LogIn("user that is a path", "../erp", hub.server().password("erp")),
        new LogIn("user with a wild card", "#", "wrong"),
        new LogIn(
            "shipped user of the broker's cluster", "ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"),
        new LogIn("administrator of the hub", HubUnderTest.ADMIN, HubUnderTest.PASSWORD));
  }

  @ParameterizedTest
  @MethodSource("logIns")
  @Order(1)
  void nobody_comes_in_without_the_systems_own_password(LogIn logIn) throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(hub.server().jmsUrl())) {
      assertThatThrownBy(
              () -> {
                try (Connection connection =
                    factory.createConnection(logIn.user(), logIn.password())) {
                  connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                }
              })
          .isInstanceOf(JMSException.class);
    }
  }

  // ---- what it may do ----

  /** Something to do with a log-in that is right. */
  private interface ByJms {
    void with(Session session) throws JMSException;
  }

  private interface ByCore {
    void with(ClientSession session) throws ActiveMQException;
  }

  record Deed(String name, ByJms byJms) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Deed> deeds() {
    return Stream.of(
        new Deed("read its own address", s -> s.createConsumer(s.createQueue(OWN))),
        new Deed("read another's", s -> s.createConsumer(s.createQueue("syncline.in.shop"))),
        new Deed(
            "read live messages",
            s -> s.createConsumer(s.createQueue("jms.queue.syncline.intake.live"))),
        new Deed(
            "read dead letters", s -> s.createConsumer(s.createQueue("jms.queue.syncline.dead"))),
        new Deed("read alerts", s -> s.createConsumer(s.createQueue("jms.queue.syncline.alerts"))),
        new Deed(
            "read the broker's notes",
            s -> s.createConsumer(s.createTopic("activemq.notifications"))),
        new Deed(
            "browse its own address", s -> s.createBrowser(s.createQueue(OWN)).getEnumeration()),
        new Deed(
            "browse dead letters",
            s -> s.createBrowser(s.createQueue("jms.queue.syncline.dead")).getEnumeration()),
        new Deed("subscribe", s -> s.createConsumer(s.createTopic(OWN))),
        new Deed("subscribe for good", s -> s.createDurableSubscriber(s.createTopic(OWN), "mine")),
        new Deed(
            "subscribe for good with others",
            s -> s.createSharedDurableConsumer(s.createTopic(OWN), "mine")),
        new Deed("make a temporary queue", Session::createTemporaryQueue),
        new Deed("make a temporary topic", Session::createTemporaryTopic),
        new Deed("send to a new address", s -> send(s, "crm.new")),
        new Deed(
            "send to another's queue by its full name",
            s -> send(s, "syncline.in.shop::syncline.in.shop")),
        new Deed("send to any of its addresses", s -> send(s, "syncline.in.*")));
  }

  private static void send(Session session, String address) throws JMSException {
    session.createProducer(session.createQueue(address)).send(session.createTextMessage("{}"));
  }

  @ParameterizedTest
  @MethodSource("deeds")
  @Order(2)
  void a_system_may_do_nothing_but_send_to_its_own_address(Deed deed) throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(hub.server().jmsUrl());
        Connection connection = factory.createConnection("erp", hub.server().password("erp"))) {
      connection.setClientID("erp-" + NUMBER.incrementAndGet());
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);

      assertThatThrownBy(() -> deed.byJms().with(session)).isInstanceOf(JMSException.class);
    }
  }

  record CoreDeed(String name, ByCore byCore) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<CoreDeed> coreDeeds() {
    return Stream.of(
        new CoreDeed(
            "make an address",
            s -> s.createAddress(SimpleString.of("mine"), RoutingType.ANYCAST, false)),
        new CoreDeed(
            "make a queue", s -> s.createQueue(QueueConfiguration.of("mine").setAddress(OWN))),
        new CoreDeed(
            "make a queue that all come to",
            s ->
                s.createQueue(
                    QueueConfiguration.of("mine").setAddress("syncline.in.#").setDurable(false))),
        new CoreDeed("delete its queue", s -> s.deleteQueue(OWN)),
        new CoreDeed(
            "delete another's queue", s -> s.deleteQueue("jms.queue.syncline.intake.live")),
        new CoreDeed("read with a filter", s -> s.createConsumer(OWN, "1=1")),
        new CoreDeed("ask the management", BrokerAbuseIT::askManagement));
  }

  private static void askManagement(ClientSession session) throws ActiveMQException {
    try (ClientProducer producer = session.createProducer("activemq.management")) {
      ClientMessage message = session.createMessage(true);
      message.putStringProperty("_AMQ_ResourceName", "broker");
      message.putStringProperty("_AMQ_OperationName", "listQueues");
      producer.send(message);
    }
  }

  @ParameterizedTest
  @MethodSource("coreDeeds")
  @Order(3)
  void nor_by_the_brokers_own_protocol(CoreDeed deed) throws Exception {
    asErp(
        session ->
            assertThatThrownBy(() -> deed.byCore().with(session))
                .isInstanceOf(ActiveMQException.class));
  }

  private static void asErp(ByCore deed) throws Exception {
    as("erp", deed);
  }

  private static void as(String system, ByCore deed) throws Exception {
    try (ServerLocator locator = ActiveMQClient.createServerLocator(hub.server().jmsUrl());
        ClientSessionFactory factory = locator.createSessionFactory();
        ClientSession session =
            factory.createSession(
                system, hub.server().password(system), false, true, true, false, 1)) {
      deed.with(session);
    }
  }

  @Test
  @Order(4)
  void nothing_of_that_was_counted() throws Exception {
    assertThat(hub.ledger().get("accepted").longValue()).isEqualTo(accepted);
  }

  // ---- what it writes on its messages ----

  /** Sets what a JMS client would not let it set. */
  private interface Mark {
    void on(ClientMessage message);
  }

  record Marked(String name, Mark mark) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Marked text(String property, String value) {
    return new Marked(property, message -> message.putStringProperty(property, value));
  }

  static Stream<Marked> marks() {
    return Stream.of(
        text("_AMQ_VALIDATED_USER", "shop"),
        text("JMSXUserID", "shop"),
        text("JMSReplyTo", "queue://syncline.in.shop"),
        text("JMSCorrelationID", "syncline.in.shop"),
        text("_AMQ_GROUP_ID", "one"),
        text("_AMQ_LVQ_NAME", "one"),
        text("_AMQ_ROUTING_TYPE", "1"),
        text("_AMQ_ORIG_MESSAGE_ID", "1"),
        text("_AMQ_ORIG_ROUTING_TYPE", "0"),
        text("_AMQ_INGRESS_TIMESTAMP", "x"),
        text("system", "shop"),
        text("a\r\nb\u0000", "line\r\nfeed\u0000"),
        text("n".repeat(10_000), "x"),
        new Marked(
            "_AMQ_INGRESS_TIMESTAMP that is a number",
            m -> m.putLongProperty("_AMQ_INGRESS_TIMESTAMP", 1)),
        new Marked("JMSXDeliveryCount", m -> m.putIntProperty("JMSXDeliveryCount", 99)),
        new Marked("_AMQ_GROUP_SEQUENCE", m -> m.putIntProperty("_AMQ_GROUP_SEQUENCE", -1)),
        new Marked(
            "another's user id",
            m -> m.setUserID(new org.apache.activemq.artemis.utils.UUID(1, new byte[16]))),
        new Marked("priority 9", m -> m.setPriority((byte) 9)),
        new Marked("not durable", m -> m.setDurable(false)),
        new Marked("time of 1970", m -> m.setTimestamp(1)),
        new Marked("time of the year 292278994", m -> m.setTimestamp(Long.MAX_VALUE)),
        new Marked(
            "a route of the broker's own", m -> m.putBytesProperty("_AMQ_ROUTE_TO", new byte[8])));
  }

  @ParameterizedTest
  @MethodSource("marks")
  @Order(5)
  void what_a_system_writes_on_a_message_changes_neither_its_sender_nor_its_outcome(Marked marked)
      throws Exception {
    String id = "marked-" + NUMBER.incrementAndGet();

    asErp(session -> send(session, OWN, id, marked.mark()));
    accepted++;

    List<JsonNode> found = hub.messages("system=erp&messageId=" + id, 1);
    assertThat(found).hasSize(1);
    JsonNode message = found.get(0);
    assertThat(message.get("door").textValue()).isEqualTo("jms");
    assertThat(message.get("outcomes").get(0).get("status").textValue()).isEqualTo("created");
    assertThat(hub.admin().messages("system=shop")).isEmpty();
  }

  /** Its program is told so: the message was not taken. */
  static Stream<Marked> refusedMarks() {
    return Stream.of(
        text("_AMQ_ROUTE_TO", "syncline.in.shop"),
        text("_AMQ_BRIDGE_DUP", "one"),
        text("long", "x".repeat(MEGABYTE)));
  }

  @ParameterizedTest
  @MethodSource("refusedMarks")
  @Order(5)
  void what_the_broker_can_not_take_is_not_taken(Marked marked) throws Exception {
    asErp(
        session ->
            assertThatThrownBy(() -> send(session, OWN, "refused", marked.mark()))
                .isInstanceOf(ActiveMQException.class));

    assertThat(hub.ledger().get("accepted").longValue()).isEqualTo(accepted);
  }

  /** A queue named behind the address changes nothing: it goes the way of its address. */
  @Test
  @Order(5)
  void a_full_queue_name_leads_around_no_divert() throws Exception {
    String address = OWN + "::jms.queue.syncline.intake.ordered";
    asErp(session -> send(session, address, "full-name", message -> {}));

    hub.atRest(++accepted);
    assertThat(hub.admin().messages("system=erp&messageId=full-name")).hasSize(1);
  }

  private static void send(ClientSession session, String address, String id, Mark mark)
      throws ActiveMQException {
    try (ClientProducer producer = session.createProducer(address)) {
      ClientMessage message =
          session.createMessage(org.apache.activemq.artemis.api.core.Message.TEXT_TYPE, true);
      message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(customer(id)));
      message.putStringProperty("messageId", id);
      mark.on(message);
      producer.send(message);
    }
  }

  private static String customer(String key) {
    return "{\"system\":\"shop\",\"customer\":{\"no\":\""
        + key
        + "\",\"rev\":1,\"name\":{\"last\":\"Warm\"}}}";
  }

  /**
   * Reading it would take longer than the sun shines: each set holds two that hold the next two.
   */
  @Test
  @Order(6)
  void an_object_message_is_parked_unread() throws Exception {
    try (LegacySender erp = new LegacySender(hub.server(), "erp")) {
      erp.send("object", session -> session.createObjectMessage(endless()));
    }
    accepted++;

    JsonNode outcome = hub.messages("messageId=object", 1).get(0).get("outcomes").get(0);
    assertThat(outcome.get("reason").textValue()).isEqualTo("UNSUPPORTED_MESSAGE");
  }

  private static HashSet<Object> endless() {
    HashSet<Object> root = new HashSet<>();
    Set<Object> one = root;
    Set<Object> other = new HashSet<>();
    for (int level = 0; level < 100; level++) {
      Set<Object> left = new HashSet<>(Set.of("left"));
      Set<Object> right = new HashSet<>();
      one.add(left);
      one.add(right);
      other.add(left);
      other.add(right);
      one = left;
      other = right;
    }
    return root;
  }

  /** The broker drops what one system sends twice. What another had is refused, not dropped. */
  @Test
  @Order(7)
  void a_duplicate_id_makes_no_message_vanish_but_the_senders_own() throws Exception {
    Mark same = message -> message.putStringProperty("_AMQ_DUPL_ID", "same");
    asErp(session -> send(session, OWN, "dupl-erp", same));
    asErp(session -> send(session, OWN, "dupl-erp-again", same));
    as(
        "shop",
        session ->
            assertThatThrownBy(() -> send(session, "syncline.in.shop", "dupl-shop", same))
                .isInstanceOf(ActiveMQException.class));

    hub.atRest(++accepted);
    assertThat(hub.admin().messages("system=erp&messageId=dupl-erp")).hasSize(1);
  }

  /** As the bridge of another broker sets it. */
  @Test
  @Order(7)
  void what_two_bridges_number_alike_arrives_from_both() throws Exception {
    byte[] same = "same".getBytes(StandardCharsets.US_ASCII);
    Mark bridged = message -> message.putBytesProperty("_AMQ_BRIDGE_DUP", same);
    asErp(session -> send(session, OWN, "bridged-erp", bridged));
    as("shop", session -> send(session, "syncline.in.shop", "bridged-shop", bridged));

    accepted += 2;
    hub.atRest(accepted);
    assertThat(hub.admin().messages("system=erp&messageId=bridged-erp")).hasSize(1);
    assertThat(hub.admin().messages("system=shop&messageId=bridged-shop")).hasSize(1);
  }

  @Test
  @Order(8)
  void a_message_that_lives_a_millisecond_is_accounted_for_all_the_same() throws Exception {
    asErp(
        session ->
            send(
                session,
                OWN,
                "short-lived",
                message -> message.setExpiration(System.currentTimeMillis() + 1)));

    hub.atRest(++accepted);
    assertThat(hub.admin().messages("messageId=short-lived")).hasSize(1);
  }

  @Test
  @Order(9)
  void what_is_to_come_in_a_hundred_years_stays_in_flight_and_holds_nobody_up() throws Exception {
    long never = System.currentTimeMillis() + 36_500L * 86_400_000;
    asErp(
        session ->
            send(
                session,
                OWN,
                "never",
                message -> message.putLongProperty("_AMQ_SCHED_DELIVERY", never)));
    asErp(session -> send(session, OWN, "after-never", message -> {}));
    accepted += 2;

    hub.messages("messageId=after-never", 1);
    JsonNode ledger =
        HubUnderTest.await(
            "one in flight",
            hub::ledger,
            seen ->
                seen.get("accepted").longValue() == accepted
                    && seen.get("inFlight").longValue() == 1);
    assertThat(ledger.get("balanced").booleanValue()).as(ledger.toString()).isTrue();
    assertThat(hub.admin().messages("messageId=never")).isEmpty();
    assertThat(hub.server().isReady()).isTrue();
  }

  @Test
  @Order(10)
  void the_broker_made_nothing_that_a_script_did_not_make() throws Exception {
    String queues =
        hub.server()
            .cli(
                "/subsystem=messaging-activemq/server=default:read-children-names(child-type=runtime-queue)");

    assertThat(queues).contains("syncline.in.erp").doesNotContain("mine").doesNotContain("crm.new");
  }
}
