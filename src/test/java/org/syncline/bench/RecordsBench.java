package org.syncline.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.syncline.server.PostgresServer;
import org.syncline.sync.intake.DatabaseKit;

/**
 * A large store on PostgreSQL: how long pages, text searches and reads of the past take, how fast
 * intake is beside a small store, and bytes a record. {@code -Dbench=records [-Dcustomers=1000000]
 * [-Drelated=3000000] [-Dreads=2000] [-Dmessages=10000]}; with {@code -Durl=jdbc:postgresql://...}
 * on a database of one's own, which is filled only if it is empty.
 */
public final class RecordsBench {
  private static final int CUSTOMERS = number("customers", 1_000_000);
  private static final int RELATED = number("related", 3_000_000);
  private static final List<String> TABLES =
      List.of("golden_record", "record_key", "record_history", "link");

  /** What an administrator gives a database of this size. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "shared_buffers", "2GB",
          "max_wal_size", "16GB",
          "checkpoint_timeout", "30min");

  private static final String USER = "postgres";

  private final Report report = new Report();
  private final String url;

  private RecordsBench(String url) {
    this.url = url;
  }

  static int number(String name, int usual) {
    return Integer.getInteger(name, usual);
  }

  public static void main(String[] arguments) throws Exception {
    String given = System.getProperty("url", "");
    if (!given.isEmpty()) {
      new RecordsBench(given).run();
    } else {
      PostgresServer server = PostgresServer.start("records", SETTINGS);
      try {
        new RecordsBench(server.createDatabase("hub")).run();
      } finally {
        server.discard();
      }
    }
  }

  private void run() throws Exception {
    DatabaseKit kit = kit(url);
    CrmTypes types = new CrmTypes();
    CrmFiller filler = new CrmFiller(kit, types, CUSTOMERS, RELATED);
    long[] customers = filler.customerIds();
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      if (one(statement, "select count(*) from golden_record") == 0) {
        filler.fill();
        // Autovacuum does it within minutes where the database is not filled at such a speed.
        statement.execute("vacuum analyze");
      } else {
        readIds(statement, customers);
      }
      sizes(statement);
      new RecordReads(kit, types, customers, report).measure();
      int links = (int) one(statement, "select count(*) from link where object = 'customer'");
      int messages = Math.min(number("messages", 10_000), CUSTOMERS);
      new IntakeBesideSmall(
              report,
              new IntakeBesideSmall.Side(new DirectIntake(kit, 2), CUSTOMERS, links),
              small(statement, types, messages),
              messages)
          .measure();
    }
    report.write("records");
  }

  /** A store of so few customers as a round of intake needs. */
  private IntakeBesideSmall.Side small(Statement statement, CrmTypes types, int customers)
      throws Exception {
    statement.execute("drop database if exists small with (force)");
    statement.execute("create database small");
    DatabaseKit kit = kit(url.substring(0, url.lastIndexOf('/') + 1) + "small");
    new CrmFiller(kit, types, customers, 0).fill();
    return new IntakeBesideSmall.Side(new DirectIntake(kit, 2), customers, customers);
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, USER, USER);
  }

  /** With the settings of {@code wildfly-config/20-database-postgresql.cli}. */
  private static DatabaseKit kit(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(USER);
    source.setPassword(USER);
    source.setReWriteBatchedInserts(true);
    source.setOptions("-c random_page_cost=1.1");
    return DatabaseKit.on(source);
  }

  private static void readIds(Statement statement, long[] customers) throws SQLException {
    String ids =
        "select substr(external_id, 3)::bigint, record_id from link where object = 'customer'";
    try (ResultSet rows = statement.executeQuery(ids)) {
      while (rows.next()) {
        if (rows.getLong(1) < customers.length) {
          customers[rows.getInt(1)] = rows.getLong(2);
        }
      }
    }
  }

  private void sizes(Statement statement) throws SQLException {
    double records = one(statement, "select count(*) from golden_record");
    double all = 0;
    for (String table : TABLES) {
      long bytes = one(statement, "select pg_total_relation_size('" + table + "')");
      report.result(table + " with its indexes", bytes / records, "bytes/record");
      all += bytes;
    }
    report.result("a record in all", all / records, "bytes/record");
    report.result(
        "keys of a record", one(statement, "select count(*) from record_key") / records, "keys");
    report.result(
        "history of a record",
        one(statement, "select count(*) from record_history") / records,
        "entries");
    report.result(
        "values of a record",
        one(statement, "select round(avg(octet_length(field_values))) from golden_record"),
        "bytes");
  }

  private static long one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
