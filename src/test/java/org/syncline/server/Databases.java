package org.syncline.server;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;

/** Empty databases for store contracts: the same two kinds that the hub runs on. */
public final class Databases {
  /** As in {@code wildfly-config/20-database-h2.cli}, but in memory. */
  private static final String H2_SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;OPTIMIZE_REUSE_RESULTS=0;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1";

  private static final class Shared {
    static final PostgresServer POSTGRES = start();

    private static PostgresServer start() {
      PostgresServer server = PostgresServer.start("shared-" + ProcessHandle.current().pid());
      Runtime.getRuntime().addShutdownHook(new Thread(server::discard));
      return server;
    }
  }

  private Databases() {}

  /** An empty H2 database in memory, pooled. */
  public static DataSource emptyH2() {
    return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + H2_SETTINGS, "sa", "");
  }

  /** An empty database on a PostgreSQL that all tests of this JVM share; not pooled. */
  public static PGSimpleDataSource emptyPostgres() {
    return at(Shared.POSTGRES.createDatabase(unused()));
  }

  /**
   * A database with all that one of {@link #emptyPostgres} has got; nobody is connected to that.
   */
  public static PGSimpleDataSource copyOf(PGSimpleDataSource template) {
    return at(Shared.POSTGRES.createDatabase(unused(), template.getDatabaseName()));
  }

  private static String unused() {
    return "t" + UUID.randomUUID().toString().replace("-", "");
  }

  private static PGSimpleDataSource at(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(Shared.POSTGRES.user());
    source.setPassword(Shared.POSTGRES.password());
    return source;
  }
}
