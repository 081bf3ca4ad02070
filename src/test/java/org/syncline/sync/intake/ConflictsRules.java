package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.configuration.Document;
import org.syncline.configuration.Documents;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.GivenActor;
import org.syncline.record.Conflict;
import org.syncline.record.Conflict.How;
import org.syncline.record.ConflictQuery;
import org.syncline.record.ConflictSettlement;
import org.syncline.record.Conflicts;
import org.syncline.record.DecideByRule;
import org.syncline.record.DecideConflicts;
import org.syncline.record.DecideConflicts.Choice;
import org.syncline.record.DecideConflicts.Decision;
import org.syncline.record.EditRecords.Edit;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.GivenRights;
import org.syncline.record.GoldenRecord;
import org.syncline.record.ReadConflicts;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypeDocument;
import org.syncline.record.RecordTypes;
import org.syncline.record.Survivorship;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;

/**
 * Conflicts between sources and what becomes of them, on the stores of a kit. Of customers the city
 * stands as it is where two systems differ, until a person decides; of all else the newest stands.
 */
abstract class ConflictsRules {
  private static final Path CUSTOMER =
      Path.of("src", "main", "resources", "record-types", "customer.json");
  private static final String THEN = "2026-01-02T00:00:00Z";
  private static final String CITY = "{\"name\": \"city\",";

  private StoreKit kit;
  private byte[] document;
  private volatile Hub hub;
  private int version;

  abstract StoreKit kit();

  @BeforeEach
  void three_systems() throws Exception {
    kit = kit();
    kit.clear();
    ((RememberedDuties) kit.stores().duties()).takeDue();
    String json = Files.readString(CUSTOMER, StandardCharsets.UTF_8);
    assertThat(json).contains(CITY);
    document =
        json.replace(CITY, CITY + " \"survivorship\": {\"rule\": \"ask\"},")
            .getBytes(StandardCharsets.UTF_8);
    hub = hub(RecordTypeDocument.parse(document));
  }

  private Hub hub(RecordType customer) {
    Hub made = new Hub(kit, customer);
    for (String system : List.of("erp", "shop", "crm")) {
      made.flow(system + "-in", system, "customer", State.FULL, Order.VERSION);
      made.outbound(system + "-out", system, "customer", system + "-in");
    }
    return made;
  }

  // ---- what is said and read

  private Sent says(String system, String time, String rest) {
    version++;
    return hub.send(
        system,
        "{'key': '1', 'v': %d, 't': '%s', 'mail': 'ada@b.de', %s}".formatted(version, time, rest));
  }

  private Sent city(String system, String city) {
    return says(system, THEN, "'city': '" + city + "'");
  }

  private GoldenRecord record() {
    return hub.customer("erp", "1");
  }

  private @Nullable Object value(String field) {
    return record().values().get(field);
  }

  private Conflicts store() {
    return kit.stores().conflicts();
  }

  private List<Conflict> all() {
    return kit.transactions()
        .inNew(() -> store().search(new ConflictQuery(null, null, null, null, null, null, 1_000)));
  }

  private List<Conflict> open() {
    return all().stream().filter(Conflict::isOpen).toList();
  }

  private Conflict onlyOpen() {
    assertThat(open()).hasSize(1);
    return open().get(0);
  }

  private How lastEnd() {
    Conflict.End end = all().get(0).end();
    assertThat(end).isNotNull();
    return end.how();
  }

  private ReadConflicts read() {
    RecordTypes types =
        new RecordTypes() {
          @Override
          public Optional<RecordType> named(String id) {
            return hub.current().recordType(id);
          }

          @Override
          public java.util.Collection<RecordType> all() {
            return hub.current().recordTypes();
          }
        };
    return new ReadConflicts(kit.transactions(), kit.stores().records(), store(), types);
  }

  private DecideConflicts decide() {
    return new DecideConflicts(read(), hub.editing());
  }

  private String mark(long conflict) {
    return read().conflict(conflict, Hub.ADA).orElseThrow().seen().mark();
  }

  private Edited decide(Choice choice) {
    long id = onlyOpen().id();
    return decide().one(id, new Decision(choice, mark(id), false), Hub.ADA);
  }

  // ---- opening

