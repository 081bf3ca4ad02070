package org.syncline.canary;

import java.time.LocalDate;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.MapMessage;
import javax.jms.Message;
import javax.jms.MessageProducer;
import javax.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Messages of legacy systems, by JMS and HTTP: good ones, and those that get stuck. */
final class MessageDoors {
  private static final int TOO_MANY = (10 << 20) + 1;

  private final CanarySite site;
  private final Canaries canaries;
  private int sent;

  MessageDoors(CanarySite site) {
    this.site = site;
    canaries = site.canaries();
  }

  void knock() throws Exception {
    erp();
    shop();
    branch();
    wrongLogIn();
    http();
    customers();
    allThrough();
  }

  private void allThrough() throws Exception {
    CanarySite.await(
        "all messages to be through",
        () -> site.admin().json("/api/ledger"),
        ledger -> ledger.path("accepted").asInt() >= sent && ledger.path("inFlight").asInt() == 0);
  }

  /** Writes a message. */
  @FunctionalInterface
  private interface Author {
    Message write(Session session) throws JMSException;
  }

  /** Sends to a system's own address, with a canary among the properties. */
  void send(String system, String object, String text) throws JMSException {
    send(system, object, session -> session.createTextMessage(text));
  }

  private void send(String system, String object, Author author) throws JMSException {
    try (Connection connection =
            new ActiveMQConnectionFactory(site.server().jmsUrl())
                .createConnection(system, site.server().password(system));
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer =
            session.createProducer(session.createQueue("syncline.in." + system))) {
      Message message = author.write(session);
      message.setStringProperty("object", object);
      message.setStringProperty("messageId", "canary-" + ++sent);
      message.setStringProperty("remark", canaries.text("property of a message"));
      message.setJMSCorrelationID(canaries.text("correlation of a message"));
      producer.send(message);
    }
  }

  private void erp() throws JMSException {
    String key = canaries.identifier("key of a customer");
    send("erp", "customer", erpCustomer(key, "D", "1"));
    send("erp", "customer", erpCustomer(key, "D", "2"));
    send("erp", "customer", erpCustomer("E-2", canaries.text("unknown country"), "1"));
    send("erp", "customer", erpCustomer("E-3", "D", canaries.text("revision")));
    send("erp", "customer", erpCustomer("E-4", "D", "1").replaceFirst("}$", ""));
    send("erp", "customer", "{\"customer\": " + canaries.text("bare word in a body") + "}");
    send("erp", "customer", erpCustomer("", "D", "1"));
    send("erp", "customer", erpCustomer("E-5", "D", "1").replace("\"mail\"", "\"rev\""));
    send("erp", canaries.identifier("unknown object"), erpCustomer("E-6", "D", "1"));
    send("erp", "customer", erpCustomer("E-7", "D", "1") + " ".repeat(300_000));
    send("erp", "customer", " ".repeat(TOO_MANY) + erpCustomer("E-8", "D", "1"));
    send(
        "erp",
        "customer-csv",
        "no;rev;given;family;mail;phone;born\nC-1;1;\""
            + canaries.text("open quote")
            + ";x;"
            + canaries.email("line of a table")
            + ";;32.13."
            + canaries.date("line of a table"));
    send("erp", "customer-map", this::map);
  }

  private Message map(Session session) throws JMSException {
    MapMessage map = session.createMapMessage();
    map.setString("no", "M-1");
    map.setInt("rev", 1);
    map.setString("given", canaries.text("entry given"));
    map.setString("family", canaries.text("entry family"));
    map.setString("mail", canaries.text("entry mail, not an address"));
    map.setString("news", canaries.text("entry news, no yes or no"));
    return map;
  }

