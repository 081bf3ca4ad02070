package org.syncline.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.syncline.server.Databases;

/** A copy of a migrated database is what migrations make. */
class MigratedTest {
  private static final List<String> QUESTIONS =
      List.of(
          "select table_name, column_name, ordinal_position, column_default, is_nullable, data_type,"
              + " character_maximum_length, numeric_precision, numeric_scale, is_identity,"
              + " identity_generation, is_generated, generation_expression"
              + " from information_schema.columns where table_schema = 'public'",
          "select c.constraint_name, c.table_name, c.constraint_type, u.column_name, u.ordinal_position"
              + " from information_schema.table_constraints c"
              + " left join information_schema.key_column_usage u"
              + " on u.constraint_name = c.constraint_name and u.table_name = c.table_name"
              + " where c.table_schema = 'public'",
          "select constraint_name, check_clause from information_schema.check_constraints"
              + " where constraint_schema = 'public'",
          "select constraint_name, unique_constraint_name, delete_rule, update_rule"
              + " from information_schema.referential_constraints where constraint_schema = 'public'",
          "select sequence_name, start_value, increment, cycle_option"
              + " from information_schema.sequences where sequence_schema = 'public'",
          "select version, checksum, success from flyway_schema_history",
          "select * from configuration_epoch",
          "select * from audit_end");

  @Test
  void on_h2() {
    DataSource made = Databases.emptyH2();
    Migrations.run(made);
    DataSource copy = Migrated.h2();
    // Distinct: H2 makes one for a foreign key even where the same one is made by name later on.
    String indexes =
        "select distinct i.table_name, i.index_type_name, c.column_name, c.ordinal_position, c.is_unique"
            + " from information_schema.indexes i join information_schema.index_columns c"
            + " on c.index_name = i.index_name and c.table_name = i.table_name";

    same(made, copy, indexes);
  }

  @Test
  void on_postgresql() {
    DataSource made = Databases.emptyPostgres();
    Migrations.run(made);
    DataSource copy = Migrated.postgres();

    same(made, copy, "select tablename, indexdef from pg_indexes where schemaname = 'public'");
  }

  @Test
  void migrations_find_nothing_to_do() {
    for (DataSource copy : new DataSource[] {Migrated.h2(), Migrated.postgres()}) {
      List<String> before = rows(copy, "select * from flyway_schema_history");

      Migrations.run(copy);

      assertThat(rows(copy, "select * from flyway_schema_history")).isEqualTo(before).isNotEmpty();
    }
  }

  private static void same(DataSource made, DataSource copy, String indexes) {
    List<String> questions = new ArrayList<>(QUESTIONS);
    questions.add(indexes);
    for (String question : questions) {
      assertThat(rows(copy, question))
          .as(question)
          .containsExactlyInAnyOrderElementsOf(rows(made, question));
    }
    assertThat(rows(copy, QUESTIONS.get(0))).hasSizeGreaterThan(100);
  }

  private static List<String> rows(DataSource source, String question) {
    List<String> found = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(rows.getString(column));
        }
        found.add(row.toString());
      }
    } catch (SQLException e) {
      throw new IllegalStateException(question, e);
    }
    return found;
  }
}
