package org.syncline.connector.jdbc;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.connector.spi.Connector;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Way;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.system.Connection;

/** Reaches databases: PostgreSQL, MariaDB and MySQL. */
public final class JdbcConnector implements Connector, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(JdbcConnector.class.getName());
  private static final List<String> DRIVERS = List.of("org.postgresql.", "org.mariadb.jdbc.");

  private final Pools pools;
  private final Clock clock;

  public JdbcConnector(OutboundHosts hosts, Credentials credentials, Clock clock) {
    this.pools = new Pools(new OpenSession(hosts, credentials, clock), clock);
    this.clock = clock;
  }

  @Override
  public Description describe() {
    return JdbcDescription.DESCRIPTION;
  }

  @Override
  public Way open(String system, Connection connection) {
    Tables tables = TablesDocument.read(connection);
    return new JdbcWay(tables, Endpoint.of(system, connection, tables), pools, clock);
  }

  Pools pools() {
    return pools;
  }

  /** Closes all connections. */
  @Override
  public void close() {
    pools.close();
  }

  /**
   * To be called when the application ends: drivers enter themselves into a list of the JVM when
   * they are loaded, which would hold the application in memory after it was taken off the server.
   */
  public static void forgetDrivers() {
    ClassLoader own = JdbcConnector.class.getClassLoader();
    DriverManager.drivers()
        .filter(driver -> driver.getClass().getClassLoader() == own)
        .filter(driver -> DRIVERS.stream().anyMatch(driver.getClass().getName()::startsWith))
        .toList()
        .forEach(JdbcConnector::forget);
  }

  private static void forget(Driver driver) {
    try {
      DriverManager.deregisterDriver(driver);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "A driver stays in the JVM's list: {0}", driver.getClass().getName());
    }
  }
}
