package org.syncline.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.conversion.FieldConversions;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.record.RecordSearch.Comparison;
import org.syncline.record.RecordSearch.Condition;

/** A few hundred people, searched by index and by looking at each. */
class FindRecordsTest {
  private static final RecordType PERSON =
      RecordTypeDocument.parse(
          """
          {"id": "person", "fields": [
            {"name": "name", "type": "string", "privacy": "personal", "words": true},
            {"name": "city", "type": "string", "privacy": "none", "indexed": true},
            {"name": "email", "type": "email", "privacy": "personal"},
            {"name": "phone", "type": "phone", "privacy": "personal", "indexed": true},
            {"name": "age", "type": "integer", "privacy": "none", "indexed": true},
            {"name": "boss", "type": "reference", "to": "person", "privacy": "none"},
            {"name": "owner", "type": "string", "privacy": "none", "indexed": true},
            {"name": "team", "type": "string", "privacy": "none", "indexed": true},
            {"name": "note", "type": "string", "privacy": "none"}],
           "match": [{"name": "same e-mail", "fields": ["email"]}]}
          """
              .getBytes(StandardCharsets.UTF_8));
  private static final List<String> CITIES = List.of("Jena", "Jever", "Berlin", "Köln", "berlin");
  private static final List<String> NAMES = List.of("Ada", "Anna", "Antón", "Bea", "Zoë", "李雷");

  private static final List<String> OWNERS = List.of("Ada King", "Bob", "Cid", "Dora", "Eve");
  private static final List<String> TEAMS = List.of("North", "South", "West");

