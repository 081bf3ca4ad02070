package org.syncline.bench;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.syncline.connector.jdbc.JdbcConnector;
import org.syncline.connector.jdbc.TargetDatabase;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Credentials;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;
import org.syncline.platform.HostName;

/**
 * Upserts a second over the connector, one by one and a hundred together, against the same
 * statements by plain JDBC: as many threads, a connection each, a commit each.
 *
 * <p>Takes the best of several rounds, which take turns. {@code mvn verify -Pbench -Dbench=jdbc}
 */
public final class JdbcBench {
  private static final int THREADS = 4;
  private static final int ROUNDS = 4;
  private static final int ROWS = 4_000;
  private static final int TOGETHER = 100;
  private static final double LEAST = 0.7;
  private static final String PASSWORD = "pass-Wort7'\"";

  /** Upserts rows from one number to before another. */
  @FunctionalInterface
  private interface Part {
    void run(int from, int to) throws Exception;
  }

  private JdbcBench() {}

  public static void main(String[] args) throws Exception {
    Report report = new Report();
    for (TargetDatabase database :
        List.of(TargetDatabase.sharedPostgres(), TargetDatabase.sharedMaria())) {
      measure(database, report);
    }
    report.write("jdbc");
  }

  private static void measure(TargetDatabase database, Report report) throws Exception {
    database.run(
        "drop table if exists bench",
        database.isPostgres()
            ? "create table bench (id bigserial primary key, hub bigint unique, name varchar(60), mail varchar(60))"
            : "create table bench (id bigint auto_increment primary key, hub bigint unique, name varchar(60), mail varchar(60))");
    if (database.isPostgres()) {
      database.run("grant all on bench, bench_id_seq to hub");
    }
    Map<String, Double> best = new LinkedHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (JdbcConnector connector =
        new JdbcConnector(
            (host, port, encrypted, atMost) -> List.of(InetAddress.getByName(host.text())),
            (system, connection) -> new Credentials.Given.Secret(PASSWORD),
            Clock.systemUTC())) {
      Way way = way(connector, database);
      for (int round = 0; round < ROUNDS; round++) {
        try (Connections connections = new Connections(database)) {
          run(best, "plain JDBC", threads, (from, to) -> plain(connections, from, to));
        }
        run(best, "one by one", threads, (from, to) -> single(way, from, to));
        run(best, TOGETHER + " together", threads, (from, to) -> together(way, from, to));
      }
    } finally {
      threads.shutdownNow();
    }
    double peer = best.get("plain JDBC");
    for (Map.Entry<String, Double> subject : best.entrySet()) {
      report.result(
          database.vendor() + ", " + subject.getKey(),
          subject.getValue(),
          "upserts a second",
          subject.getValue() / peer,
          "plain JDBC");
    }
    report.bound(database.vendor() + ", one by one", best.get("one by one") / peer, LEAST);
  }

  private static Way way(JdbcConnector connector, TargetDatabase database) {
    return connector.open(
        "bench",
        new org.syncline.system.Connection(
            "db",
            org.syncline.system.Connection.Kind.JDBC,
            new HostName("127.0.0.1"),
            database.port(),
            false,
            database.path(),
            "bench/db",
            "{\"vendor\": \""
                + database.vendor()
                + "\", \"user\": \"hub\", \"objects\": {\"bench\": {\"table\": \"bench\", \"key\": [\"hub\"]}}}"));
  }

  private static void run(Map<String, Double> best, String name, ExecutorService threads, Part part)
      throws Exception {
    long start = System.nanoTime();
    List<Future<Void>> parts = new ArrayList<>();
    int size = ROWS / THREADS;
    for (int i = 0; i < THREADS; i++) {
      int from = i * size;
      Callable<Void> work =
          () -> {
            part.run(from, from + size);
            return null;
          };
      parts.add(threads.submit(work));
    }
    for (Future<Void> each : parts) {
      each.get();
    }
    best.merge(name, ROWS / ((System.nanoTime() - start) / 1e9), Math::max);
  }

  private static String name(int n) {
    return "Name " + n + " at " + System.nanoTime();
  }

  /** Open before the time is taken, as the connector's are. */
  private static final class Connections implements AutoCloseable {
    private final boolean postgres;
    private final BlockingQueue<Connection> open = new ArrayBlockingQueue<>(THREADS);

    Connections(TargetDatabase database) throws SQLException {
      postgres = database.isPostgres();
      String url =
          (postgres ? "jdbc:postgresql" : "jdbc:mariadb")
              + "://127.0.0.1:"
              + database.port()
              + database.path()
              + (postgres ? "" : "?useServerPrepStmts=true");
      for (int i = 0; i < THREADS; i++) {
        Connection connection = DriverManager.getConnection(url, "hub", PASSWORD);
        connection.setAutoCommit(false);
        open.add(connection);
      }
    }

    @Override
    public void close() throws SQLException {
      for (Connection connection : open) {
        connection.close();
      }
    }
  }

  private static void plain(Connections connections, int from, int to)
      throws SQLException, InterruptedException {
    boolean postgres = connections.postgres;
    String sql =
        "insert into bench (hub, name, mail) values (?, ?, ?) "
            + (postgres
                ? "on conflict (hub) do update set name = excluded.name, mail = excluded.mail"
                : "on duplicate key update name = values(name), mail = values(mail)");
    Connection connection = connections.open.take();
    for (int n = from; n < to; n++) {
      try (PreparedStatement statement =
          postgres
              ? connection.prepareStatement(sql, new String[] {"id"})
              : connection.prepareStatement(sql)) {
        statement.setLong(1, n);
        statement.setString(2, name(n));
        statement.setString(3, "n" + n + "@example.org");
        statement.executeUpdate();
        readId(connection, postgres ? statement : null, n);
      }
      connection.commit();
    }
    connections.open.put(connection);
  }

  /** An upsert tells the id in PostgreSQL; MariaDB is asked for it. */
  private static void readId(Connection connection, PreparedStatement made, int n)
      throws SQLException {
    if (made != null) {
      try (ResultSet keys = made.getGeneratedKeys()) {
        keys.next();
        keys.getString(1);
      }
      return;
    }
    try (PreparedStatement asks =
        connection.prepareStatement("select id from bench where hub = ?")) {
      asks.setLong(1, n);
      try (ResultSet rows = asks.executeQuery()) {
        rows.next();
        rows.getString(1);
      }
    }
  }

  private static Write write(int n) {
    return new Write(
        "bench",
        Operation.UPSERT,
        null,
        n,
        1,
        "k" + n,
        ("{\"hub\": "
                + n
                + ", \"name\": \""
                + name(n)
                + "\", \"mail\": \"n"
                + n
                + "@example.org\"}")
            .getBytes(StandardCharsets.UTF_8),
        Duration.ofSeconds(30));
  }

  private static void single(Way way, int from, int to) throws InterruptedException {
    for (int n = from; n < to; n++) {
      done(way.write(write(n)));
    }
  }

  private static void together(Way way, int from, int to) throws InterruptedException {
    for (int n = from; n < to; n += TOGETHER) {
      List<Write> writes = new ArrayList<>();
      for (int i = n; i < Math.min(to, n + TOGETHER); i++) {
        writes.add(write(i));
      }
      way.writeAll(writes).forEach(JdbcBench::done);
    }
  }

  private static void done(Answer answer) {
    if (!(answer instanceof Answer.Done)) {
      throw new IllegalStateException("Not done: " + answer);
    }
  }
}
