package org.syncline.connector.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.syncline.server.MariaServer;
import org.syncline.server.PostgresServer;

/** A database of another system, with a user of its own who logs in by a password. */
public final class TargetDatabase {
  static final String USER = "hub";
  static final String PASSWORD = "pass-Wort7'\"";

  private static final class SharedPostgres {
    static final TargetDatabase DATABASE = postgres();
  }

  private static final class SharedMaria {
    static final TargetDatabase DATABASE = maria();
  }

  /** Opens a connection of who may do everything. */
  @FunctionalInterface
  private interface Opens {
    Connection open() throws SQLException;
  }

  private final String vendor;
  private final int port;
  private final Opens opens;
  private final Runnable stop;
  private final Runnable start;

  private TargetDatabase(String vendor, int port, Opens opens, Runnable stop, Runnable start) {
    this.vendor = vendor;
    this.port = port;
    this.opens = opens;
    this.stop = stop;
    this.start = start;
  }

  /** A PostgreSQL that all tests of this JVM share. */
  public static TargetDatabase sharedPostgres() {
    return SharedPostgres.DATABASE;
  }

  /** A MariaDB that all tests of this JVM share. */
  public static TargetDatabase sharedMaria() {
    return SharedMaria.DATABASE;
  }

  private static TargetDatabase postgres() {
    String name = "jdbc-" + ProcessHandle.current().pid();
    PostgresServer server = PostgresServer.start(name);
    Runtime.getRuntime().addShutdownHook(new Thread(server::discard));
    TargetDatabase database =
        new TargetDatabase(
            "postgresql", server.port(), server::connect, server::stop, server::start);
    wantPasswords(
        Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("target/databases/" + name));
    database.run(
        "create user hub password '" + PASSWORD.replace("'", "''") + "'",
        "grant all on schema public to hub",
        "select pg_reload_conf()");
    return database;
  }

  private static void wantPasswords(Path data) {
    try {
      Path rules = data.resolve("pg_hba.conf");
      List<String> lines = new ArrayList<>(Files.readAllLines(rules));
      lines.add(0, "host all hub 127.0.0.1/32 scram-sha-256");
      Files.write(rules, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TargetDatabase maria() {
    MariaServer server = MariaServer.start("jdbc-maria-" + ProcessHandle.current().pid());
    Runtime.getRuntime().addShutdownHook(new Thread(server::discard));
    TargetDatabase database =
        new TargetDatabase(
            "mariadb",
            server.port(),
            () -> {
              Connection connection = server.connect();
              connection.setCatalog("crm");
              return connection;
            },
            server::stop,
            server::start);
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database crm character set utf8mb4");
      statement.execute(
          "create user hub@'127.0.0.1' identified by '" + PASSWORD.replace("'", "''") + "'");
      statement.execute("grant all on crm.* to hub@'127.0.0.1'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return database;
  }

  public String vendor() {
    return vendor;
  }

  public boolean isPostgres() {
    return vendor.equals("postgresql");
  }

  public int port() {
    return port;
  }

  public String path() {
    return isPostgres() ? "/postgres" : "/crm";
  }

  void stop() {
    stop.run();
  }

  void start() {
    start.run();
  }

  Connection connect() throws SQLException {
    return opens.open();
  }

  /** Runs statements as who may do everything. */
  public void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a question, each as texts with a bar between them. */
  List<String> rows(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(i == 1 ? "" : "|").append(rows.getString(i));
        }
        all.add(row.toString());
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String row(String sql) {
    List<String> rows = rows(sql);
    if (rows.size() != 1) {
      throw new AssertionError("Not one row but " + rows.size());
    }
    return rows.get(0);
  }

  /** For statements of both vendors: types by the names of PostgreSQL. */
  UnaryOperator<String> types() {
    return isPostgres()
        ? sql -> sql
        : sql ->
            sql.replace("bigserial", "bigint auto_increment")
                .replace("timestamptz", "datetime(6)")
                .replace("timestamp(6)", "datetime(6)")
                .replace("bytea", "varbinary(1000)")
                .replace("jsonb", "json");
  }
}
