package org.syncline.connector.jdbc;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.HostName;
import org.syncline.security.egress.EgressRefusedException;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.system.Connection;

/** A connector, opened on a database. */
final class OpenedJdbc implements AutoCloseable {
  final JdbcConnector connector;
  final AtomicInteger secretsAsked = new AtomicInteger();
  final AtomicInteger hostsAsked = new AtomicInteger();
  volatile Credentials.Given secret = new Credentials.Given.Secret(TargetDatabase.PASSWORD);
  volatile boolean allowed = true;

  private final TargetDatabase database;

  OpenedJdbc(TargetDatabase database, Clock clock) {
    this.database = database;
    OutboundHosts hosts =
        (host, port, encrypted, atMost) -> {
          hostsAsked.incrementAndGet();
          if (!allowed) {
            throw new EgressRefusedException("The egress list has no entry for it: add one.");
          }
          return List.of(InetAddress.getByName(host.text()));
        };
    Credentials credentials =
        (system, connection) -> {
          secretsAsked.incrementAndGet();
          return secret;
        };
    this.connector = new JdbcConnector(hosts, credentials, clock);
  }

  Way way(int port, String objects) {
    return way(port, database.path(), objects, "");
  }

  Way way(int port, String path, String objects, String more) {
    return connector.open("crm", connection(port, path, settings(objects, more)));
  }

  String settings(String objects, String more) {
    return "{\"vendor\": \""
        + database.vendor()
        + "\", \"user\": \"hub\", "
        + more
        + "\"objects\": {"
        + objects
        + "}}";
  }

  static Connection connection(int port, String path, String settings) {
    return connection(port, path, settings, false);
  }

  static Connection encrypted(int port, String path, String settings) {
    return connection(port, path, settings, true);
  }

  private static Connection connection(int port, String path, String settings, boolean tls) {
    return new Connection(
        "db", Connection.Kind.JDBC, new HostName("127.0.0.1"), port, tls, path, "crm/db", settings);
  }

  static Write write(String object, Operation operation, String externalId, String body) {
    return write(object, operation, externalId, body, "duty", Duration.ofSeconds(20));
  }

  static Write write(
      String object,
      Operation operation,
      String externalId,
      String body,
      String key,
      Duration timeout) {
    return new Write(
        object, operation, externalId, 77, 3, key, body.getBytes(StandardCharsets.UTF_8), timeout);
  }

  @Override
  public void close() {
    connector.close();
  }
}
