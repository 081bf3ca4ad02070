package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.conversion.FieldConversions;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.Transactions;
import org.syncline.platform.table.TableFormat;
import org.syncline.record.ExportRecords.Begun;
import org.syncline.record.RecordSearch.Comparison;
import org.syncline.record.RecordSearch.Condition;

class ExportRecordsTest {
  private static final Instant UPDATED = Instant.parse("2026-11-22T12:00:00Z");
  private static final RecordType PERSON =
      RecordTypeDocument.parse(
          """
          {"id": "person", "fields": [
            {"name": "name", "type": "string", "privacy": "personal", "words": true},
            {"name": "city", "type": "string", "privacy": "none", "indexed": true},
            {"name": "balance", "type": "decimal", "privacy": "none", "indexed": true},
            {"name": "born", "type": "date", "privacy": "sensitive"},
            {"name": "owner", "type": "string", "privacy": "none", "indexed": true}]}
          """
              .getBytes(StandardCharsets.UTF_8));

  private final InMemoryTransactions memory = new InMemoryTransactions();
  private final CountedTransactions transactions = new CountedTransactions(memory);
  private final InMemoryRecords records = new InMemoryRecords(memory);
  private final InMemoryIndexStates states = new InMemoryIndexStates(memory);
  private final OneRecordType types = new OneRecordType(PERSON);
  private final RememberedAudit audit = new RememberedAudit();
  private final ExportRecords exports =
      new ExportRecords(
          new FindRecords(
              transactions,
              records,
              new InMemoryLinks(memory),
              types,
              states,
              new FieldConversions()),
          audit,
          3);

  private static final class CountedTransactions implements Transactions {
    private final Transactions own;
    private int begun;

    CountedTransactions(Transactions own) {
      this.own = own;
    }

    @Override
    public <T> T inNew(java.util.function.Supplier<T> work) {
      begun++;
      return own.inNew(work);
    }
  }

  @BeforeEach
  void ten_people() {
    states.put("person", IndexState.complete(PERSON.keyKinds().keySet(), Instant.EPOCH));
    for (int i = 0; i < 10; i++) {
      add("Ada " + i, i % 2 == 0 ? "Jena" : "Köln", -i, i % 2 == 0 ? "bob" : "eve");
    }
  }

