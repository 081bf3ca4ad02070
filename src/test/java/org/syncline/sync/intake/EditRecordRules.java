package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.record.EditRecords.Edit;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.EditRecords.Editor;
import org.syncline.record.EditRecords.Mistake;
import org.syncline.record.GivenRights;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Origin;
import org.syncline.record.Records;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;

/** What people do to records by hand, on the stores of a kit. */
abstract class EditRecordRules {
  private StoreKit kit;
  private Hub hub;

  abstract StoreKit kit();

  @BeforeEach
  void a_hub_with_one_system() {
    kit = kit();
    kit.clear();
    hub = new Hub(kit).flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION);
  }

  private static Edit edit(Map<String, ? extends @Nullable Object> values) {
    return new Edit(values, Hub.ADA, false);
  }

  private Edited.Done created(Map<String, ? extends @Nullable Object> values) {
    return (Edited.Done) hub.editing().create("customer", edit(values));
  }

  private Edited change(long record, int version, Map<String, ? extends @Nullable Object> values) {
    return hub.editing().change(record, version, edit(values));
  }

  private List<HistoryEntry> history(long record) {
    Records records = kit.stores().records();
    return kit.transactions().inNew(() -> records.history(record));
  }

  @Test
  void a_new_record_has_a_receipt_an_outcome_origins_and_history() {
    Edited.Done done =
        created(Map.of("familyName", "Byron", "creditLimit", new BigDecimal("1.50")));

    GoldenRecord record = hub.record(done.record());
    assertThat(record.version()).isEqualTo(1).isEqualTo(done.version());
    assertThat(record.values().asMap())
        .containsOnly(
            Map.entry("creditLimit", new BigDecimal("1.5")), Map.entry("familyName", "Byron"));
    Origin origin = record.origins().get("familyName");
    assertThat(origin.system()).isEqualTo("hub");
    assertThat(origin.receipt()).isEqualTo(done.receipt());
    Outcome outcome = hub.outcome(done.receipt(), "hub-customer");
    assertThat(outcome.status()).isEqualTo(Status.CREATED);
    assertThat(outcome.recordId()).isEqualTo(done.record());
    assertThat(outcome.decidedBy()).isEqualTo("ada");
    assertThat(history(done.record()))
        .extracting(HistoryEntry::receipt)
        .containsExactly(done.receipt());
    assertThat(kit.ledger().count(null, null).receipts()).isEqualTo(1);
    assertThat(hub.arrivals().direct()).isEqualTo(new Arrivals.Direct(1, 0));
  }

  @Test
  void a_change_sets_what_is_named_clears_what_is_null_and_leaves_the_rest() {
    hub.send("erp", "{'key': '1', 'v': 1, 'name': 'Byron', 'city': 'London', 'mail': 'a@b.de'}");
    GoldenRecord before = hub.customer("erp", "1");
    Map<String, @Nullable Object> values = new HashMap<>(Map.of("familyName", "King"));
    values.put("city", null);

    Edited done = change(before.id(), 1, values);

    assertThat(done).isInstanceOf(Edited.Done.class);
    GoldenRecord after = hub.record(before.id());
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.values().get("familyName")).isEqualTo("King");
    assertThat(after.values().has("city")).isTrue();
    assertThat(after.values().get("city")).isNull();
    assertThat(after.values().get("email")).isEqualTo("a@b.de");
    assertThat(after.origins().get("email").system()).isEqualTo("erp");
    assertThat(history(before.id()).get(1).changes()).containsOnlyKeys("city", "familyName");
  }

  @Test
  void a_person_overrules_even_a_source_whose_clock_is_ahead() {
    hub.flow("shop-customers", "shop", "customer", State.FULL, Order.TIME);
    String ahead = java.time.Instant.now().plusSeconds(120).toString();
    hub.send("shop", "{'key': '1', 't': '" + ahead + "', 'name': 'Byron'}");
    long record = hub.customer("shop", "1").id();

    change(record, 1, Map.of("familyName", "King"));

    assertThat(hub.record(record).values().get("familyName")).isEqualTo("King");
  }

  @Test
  void the_next_message_of_a_source_merges_with_what_a_person_changed() {
    hub.send(
        "erp", "{'key': '1', 'v': 1, 't': '2026-01-01T00:00:00Z', 'name': 'Byron', 'city': 'Rom'}");
    long record = hub.customer("erp", "1").id();
    change(record, 1, Map.of("familyName", "King"));

    hub.send(
        "erp",
        "{'key': '1', 'v': 2, 't': '2026-01-02T00:00:00Z', 'name': 'Byron', 'city': 'Paris'}");

    // The person's is newer than the source's own time.
    assertThat(hub.record(record).values().get("familyName")).isEqualTo("King");
    assertThat(hub.record(record).values().get("city")).isEqualTo("Paris");
  }

  @Test
  void who_has_seen_another_version_changes_nothing() {
    Edited.Done done = created(Map.of("familyName", "Byron"));
    change(done.record(), 1, Map.of("familyName", "King"));

    Edited late = change(done.record(), 1, Map.of("familyName", "Gordon"));

    assertThat(late).isEqualTo(new Edited.ChangedMeanwhile(2));
    assertThat(hub.record(done.record()).values().get("familyName")).isEqualTo("King");
    assertThat(kit.ledger().count(null, null).receipts()).isEqualTo(2);
    assertThat(hub.arrivals().direct()).isEqualTo(new Arrivals.Direct(2, 0));
  }

  @Test
  void of_many_who_saw_the_same_version_one_gets_through() throws Exception {
    Edited.Done done = created(Map.of("familyName", "Byron"));
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      List<Future<Edited>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String name = "Name " + i;
        all.add(people.submit(() -> change(done.record(), 1, Map.of("familyName", name))));
      }
      int through = 0;
      for (Future<Edited> one : all) {
        through += one.get() instanceof Edited.Done ? 1 : 0;
      }
      assertThat(through).isEqualTo(1);
    } finally {
      people.shutdownNow();
    }
    assertThat(hub.record(done.record()).version()).isEqualTo(2);
  }

  @Test
  void values_that_the_type_does_not_allow_are_all_named_and_nothing_is_kept() {
    Edited refused =
        hub.editing()
            .create(
                "customer",
                edit(
                    Map.of(
                        "familyName", "x".repeat(201),
                        "email", "nobody",
                        "newsletter", "perhaps",
                        "birthDate", "2026-02-30",
                        "employees", new BigDecimal("-1"),
                        "shoeSize", new BigDecimal("42"),
                        "lifecycle", "friend")));

    assertThat(((Edited.Unusable) refused).mistakes())
        .extracting(Mistake::field)
        .containsExactlyInAnyOrder(
            "familyName", "email", "newsletter", "birthDate", "employees", "shoeSize", "lifecycle");
    assertThat(kit.records()).isZero();
    assertThat(kit.ledger().count(null, null).receipts()).isZero();
  }

  @Test
  void a_second_record_of_one_person_is_a_question_unless_its_editor_knows_better() {
    Edited.Done first = created(Map.of("email", "ada@example.org"));
    Edited.Done other = created(Map.of("familyName", "King"));

    assertThat(hub.editing().create("customer", edit(Map.of("email", "ADA@example.org"))))
        .isEqualTo(new Edited.Matched("same e-mail", Set.of(first.record())));
    assertThat(change(other.record(), 1, Map.of("email", "ada@example.org")))
        .isEqualTo(new Edited.Matched("same e-mail", Set.of(first.record())));
    assertThat(change(first.record(), 1, Map.of("email", "ada@example.org", "city", "Rom")))
        .isInstanceOf(Edited.Done.class);
    assertThat(kit.records()).isEqualTo(2);

    Edited certain =
        hub.editing()
            .create("customer", new Edit(Map.of("email", "ada@example.org"), Hub.ADA, true));

    assertThat(certain).isInstanceOf(Edited.Done.class);
    assertThat(kit.records()).isEqualTo(3);
  }

  @Test
  void many_who_enter_the_same_person_at_once_make_one_record() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(8);
    try {
      List<Future<Edited>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        all.add(
            people.submit(
                () -> hub.editing().create("customer", edit(Map.of("email", "a@example.org")))));
      }
      for (Future<Edited> one : all) {
        assertThat(one.get()).isInstanceOfAny(Edited.Done.class, Edited.Matched.class);
      }
    } finally {
      people.shutdownNow();
    }
    assertThat(kit.records()).isEqualTo(1);
  }

  @Test
  void a_message_finds_the_record_that_a_person_made() {
    Edited.Done done = created(Map.of("email", "ada@example.org"));

    hub.send("erp", "{'key': '1', 'v': 1, 'mail': 'ada@example.org', 'city': 'London'}");

    assertThat(hub.customer("erp", "1").id()).isEqualTo(done.record());
    assertThat(hub.record(done.record()).values().get("city")).isEqualTo("London");
  }

  @Test
  void a_reference_is_the_id_of_a_record_of_its_type() {
    Edited.Done boss = created(Map.of("familyName", "Boss"));
    Edited.Done worker =
        created(Map.of("familyName", "Worker", "employer", Long.toString(boss.record())));

    assertThat(hub.record(worker.record()).values().get("employer"))
        .isEqualTo(Long.toString(boss.record()));
    assertThat(hub.editing().create("customer", edit(Map.of("employer", "987654321"))))
        .isInstanceOfSatisfying(
            Edited.Unusable.class,
            refused -> assertThat(refused.mistakes().get(0).field()).isEqualTo("employer"));
    assertThat(hub.editing().create("customer", edit(Map.of("employer", "Ada"))))
        .isInstanceOf(Edited.Unusable.class);
    Map<String, @Nullable Object> cleared = Collections.singletonMap("employer", null);
    assertThat(change(worker.record(), 1, cleared)).isInstanceOf(Edited.Done.class);
    assertThat(hub.record(worker.record()).values().get("employer")).isNull();
  }

  @Test
  void references_never_go_in_a_circle() {
    long top = created(Map.of("familyName", "Top")).record();
    long middle = created(Map.of("parent", Long.toString(top))).record();
    long bottom = created(Map.of("parent", Long.toString(middle))).record();

    Edited circle = change(top, 1, Map.of("parent", Long.toString(bottom)));
    Edited itself = change(top, 1, Map.of("parent", Long.toString(top)));

    assertThat(circle).isInstanceOf(Edited.Unusable.class);
    assertThat(itself).isInstanceOf(Edited.Unusable.class);
    assertThat(hub.record(top).values().has("parent")).isFalse();
  }

  @Test
  void what_is_not_there_is_not_changed() {
    assertThat(change(123_456, 1, Map.of("city", "Rom"))).isInstanceOf(Edited.Unknown.class);
    assertThat(hub.editing().create("nobody", edit(Map.of("city", "Rom"))))
        .isInstanceOf(Edited.Unknown.class);
  }

  @Test
  void characters_of_all_kinds_come_back_as_they_were() {
    String text = "\u0000\u0007<script>\uD83D\uDE00 \u202E 你好";

    Edited.Done done = created(Map.of("description", text));

    assertThat(hub.record(done.record()).values().get("description")).isEqualTo(text);
  }

  private static final Editor BOB =
      new Editor("bob", GivenRights.own(Set.of("Bob"), Set.of("North")));

  private long ownedBy(String owner) {
    return created(Map.of("familyName", "Byron", "owner", owner)).record();
  }

  private long receipts() {
    return kit.ledger().count(null, null).receipts();
  }

  @Test
  void who_is_kept_to_own_records_can_not_even_tell_that_others_are_there() {
    long foreign = ownedBy("Ada");
    long own = ownedBy("bob");
    EditRecord editing = hub.editing();
    Edit edit = new Edit(Map.of("city", "Jena"), BOB, false);
    long before = receipts();

    assertThat(editing.change(foreign, 1, edit)).isInstanceOf(Edited.Unknown.class);
    assertThat(editing.change(foreign, 9, edit)).isInstanceOf(Edited.Unknown.class);
    assertThat(editing.archive(foreign, 1, true, BOB)).isInstanceOf(Edited.Unknown.class);
    assertThat(editing.merge(foreign, 1, own, 1, BOB)).isInstanceOf(Edited.Unknown.class);
    assertThat(editing.relate(foreign, "none", own, Map.of(), BOB))
        .isInstanceOf(Edited.Unknown.class);
    assertThat(editing.merge(own, 1, foreign, 1, BOB))
        .isEqualTo(editing.merge(own, 1, 999_999, 1, BOB));
    Edit referring = new Edit(Map.of("employer", Long.toString(foreign)), BOB, false);
    Edit dangling = new Edit(Map.of("employer", "999999"), BOB, false);
    assertThat(editing.change(own, 1, referring)).isEqualTo(editing.change(own, 1, dangling));
    assertThat(receipts()).isEqualTo(before);

    assertThat(editing.change(own, 1, edit)).isInstanceOf(Edited.Done.class);
  }

  @Test
  void a_new_record_has_to_be_the_makers_own() {
    Edit nobodys = new Edit(Map.of("familyName", "Byron"), BOB, false);
    Edit own = new Edit(Map.of("familyName", "Byron", "team", "north"), BOB, false);

    assertThat(hub.editing().create("customer", nobodys))
        .isInstanceOfSatisfying(
            Edited.Unusable.class,
            refused -> assertThat(refused.mistakes()).extracting(Mistake::field).contains("owner"));
    assertThat(hub.editing().create("customer", own)).isInstanceOf(Edited.Done.class);
  }

  @Test
  void a_match_that_the_editor_does_not_see_is_not_named() {
    created(Map.of("email", "ada@b.de", "owner", "Ada"));
    Edit same = new Edit(Map.of("email", "ada@b.de", "owner", "Bob"), BOB, false);

    assertThat(hub.editing().create("customer", same))
        .isInstanceOfSatisfying(
            Edited.Matched.class, matched -> assertThat(matched.records()).isEmpty());
  }

  @Test
  void fields_that_the_editor_may_not_set_stay_as_they_are() {
    long record = ownedBy("Bob");
    Editor editor = new Editor("bob", GivenRights.fixed("creditLimit", "employer"));
    Map<String, Object> values =
        Map.of("creditLimit", BigDecimal.ONE, "employer", Long.toString(record), "city", "Jena");

    assertThat(hub.editing().change(record, 1, new Edit(values, editor, false)))
        .isInstanceOfSatisfying(
            Edited.Unusable.class,
            refused ->
                assertThat(refused.mistakes())
                    .extracting(Mistake::field)
                    .contains("creditLimit", "employer")
                    .doesNotContain("city"));
    assertThat(hub.record(record).version()).isEqualTo(1);
  }

  @Test
  void who_made_and_changed_a_record_is_in_the_trail_and_no_value_of_it() {
    Edited.Done made = created(Map.of("familyName", "Byron", "email", "ada@b.de"));
    Edited.Done changed = (Edited.Done) change(made.record(), 1, Map.of("city", "Jena"));
    change(made.record(), 1, Map.of("city", "Berlin"));
    Edited.Done archived = (Edited.Done) hub.editing().archive(made.record(), 2, true, Hub.ADA);

    String subject = "record/" + made.record();
    assertThat(kit.acts())
        .containsExactly(
            Act.done("ada", "record.create", subject, "receipt=" + made.receipt() + " version=1"),
            Act.done(
                "ada", "record.change", subject, "receipt=" + changed.receipt() + " version=2"),
            Act.done(
                "ada", "record.archive", subject, "receipt=" + archived.receipt() + " version=3"));
  }
}
