package org.syncline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.jms.Connection;
import javax.jms.ConnectionFactory;
import javax.jms.JMSException;
import javax.jms.JMSSecurityException;
import javax.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the scripts of {@code wildfly-config} promise, tried on a server from outside. */
class HubServerIT {
  private static HubServer hub;

  @BeforeAll
  static void start() {
    hub = HubServer.named("broker").system("erp", "live").system("shop", "ordered").start();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void a_system_may_send_to_its_own_address() throws JMSException {
    send("erp", hub.password("erp"), "syncline.in.erp");
  }

  @Test
  void a_system_may_not_send_to_another_ones_address() {
    assertThatThrownBy(() -> send("erp", hub.password("erp"), "syncline.in.shop"))
        .isInstanceOf(JMSSecurityException.class);
  }

  @Test
  void a_system_may_not_go_around_its_address() {
    assertThatThrownBy(() -> send("erp", hub.password("erp"), "jms.queue.syncline.intake.live"))
        .isInstanceOf(JMSSecurityException.class);
  }

  @Test
  void a_system_may_not_manage_the_broker() {
    assertThatThrownBy(() -> send("erp", hub.password("erp"), "activemq.management"))
        .isInstanceOf(JMSSecurityException.class);
  }

  @Test
  void a_system_may_not_read_what_waits() throws JMSException {
    try (Connection connection = connect("erp", hub.password("erp"))) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      for (String queue : new String[] {"syncline.in.erp", "jms.queue.syncline.intake.live"}) {
        assertThatThrownBy(() -> session.createConsumer(session.createQueue(queue)))
            .isInstanceOf(JMSSecurityException.class);
      }
    }
  }

  @Test
  void addresses_are_not_made_by_sending() {
    assertThatThrownBy(() -> send("erp", hub.password("erp"), "syncline.in.nobody"))
        .isInstanceOf(JMSException.class);
  }

  @Test
  void the_broker_knows_no_guest_and_no_shipped_password() {
    assertThatThrownBy(() -> connect("guest", "guest")).isInstanceOf(JMSSecurityException.class);
    assertThatThrownBy(() -> connect(null, null)).isInstanceOf(JMSSecurityException.class);
    assertThatThrownBy(() -> connect("erp", "wrong")).isInstanceOf(JMSSecurityException.class);
    assertThatThrownBy(() -> connect("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"))
        .isInstanceOf(JMSException.class);
  }

  @Test
  void a_killed_server_comes_back_on_its_ports() {
    long before = hub.pid();

    hub.killHard();
    assertThat(hub.isAlive()).isFalse();
    hub.restart();

    assertThat(hub.isReady()).isTrue();
    assertThat(hub.pid()).isNotEqualTo(before);
  }

  /**
   * The broker keeps diverts in its journal: one that its configuration no longer has would come
   * back, and large messages would go both ways.
   */
  @Test
  void a_system_that_got_another_queue_still_has_one_way_for_each_message() throws Exception {
    try (HubServer requeued = HubServer.named("requeued").system("erp", "live").start()) {
      requeued.stop();
      Configuration.of(requeued).add(new Sender("erp", "ordered", requeued.password("erp")));
      requeued.restart();

      try (Connection connection =
          new ActiveMQConnectionFactory(requeued.jmsUrl())
              .createConnection("erp", requeued.password("erp"))) {
        send(connection, "syncline.in.erp", "{\"customer\":{}}");
        send(connection, "syncline.in.erp", " ".repeat(300_000));
      }

      assertThat(requeued.messagesAdded("syncline.intake.ordered")).isEqualTo(2);
      assertThat(requeued.messagesAdded("syncline.intake.large")).isZero();
      assertThat(requeued.messagesAdded("syncline.intake.live")).isZero();
    }
  }

  private static Connection connect(String user, String password) throws JMSException {
    ConnectionFactory factory = new ActiveMQConnectionFactory(hub.jmsUrl());
    return factory.createConnection(user, password);
  }

  private static void send(String user, String password, String address) throws JMSException {
    try (Connection connection = connect(user, password)) {
      send(connection, address, "{\"customer\":{}}");
    }
  }

  private static void send(Connection connection, String address, String text) throws JMSException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    session.createProducer(session.createQueue(address)).send(session.createTextMessage(text));
  }
}
