package org.syncline.connector.jms.qpid;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.policy.JmsDefaultDeserializationPolicy;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.jms.Answers;
import org.syncline.connector.jms.BrokerClient;
import org.syncline.connector.jms.BrokerSession;
import org.syncline.connector.jms.CannotConnect;

/** Connects by AMQP 1.0; without the client's own fail-over and discovery: retry is the hub's. */
public final class QpidClient implements BrokerClient {
  private static final Logger LOG = Logger.getLogger(QpidClient.class.getName());
  private static final long CLOSE_MILLIS = 2_000;

  private static final Protocol PROTOCOL =
      new Protocol(
          org.syncline.system.Connection.Kind.AMQP,
          true,
          List.of("The broker confirms each message by itself, also of several in one call."));

  private final SSLContext tls;

  /**
   * @param tls trusts what the server trusts
   */
  public QpidClient(SSLContext tls) {
    this.tls = tls;
  }

  @Override
  public Protocol protocol() {
    return PROTOCOL;
  }

  @Override
  public BrokerSession open(Access access, @Nullable String password, Duration atMost)
      throws CannotConnect {
    NamedMessages names = new NamedMessages();
    Connection connection = null;
    boolean open = false;
    try {
      connection = factory(access, atMost, names).createConnection(access.user(), password);
      QpidSession session =
          new QpidSession(
              connection, connection.createSession(false, Session.AUTO_ACKNOWLEDGE), names);
      connection.setExceptionListener(failure -> session.breaks());
      connection.start();
      open = true;
      return session;
    } catch (JMSException e) {
      // Nothing of it is told or logged: it may quote addresses and what the broker says.
      LOG.log(Level.FINE, "no session with a broker: {0}", e.getClass().getName());
      throw new CannotConnect(
          e instanceof JMSSecurityException ? Answers.loginRefused() : Answers.unreachable());
    } finally {
      if (!open && connection != null) {
        QpidSession.end(connection);
      }
    }
  }

  private JmsConnectionFactory factory(Access access, Duration atMost, NamedMessages names) {
    JmsConnectionFactory factory = new JmsConnectionFactory(address(access, atMost));
    JmsDefaultDeserializationPolicy nothing = new JmsDefaultDeserializationPolicy();
    nothing.setDenyList("*");
    nothing.setAllowList("");
    factory.setDeserializationPolicy(nothing);
    factory.setMessageIDPolicy(names);
    factory.setConnectTimeout(atMost.toMillis());
    factory.setRequestTimeout(atMost.toMillis());
    // The broker gives no leave to send while it is full: half of the time is patience enough.
    factory.setSendTimeout(Math.max(1, atMost.toMillis() / 2));
    factory.setCloseTimeout(CLOSE_MILLIS);
    factory.setPopulateJMSXUserID(false);
    factory.setUseDaemonThread(true);
    if (access.tls()) {
      factory.setSslContext(tls);
    }
    return factory;
  }

  private static String address(Access access, Duration atMost) {
    StringBuilder address = new StringBuilder(access.tls() ? "amqps://" : "amqp://");
    address.append(access.host().inUrl()).append(':').append(access.port());
    address.append("?transport.useEpoll=false&transport.useKQueue=false");
    address.append("&transport.connectTimeout=").append(Math.min(atMost.toMillis(), 60_000));
    if (access.tls()) {
      address.append("&transport.verifyHost=true&transport.trustAll=false");
    }
    address
        .append("&amqp.saslMechanisms=")
        .append(access.user() == null ? "ANONYMOUS" : "SCRAM-SHA-512,SCRAM-SHA-256,PLAIN");
    if (access.virtualHost() != null) {
      address
          .append("&amqp.vhost=")
          .append(URLEncoder.encode(access.virtualHost(), StandardCharsets.UTF_8));
    }
    return address.toString();
  }
}
