package org.syncline.connector.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.Message;
import javax.jms.MessageConsumer;
import javax.jms.Session;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.syncline.server.Ports;

/** A real broker on a port of 127.0.0.1, which speaks Artemis's protocol and AMQP 1.0. */
public final class EmbeddedBroker implements AutoCloseable {
  public static final String USER = "hub";
  public static final String PASSWORD = "pass-Wort7";

  /** Addresses of this beginning come about by being used. */
  public static final String MADE = "made.";

  /** Addresses of this beginning hold little, and refuse more. */
  public static final String REFUSING = "refusing.";

  /** Addresses of this beginning hold little, and let senders wait. */
  public static final String WAITING = "waiting.";

  /** Addresses of this beginning are not the hub's business. */
  public static final String FORBIDDEN = "forbidden.";

  private final Path data;
  private final int port;
  private EmbeddedActiveMQ broker;

  private EmbeddedBroker(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  public static EmbeddedBroker start() throws Exception {
    return at(Ports.free());
  }

  static EmbeddedBroker at(int port) throws Exception {
    EmbeddedBroker broker = new EmbeddedBroker(Files.createTempDirectory("embedded-broker"), port);
    broker.up();
    return broker;
  }

  public int port() {
    return port;
  }

  /** Starts it, with what it held when it stopped. */
  public void up() throws Exception {
    EmbeddedActiveMQ next = new EmbeddedActiveMQ();
    next.setConfiguration(configuration());
    SecurityConfiguration users = new SecurityConfiguration();
    users.addUser(USER, PASSWORD);
    users.addRole(USER, "writers");
    users.addUser("reader", PASSWORD);
    users.addRole("reader", "readers");
    next.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    next.start();
    broker = next;
  }

  public void down() throws Exception {
    broker.stop();
  }

  private Configuration configuration() throws Exception {
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(true);
    configuration.setJournalType(JournalType.NIO);
    configuration.setJournalDirectory(data.resolve("journal").toString());
    configuration.setBindingsDirectory(data.resolve("bindings").toString());
    configuration.setPagingDirectory(data.resolve("paging").toString());
    configuration.setLargeMessagesDirectory(data.resolve("large").toString());
    configuration.setJournalFileSize(1 << 20);
    configuration.setMaxDiskUsage(-1);
    configuration.addAcceptorConfiguration(
        "peer", "tcp://127.0.0.1:" + port + "?protocols=CORE,AMQP&saslMechanisms=PLAIN,ANONYMOUS");
    Role writers = role("writers", true, true);
    Role readers = role("readers", false, true);
    configuration.putSecurityRoles("#", Set.of(writers, readers));
    configuration.putSecurityRoles(
        FORBIDDEN + "#", Set.of(role("writers", false, false), role("readers", false, true)));
    configuration.addAddressSetting("#", settings(false));
    configuration.addAddressSetting(MADE + "#", settings(true));
    configuration.addAddressSetting(
        REFUSING + "#",
        settings(false)
            .setMaxSizeBytes(20_000)
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL));
    configuration.addAddressSetting(
        WAITING + "#",
        settings(false)
            .setMaxSizeBytes(20_000)
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK));
    return configuration;
  }

  private static Role role(String name, boolean send, boolean make) {
    return new Role(
        name, send, true, make, make, make, make, false, true, make, make, false, false);
  }

  private static AddressSettings settings(boolean made) {
    return new AddressSettings()
        .setAutoCreateAddresses(made)
        .setAutoCreateQueues(made)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false);
  }

  public EmbeddedBroker queue(String name) throws Exception {
    broker
        .getActiveMQServer()
        .createQueue(
            QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddress(true));
    return this;
  }

  public EmbeddedBroker topic(String name) throws Exception {
    broker
        .getActiveMQServer()
        .addAddressInfo(new AddressInfo(SimpleString.of(name), EnumSet.of(RoutingType.MULTICAST)));
    return this;
  }

  /** Messages that wait in a queue. */
  public long waiting(String queue) {
    var found = broker.getActiveMQServer().locateQueue(SimpleString.of(queue));
    return found == null ? -1 : found.getMessageCount();
  }

  public int connections() {
    return broker.getActiveMQServer().getConnectionCount();
  }

  /** Drops every connection, as a network that breaks. */
  public void dropConnections() {
    broker
        .getActiveMQServer()
        .getRemotingService()
        .getConnections()
        .forEach(connection -> connection.getTransportConnection().forceClose());
  }

  /** Takes that many messages out of a queue, as a program of the broker's readers does. */
  public List<Message> take(String queue, int count) throws JMSException {
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
        Connection connection = factory.createConnection("reader", PASSWORD)) {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
      List<Message> taken = new ArrayList<>();
      while (taken.size() < count) {
        Message message = consumer.receive(10_000);
        if (message == null) {
          throw new AssertionError(taken.size() + " messages in " + queue + ", not " + count);
        }
        taken.add(message);
      }
      return taken;
    }
  }

  @Override
  public void close() throws Exception {
    broker.stop();
    try (var files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
