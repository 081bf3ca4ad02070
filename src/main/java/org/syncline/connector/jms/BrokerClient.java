package org.syncline.connector.jms;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.HostName;
import org.syncline.system.Connection;

/** A protocol that brokers speak. Shared between threads. */
public interface BrokerClient {

  /**
   * Where a connection leads, and who logs in.
   *
   * @param virtualHost the part of the broker that is meant; null for the one it has
   * @param user null where nobody logs in
   */
  record Access(
      HostName host, int port, boolean tls, @Nullable String virtualHost, @Nullable String user) {}

  /** What it guarantees beyond what all brokers do. */
  Protocol protocol();

  /**
   * Connects and logs in.
   *
   * @param password null where nobody logs in; not to be kept
   * @param atMost for each step of it
   */
  BrokerSession open(Access access, @Nullable String password, Duration atMost)
      throws CannotConnect;

  /**
   * What it is.
   *
   * @param kind of connections that speak it
   * @param virtualHosts whether a path names a part of the broker
   * @param guarantees sentences
   */
  record Protocol(Connection.Kind kind, boolean virtualHosts, List<String> guarantees) {
    public Protocol {
      guarantees = List.copyOf(guarantees);
    }
  }
}
