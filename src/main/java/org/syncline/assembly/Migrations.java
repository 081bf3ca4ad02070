package org.syncline.assembly;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date: common migrations and those of the database's vendor. */
public final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing; waits for another node that is at it.
   *
   * @throws IllegalStateException for a database that is neither H2 nor PostgreSQL
   */
  public static void run(DataSource source) {
    boolean postgres = isPostgres(source);
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .locations(
            "classpath:db/migration/common",
            postgres ? "classpath:db/migration/postgresql" : "classpath:db/migration/h2")
        .placeholders(
            Map.of(
                "bytes", postgres ? "bytea" : "binary large object",
                "keyBytes", postgres ? "bytea" : "varbinary(240)",
                "matchKeyBytes",
                    postgres ? "convert_to(match_key, 'UTF8')" : "cast(match_key as varbinary)",
                "shortBytes", postgres ? "bytea" : "varbinary(1048576)"))
        .load()
        .migrate();
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