  @Test
  void two_systems_that_differ_are_one_question_with_both_values() {
    city("erp", "Erp");
    Sent refused = city("shop", "Shop");

    Conflict conflict = onlyOpen();
    assertThat(refused.became()).isEqualTo("unchanged");
    assertThat(value("city")).isEqualTo("Erp");
    assertThat(conflict.record()).isEqualTo(record().id());
    assertThat(conflict.recordType()).isEqualTo("customer");
    assertThat(conflict.field()).isEqualTo("city");
    assertThat(conflict.refused()).isEqualTo("Shop");
    assertThat(conflict.system()).isEqualTo("shop");
    assertThat(conflict.origin().receipt()).isEqualTo(refused.receipt());
    assertThat(conflict.origin().time()).isEqualTo(THEN);
    assertThat(conflict.receivedAt()).isEqualTo("2026-11-22T10:00:01Z");
    assertThat(conflict.revision()).isEqualTo(1);
    assertThat(record().contested()).isTrue();
    assertThat(kit.transactions().inNew(() -> store().count()))
        .containsExactly(new Conflicts.Count("customer", "city", "shop", 1));
  }

  @Test
  void a_tie_of_the_newest_is_one_too_and_agreement_is_none() {
    says("erp", THEN, "'name': 'Byron'");
    says("shop", THEN, "'name': 'Byron'");
    assertThat(all()).isEmpty();
    assertThat(record().contested()).isFalse();

    says("crm", THEN, "'name': 'King'");

    assertThat(onlyOpen().field()).isEqualTo("familyName");
    assertThat(onlyOpen().system()).isEqualTo("crm");
  }

  @Test
  void what_a_system_says_next_takes_the_place_of_what_it_said() {
    city("erp", "Erp");
    city("shop", "Shop");
    city("crm", "Crm");
    city("shop", "Shop two");
    city("shop", "Shop two");

    assertThat(open()).hasSize(2);
    Conflict shops =
        open().stream().filter(one -> one.system().equals("shop")).findFirst().orElseThrow();
    assertThat(shops.refused()).isEqualTo("Shop two");
    assertThat(shops.revision()).isEqualTo(2);
    assertThat(read().conflict(shops.id(), Hub.ADA).orElseThrow().refusals())
        .extracting(Conflicts.Refusal::value)
        .containsExactly("Shop two", "Shop two", "Crm", "Shop");
  }

  @Test
  void several_messages_of_one_group_leave_what_they_would_leave_one_by_one() {
    city("erp", "Erp");
    List<Understood> group = new ArrayList<>();
    for (String said : List.of("Shop", "Erp", "Shop two", "Shop three")) {
      version++;
      group.add(
          Understand.message(
              hub.message(
                  "shop",
                  "customer",
                  "{'key': '1', 'v': %d, 't': '%s', 'mail': 'ada@b.de', 'city': '%s'}"
                      .formatted(version, THEN, said)),
              hub.current()));
    }
    hub.group(group);

    assertThat(all()).hasSize(2);
    assertThat(lastOpenValue()).isEqualTo("Shop three");
    assertThat(onlyOpen().revision()).isEqualTo(2);
    city("shop", "Erp");
    assertThat(open()).isEmpty();
  }

  private @Nullable Object lastOpenValue() {
    return onlyOpen().refused();
  }

  // ---- ending by itself

  @Test
  void it_ends_when_the_refused_system_says_the_same() {
    city("erp", "Erp");
    city("shop", "Shop");
    city("shop", "Erp");

    assertThat(open()).isEmpty();
    assertThat(lastEnd()).isEqualTo(How.EQUAL);
  }

  @Test
  void it_ends_when_the_record_gets_the_refused_value() {
    city("erp", "Erp");
    city("shop", "Shop");
    city("erp", "Shop");

    assertThat(open()).isEmpty();
    assertThat(lastEnd()).isEqualTo(How.EQUAL);
  }

  @Test
  void a_tie_of_the_newest_ends_with_what_is_newer() {
    says("erp", THEN, "'name': 'Byron'");
    says("shop", THEN, "'name': 'King'");
    says("erp", "2026-01-03T00:00:00Z", "'name': 'Gordon'");

    assertThat(open()).isEmpty();
    assertThat(lastEnd()).isEqualTo(How.OVERTAKEN);
  }

  @Test
  void a_tie_of_the_newest_ends_when_the_refused_system_says_something_newer() {
    says("erp", THEN, "'name': 'Byron'");
    says("shop", THEN, "'name': 'King'");
    says("shop", "2026-01-03T00:00:00Z", "'name': 'King'");

    assertThat(value("familyName")).isEqualTo("King");
    assertThat(open()).isEmpty();
    assertThat(lastEnd()).isEqualTo(How.OVERTAKEN);
  }