  private final long seed = Long.getLong("syncline.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryRecords records = new InMemoryRecords(transactions);
  private final InMemoryLinks links = new InMemoryLinks(transactions);
  private final InMemoryIndexStates states = new InMemoryIndexStates(transactions);
  private FindRecords find =
      new FindRecords(
          transactions, records, links, new OneRecordType(PERSON), states, new FieldConversions());
  private final RecordRights open = RecordRights.ALL;
  private final RecordRights masked = GivenRights.MASKED;
  private final Map<Long, FieldValues> people = new TreeMap<>();

  private FindRecords looking(WalkKeys.Bounds bounds) {
    return new FindRecords(
        transactions,
        records,
        links,
        new OneRecordType(PERSON),
        states,
        new FieldConversions(),
        bounds);
  }

  @BeforeEach
  void people() {
    states.put("person", IndexState.complete(PERSON.keyKinds().keySet(), Instant.EPOCH));
    for (int i = 0; i < 200; i++) {
      Map<String, @Nullable Object> values = new HashMap<>();
      values.put("name", pick(NAMES) + " " + pick(NAMES));
      values.put("email", "p" + i + "@example.org");
      values.put("age", (long) random.nextInt(30) - 5);
      if (random.nextBoolean()) {
        values.put("city", pick(CITIES));
      }
      if (random.nextBoolean()) {
        values.put("boss", Long.toString(1 + random.nextInt(5)));
      }
      values.put("owner", pick(OWNERS));
      values.put("team", pick(TEAMS));
      add(values);
    }
  }

  private long add(Map<String, @Nullable Object> values) {
    GoldenRecord record = GoldenRecord.begin(records.nextId(), "person", Instant.EPOCH);
    Origin origin = new Origin("s", "o", "k", 1, "f", 1, null, Instant.EPOCH, true);
    record.merge(new Contribution(origin, FieldValues.of(values), false), PERSON, Instant.EPOCH);
    transactions.inNew(
        () -> {
          records.add(List.of(RecordKeys.change(PERSON, FieldValues.none(), record)));
          return true;
        });
    people.put(record.id(), record.values());
    return record.id();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static Condition condition(String field, Comparison comparison, String value) {
    return new Condition(field + "?", field, comparison, value);
  }

  private static RecordSearch search(@Nullable String text, Condition... conditions) {
    return new RecordSearch("person", Arrays.asList(conditions), text, null, false, null, 7);
  }

  private List<Long> all(RecordSearch search) {
    return all(search, open);
  }

  private List<Long> all(RecordSearch search, RecordRights rights) {
    List<Long> ids = new ArrayList<>();
    KeyQuery.Hit after = null;
    do {
      RecordsFound.Page page = (RecordsFound.Page) find.find(from(search, after), rights);
      page.records().forEach(record -> ids.add(record.id()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  private static RecordSearch from(RecordSearch s, KeyQuery.@Nullable Hit after) {
    return new RecordSearch(
        s.type(), s.conditions(), s.text(), s.order(), s.descending(), after, s.limit());
  }

  private List<Long> looked(Predicate<FieldValues> wanted) {
    return people.entrySet().stream()
        .filter(person -> wanted.test(person.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static long age(FieldValues person) {
    return (Long) java.util.Objects.requireNonNull(person.get("age"));
  }

  private static String lower(FieldValues person, String field) {
    Object value = person.get(field);
    return value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
  }

  @Test
  void conditions_find_what_looking_at_each_finds() {
    assertThat(all(search(null, condition("city", Comparison.EQUALS, "BERLIN"))))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(looked(p -> lower(p, "city").equals("berlin")));
    assertThat(all(search(null, condition("city", Comparison.BEGINS, "je"))))
        .containsExactlyInAnyOrderElementsOf(looked(p -> lower(p, "city").startsWith("je")));
    assertThat(
            all(
                search(
                    null,
                    condition("age", Comparison.FROM, "-2"),
                    condition("age", Comparison.BELOW, "9"),
                    condition("city", Comparison.EQUALS, "Jena"))))
        .containsExactlyInAnyOrderElementsOf(
            looked(p -> age(p) >= -2 && age(p) < 9 && lower(p, "city").equals("jena")));
    assertThat(all(search(null, condition("boss", Comparison.EQUALS, "3"))))
        .containsExactlyInAnyOrderElementsOf(looked(p -> "3".equals(p.get("boss"))));
    assertThat(all(search(null))).isEqualTo(looked(p -> true));
  }

  @Test
  void words_find_whoever_has_a_word_that_begins_so_once() {
    assertThat(all(search("an")))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(looked(p -> lower(p, "name").contains("an")));
    assertThat(all(search("anton ZOE")))
        .containsExactlyInAnyOrderElementsOf(
            looked(p -> lower(p, "name").contains("antón") && lower(p, "name").contains("zoë")));
    assertThat(all(search("雷")))
        .containsExactlyInAnyOrderElementsOf(looked(p -> lower(p, "name").contains("雷")));
  }

  @Test
  void an_order_goes_through_all_that_have_the_field() {
    RecordSearch byAge = new RecordSearch("person", List.of(), null, "age", true, null, 9);

    List<Long> found = all(byAge);

    assertThat(found).as("seed %d", seed).hasSize(people.size()).doesNotHaveDuplicates();
    assertThat(found.stream().map(id -> -age(people.get(id))).toList()).isSorted();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 9", "1, 3, 300, 300", "2, 3, 30, 20", "1, 30, 9, 30", "9, 9, 60, 90"})
  void however_much_is_looked_at_the_same_is_found(int glance, int look, int few, int counted) {
    FindRecords usual = find;
    find = looking(new WalkKeys.Bounds(glance, look, few, counted));
    for (RecordSearch search : combinations()) {
      List<Long> found = all(search);

      assertThat(found).as("seed %d %s", seed, search).doesNotHaveDuplicates();
      FindRecords small = find;
      find = usual;
      List<Long> expected = all(search);
      find = small;
      if (search.order() == null) {
        assertThat(found).as("seed %d %s", seed, search).hasSameElementsAs(expected);
      } else {
        assertThat(found).as("seed %d %s", seed, search).isEqualTo(expected);
      }
    }
  }

  private static List<RecordSearch> combinations() {
    List<RecordSearch> searches = new ArrayList<>();
    List<List<Condition>> conditions =
        List.of(
            List.of(),
            List.of(condition("city", Comparison.EQUALS, "berlin")),
            List.of(
                condition("city", Comparison.BEGINS, "je"),
                condition("boss", Comparison.EQUALS, "2")),
            List.of(
                condition("age", Comparison.FROM, "0"), condition("age", Comparison.BELOW, "9")),
            List.of(
                condition("age", Comparison.FROM, "9"), condition("age", Comparison.BELOW, "0")));
    for (List<Condition> some : conditions) {
      for (String text : Arrays.asList(null, "an", "an ann", "a zo", "an be ada")) {
        for (String order : Arrays.asList(null, "age", "city")) {
          searches.add(new RecordSearch("person", some, text, order, order != null, null, 7));
        }
      }
    }
    return searches;
  }

  @Test
  void a_condition_on_the_field_of_the_order_narrows_it() {
    List<Condition> ages =
        List.of(condition("age", Comparison.FROM, "3"), condition("age", Comparison.BELOW, "20"));

    List<Long> found = all(new RecordSearch("person", ages, "an", "age", false, null, 4));

    assertThat(found)
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(
            looked(p -> age(p) >= 3 && age(p) < 20 && lower(p, "name").contains("an")));
    assertThat(found.stream().map(id -> age(people.get(id))).toList()).isSorted();
  }

  @Test
  void a_whole_key_finds_its_record_alone() {
    long bob = add(Map.of("name", "Bob", "email", "bob@example.org", "age", 5L));
    transactions.inNew(
        () -> {
          links.add(
              List.of(
                  new Link(
                      new LinkKey("erp", "customer", "person", "K 1"), bob, null, Instant.EPOCH)));
          return true;
        });

    assertThat(all(search("Bob@Example.org"))).containsExactly(bob);
    assertThat(all(search("K 1"))).containsExactly(bob);
    assertThat(all(search("K 1", condition("age", Comparison.EQUALS, "5")))).containsExactly(bob);
    assertThat(all(search(null, condition("email", Comparison.EQUALS, "bob@example.org"))))
        .containsExactly(bob);
    assertThat(all(search("\u0000 bob"))).containsExactly(bob);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          note | EQUALS | x     | note? | is not indexed. Indexed are: city, phone, age, boss
          none | EQUALS | x     | none? | has no field 'none'
          age  | EQUALS | old   | age?  | whole number
          age  | BEGINS | 1     | age?  | Only texts have a beginning
          boss | EQUALS | Ada   | boss? | id of a record
          email| BEGINS | a     | email?| is not indexed
          """)
  void what_can_not_be_searched_is_refused_with_what_to_do(
      String field, Comparison comparison, String value, String parameter, String why) {
    RecordsFound found = find.find(search(null, condition(field, comparison, value)), open);

    assertThat(found)
        .isInstanceOfSatisfying(
            RecordsFound.Refused.class,
            refused -> {
              assertThat(refused.parameter()).isEqualTo(parameter);
              assertThat(refused.why()).contains(why);
            });
  }

  @Test
  void who_sees_a_field_masked_can_not_guess_it_piece_by_piece() {
    Condition beginning = condition("phone", Comparison.BEGINS, "+49");
    assertThat(find.find(search(null, beginning), masked)).isInstanceOf(RecordsFound.Refused.class);
    assertThat(find.find(search(null, beginning), open)).isInstanceOf(RecordsFound.Page.class);
    RecordSearch ordered = new RecordSearch("person", List.of(), null, "phone", false, null, 9);
    assertThat(find.find(ordered, masked)).isInstanceOf(RecordsFound.Refused.class);

    RecordsFound.Page part = (RecordsFound.Page) find.find(search("ann"), masked);
    RecordsFound.Page whole = (RecordsFound.Page) find.find(search("anna"), masked);
    assertThat(part.records()).isEmpty();
    assertThat(whole.records()).isNotEmpty();
  }

  @Test
  void who_sees_a_field_masked_can_not_find_its_value_by_trying_all_there_are() {
    OneRecordType types =
        new OneRecordType(
            RecordTypeDocument.parse(
                """
                {"id": "patient", "fields": [
                  {"name": "born", "type": "date", "privacy": "personal", "indexed": true},
                  {"name": "number", "type": "string", "privacy": "sensitive"},
                  {"name": "illness", "type": "string", "privacy": "sensitive", "words": true},
                  {"name": "doctor", "type": "reference", "to": "patient", "privacy": "personal"},
                  {"name": "email", "type": "email", "privacy": "personal"}],
                 "match": [{"name": "number", "fields": ["number"]},
                           {"name": "e-mail", "fields": ["email"]}]}
                """
                    .getBytes(StandardCharsets.UTF_8)));
    RecordType patient = types.named("patient").orElseThrow();
    states.put("patient", IndexState.complete(patient.keyKinds().keySet(), Instant.EPOCH));
    GoldenRecord record = GoldenRecord.begin(records.nextId(), "patient", Instant.EPOCH);
    Map<String, Object> values =
        Map.of("born", "1990-04-01", "number", "N-1", "illness", "flu", "email", "a@b.example");
    Origin origin = new Origin("s", "o", "k", 1, "f", 1, null, Instant.EPOCH, true);
    record.merge(new Contribution(origin, FieldValues.of(values), false), patient, Instant.EPOCH);
    transactions.inNew(
        () -> {
          records.add(List.of(RecordKeys.change(patient, FieldValues.none(), record)));
          return true;
        });
    FindRecords patients =
        new FindRecords(transactions, records, links, types, states, new FieldConversions());

    RecordSearch born = ofPatients(null, condition("born", Comparison.EQUALS, "1990-04-01"));
    RecordSearch number = ofPatients(null, condition("number", Comparison.EQUALS, "N-1"));
    for (RecordSearch search : List.of(born, number, ofPatients("flu"), ofPatients("N-1"))) {
      assertThat(patients.find(search, masked)).isInstanceOf(RecordsFound.Refused.class);
      assertThat(patients.find(search, open))
          .isInstanceOfSatisfying(
              RecordsFound.Page.class, page -> assertThat(page.records()).hasSize(1));
    }
    RecordSearch doctor = ofPatients(null, condition("doctor", Comparison.EQUALS, "1"));
    assertThat(patients.find(doctor, masked)).isInstanceOf(RecordsFound.Page.class);
    assertThat(patients.find(ofPatients("a@b.example"), masked))
        .isInstanceOfSatisfying(
            RecordsFound.Page.class, page -> assertThat(page.records()).hasSize(1));
  }

  private static RecordSearch ofPatients(@Nullable String text, Condition... conditions) {
    return new RecordSearch("patient", Arrays.asList(conditions), text, null, false, null, 7);
  }

  @ParameterizedTest
  @CsvSource({"500,3000,8000,20000", "1,1,1,1", "1,5,30,50"})
  void who_is_kept_to_own_records_finds_no_others(int glance, int look, int few, int counted) {
    find = looking(new WalkKeys.Bounds(glance, look, few, counted));
    for (Set<String> owners : List.of(Set.of("ada king"), Set.<String>of(), Set.of("Bob", "Cid"))) {
      for (Set<String> teams : List.of(Set.<String>of(), Set.of("north"), Set.of("East"))) {
        RecordRights own = GivenRights.own(owners, teams);
        Predicate<FieldValues> owned =
            person ->
                owners.stream().anyMatch(o -> o.equalsIgnoreCase((String) person.get("owner")))
                    || teams.stream()
                        .anyMatch(t -> t.equalsIgnoreCase((String) person.get("team")));
        Condition inJena = condition("city", Comparison.EQUALS, "Jena");
        Condition adult = condition("age", Comparison.FROM, "18");

        assertThat(all(search(null), own)).isEqualTo(looked(owned));
        assertThat(all(search(null, inJena), own))
            .isEqualTo(looked(owned.and(person -> "Jena".equals(person.get("city")))));
        assertThat(all(search("an", adult), own))
            .containsExactlyInAnyOrderElementsOf(
                looked(
                    owned.and(
                        person ->
                            age(person) >= 18
                                && (lower(person, "name").contains("ant\u00f3n")
                                    || lower(person, "name").contains("anna")))));
        RecordSearch byAge = new RecordSearch("person", List.of(), null, "age", true, null, 7);
        assertThat(all(byAge, own)).containsExactlyInAnyOrderElementsOf(looked(owned));
      }
    }
  }

  @Test
  void the_whole_key_of_a_record_of_others_finds_nothing() {
    RecordRights own = GivenRights.own(Set.of("Ada King"), Set.of());
    long foreign = add(Map.of("email", "foreign@example.org", "owner", "Bob"));
    RecordSearch search = search("foreign@example.org");

    assertThat(all(search)).containsExactly(foreign);
    assertThat(all(search, own)).isEmpty();
  }

  @Test
  void a_type_without_owners_has_no_own_records() {
    RecordType bare =
        new RecordType("person", Map.of(), List.of(PERSON.field("age").orElseThrow()), List.of());
    find =
        new FindRecords(
            transactions, records, links, new OneRecordType(bare), states, new FieldConversions());

    assertThat(all(search(null), GivenRights.own(Set.of("Bob"), Set.of("North")))).isEmpty();
    assertThat(all(search(null))).hasSize(people.size());
  }

  @Test
  void a_type_that_is_not_there_is_named_so() {
    RecordSearch search = new RecordSearch("nobody", List.of(), null, null, false, null, 9);

    assertThat(find.find(search, open)).isInstanceOf(RecordsFound.UnknownType.class);
  }

  @Test
  void numbers_are_read_exactly() {
    long centenarian = add(Map.of("name", "Old", "age", 100L));

    assertThat(all(search(null, condition("age", Comparison.EQUALS, "100.0"))))
        .containsExactly(centenarian);
  }
}
