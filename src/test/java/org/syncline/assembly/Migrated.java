package org.syncline.assembly;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;
import org.syncline.server.Databases;

/**
 * New databases with the hub's schema and nothing else. The migrations run once in a JVM for each
 * vendor; all databases are copies of what they made, for migrating takes longer than most tests.
 */
public final class Migrated {
  private static final class OnH2 {
    static final List<String> SCRIPT = script();

    private static List<String> script() {
      DataSource source = Databases.emptyH2();
      Migrations.run(source);
      List<String> script = new ArrayList<>();
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement();
          ResultSet lines = statement.executeQuery("script")) {
        while (lines.next()) {
          script.add(lines.getString(1));
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      ((JdbcConnectionPool) source).dispose();
      return script;
    }
  }

  private static final class OnPostgres {
    static final PGSimpleDataSource TEMPLATE = template();

    private static PGSimpleDataSource template() {
      PGSimpleDataSource source = Databases.emptyPostgres();
      Migrations.run(source);
      return source;
    }
  }

  private Migrated() {}

  /** In memory, pooled. */
  public static DataSource h2() {
    DataSource source = Databases.emptyH2();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String line : OnH2.SCRIPT) {
        statement.execute(line);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return source;
  }

  /** On the PostgreSQL that all tests of this JVM share; not pooled. */
  public static DataSource postgres() {
    return Databases.copyOf(OnPostgres.TEMPLATE);
  }
}