  @Test
  void it_ends_with_an_edit_of_the_field_and_stays_over() {
    city("erp", "Erp");
    city("shop", "Shop");
    hub.editing().change(record().id(), record().version(), edit("city", "Hand"));

    assertThat(open()).isEmpty();
    assertThat(lastEnd()).isEqualTo(How.EDITED);
    city("shop", "Shop");
    assertThat(open()).isEmpty();
    city("shop", "Other");
    assertThat(onlyOpen().refused()).isEqualTo("Other");
  }

  private static Edit edit(String field, String value) {
    return new Edit(Map.of(field, value), Hub.ADA, false);
  }

  @Test
  void an_edit_of_another_field_leaves_it_open() {
    city("erp", "Erp");
    city("shop", "Shop");
    hub.editing().change(record().id(), record().version(), edit("familyName", "King"));

    assertThat(open()).hasSize(1);
  }

  @Test
  void it_ends_with_the_archiving_of_its_record_and_none_opens_until_it_is_back() {
    city("erp", "Erp");
    city("shop", "Shop");
    long id = record().id();
    hub.editing().archive(id, record().version(), true, Hub.ADA);
    assertThat(lastEnd()).isEqualTo(How.ARCHIVED);
    city("shop", "Other");
    assertThat(open()).isEmpty();

    hub.editing().archive(id, record().version(), false, Hub.ADA);
    city("shop", "Other");

    assertThat(onlyOpen().refused()).isEqualTo("Other");
  }

  @Test
  void it_ends_when_its_record_is_merged_and_the_other_gets_its_own() {
    city("erp", "Erp");
    city("shop", "Shop");
    hub.send("erp", "{'key': '2', 'v': 1, 't': '%s', 'city': 'Two'}".formatted(THEN));
    GoldenRecord kept = hub.customer("erp", "2");
    GoldenRecord gone = record();
    hub.editing().change(kept.id(), kept.version(), edit("city", "Hand"));

    Edited merged =
        hub.editing()
            .merge(kept.id(), hub.record(kept.id()).version(), gone.id(), gone.version(), Hub.ADA);

    assertThat(merged).isInstanceOf(Edited.Done.class);
    assertThat(all().stream().filter(one -> one.record() == gone.id()).map(one -> one.end().how()))
        .containsExactly(How.MERGED);
    assertThat(onlyOpen().record()).isEqualTo(kept.id());
    assertThat(onlyOpen().refused()).isEqualTo("Erp");
  }

  // ---- deciding

  @Test
  void who_keeps_the_present_value_is_not_asked_about_the_same_again() {
    city("erp", "Erp");
    city("shop", "Shop");

    assertThat(decide(new Choice.Keep())).isInstanceOf(Edited.Done.class);

    assertThat(value("city")).isEqualTo("Erp");
    assertThat(lastEnd()).isEqualTo(How.KEPT);
    assertThat(all().get(0).end().by()).isEqualTo("ada");
    city("shop", "Shop");
    assertThat(open()).isEmpty();
    assertThat(all()).hasSize(1);
    city("shop", "Other");
    assertThat(onlyOpen().refused()).isEqualTo("Other");
  }

  @Test
  void the_same_said_later_than_the_decision_is_a_question_again() {
    city("erp", "Erp");
    city("shop", "Shop");
    decide(new Choice.Keep());

    says("shop", java.time.Instant.now().plusSeconds(100).toString(), "'city': 'Shop'");

    assertThat(onlyOpen().refused()).isEqualTo("Shop");
  }

  @Test
  void a_source_whose_clock_is_ahead_is_not_newer_than_itself() {
    String ahead = java.time.Instant.now().plusSeconds(200).toString();
    city("erp", "Erp");
    says("shop", ahead, "'city': 'Shop'");
    decide(new Choice.Keep());

    says("shop", ahead, "'city': 'Shop'");

    assertThat(open()).isEmpty();
  }

  @Test
  void a_decided_tie_of_the_newest_stays_decided() {
    for (Choice choice :
        List.of(new Choice.Keep(), new Choice.Take(), new Choice.Other("Gordon"))) {
      kit.clear();
      says("erp", THEN, "'name': 'Byron'");
      says("shop", THEN, "'name': 'King'");

      assertThat(decide(choice)).isInstanceOf(Edited.Done.class);
      Object decided = value("familyName");
      says("shop", THEN, "'name': 'King'");
      says("erp", THEN, "'name': 'Byron'");

      assertThat(value("familyName")).isEqualTo(decided);
      assertThat(open()).isEmpty();
    }
  }

