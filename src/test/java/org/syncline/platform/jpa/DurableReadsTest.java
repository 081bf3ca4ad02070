package org.syncline.platform.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.LocalTransactions;

/** What a killed H2 leaves behind is its file as it is at that moment: here, a copy of it. */
class DurableReadsTest {
  @TempDir Path folder;

  /** Written by itself in ten minutes only, so that a commit is seen and not on the disk. */
  private String url(String name) {
    return "jdbc:h2:file:" + folder.resolve(name) + ";WRITE_DELAY=600000;DB_CLOSE_ON_EXIT=FALSE";
  }

  @Test
  void what_h2_showed_is_there_after_a_kill() throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url("hub"));
    try (Connection writer = source.getConnection();
        Statement statement = writer.createStatement();
        LocalTransactions transactions = new LocalTransactions(source)) {
      Sql sql = new Sql(transactions.source(), false);
      statement.execute("create table change (n int)");
      statement.execute("checkpoint");
      statement.execute("insert into change values (1)");
      assertThat(transactions.inNew(() -> changes(sql))).containsExactly(1);
      assertThat(afterKill("plainly")).isEmpty();

      assertThat(new DurableReads(transactions, sql).inNew(() -> changes(sql))).containsExactly(1);

      assertThat(afterKill("durably")).containsExactly(1);
    }
  }

  @Test
  void postgresql_is_asked_for_nothing_more() {
    JdbcDataSource nowhere = new JdbcDataSource();
    InMemoryTransactions transactions = new InMemoryTransactions();

    assertThat(new DurableReads(transactions, new Sql(nowhere, true)).inNew(() -> 1)).isEqualTo(1);
    assertThatThrownBy(() -> new DurableReads(transactions, new Sql(nowhere, false)).inNew(() -> 1))
        .isInstanceOf(Sql.SqlFault.class);
  }

  private static List<Integer> changes(Sql sql) {
    return sql.query("select n from change", p -> {}, row -> row.count("n"));
  }

  private List<Integer> afterKill(String name) throws Exception {
    Files.copy(folder.resolve("hub.mv.db"), folder.resolve(name + ".mv.db"));
    try (Connection c = DriverManager.getConnection(url(name));
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("select n from change")) {
      return read(rows);
    }
  }

  private static List<Integer> read(ResultSet rows) throws SQLException {
    List<Integer> read = new ArrayList<>();
    while (rows.next()) {
      read.add(rows.getInt(1));
    }
    return read;
  }
}
