package org.syncline.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL in a process of its own, as durable as in production. It can be stopped and
 * started again on its port and data: an outage.
 */
public final class PostgresServer implements AutoCloseable {
  private final Path data;
  private final int port;
  private final Map<String, String> settings;
  private @Nullable EmbeddedPostgres running;

  private PostgresServer(Path data, int port, Map<String, String> settings) {
    this.data = data;
    this.port = port;
    this.settings = settings;
  }

  /**
   * Starts an empty one below {@code target/databases/<name>}. What an earlier run left there is
   * deleted.
   */
  public static PostgresServer start(String name) {
    return start(name, Map.of());
  }

  /**
   * Starts an empty one with further settings.
   *
   * @param settings of PostgreSQL, in place of those that all others have
   */
  public static PostgresServer start(String name, Map<String, String> settings) {
    Path data = Folders.target().resolve("databases").resolve(name);
    Folders.delete(data);
    PostgresServer server = new PostgresServer(data, Ports.free(), settings);
    server.start();
    return server;
  }

  /** Starts it again after {@link #stop}, with the same data on the same port. */
  public void start() {
    if (running != null) {
      throw new IllegalStateException("PostgreSQL on port " + port + " runs already.");
    }
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("shared_buffers", "256MB")
              .setServerConfig("max_wal_size", "2GB")
              // So that a benchmark can ask when a row was committed.
              .setServerConfig("track_commit_timestamp", "on");
      settings.forEach(builder::setServerConfig);
      running = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the process; open connections break, the data stays. */
  public void stop() {
    if (running != null) {
      try {
        running.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        running = null;
      }
    }
  }

  /** Stops it and deletes its data. */
  public void discard() {
    stop();
    Folders.delete(data);
  }

  @Override
  public void close() {
    stop();
  }

  public boolean isRunning() {
    return running != null;
  }

  /** The server's own process, parent of those that serve its connections. */
  public ProcessHandle process() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return url("postgres");
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  public String user() {
    return "postgres";
  }

  /** Any password will do: the server trusts its machine. */
  public String password() {
    return "postgres";
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user(), password());
  }

  /** Makes an empty database and returns its URL. */
  public String createDatabase(String name) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database \"" + name + "\"");
      return url(name);
    } catch (SQLException e) {
      throw new IllegalStateException("No database '" + name + "'", e);
    }
  }

  /** Makes a database with all that another one has, which nobody is connected to. */
  public String createDatabase(String name, String template) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database \"" + name + "\" template \"" + template + "\"");
      return url(name);
    } catch (SQLException e) {
      throw new IllegalStateException("No database '" + name + "' like '" + template + "'", e);
    }
  }
}