  @Test
  void who_takes_the_refused_value_sets_it_by_hand() {
    city("erp", "Erp");
    city("shop", "Shop");

    Edited.Done done = (Edited.Done) decide(new Choice.Take());

    assertThat(value("city")).isEqualTo("Shop");
    assertThat(record().origins().get("city").system()).isEqualTo("hub");
    assertThat(record().origins().get("city").receipt()).isEqualTo(done.receipt());
    assertThat(hub.outcome(done.receipt(), "hub-customer").decidedBy()).isEqualTo("ada");
    assertThat(lastEnd()).isEqualTo(How.TAKEN);
    assertThat(all().get(0).end().receipt()).isEqualTo(done.receipt());
    assertThat(kit.acts())
        .contains(
            AuditTrail.Act.done(
                "ada",
                "record.decide",
                "record/" + done.record(),
                "receipt="
                    + done.receipt()
                    + " version="
                    + done.version()
                    + " conflicts="
                    + all().get(0).id()
                    + ":taken"));
    city("shop", "Shop");
    assertThat(open()).isEmpty();
  }

  @Test
  void a_third_value_ends_what_all_systems_say() {
    city("erp", "Erp");
    city("shop", "Shop");
    city("crm", "Crm");
    long shops = conflictOf("shop").id();

    decide().one(shops, new Decision(new Choice.Other("Third"), mark(shops), false), Hub.ADA);

    assertThat(value("city")).isEqualTo("Third");
    assertThat(open()).isEmpty();
    assertThat(all().stream().map(one -> one.system() + " " + one.end().how()))
        .containsExactlyInAnyOrder("shop OTHER", "crm EDITED");
    city("crm", "Crm");
    city("shop", "Shop");
    assertThat(open()).isEmpty();
  }

  private Conflict conflictOf(String system) {
    return open().stream().filter(one -> one.system().equals(system)).findFirst().orElseThrow();
  }

  @Test
  void values_of_all_kinds_can_be_taken() {
    says("erp", THEN, "'born': '1815-12-10', 'credit': 1.50, 'name': 'Byron'");
    says("shop", THEN, "'born': '1815-12-11', 'credit': 2.5, 'name': ''");
    long id = record().id();
    int questions = open().size();
    assertThat(questions).isGreaterThanOrEqualTo(2);
    String mark = read().ofRecord(id, Hub.ADA).orElseThrow().mark();

    Edited done = decide().all(id, "shop", new Decision(new Choice.Take(), mark, false), Hub.ADA);

    assertThat(done).isInstanceOf(Edited.Done.class);
    assertThat(open()).isEmpty();
    assertThat(value("birthDate")).isEqualTo("1815-12-11");
    assertThat(value("creditLimit")).isEqualTo(new java.math.BigDecimal("2.5"));
  }

  @Test
  void of_a_record_all_are_decided_at_once_or_those_of_one_system() {
    says("erp", THEN, "'city': 'Erp', 'name': 'Byron'");
    says("shop", THEN, "'city': 'Shop', 'name': 'King'");
    says("crm", THEN, "'city': 'Crm', 'name': 'Byron'");
    long id = record().id();
    String mark = read().ofRecord(id, Hub.ADA).orElseThrow().mark();
    assertThat(open()).hasSize(3);

    Edited both = decide().all(id, null, new Decision(new Choice.Take(), mark, false), Hub.ADA);
    Edited unknown = decide().all(id, "erp", new Decision(new Choice.Take(), mark, false), Hub.ADA);
    Edited shops = decide().all(id, "shop", new Decision(new Choice.Take(), mark, false), Hub.ADA);

    assertThat(both).isInstanceOf(Edited.Unusable.class);
    assertThat(unknown).isEqualTo(new Edited.Over());
    assertThat(shops).isInstanceOf(Edited.Done.class);
    assertThat(value("city")).isEqualTo("Shop");
    assertThat(value("familyName")).isEqualTo("King");
    assertThat(open()).isEmpty();
  }

  @Test
  void who_has_seen_another_state_changes_nothing() {
    city("erp", "Erp");
    city("shop", "Shop");
    long id = onlyOpen().id();
    String seen = mark(id);
    String whole = read().ofRecord(record().id(), Hub.ADA).orElseThrow().mark();
    city("shop", "Shop two");

    assertThat(decide().one(id, new Decision(new Choice.Take(), seen, false), Hub.ADA))
        .isInstanceOf(Edited.ChangedMeanwhile.class);
    assertThat(
            decide()
                .all(record().id(), null, new Decision(new Choice.Take(), whole, false), Hub.ADA))
        .isInstanceOf(Edited.ChangedMeanwhile.class);
    String now = mark(id);
    city("erp", "Erp two");
    assertThat(decide().one(id, new Decision(new Choice.Take(), now, false), Hub.ADA))
        .isInstanceOf(Edited.ChangedMeanwhile.class);

    assertThat(value("city")).isEqualTo("Erp two");
    assertThat(onlyOpen().refused()).isEqualTo("Shop two");
  }

