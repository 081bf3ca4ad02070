package org.syncline.connector.jms.artemis;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.jms.Answers;
import org.syncline.connector.jms.BrokerClient;
import org.syncline.connector.jms.BrokerSession;
import org.syncline.connector.jms.CannotConnect;
import org.syncline.connector.spi.Answer;
import org.syncline.system.Connection;

/** Connects to Artemis; without its own retries, fail-over and discovery: retry is the hub's. */
public final class ArtemisClient implements BrokerClient {
  private static final Logger LOG = Logger.getLogger(ArtemisClient.class.getName());
  private static final int WINDOW = 1 << 20;

  private static final Protocol PROTOCOL =
      new Protocol(
          Connection.Kind.JMS,
          false,
          List.of(
              "Messages of one call are one transaction of the broker.",
              "Each message carries its id for Artemis's duplicate detection."));

  private final Clock clock;

  /**
   * @param clock says when messages expire
   */
  public ArtemisClient(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Protocol protocol() {
    return PROTOCOL;
  }

  @Override
  public BrokerSession open(Access access, @Nullable String password, Duration atMost)
      throws CannotConnect {
    ServerLocator locator = locator(access, atMost);
    boolean open = false;
    try {
      ClientSessionFactory factory = locator.createSessionFactory();
      ClientSession session =
          factory.createSession(access.user(), password, false, false, false, false, 0);
      open = true;
      return new ArtemisSession(locator, factory, session, clock);
    } catch (Exception e) {
      // Nothing of it is told or logged: it may quote addresses and what the broker says.
      LOG.log(Level.FINE, "no session with a broker: {0}", e.getClass().getName());
      throw new CannotConnect(refusal(e));
    } finally {
      if (!open) {
        locator.close();
      }
    }
  }

  private static ServerLocator locator(Access access, Duration atMost) {
    int millis = (int) Math.min(atMost.toMillis(), Integer.MAX_VALUE);
    Map<String, Object> where = new HashMap<>();
    where.put(TransportConstants.HOST_PROP_NAME, access.host().text());
    where.put(TransportConstants.PORT_PROP_NAME, access.port());
    where.put(TransportConstants.SSL_ENABLED_PROP_NAME, access.tls());
    where.put(TransportConstants.USE_DEFAULT_SSL_CONTEXT_PROP_NAME, access.tls());
    where.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
    where.put(TransportConstants.TRUST_ALL_PROP_NAME, false);
    where.put(TransportConstants.NETTY_CONNECT_TIMEOUT, millis);
    return ActiveMQClient.createServerLocatorWithoutHA(
            new TransportConfiguration(NettyConnectorFactory.class.getName(), where))
        .setInitialConnectAttempts(1)
        .setReconnectAttempts(0)
        .setUseTopologyForLoadBalancing(false)
        .setCallTimeout(millis)
        .setCallFailoverTimeout(millis)
        // The commit tells; what is sent before it need not be waited for.
        .setBlockOnDurableSend(false)
        .setBlockOnNonDurableSend(false)
        .setProducerWindowSize(WINDOW)
        .setUseGlobalPools(false)
        .setThreadPoolMaxSize(2)
        .setScheduledThreadPoolMaxSize(1);
  }

  private static Answer refusal(Exception e) {
    ActiveMQExceptionType type =
        e instanceof ActiveMQException broker
            ? broker.getType()
            : ActiveMQExceptionType.GENERIC_EXCEPTION;
    if (type == ActiveMQExceptionType.SECURITY_EXCEPTION) {
      return Answers.loginRefused();
    }
    return Answers.unreachable();
  }
}