  private void add(String name, String city, int balance, String owner) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("name", name);
    values.put("city", city);
    values.put("balance", new BigDecimal(balance + ".5"));
    values.put("born", "1990-04-0" + (1 + Math.abs(balance) % 9));
    values.put("owner", owner);
    values.put("former", "of a field that the type has no more");
    GoldenRecord record = GoldenRecord.begin(records.nextId(), "person", UPDATED);
    Origin origin = new Origin("s", "o", "k", 1, "f", 1, null, Instant.EPOCH, true);
    record.merge(new Contribution(origin, FieldValues.of(values), false), PERSON, UPDATED);
    memory.inNew(
        () -> {
          records.add(List.of(RecordKeys.change(PERSON, FieldValues.none(), record)));
          return true;
        });
  }

  private static RecordSearch search(@Nullable String order, Condition... conditions) {
    return new RecordSearch(
        "person", Arrays.asList(conditions), null, order, order != null, null, 1);
  }

  private static Condition city(String value) {
    return new Condition("city", "city", Comparison.EQUALS, value);
  }

  private byte[] export(RecordSearch search, RecordRights rights, TableFormat format)
      throws IOException {
    Begun begun = exports.begin(search, "olga", rights, format);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ((Begun.Ready) begun).export().writeTo(out);
    return out.toByteArray();
  }

  private List<String> lines(RecordSearch search, RecordRights rights) throws IOException {
    String text = new String(export(search, rights, TableFormat.CSV), StandardCharsets.UTF_8);
    return List.of(text.substring(1).split("\r\n"));
  }

  private List<String> details() {
    return audit.acts().stream().map(Act::detail).toList();
  }

  @Test
  void all_records_of_a_search_come_page_by_page_with_the_fields_of_their_type()
      throws IOException {
    List<String> lines = lines(search(null), RecordRights.ALL);

    assertThat(lines).hasSize(11);
    assertThat(lines.get(0)).isEqualTo("id,version,updated,name,city,balance,born,owner");
    assertThat(lines.get(2)).isEqualTo("2,1,2026-11-22T12:00:00Z,Ada 1,Köln,-1.5,1990-04-02,eve");
    assertThat(transactions.begun).as("pages of three").isEqualTo(4);
    assertThat(details())
        .containsExactly(
            "format=csv personal=open begun", "format=csv personal=open rows=10 complete");
    assertThat(audit.acts()).extracting(Act::subject).containsOnly("record-type/person");
    assertThat(audit.acts()).extracting(Act::action).containsOnly("record.export");
  }

  @Test
  void filters_and_order_are_those_of_the_search_and_no_value_is_noted() throws IOException {
    List<String> lines = lines(search("balance", city("Jena")), RecordRights.ALL);

    assertThat(lines.subList(1, lines.size()))
        .extracting(line -> line.split(",")[5])
        .containsExactly("0.5", "-2.5", "-4.5", "-6.5", "-8.5");
    assertThat(audit.acts().toString()).doesNotContain("Jena");
  }

  @Test
  void what_is_masked_for_the_asker_is_masked_in_the_file() throws IOException {
    List<String> lines = lines(search(null), GivenRights.MASKED);

    assertThat(lines.get(1)).isEqualTo("1,1,2026-11-22T12:00:00Z,A\u2026,Jena,0.5,\u2026,bob");
    assertThat(lines.toString()).doesNotContain("Ada", "1990");
    assertThat(details()).allMatch(detail -> detail.contains("personal=masked"));
  }

  @Test
  void records_of_others_are_not_in_it() throws IOException {
    List<String> lines = lines(search(null), GivenRights.own(Set.of("Bob"), Set.of()));

    assertThat(lines).hasSize(6);
    assertThat(lines.subList(1, 6)).allMatch(line -> line.endsWith(",bob"));
  }

  @Test
  void a_workbook_has_days_and_numbers_as_such() throws IOException {
    byte[] bytes = export(search(null), RecordRights.ALL, TableFormat.XLSX);

    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      assertThat(book.getFirstSheet().getName()).isEqualTo("person");
      List<Row> rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(11);
      assertThat(rows.get(2).getCell(0).asNumber()).isEqualByComparingTo("2");
      assertThat(rows.get(2).getCell(5).asNumber()).isEqualByComparingTo("-1.5");
      assertThat(rows.get(2).getCell(6).asDate()).isEqualTo("1990-04-02T00:00:00");
    }
  }

  @Test
  void a_formula_in_a_text_is_inert_and_a_negative_number_stays_one() throws IOException {
    add("=1+1", "-5", -5, "bob");

    List<String> lines = lines(search(null, city("-5")), RecordRights.ALL);
    assertThat(lines.get(1)).contains(",'=1+1,'-5,-5.5,");
  }

  @Test
  void what_can_not_be_searched_is_refused_and_noted() {
    RecordSearch byName =
        search(null, new Condition("name.from", "name", Comparison.FROM, "ada@example.org"));
    RecordSearch unknown = new RecordSearch("ghost", List.of(), null, null, false, null, 1);
    states.put("person", IndexState.complete(Set.of(), Instant.EPOCH));

    for (RecordSearch search : List.of(byName, unknown, search(null, city("Jena")))) {
      assertThat(exports.begin(search, "olga", RecordRights.ALL, TableFormat.CSV))
          .isInstanceOf(Begun.Refused.class);
    }
    assertThat(details())
        .containsExactly(
            "format=csv personal=open why=search",
            "format=csv personal=open why=type",
            "format=csv personal=open why=index");
    assertThat(audit.acts()).allMatch(Act::refused);
    assertThat(audit.acts().toString()).doesNotContain("ada@example.org");
  }

  @Test
  void a_type_that_goes_away_half_way_is_a_cut() {
    Begun.Ready begun =
        (Begun.Ready) exports.begin(search(null), "olga", RecordRights.ALL, TableFormat.CSV);
    types.is(new RecordType("other", Map.of(), List.of(), List.of()));

    assertThatThrownBy(() -> begun.export().writeTo(new ByteArrayOutputStream()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(details().get(1)).endsWith("rows=3 cut");
  }

  @Test
  void what_becomes_masked_half_way_is_masked_from_there_on() throws IOException {
    Begun.Ready begun =
        (Begun.Ready) exports.begin(search(null), "olga", GivenRights.MASKED, TableFormat.CSV);
    List<FieldDefinition> stricter = new ArrayList<>();
    PERSON
        .fields()
        .forEach(field -> stricter.add(field.name().equals("city") ? hidden(field) : field));
    types.is(new RecordType("person", Map.of(), stricter, List.of()));

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    begun.export().writeTo(out);

    String[] lines = out.toString(StandardCharsets.UTF_8).split("\r\n");
    assertThat(lines[3]).contains("Jena");
    assertThat(Arrays.asList(lines).subList(4, 11)).noneMatch(line -> line.contains("Jena"));
  }

  private static FieldDefinition hidden(FieldDefinition field) {
    return new FieldDefinition(
        field.name(),
        field.type(),
        field.limits(),
        Set.of(),
        null,
        false,
        FieldDefinition.Privacy.SENSITIVE,
        Set.of(FieldDefinition.Search.INDEXED),
        field.survivorship(),
        Map.of());
  }
}