  @Test
  void what_moves_on_between_reading_and_the_locks_is_not_decided() {
    city("erp", "Erp");
    city("shop", "Shop");
    Conflict seen = onlyOpen();
    GoldenRecord before = record();
    city("shop", "Shop two");

    Edited late =
        hub.editing()
            .decide(
                before.id(),
                before.version(),
                edit("city", "Shop"),
                Map.of(
                    seen.id(),
                    new org.syncline.record.EditRecords.Decided(seen.revision(), How.TAKEN)));

    assertThat(late).isEqualTo(new Edited.ChangedMeanwhile(before.version()));
    assertThat(value("city")).isEqualTo("Erp");
    assertThat(open()).hasSize(1);
  }

  @Test
  void what_is_over_can_not_be_decided() {
    city("erp", "Erp");
    city("shop", "Shop");
    long id = onlyOpen().id();
    city("shop", "Erp");

    assertThat(decide().one(id, new Decision(new Choice.Keep(), mark(id), false), Hub.ADA))
        .isEqualTo(new Edited.Over());
    assertThat(decide().one(987_654, new Decision(new Choice.Keep(), "", false), Hub.ADA))
        .isEqualTo(new Edited.Unknown());
  }

  @Test
  void a_value_that_the_type_does_not_allow_decides_nothing() {
    city("erp", "Erp");
    city("shop", "Shop");

    assertThat(decide(new Choice.Other("x".repeat(201)))).isInstanceOf(Edited.Unusable.class);

    assertThat(open()).hasSize(1);
    assertThat(value("city")).isEqualTo("Erp");
  }

