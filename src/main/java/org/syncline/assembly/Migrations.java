package org.syncline.assembly;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema up to date: common migrations and those of the database's vendor. */
public final class Migrations {
  private static final Set<String> JOB_TABLES =
      Set.of("job_instance", "job_execution", "step_execution", "partition_execution");

  private Migrations() {}

  /**
   * Applies what is missing; waits for another node that is at it.
   *
   * @throws IllegalStateException for a database that is neither H2 nor PostgreSQL
   */
  public static void run(DataSource source) {
    of(source).load().migrate();
  }

  static FluentConfiguration of(DataSource source) {
    boolean postgres = isPostgres(source);
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .baselineOnMigrate(hasJobTablesOnly(source))
        .baselineVersion("0")
        .locations(
            "classpath:db/migration/common",
            postgres ? "classpath:db/migration/postgresql" : "classpath:db/migration/h2")
        .placeholders(
            Map.of(
                "bytes", postgres ? "bytea" : "binary large object",
                "keyBytes", postgres ? "bytea" : "varbinary(240)",
                "matchKeyBytes",
                    postgres ? "convert_to(match_key, 'UTF8')" : "cast(match_key as varbinary)",
                "shortBytes", postgres ? "bytea" : "varbinary(1048576)"));
  }

  /**
   * Whether the schema is empty but for the server's job repository, whose tables are made when the
   * server starts and before the hub does. A schema with anybody else's tables is refused.
   */
  private static boolean hasJobTablesOnly(DataSource source) {
    try (Connection connection = source.getConnection();
        ResultSet tables =
            connection
                .getMetaData()
                .getTables(
                    connection.getCatalog(),
                    connection.getSchema(),
                    "%",
                    new String[] {"TABLE", "BASE TABLE"})) {
      boolean any = false;
      while (tables.next()) {
        any = true;
        String name = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (!JOB_TABLES.contains(name)) {
          return false;
        }
      }
      return any;
    } catch (SQLException e) {
      throw new IllegalStateException("The hub's database can't be reached: " + e.getMessage(), e);
    }
  }

  private static boolean isPostgres(DataSource source) {
    try (Connection connection = source.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
      if (product.contains("postgres")) {
        return true;
      }
      if (product.equals("h2")) {
        return false;
      }
      throw new IllegalStateException(
          "The hub runs on PostgreSQL or H2, not on "
              + product
              + ": see wildfly-config/README.md.");
    } catch (SQLException e) {
      throw new IllegalStateException("The hub's database can't be reached: " + e.getMessage(), e);
    }
  }
}
