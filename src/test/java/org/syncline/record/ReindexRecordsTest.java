package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.conversion.FieldConversions;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.SteppingClock;

class ReindexRecordsTest {
  private static final RecordType PLAIN = type("{}");
  private static final RecordType INDEXED = type("{'indexed': true}");
  private static final int RECORDS = 1_234;

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryRecords records = new InMemoryRecords(transactions);
  private final InMemoryIndexStates states = new InMemoryIndexStates(transactions);
  private final OneRecordType types = new OneRecordType(PLAIN);
  private final SteppingClock clock = new SteppingClock();
  private final ReindexRecords reindex =
      new ReindexRecords(transactions, records, states, types, clock);
  private final FindRecords find =
      new FindRecords(
          transactions,
          records,
          new InMemoryLinks(transactions),
          types,
          states,
          new FieldConversions());

  private static RecordType type(String city) {
    String options = city.equals("{}") ? "" : "," + city.substring(1, city.length() - 1);
    return RecordTypeDocument.parse(
        ("{'id':'person','fields':[{'name':'city','type':'string','privacy':'none'"
                + options
                + "},{'name':'age','type':'integer','privacy':'none','indexed':true}]}")
            .replace('\'', '"')
            .getBytes(StandardCharsets.UTF_8));
  }

  private void add(int count, String city) {
    transactions.inNew(
        () -> {
          for (int i = 0; i < count; i++) {
            GoldenRecord record = GoldenRecord.begin(records.nextId(), "person", Instant.EPOCH);
            record.merge(
                new Contribution(
                    new Origin("s", "o", "k", 1, "f", 1, null, Instant.EPOCH, true),
                    FieldValues.of(Map.of("city", city, "age", (long) i)),
                    false),
                PLAIN,
                Instant.EPOCH);
            records.add(
                List.of(
                    RecordKeys.change(types.all().iterator().next(), FieldValues.none(), record)));
          }
          return true;
        });
  }

  private RecordsFound byCity(String city) {
    RecordSearch.Condition condition =
        new RecordSearch.Condition("city", "city", RecordSearch.Comparison.EQUALS, city);
    return find.find(
        new RecordSearch("person", List.of(condition), null, null, false, null, 9_999),
        RecordRights.ALL);
  }

  private void finish() {
    clock.step(Duration.ofMinutes(1));
    while (reindex.step()) {
      // until all is done
    }
  }

  @Test
  void a_type_without_records_is_ready_at_once() {
    types.is(INDEXED);

    assertThat(byCity("Jena")).isInstanceOf(RecordsFound.NotYet.class);
    assertThat(reindex.step()).isFalse();

    assertThat(byCity("Jena")).isInstanceOf(RecordsFound.Page.class);
  }

  @Test
  void a_field_that_gets_an_index_can_be_searched_when_all_records_have_it_and_not_before() {
    reindex.step();
    add(RECORDS, "Jena");
    types.is(INDEXED);
    add(1, "Jena");
    assertThat(reindex.step()).as("former transactions may still run").isFalse();
    clock.step(Duration.ofMinutes(1));
    assertThat(reindex.step()).isTrue();

    assertThat(byCity("Jena"))
        .isInstanceOfSatisfying(
            RecordsFound.NotYet.class,
            notYet -> assertThat(notYet.what()).contains("field 'city'", "record 500"));

    finish();
    assertThat(((RecordsFound.Page) byCity("Jena")).records()).hasSize(RECORDS + 1);
    assertThat(reindex.step()).isFalse();
  }

  @Test
  void what_was_indexed_before_stays_searchable_meanwhile() {
    reindex.step();
    add(10, "Jena");
    types.is(INDEXED);
    reindex.step();

    RecordSearch.Condition age =
        new RecordSearch.Condition("age", "age", RecordSearch.Comparison.EQUALS, "7");
    RecordsFound found =
        find.find(
            new RecordSearch("person", List.of(age), null, null, false, null, 9), RecordRights.ALL);

    assertThat(((RecordsFound.Page) found).records()).hasSize(1);
  }

  @Test
  void keys_of_an_index_that_is_gone_go_too() {
    types.is(INDEXED);
    reindex.step();
    add(5, "Jena");
    types.is(PLAIN);
    reindex.step();

    finish();

    assertThat(records.keysOf(List.of(1L, 2L, 3L, 4L, 5L)).values())
        .allSatisfy(keys -> assertThat(keys).containsOnlyKeys("age"));
  }

  @Test
  void a_type_that_changes_again_on_the_way_begins_anew() {
    reindex.step();
    add(RECORDS, "Jena");
    types.is(INDEXED);
    reindex.step();
    clock.step(Duration.ofMinutes(1));
    reindex.step();
    types.is(PLAIN);
    reindex.step();
    types.is(INDEXED);
    reindex.step();

    assertThat(states.find("person").orElseThrow().position()).isZero();
    finish();
    assertThat(((RecordsFound.Page) byCity("Jena")).records()).hasSize(RECORDS);
  }
}
