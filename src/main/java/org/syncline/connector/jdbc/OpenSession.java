package org.syncline.connector.jdbc;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;
import org.syncline.security.egress.EgressRefusedException;
import org.syncline.security.egress.OutboundHosts;
import org.syncline.system.Connection;

/**
 * Connects and logs in: asks the egress list and for the secret each time. Everything that a driver
 * is told is made of fields here; what would let a server or a setting read files, send it
 * elsewhere or run more than the one statement is off.
 */
final class OpenSession {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final OutboundHosts hosts;
  private final Credentials credentials;
  private final Clock clock;

  OpenSession(OutboundHosts hosts, Credentials credentials, Clock clock) {
    this.hosts = hosts;
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * A new session.
   *
   * @throws CannotConnect with the reason; nothing was written then
   */
  Session to(Endpoint endpoint, TimeLeft time) throws CannotConnect {
    List<String> addresses = addresses(endpoint.connection(), time);
    String password = password(endpoint);
    JudgeFault judge = new JudgeFault(endpoint.vendor());
    CannotConnect last = null;
    for (String address : addresses) {
      try {
        return open(endpoint, address, password, shorter(CONNECT, time.now()));
      } catch (SQLException e) {
        last = new CannotConnect(judge.of(e, false));
        if (!(last.answer() instanceof Answer.Later)) {
          throw last;
        }
      }
    }
    throw last == null ? new CannotConnect(unreachable("The host has no address.")) : last;
  }

  private static Duration shorter(Duration one, Duration other) {
    Duration least = Duration.ofMillis(1);
    Duration shorter = one.compareTo(other) < 0 ? one : other;
    return shorter.compareTo(least) < 0 ? least : shorter;
  }

  private static Answer unreachable(String sentence) {
    return new Answer.Later(Answer.Why.UNREACHABLE, null, sentence);
  }

  /**
   * What the driver is to connect to: the judged addresses themselves. With TLS the name, which the
   * certificate has to prove wherever it leads.
   */
  private List<String> addresses(Connection connection, TimeLeft time) throws CannotConnect {
    List<InetAddress> judged;
    try {
      judged = hosts.addresses(connection.host(), connection.port(), connection.tls(), time.now());
    } catch (EgressRefusedException e) {
      throw new CannotConnect(new Answer.Misconfigured(String.valueOf(e.getMessage())));
    } catch (UnknownHostException e) {
      throw new CannotConnect(unreachable("The host of the database has no address."));
    }
    return connection.tls()
        ? List.of(connection.host().inUrl())
        : judged.stream().map(OpenSession::literal).toList();
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }

  private String password(Endpoint endpoint) throws CannotConnect {
    Credentials.Given given = credentials.of(endpoint.system(), endpoint.connection());
    if (given instanceof Credentials.Given.Secret secret) {
      return secret.value();
    }
    throw new CannotConnect(
        new Answer.Misconfigured(((Credentials.Given.Withheld) given).sentence()));
  }

  private Session open(Endpoint endpoint, String address, String password, Duration atMost)
      throws SQLException {
    boolean postgres = endpoint.vendor() == Vendor.POSTGRESQL;
    Connection connection = endpoint.connection();
    Properties properties = postgres ? postgres(connection, atMost) : mariadb(connection, atMost);
    properties.setProperty("user", endpoint.user());
    properties.setProperty("password", password);
    Driver driver = postgres ? new org.postgresql.Driver() : new org.mariadb.jdbc.Driver();
    String url =
        (postgres ? "jdbc:postgresql://" : "jdbc:mariadb://")
            + address
            + ":"
            + connection.port()
            + "/"
            + database(connection.path());
    java.sql.Connection opened = driver.connect(url, properties);
    if (opened == null) {
      throw new SQLException("The driver does not know its own address.");
    }
    Session session = new Session(opened, clock.instant());
    try {
      begin(session, endpoint);
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  private static void begin(Session session, Endpoint endpoint) throws SQLException {
    java.sql.Connection connection = session.connection();
    try (Statement statement = connection.createStatement()) {
      for (String sql : Dialect.of(endpoint.vendor()).opening(endpoint.statementSeconds())) {
        statement.execute(sql);
      }
    }
    connection.setTransactionIsolation(java.sql.Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
  }

  private static String database(@Nullable String path) {
    return path == null ? "" : URLEncoder.encode(path.substring(1), StandardCharsets.UTF_8);
  }

  private static Properties postgres(Connection connection, Duration atMost) {
    Properties properties = new Properties();
    String seconds = String.valueOf(Math.max(1, atMost.toSeconds()));
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("socketTimeout", seconds);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "syncline");
    if (connection.tls()) {
      properties.setProperty("sslmode", "verify-full");
      // The certificates that the JVM trusts, not files in somebody's home.
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    } else {
      properties.setProperty("sslmode", "disable");
    }
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("jaasLogin", "false");
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  private static Properties mariadb(Connection connection, Duration atMost) {
    Properties properties = new Properties();
    String millis = String.valueOf(Math.max(1, atMost.toMillis()));
    properties.setProperty("connectTimeout", millis);
    properties.setProperty("socketTimeout", millis);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("sslMode", connection.tls() ? "verify-full" : "disable");
    properties.setProperty("enabledSslProtocolSuites", "TLSv1.2,TLSv1.3");
    properties.setProperty("allowLocalInfile", "false");
    properties.setProperty("allowMultiQueries", "false");
    properties.setProperty("allowPublicKeyRetrieval", "false");
    properties.setProperty("createDatabaseIfNotExist", "false");
    // A server could send the hub to another host than the one that was judged.
    properties.setProperty("permitRedirect", "false");
    // No log-in that hands out the password as it is.
    properties.setProperty(
        "restrictedAuth",
        "mysql_native_password,client_ed25519,parsec,caching_sha2_password,sha256_password");
    properties.setProperty("dumpQueriesOnException", "false");
    properties.setProperty("includeInnodbStatusInDeadlockExceptions", "false");
    properties.setProperty("transactionReplay", "false");
    properties.setProperty("useServerPrepStmts", "true");
    properties.setProperty("useAffectedRows", "true");
    return properties;
  }
}