  @Test
  void a_decision_and_a_message_at_once_leave_one_of_the_two_orders() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 20; i++) {
        kit.clear();
        city("erp", "Erp");
        city("shop", "Shop");
        long id = onlyOpen().id();
        Decision decision = new Decision(new Choice.Keep(), mark(id), false);
        Future<Edited> decided = two.submit(() -> decide().one(id, decision, Hub.ADA));
        Future<Sent> said = two.submit(() -> city("shop", "Shop two"));
        said.get();

        if (decided.get() instanceof Edited.Done) {
          // The message came after it, and is a question of its own.
          assertThat(all()).hasSize(2);
        } else {
          assertThat(decided.get()).isInstanceOf(Edited.ChangedMeanwhile.class);
          assertThat(all()).hasSize(1);
        }
        assertThat(onlyOpen().refused()).isEqualTo("Shop two");
        assertThat(value("city")).isEqualTo("Erp");
      }
    } finally {
      two.shutdownNow();
    }
  }

  // ---- who sees and decides

  @Test
  void who_does_not_see_the_record_sees_no_conflict() {
    says("erp", THEN, "'city': 'Erp'");
    city("shop", "Shop");
    long id = onlyOpen().id();
    Editor agent = new Editor("bob", GivenRights.own(Set.of("bob"), Set.of()));
    ConflictQuery any = new ConflictQuery(null, null, null, null, null, null, 10);

    assertThat(read().page(any, agent).conflicts()).isEmpty();
    assertThat(read().conflict(id, agent)).isEmpty();
    assertThat(read().ofRecord(record().id(), agent)).isEmpty();
    assertThat(decide().one(id, new Decision(new Choice.Keep(), mark(id), false), agent))
        .isEqualTo(new Edited.Unknown());

    hub.editing().change(record().id(), record().version(), edit("owner", "bob"));
    assertThat(read().page(any, agent).conflicts()).hasSize(1);
    assertThat(decide().one(id, new Decision(new Choice.Keep(), mark(id), false), agent))
        .isInstanceOf(Edited.Done.class);
  }

  @Test
  void who_may_not_set_a_field_may_not_decide_about_it() {
    city("erp", "Erp");
    city("shop", "Shop");
    long id = onlyOpen().id();
    Editor bob = new Editor("bob", GivenRights.fixed("city"));

    assertThat(decide().one(id, new Decision(new Choice.Keep(), mark(id), false), bob))
        .isInstanceOf(Edited.Unusable.class);
    assertThat(open()).hasSize(1);
  }

  @Test
  void pages_go_on_where_the_one_before_ended() {
    for (int i = 0; i < 7; i++) {
      customer(i, "erp", "Erp");
      customer(i, "shop", "Shop");
    }
    List<Long> ids = new ArrayList<>();
    ConflictQuery query = new ConflictQuery("customer", "city", "shop", null, null, null, 3);
    while (true) {
      ReadConflicts.Page page = read().page(query, Hub.ADA);
      page.conflicts().forEach(seen -> ids.add(seen.conflict().id()));
      if (page.next() == null) {
        break;
      }
      query = query.before(page.next());
    }

    assertThat(ids).hasSize(7).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    ConflictQuery oldest =
        new ConflictQuery(
            "customer",
            "city",
            "shop",
            null,
            null,
            ids.get(4),
            3,
            ConflictQuery.Order.OLDEST_FIRST);
    assertThat(read().page(oldest, Hub.ADA).conflicts())
        .extracting(seen -> seen.conflict().id())
        .containsExactly(ids.get(3), ids.get(2), ids.get(1));
  }

  // ---- what is owed

  private List<String> owed() {
    return ((RememberedDuties) kit.stores().duties())
        .takeDue().stream().map(due -> due.flow() + " " + due.priority()).sorted().toList();
  }

  @Test
  void nothing_goes_back_to_a_system_before_its_value_is_decided_about() {
    city("erp", "Erp");
    owed();
    city("shop", "Shop");
    assertThat(owed()).isEmpty();

    decide(new Choice.Keep());
    assertThat(owed()).containsExactly("shop-out PERSON");

    city("shop", "Shop");
    assertThat(owed()).containsExactly("shop-out EVENT");
  }

  @Test
  void what_was_taken_is_owed_to_all() {
    city("erp", "Erp");
    city("shop", "Shop");
    owed();

    decide(new Choice.Take());

    assertThat(owed()).containsExactly("crm-out PERSON", "erp-out PERSON", "shop-out PERSON");
  }

  // ---- rules

  private void customer(int i, String system, String city) {
    version++;
    hub.send(
        system,
        "{'key': 'k%d', 'v': %d, 't': '%s', 'mail': 'm%d@b.de', 'city': '%s'}"
            .formatted(i, version, THEN, i, city));
  }

  /** The record type's document, which another hub on the same stores is made of when it is put. */
  private final class OneDocument implements Documents, PutConfiguration {
    private int documentVersion = 1;

    private Document stored() {
      return new Document(
          Kind.RECORD_TYPE,
          "customer",
          documentVersion,
          document,
          "hash",
          "rest",
          java.time.Instant.EPOCH,
          "ada");
    }

    @Override
    public long epoch() {
      return 1;
    }

    @Override
    public List<Document> latest(Kind kind) {
      return List.of(stored());
    }

    @Override
    public Optional<Document> latest(Kind kind, String id) {
      return id.equals("customer") ? Optional.of(stored()) : Optional.empty();
    }

    @Override
    public List<Document> versions(Kind kind, String id) {
      return List.of(stored());
    }

    @Override
    public Document add(
        Kind kind, String id, byte[] content, String hash, String origin, String who) {
      throw new UnsupportedOperationException("Put it.");
    }

    @Override
    public Published put(
        Kind kind, String id, byte[] content, Actor who, @Nullable Integer expectedVersion) {
      assertThat(expectedVersion).isEqualTo(documentVersion);
      document = content;
      documentVersion++;
      hub = hub(RecordTypeDocument.parse(content));
      return new Published(stored(), List.of());
    }

    @Override
    public PublishedAll putAll(List<Given> documents, Actor who) {
      throw new UnsupportedOperationException("One by one.");
    }
  }

  private DecideByRule byRule(OneDocument documents) {
    return new DecideByRule(
        kit.transactions(),
        store(),
        documents,
        documents,
        hub.editing(),
        kit.stores().audit(),
        Clock.systemUTC());
  }

  private DecideByRule.InForce rule(Survivorship survivorship) {
    OneDocument documents = new OneDocument();
    return byRule(documents)
        .put(new DecideByRule.Rule("customer", "city", survivorship, 1), GivenActor.ADA)
        .orElseThrow();
  }

  private static Survivorship order(String... systems) {
    return new Survivorship(Survivorship.Rule.SOURCE_ORDER, List.of(systems));
  }

  private ConflictSettlement settlement(long id) {
    return kit.transactions().inNew(() -> store().settlement(id)).orElseThrow();
  }

  @Test
  void a_rule_settles_all_that_is_open_of_its_field_in_portions() {
    int customers = 120;
    for (int i = 0; i < customers; i++) {
      customer(i, "erp", "Erp " + i);
      customer(i, "shop", "Shop " + i);
    }
    owed();

    DecideByRule.InForce inForce = rule(order("shop", "erp"));

    assertThat(inForce.version()).isEqualTo(2);
    assertThat(inForce.settlement().total()).isEqualTo(customers);
    DecideByRule settling = byRule(new OneDocument());
    assertThat(settling.step()).isTrue();
    ConflictSettlement halfway = settlement(inForce.settlement().id());
    assertThat(halfway.settled()).isEqualTo(50);
    assertThat(halfway.done()).isFalse();
    int steps = 1;
    while (settling.step()) {
      steps++;
    }
    assertThat(steps).isEqualTo(2);
    ConflictSettlement done = settlement(inForce.settlement().id());
    assertThat(done.done()).isTrue();
    assertThat(done.settled()).isEqualTo(customers);
    assertThat(done.failed()).isZero();
    assertThat(open()).isEmpty();
    for (int i = 0; i < customers; i++) {
      GoldenRecord record = hub.customer("erp", "k" + i);
      assertThat(record.values().get("city")).isEqualTo("Shop " + i);
      assertThat(record.origins().get("city").system()).isEqualTo("shop");
    }
    assertThat(owed()).hasSize(3 * customers).allMatch(one -> one.endsWith("BATCH"));
    assertThat(kit.acts().stream().map(AuditTrail.Act::action).filter("record.settle"::equals))
        .hasSize(customers);
    assertThat(kit.acts())
        .contains(
            AuditTrail.Act.done(
                "ada",
                "conflict.rule",
                "record-types/customer",
                "field=city rule=source-order version=2 settlement=" + done.id()));

    // The system goes on by its own order, and the worse one no more.
    customer(0, "shop", "Moved");
    customer(0, "erp", "Erp again");
    assertThat(hub.customer("erp", "k0").values().get("city")).isEqualTo("Moved");
    assertThat(open()).isEmpty();
  }

  @Test
  void a_rule_that_keeps_the_present_value_ends_them_too_and_owes_it() {
    city("erp", "Erp");
    city("shop", "Shop");
    owed();

    rule(order("erp", "shop"));
    byRule(new OneDocument()).step();

    assertThat(value("city")).isEqualTo("Erp");
    assertThat(lastEnd()).isEqualTo(How.RULE);
    assertThat(owed()).containsExactly("shop-out BATCH");
  }

  @Test
  void what_a_rule_leaves_open_stays_open_without_a_trace() {
    city("erp", "Erp");
    city("shop", "Shop");
    long receipts = kit.ledger().count(null, null).receipts();

    DecideByRule.InForce inForce = rule(Survivorship.NEWEST);
    byRule(new OneDocument()).step();

    // Both became true at the same time.
    assertThat(open()).hasSize(1);
    assertThat(settlement(inForce.settlement().id()).done()).isTrue();
    assertThat(settlement(inForce.settlement().id()).settled()).isZero();
    assertThat(kit.ledger().count(null, null).receipts()).isEqualTo(receipts);
  }

  @Test
  void the_newest_of_two_is_taken_by_a_rule_where_it_is_newer() {
    city("erp", "Erp");
    says("shop", "2026-01-05T00:00:00Z", "'city': 'Shop'");

    rule(Survivorship.NEWEST);
    byRule(new OneDocument()).step();

    assertThat(value("city")).isEqualTo("Shop");
    assertThat(open()).isEmpty();
  }

  @Test
  void of_several_systems_the_best_stands_whatever_is_settled_first() {
    city("erp", "Erp");
    city("shop", "Shop");
    city("crm", "Crm");

    rule(order("crm", "shop"));
    byRule(new OneDocument()).step();

    assertThat(value("city")).isEqualTo("Crm");
    assertThat(open()).isEmpty();
  }

  @Test
  void two_who_settle_at_once_settle_each_once() throws Exception {
    int customers = 60;
    for (int i = 0; i < customers; i++) {
      customer(i, "erp", "Erp " + i);
      customer(i, "shop", "Shop " + i);
    }
    long before = kit.ledger().count(null, null).receipts();
    DecideByRule.InForce inForce = rule(order("shop", "erp"));
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(
            two.submit(
                () -> {
                  while (byRule(new OneDocument()).step()) {
                    // as the timers of two servers do
                  }
                  return true;
                }));
      }
      for (Future<Boolean> one : both) {
        one.get();
      }
    } finally {
      two.shutdownNow();
    }
    assertThat(settlement(inForce.settlement().id()).settled()).isEqualTo(customers);
    assertThat(open()).isEmpty();
    assertThat(kit.ledger().count(null, null).receipts()).isEqualTo(before + customers);
  }

  @Test
  void a_rule_for_another_version_or_an_unknown_field_is_refused() {
    DecideByRule rules = byRule(new OneDocument());
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                rules.put(
                    new DecideByRule.Rule("customer", "city", order("erp"), 7), GivenActor.ADA))
        .isInstanceOf(PutConfiguration.VersionConflict.class);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                rules.put(
                    new DecideByRule.Rule("customer", "shoe", order("erp"), 1), GivenActor.ADA))
        .isInstanceOf(org.syncline.configuration.InvalidConfiguration.class);
    assertThat(rules.put(new DecideByRule.Rule("x", "city", order("erp"), 1), GivenActor.ADA))
        .isEmpty();
    assertThat(kit.transactions().inNew(() -> store().settlements(10))).isEmpty();
  }

  // ---- random steps against a model

  /** What ought to be, of one field that a person is asked about. */
  private static final class Model {
    private @Nullable String value;
    private String source = "";
    private final Map<String, String> open = new TreeMap<>();
    private final Map<String, String> answered = new HashMap<>();

    void says(String system, String said, boolean fresh) {
      if (value == null || source.equals(system)) {
        value = said;
        source = system;
        open.remove(system);
      } else if (said.equals(value)) {
        open.remove(system);
      } else if (open.containsKey(system)) {
        open.put(system, said);
      } else if (fresh || !said.equals(answered.get(system))) {
        open.put(system, said);
        answered.remove(system);
      }
      settle();
    }

    private void settle() {
      open.values().removeIf(refused -> refused.equals(value));
    }

    void sets(String decided) {
      if (!decided.equals(value)) {
        value = decided;
        source = "hub";
      }
      open.forEach(
          (system, refused) -> {
            if (!refused.equals(value)) {
              answered.put(system, refused);
            }
          });
      open.clear();
    }
  }

  @Test
  void random_messages_and_decisions_leave_what_a_simple_model_says() {
    long seed = Long.getLong("syncline.seed", System.nanoTime());
    System.out.println("ConflictsRules seed " + seed);
    Random random = new Random(seed);
    List<String> systems = List.of("erp", "shop", "crm");
    for (int round = 0; round < 4; round++) {
      kit.clear();
      Model model = new Model();
      city("erp", "A");
      model.says("erp", "A", false);
      java.time.Instant fresh = java.time.Instant.now().plusSeconds(60);
      StringBuilder steps = new StringBuilder("seed " + seed + ":");
      for (int step = 0; step < 40; step++) {
        String value = String.valueOf((char) ('A' + random.nextInt(4)));
        List<Conflict> open = open();
        int what = random.nextInt(10);
        if (what < 6 || open.isEmpty() && what < 9) {
          String system = systems.get(random.nextInt(3));
          boolean newer = random.nextInt(5) == 0;
          fresh = fresh.plusMillis(10);
          says(system, newer ? fresh.toString() : THEN, "'city': '" + value + "'");
          model.says(system, value, newer);
          steps.append(' ').append(system).append('=').append(value).append(newer ? "!" : "");
        } else if (what == 9) {
          GoldenRecord record = record();
          hub.editing().change(record.id(), record.version(), edit("city", value));
          model.sets(value);
          steps.append(" edit=").append(value);
        } else {
          Conflict conflict = open.get(random.nextInt(open.size()));
          Choice choice =
              what == 6
                  ? new Choice.Keep()
                  : what == 7 ? new Choice.Take() : new Choice.Other(value);
          assertThat(
                  decide()
                      .one(
                          conflict.id(), new Decision(choice, mark(conflict.id()), false), Hub.ADA))
              .as(steps.toString())
              .isInstanceOf(Edited.Done.class);
          String refused = String.valueOf(conflict.refused());
          String present = String.valueOf(model.value);
          String stands = what == 6 ? present : what == 7 ? refused : value;
          model.sets(stands);
          if (what == 8) {
            // It is decided against, even by the value that it had itself.
            model.answered.put(conflict.system(), refused);
          }
          steps.append(' ').append(conflict.system()).append(choice);
        }
        Map<String, String> now = new TreeMap<>();
        open().forEach(one -> now.put(one.system(), String.valueOf(one.refused())));
        assertThat(now).as(steps.toString()).isEqualTo(model.open);
        assertThat(value("city")).as(steps.toString()).isEqualTo(model.value);
      }
    }
  }
}
