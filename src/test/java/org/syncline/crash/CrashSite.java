package org.syncline.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.syncline.server.HubServer;
import org.syncline.server.PostgresServer;

/** The kind of database that the hub is killed on. */
sealed interface CrashSite extends AutoCloseable {

  /** {@code h2} or {@code postgresql}. */
  String database();

  HubServer.Plan plan(String name);

  /** What the hub's death, or its end, has left in the database. The hub must be dead. */
  Connection inspect(HubServer dead) throws SQLException;

  @Override
  void close();

  /**
   * @param database {@code h2} or {@code postgresql}
   */
  static CrashSite on(String database) {
    return switch (database) {
      case "h2" -> new OnH2();
      case "postgresql" -> new OnPostgres(PostgresServer.start("crash"));
      default ->
          throw new IllegalArgumentException(
              "database=" + database + ": give h2, postgresql or both.");
    };
  }

  /** Looks at a copy, so that it is the hub itself that recovers the file. */
  final class OnH2 implements CrashSite {
    private static final String FILE = "syncline.mv.db";
    private static final String SETTINGS =
        ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;OPTIMIZE_REUSE_RESULTS=0";

    @Override
    public String database() {
      return "h2";
    }

    @Override
    public HubServer.Plan plan(String name) {
      return HubServer.named(name).withSamples();
    }

    @Override
    public Connection inspect(HubServer dead) throws SQLException {
      Path copy = dead.base().resolve("evidence");
      try {
        Files.createDirectories(copy);
        Files.copy(
            dead.data().resolve("syncline/h2").resolve(FILE),
            copy.resolve(FILE),
            StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return DriverManager.getConnection(
          "jdbc:h2:file:" + copy.resolve("syncline") + SETTINGS, "sa", "");
    }

    @Override
    public void close() {}
  }

  /** A PostgreSQL of its own. */
  record OnPostgres(PostgresServer postgres) implements CrashSite {
    private static final Duration LAST_COMMITS = Duration.ofSeconds(30);
    private static final String SESSIONS =
        "select count(*) from pg_stat_activity where application_name like 'syncline%'";

    @Override
    public String database() {
      return "postgresql";
    }

    @Override
    public HubServer.Plan plan(String name) {
      return HubServer.named(name).withSamples().on(postgres);
    }

    /** Comes back when the dead hub's sessions have ended: a commit may be on its way. */
    @Override
    public Connection inspect(HubServer dead) throws SQLException {
      Connection connection = postgres.connect();
      long end = System.nanoTime() + LAST_COMMITS.toNanos();
      while (sessions(connection) > 0 && System.nanoTime() < end) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
      return connection;
    }

    private static int sessions(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(SESSIONS)) {
        result.next();
        return result.getInt(1);
      }
    }

    @Override
    public void close() {
      postgres.close();
    }
  }
}
