package org.syncline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.syncline.server.Databases;
import org.syncline.server.PostgresServer;

/** What the drivers really throw, and what it means. */
@Timeout(120)
class FaultTest {

  private static void prepare(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table pair (id integer primary key, n integer not null)");
      statement.execute("insert into pair values (1, 0), (2, 0)");
    }
  }

  private static void add(Connection connection, int id) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update pair set n = n + 1 where id = ?")) {
      update.setInt(1, id);
      update.executeUpdate();
    }
  }

  /** Two transactions that lock two rows in opposite order; one of them has to lose. */
  private static Throwable deadlock(DataSource source) throws Exception {
    prepare(source);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    try {
      Future<Throwable> a = threads.submit(() -> lockBoth(source, bothHoldOne, 1, 2));
      Future<Throwable> b = threads.submit(() -> lockBoth(source, bothHoldOne, 2, 1));
      Throwable first = a.get(60, TimeUnit.SECONDS);
      Throwable second = b.get(60, TimeUnit.SECONDS);
      return first == null ? second : first;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Throwable lockBoth(DataSource source, CyclicBarrier barrier, int one, int other) {
    return catchThrowable(
        () -> {
          try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
              add(connection, one);
              barrier.await(30, TimeUnit.SECONDS);
              add(connection, other);
              connection.commit();
            } finally {
              connection.rollback();
            }
          }
        });
  }

  private static Throwable twice(DataSource source) throws SQLException {
    prepare(source);
    return catchThrowable(
        () -> {
          try (Connection connection = source.getConnection();
              PreparedStatement insert =
                  connection.prepareStatement("insert into pair values (?, 0)")) {
            for (int id : new int[] {3, 2, 4}) {
              insert.setInt(1, id);
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  @Test
  void a_deadlock_is_a_collision_on_postgresql() throws Exception {
    assertThat(Fault.of(deadlock(Databases.emptyPostgres()))).isEqualTo(Fault.COLLISION);
  }

  @Test
  void a_deadlock_is_a_collision_on_h2() throws Exception {
    assertThat(Fault.of(deadlock(Databases.emptyH2()))).isEqualTo(Fault.COLLISION);
  }

  @Test
  void a_row_that_another_made_first_is_a_collision_in_a_batch_too() throws Exception {
    Throwable postgres = twice(Databases.emptyPostgres());
    Throwable h2 = twice(Databases.emptyH2());

    assertThat(postgres).isInstanceOf(BatchUpdateException.class);
    assertThat(h2).isInstanceOf(BatchUpdateException.class);
    assertThat(Fault.of(postgres)).isEqualTo(Fault.COLLISION);
    assertThat(Fault.of(h2)).isEqualTo(Fault.COLLISION);
  }

  @Test
  void a_lock_that_is_waited_for_too_long_is_a_collision() throws Exception {
    assertThat(Fault.of(lockTimeout(Databases.emptyPostgres(), "set lock_timeout = 200")))
        .isEqualTo(Fault.COLLISION);
    assertThat(Fault.of(lockTimeout(Databases.emptyH2(), "set lock_timeout 200")))
        .isEqualTo(Fault.COLLISION);
  }

  private static Throwable lockTimeout(DataSource source, String setting) throws SQLException {
    prepare(source);
    try (Connection holder = source.getConnection();
        Connection other = source.getConnection();
        Statement statement = other.createStatement()) {
      holder.setAutoCommit(false);
      add(holder, 1);
      statement.execute(setting);
      Throwable thrown = catchThrowable(() -> add(other, 1));
      holder.rollback();
      return thrown;
    }
  }

  @Test
  void a_killed_connection_means_that_the_database_is_away() throws Exception {
    DataSource source = Databases.emptyPostgres();
    prepare(source);
    try (Connection victim = source.getConnection();
        Connection killer = source.getConnection();
        Statement statement = killer.createStatement()) {
      victim.setAutoCommit(false);
      add(victim, 1);
      statement.execute("select pg_terminate_backend(" + backendOf(victim) + ")");

      Throwable inUse = catchThrowable(() -> add(victim, 2));
      Throwable afterwards = catchThrowable(() -> add(victim, 2));

      assertThat(Fault.of(inUse)).isEqualTo(Fault.DATABASE_AWAY);
      assertThat(Fault.of(afterwards)).isEqualTo(Fault.DATABASE_AWAY);
      assertThat(Fault.of(new IllegalStateException("wrapped", inUse)))
          .isEqualTo(Fault.DATABASE_AWAY);
    }
  }

  private static int backendOf(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void a_connection_that_idled_too_long_in_its_transaction_is_away() throws Exception {
    DataSource source = Databases.emptyPostgres();
    prepare(source);
    try (Connection victim = source.getConnection();
        Connection watcher = source.getConnection();
        Statement statement = victim.createStatement()) {
      statement.execute("set idle_in_transaction_session_timeout = 50");
      int backend = backendOf(victim);
      victim.setAutoCommit(false);
      add(victim, 1);
      while (isAlive(watcher, backend)) {
        Thread.onSpinWait();
      }

      assertThat(Fault.of(catchThrowable(() -> add(victim, 2)))).isEqualTo(Fault.DATABASE_AWAY);
    }
  }

  private static boolean isAlive(Connection watcher, int backend) throws SQLException {
    try (Statement statement = watcher.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*), pg_sleep(0.02) from pg_stat_activity where pid = " + backend)) {
      row.next();
      return row.getInt(1) > 0;
    }
  }

  @Test
  void a_stopped_postgresql_is_away_for_open_and_for_new_connections() throws Exception {
    PostgresServer server = PostgresServer.start("fault-" + ProcessHandle.current().pid());
    try (Connection open = server.connect()) {
      server.stop();

      Throwable inUse =
          catchThrowable(
              () -> {
                try (Statement statement = open.createStatement()) {
                  statement.execute("select 1");
                }
              });
      Throwable anew = catchThrowable(server::connect);

      assertThat(Fault.of(inUse)).isEqualTo(Fault.DATABASE_AWAY);
      assertThat(Fault.of(anew)).isEqualTo(Fault.DATABASE_AWAY);
    } finally {
      server.close();
    }
  }

  @Test
  void a_closed_h2_is_away() throws Exception {
    try (Connection open = DriverManager.getConnection("jdbc:h2:mem:closing", "sa", "");
        Connection other = DriverManager.getConnection("jdbc:h2:mem:closing", "sa", "")) {
      try (Statement statement = other.createStatement()) {
        statement.execute("shutdown immediately");
      }

      Throwable inUse =
          catchThrowable(
              () -> {
                try (Statement statement = open.createStatement()) {
                  statement.execute("select 1");
                }
              });

      assertThat(Fault.of(inUse)).isEqualTo(Fault.DATABASE_AWAY);
    } catch (SQLException closing) {
      assertThat(Fault.of(closing)).isEqualTo(Fault.DATABASE_AWAY);
    }
  }

  @Test
  void what_a_transaction_manager_suppresses_counts_too() {
    RuntimeException commitFailed = new IllegalStateException("Could not commit transaction.");
    commitFailed.addSuppressed(new SQLException("gone", "08006"));

    assertThat(Fault.of(commitFailed)).isEqualTo(Fault.DATABASE_AWAY);
  }

  @Test
  void a_pool_that_can_not_connect_is_away_and_a_cycle_of_causes_ends() {
    Exception pool = new Exception("IJ000453: Unable to get managed connection for java:/x");
    RuntimeException a = new IllegalStateException("a");
    RuntimeException b = new IllegalStateException("b", a);
    a.initCause(b);

    assertThat(Fault.of(new SQLException(pool))).isEqualTo(Fault.DATABASE_AWAY);
    assertThat(Fault.of(a)).isEqualTo(Fault.OTHER);
  }

  @Test
  void a_wrong_statement_or_value_is_a_fault_of_the_work() throws Exception {
    for (DataSource source : new DataSource[] {Databases.emptyPostgres(), Databases.emptyH2()}) {
      prepare(source);
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        assertThat(Fault.of(catchThrowable(() -> statement.execute("select nothing"))))
            .isEqualTo(Fault.OTHER);
        assertThat(
                Fault.of(
                    catchThrowable(() -> statement.execute("insert into pair values (9, null)"))))
            .isEqualTo(Fault.OTHER);
      }
    }
    assertThat(Fault.of(new IllegalStateException())).isEqualTo(Fault.OTHER);
  }
}
