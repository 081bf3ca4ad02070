package org.syncline.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.connector.spi.Description;
import org.syncline.connector.spi.Operation;

class TablesDocumentTest {
  private static final String WHOLE =
      """
      {"vendor": "mariadb", "user": "hub", "statementSeconds": 5,
       "limits": {"perSecond": 0.5, "atOnce": 3},
       "objects": {"people": {
         "schema": "crm", "table": "people", "id": {"column": "nr", "type": "text"},
         "key": ["hub", "born"], "ledger": "made_by",
         "archive": {"column": "state", "type": "integer", "value": 9},
         "operations": ["upsert", "delete"], "together": 7,
         "columns": {"birthday": {"column": "born", "type": "date"},
           "amount": {"type": "decimal", "places": 2}}}}}
      """;

  private static Tables read(String settings) {
    return TablesDocument.read(OpenedJdbc.connection(5432, "/crm", settings));
  }

  private static List<String> problems(String path, String settings) {
    return catchThrowableOfType(
            InvalidConfiguration.class,
            () -> TablesDocument.read(OpenedJdbc.connection(5432, path, settings)))
        .problems()
        .stream()
        .map(problem -> problem.path() + ": " + problem.message())
        .toList();
  }

  @Test
  void all_settings_are_read() {
    Tables tables = read(WHOLE);

    assertThat(tables.vendor()).isEqualTo(Vendor.MARIADB);
    assertThat(tables.statementSeconds()).isEqualTo(5);
    assertThat(tables.limits().atOnce()).isEqualTo(3);
    assertThat(tables.limits().burst()).isEqualTo(1);
    Table table = tables.objects().get("people");
    assertThat(table.operations()).containsExactlyInAnyOrder(Operation.UPSERT, Operation.DELETE);
    assertThat(table.key())
        .extracting(Column::type)
        .containsExactly(ColumnType.PLAIN, ColumnType.DATE);
    assertThat(table.archive().value()).isEqualTo(9L);
    assertThat(table.columns().get("amount").name().name()).isEqualTo("amount");
    assertThat(table.together()).isEqualTo(7);
  }

  @Test
  void what_may_be_done_follows_from_what_is_described() {
    Table plain =
        read("{\"vendor\": \"postgresql\", \"user\": \"u\", \"objects\": {\"a\": {\"table\": \"t\"}}}")
            .objects()
            .get("a");

    assertThat(plain.operations())
        .containsExactlyInAnyOrder(Operation.CREATE, Operation.UPDATE, Operation.LIST);
    assertThat(plain.id()).isEqualTo(new Table.Id(new Identifier("id"), ColumnType.INTEGER));
  }

  @Test
  void all_mistakes_are_told_at_once() {
    assertThat(
            problems(
                "/a/b",
                """
                {"vendor": "oracle", "user": " ", "statementSeconds": 0, "url": "jdbc:x",
                 "limits": {"atOnce": 65, "burst": 3},
                 "objects": {"p": {"table": "p; drop table x", "schema": "a.b", "ledger": "by",
                   "key": ["k\\"", "k", "k"], "id": {"column": "`id`", "type": "date"},
                   "archive": {"column": "gone"},
                   "operations": ["upsert", "archive", "mirror"],
                   "columns": {"a": {"column": "c", "places": 2}, "b": {"column": "c"},
                     "x y": {"type": "text"}, "d": {"column": "by"}}},
                   "q": {"table": "q", "operations": ["upsert", "archive", "find"]}}}
                """))
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .contains(
            "path",
            "vendor",
            "user",
            "statementSeconds",
            "url",
            "limits.atOnce",
            "limits.burst",
            "objects.p.table",
            "objects.p.schema",
            "objects.p.ledger",
            "objects.p.key[0]",
            "objects.p.key[2]",
            "objects.p.id.column",
            "objects.p.id.type",
            "objects.p.archive.value",
            "objects.p.operations[2]",
            "objects.p.columns.a.places",
            "objects.p.columns.b",
            "objects.p.columns.x y.column",
            "objects.q.operations[0]",
            "objects.q.operations[1]",
            "objects.q.operations[2]");
  }

  @Test
  void an_id_that_the_driver_does_not_tell_needs_a_way_to_be_found() {
    String settings =
        "{\"vendor\": \"%s\", \"user\": \"u\", \"objects\": {\"a\": {\"table\": \"t\", \"id\":"
            + " {\"column\": \"id\", \"type\": \"uuid\"}%s}}}";

    assertThat(problems("/crm", settings.formatted("mysql", "")).get(0))
        .startsWith("objects.a.id:");
    assertThat(read(settings.formatted("mysql", ", \"ledger\": \"l\"")).objects()).hasSize(1);
    assertThat(read(settings.formatted("postgresql", "")).objects()).hasSize(1);
  }

  @Test
  void each_setting_that_is_read_is_described() {
    Set<String> described =
        JdbcDescription.DESCRIPTION.settings().stream()
            .map(Description.Setting::name)
            .collect(Collectors.toSet());

    assertThat(described)
        .contains(
            "vendor",
            "user",
            "statementSeconds",
            "limits.atOnce",
            "limits.perSecond",
            "limits.burst",
            "objects.*.schema",
            "objects.*.table",
            "objects.*.id.column",
            "objects.*.id.type",
            "objects.*.key[]",
            "objects.*.ledger",
            "objects.*.archive.column",
            "objects.*.archive.value",
            "objects.*.archive.type",
            "objects.*.archive.now",
            "objects.*.operations[]",
            "objects.*.together",
            "objects.*.columns.*.column",
            "objects.*.columns.*.type",
            "objects.*.columns.*.places");
  }
}