  private String erpCustomer(String key, String country, String revision) {
    String person = "customer " + key;
    return """
        {"changedAt": "2025-11-01 08:00:00", "customer": {"no": "%s", "rev": "%s", "type": "P",
         "title": "%s", "name": {"first": "%s", "last": "%s", "company": "%s"}, "mail": "%s",
         "tel": "%s", "address": {"street": "%s", "zip": "%s", "city": "%s", "country": "%s"},
         "born": "%s"}}"""
        .formatted(
            key,
            revision,
            canaries.text("title of " + person),
            canaries.text("first of " + person),
            canaries.text("last of " + person),
            "A company",
            canaries.email("mail of " + person),
            canaries.phone("tel of " + person),
            canaries.text("street of " + person),
            canaries.text("zip of " + person),
            canaries.text("city of " + person),
            country,
            german(canaries.date("born of " + person)));
  }

  private static String german(LocalDate date) {
    return "%td.%<tm.%<tY".formatted(date);
  }

  private void shop() throws JMSException {
    String good =
        "<customer id=\"S-1\" changed=\"2025-11-01T08:00:00Z\"><name><given>%s</given><family>%s</family></name><contact><email>%s</email></contact><born>%s</born></customer>";
    send("shop", "customer", xml(good, "good"));
    send("shop", "customer", xml(good.replace("</contact>", ""), "not well-formed"));
    send("shop", "customer", xml(good.replace("2025-11", "%1$s").replace("S-1", "S-2"), "time"));
    send("shop", "customer", "<!DOCTYPE c [<!ENTITY x \"%s\">]>".formatted(word()) + "<c>&x;</c>");
    send("shop", "customer", "<customer id=\"S-3\"><%1$s>".formatted(word()) + "</customer>");
  }

  private String word() {
    return canaries.text("in a body that can't be read");
  }

  private String xml(String template, String what) {
    return template.formatted(
        canaries.text("given, " + what),
        canaries.text("family, " + what),
        canaries.text("mail that is none, " + what),
        canaries.date("born, " + what));
  }

  private void branch() throws JMSException {
    send("branch", "customer", canaries.text("short line"));
    send("branch", "customer", canaries.text("long line") + "x".repeat(2_000));
  }

  private void wrongLogIn() {
    // The broker's own warning names the user that somebody tried.
    for (String user : new String[] {"erp", "unknown-sender"}) {
      try {
        new ActiveMQConnectionFactory(site.server().jmsUrl())
            .createConnection(user, canaries.secret("wrong password at the broker"))
            .close();
        throw new IllegalStateException("The broker let a wrong password in.");
      } catch (JMSException refused) {
        site.answers().add("error answers", "broker", refused.toString());
      }
    }
  }

  private void http() throws Exception {
    Person machine = site.account("erp-machine", "machine", "erp");
    String path = "/api/intake/erp/customer";
    machine.send(
        "POST",
        path,
        erpCustomer("H-1", "D", "1"),
        "Idempotency-Key",
        canaries.identifier("message by HTTP"));
    machine.send("POST", path, erpCustomer("H-2", canaries.text("country"), "1"));
    machine.send("POST", path, "{\"customer\": \"" + canaries.text("open quote by HTTP"));
    machine.send("POST", path, canaries.text("too large") + " ".repeat(TOO_MANY));
    machine.send("POST", path, word(), "Content-Type", "text/" + canaries.text("content type"));
    machine.send("POST", path + canaries.identifier("object in a path"), "{}");
    machine.send("POST", "/api/intake/shop/customer", erpCustomer("H-3", "D", "1"));
    machine.send(
        "POST", path, "{}", "Idempotency-Key", canaries.identifier("key") + "x".repeat(500));
    machine.send("POST", path, "{}", "X-Message-Id", canaries.identifier("id") + "\t");
  }

  private void customers() throws Exception {
    Person admin = site.admin();
    String path = "/api/customers";
    String id = ", \"id\": 1}";
    admin.post(path, "{\"name\": \"" + canaries.text("name") + "\"" + id);
    admin.post(path, "{\"name\": [\"" + canaries.text("name in a list") + "\"]" + id);
    admin.post(path, "{\"name\": \"" + canaries.text("name in bad JSON"));
    admin.post(
        path,
        Json.of("id", 2, "name", canaries.text("name"), "email", canaries.text("no address")));
    admin.post(path, Json.of("name", canaries.text("name without an id")));
  }
}
