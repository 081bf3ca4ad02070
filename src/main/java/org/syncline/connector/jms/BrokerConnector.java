package org.syncline.connector.jms;

import java.time.Clock;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Way;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.system.Connection;

/** Sends messages to brokers that speak one protocol. */
public final class BrokerConnector implements Connector, AutoCloseable {
  private static final int SWEEP_SECONDS = 15;

  private final BrokerClient client;
  private final BrokerSessions sessions;
  private final ThreadPoolExecutor threads;
  private final ScheduledThreadPoolExecutor timer;

  /**
   * @param hosts asked before each connection
   * @param makes threads for work that may hang in a client's code
   */
  public BrokerConnector(
      BrokerClient client,
      OutboundHosts hosts,
      Credentials credentials,
      Clock clock,
      ThreadFactory makes) {
    this.client = client;
    this.threads =
        new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), makes);
    this.sessions = new BrokerSessions(client, hosts, credentials, clock, threads);
    this.timer = new ScheduledThreadPoolExecutor(1, makes);
    timer.scheduleWithFixedDelay(sessions::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public Description describe() {
    return BrokerDescription.of(client.protocol());
  }

  @Override
  public Way open(String system, Connection connection) {
    BrokerSettings settings =
        BrokerSettingsDocument.read(connection, client.protocol().virtualHosts());
    BrokerClient.Access access =
        new BrokerClient.Access(
            connection.host(),
            connection.port(),
            connection.tls(),
            virtualHost(connection.path()),
            settings.user());
    return new BrokerWay(
        settings, sessions, new BrokerSessions.Owner(system, connection, access), threads);
  }

  /** The path without its first slash. */
  private static @Nullable String virtualHost(@Nullable String path) {
    return path == null || path.length() == 1 ? null : path.substring(1);
  }

  /** Sessions that are open and not in use. */
  int idle() {
    return sessions.idle();
  }

  /** Closes what is idle for too long, as it happens by itself. */
  void sweep() {
    sessions.sweep();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    sessions.closeAll();
    threads.shutdownNow();
  }
}
