package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.assembly.Migrated;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;

/** A group takes so many statements, however many messages are in it; H2 locks 64 rows in each. */
class StatementsOfAGroupTest {
  private static final List<String> RECORD_TABLES =
      List.of("golden_record", "record_key", "link", "record_history", "field_conflict");

  private final CountedStatements statements = new CountedStatements();
  private Hub hub;
  private int version;

  @BeforeEach
  void a_hub_whose_database_is_watched() {
    hub =
        new Hub(DatabaseKit.on(statements.on(Migrated.h2())))
            .flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION);
    group(0, 3, "");
  }

  private List<String> group(int first, int size, String more) {
    version++;
    List<Understood> group = new ArrayList<>();
    IntStream.range(first, first + size)
        .mapToObj(
            i ->
                hub.message(
                    "erp",
                    "customer",
                    ("{'key': '%d', 'v': %d, 'name': 'N%d-%d', 'mail': 'm%d@b.de'" + more + "}")
                        .formatted(i, version, i, version, i)))
        .forEach(message -> group.add(Understand.message(message, hub.current())));
    statements.sinceLast();
    hub.group(group);
    return statements.sinceLast();
  }

  private static List<String> writes(List<String> all) {
    return all.stream()
        .filter(
            sql ->
                RECORD_TABLES.stream()
                    .anyMatch(
                        table -> sql.matches("(insert|merge|update|delete).*" + table + " .*")))
        .toList();
  }

  @Test
  void new_records_take_as_many_statements_for_two_as_for_twelve() {
    List<String> ofTwo = group(100, 2, ", 'employer': '1'");
    List<String> ofTwelve = group(200, 12, ", 'employer': '1'");

    assertThat(ofTwelve).isEqualTo(ofTwo);
    assertThat(writes(ofTwelve)).as("%s", ofTwelve).hasSize(4);
  }

  @Test
  void changes_take_as_many_statements_for_two_as_for_twelve() {
    group(100, 14, ", 'employer': '1', 'city': 'Jena'");

    List<String> ofTwo = group(100, 2, ", 'employer': '2', 'city': null");
    List<String> ofTwelve = group(102, 12, ", 'employer': '2', 'city': null");

    assertThat(ofTwelve).isEqualTo(ofTwo);
    assertThat(writes(ofTwelve)).as("%s", ofTwelve).hasSize(4);
  }
}
