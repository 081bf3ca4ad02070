package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.record.FieldDefinition;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Link;
import org.syncline.record.MatchKeys;
import org.syncline.record.MatchRule;
import org.syncline.record.Origin;
import org.syncline.record.RecordType;
import org.syncline.sync.Flow.Order;
import org.syncline.sync.Flow.State;
import org.syncline.sync.intake.DecideHeld.Decided;

/** The rules of src/docs/intake.md, each as a test, on the stores of a kit. */
abstract class AcceptMessageRules {
  private static final String REQUIRED_EMPLOYER =
      "{\"target\": \"employer\", \"source\": \"employer\", \"parent\": \"required\","
          + " \"link\": {\"system\": \"erp\", \"object\": \"customer\"}}";

  private StoreKit kit;
  private Hub hub;

  abstract StoreKit kit();

  @BeforeEach
  void a_hub_with_three_systems() {
    kit = kit();
    kit.clear();
    hub =
        new Hub(kit)
            .flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION)
            .flow("shop-customers", "shop", "customer", State.FULL, Order.TIME)
            .flow("crm-customers", "crm", "customer", State.PARTIAL, Order.VERSION)
            .flow("branch-customers", "branch", "customer", State.PARTIAL, Order.ARRIVAL);
  }

  private static byte[] body(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  // ---- locks

  @Test
  void who_gives_a_record_a_match_key_holds_its_bucket_whichever_field_completes_it() {
    List<SortedSet<Integer>> locked = new ArrayList<>();
    RecordType customer = Hub.customerType();
    List<FieldDefinition> fields = new ArrayList<>();
    customer.fields().forEach(fields::add);
    RecordType byNameAndBirth =
        new RecordType(
            "customer",
            Map.of(),
            fields,
            List.of(new MatchRule("name and birth", List.of("familyName", "birthDate"))));
    Stores real = kit.stores();
    Lanes listening =
        (Lanes)
            Proxy.newProxyInstance(
                Lanes.class.getClassLoader(),
                new Class<?>[] {Lanes.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("lock")) {
                    locked.add(new TreeSet<>((SortedSet<Integer>) arguments[0]));
                  }
                  return method.invoke(real.lanes(), arguments);
                });
    Stores stores =
        new Stores(
            real.receipts(),
            real.outcomes(),
            listening,
            real.links(),
            real.records(),
            real.conflicts(),
            real.merges(),
            real.relations(),
            real.duties(),
            real.facts(),
            kit.stores().audit());
    Hub two =
        new Hub(kit, byNameAndBirth)
            .runOn(kit.transactions(), stores, Hub.SHAPE, new NoPauses())
            .flow("crm-customers", "crm", "customer", State.PARTIAL, Order.VERSION)
            .flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION);
    two.send("crm", "{'key': '1', 'v': 1, 'name': 'Byron'}");
    locked.clear();

    two.send("crm", "{'key': '1', 'v': 2, 'born': '1815-12-10'}");

    FieldValues both = FieldValues.of(Map.of("familyName", "Byron", "birthDate", "1815-12-10"));
    int bucket = real.lanes().bucketOf("match " + MatchKeys.of(byNameAndBirth, both).get(0));
    assertThat(locked.get(locked.size() - 1)).contains(bucket);
    two.send("erp", "{'key': '7', 'v': 1, 'name': 'byron', 'born': '1815-12-10'}");
    assertThat(two.customer("erp", "7").id()).isEqualTo(two.customer("crm", "1").id());
  }

  // ---- identity

  @Test
  void a_message_of_the_same_transport_id_is_a_redelivery_and_counts_nowhere() {
    byte[] body = body("{'key': '1', 'v': 1, 'name': 'Ada'}");
    Sent first = hub.send(hub.message("erp", "customer", "id", "transport", body));

    Sent again = hub.send(hub.message("erp", "customer", "id", "transport", body));

    assertThat(again.acceptance()).isEqualTo(new Acceptance.Redelivered(first.receipt()));
    assertThat(kit.ledger().count(null, null).receipts()).isEqualTo(1);
    assertThat(first.became()).isEqualTo("created");
  }

  @Test
  void the_same_id_and_body_from_another_send_is_a_duplicate() {
    byte[] body = body("{'key': '1', 'v': 1, 'name': 'Ada'}");
    hub.send(hub.message("erp", "customer", "id", "t1", body));

    Sent repeat = hub.send(hub.message("erp", "customer", "id", "t2", body));
    Sent third = hub.send(hub.message("erp", "customer", "id", "t3", body));
    Sent redelivered = hub.send(hub.message("erp", "customer", "id", "t2", body));

    assertThat(repeat.became()).isEqualTo("duplicate");
    assertThat(third.became()).isEqualTo("duplicate");
    assertThat(redelivered.acceptance()).isEqualTo(new Acceptance.Redelivered(repeat.receipt()));
    assertThat(kit.stores().receipts().body(repeat.receipt())).isEmpty();
    assertThat(hub.customer("erp", "1").version()).isEqualTo(1);
  }

  @Test
  void the_same_id_with_another_body_is_parked_and_blocks_no_lane() {
    hub.send(hub.message("erp", "customer", "id", "t1", body("{'key': '1', 'v': 1}")));

    Sent reused =
        hub.send(hub.message("erp", "customer", "id", "t2", body("{'key': '1', 'v': 2}")));
    Sent next = hub.send("erp", "{'key': '1', 'v': 3, 'city': 'Jena'}");

    assertThat(reused.became()).isEqualTo("parked(ID_REUSED)");
    assertThat(reused.problems()).contains("ask the sender");
    assertThat(next.became()).isEqualTo("updated");
  }

  @Test
  void the_same_id_and_body_for_another_object_is_a_reused_id() {
    hub.flow("erp-contacts", "erp", "contact", State.FULL, Order.VERSION);
    byte[] body = body("{'key': '1', 'v': 1}");
    hub.send(hub.message("erp", "customer", "id", "t1", body));

    Sent other = hub.send(hub.message("erp", "contact", "id", "t2", body));

    assertThat(other.became()).isEqualTo("parked(ID_REUSED)");
  }

  @Test
  void an_id_belongs_to_its_system_alone() {
    byte[] body = body("{'key': '1', 'v': 1, 't': '2026-01-01T00:00:00Z'}");
    hub.send(hub.message("erp", "customer", "id", "t", body));

    Sent other = hub.send(hub.message("shop", "customer", "id", "t", body));

    assertThat(other.became()).isEqualTo("created");
  }

  @Test
  void a_reused_id_that_a_person_sends_on_is_read_after_all() {
    hub.send(hub.message("erp", "customer", "id", "t1", body("{'key': '1', 'v': 1}")));
    Sent reused =
        hub.send(
            hub.message("erp", "customer", "id", "t2", body("{'key': '1', 'v': 2, 'city': 'X'}")));

    Decided decided =
        hub.person().retry(reused.receipt(), Outcome.NO_FLOW, GivenActor.ADA, "meant so");
    hub.goOn();

    assertThat(decided).isEqualTo(Decided.DONE);
    assertThat(reused.became()).isEqualTo("updated");
  }

  // ---- 1: flows

  @Test
  void a_message_that_no_flow_reads_is_parked_without_a_lane() {
    Sent sent = hub.send(hub.message("erp", "orders", "{'key': '1'}"));
    Sent unnamed = hub.send(hub.message("erp", null, "m", "t", body("{}")));

    assertThat(sent.became()).isEqualTo("parked(UNKNOWN_FLOW)");
    assertThat(unnamed.became()).isEqualTo("parked(UNKNOWN_FLOW)");
    assertThat(sent.outcome().flow()).isEqualTo(Outcome.NO_FLOW);
    assertThat(kit.ledger().receipt(sent.receipt()).orElseThrow().flows()).isEqualTo(1);
  }

  @Test
  void once_its_flow_is_there_a_person_sends_it_on() {
    Sent sent = hub.send(hub.message("erp", "contact", "{'key': '1', 'v': 1, 'name': 'Ada'}"));
    hub.published("erp-contacts", "erp", "contact", State.FULL, Order.VERSION).refresh();

    hub.person().retry(sent.receipt(), Outcome.NO_FLOW, GivenActor.ADA, "flow added");
    hub.goOn();

    assertThat(sent.outcomes()).containsExactly("created");
    assertThat(sent.outcome().flow()).isEqualTo("erp-contacts");
    assertThat(hub.ready()).isEmpty();
  }

  @Test
  void sent_on_while_there_is_still_no_flow_it_stays_parked_and_does_not_spin() {
    Sent sent = hub.send(hub.message("erp", "contact", "{'key': '1'}"));

    hub.person().retry(sent.receipt(), Outcome.NO_FLOW, GivenActor.ADA, "try");
    hub.goOn();

    assertThat(sent.became()).isEqualTo("parked(UNKNOWN_FLOW)");
    assertThat(hub.ready()).isEmpty();
  }

  @Test
  void two_flows_read_one_message_and_each_has_its_outcome() {
    hub.flow("erp-strict", "erp", "both", State.FULL, Order.VERSION)
        .flow(
            "erp-lenient",
            "erp",
            "both",
            State.FULL,
            Order.VERSION,
            "{\"target\": \"birthDate\", \"source\": \"born\", \"onError\": \"absent\"}");

    Sent sent = hub.send(hub.message("erp", "both", "{'key': '1', 'v': 1, 'born': 'never'}"));

    assertThat(sent.outcomes()).containsExactly("created", "parked(NOT_A_DATE)");
    assertThat(kit.ledger().receipt(sent.receipt()).orElseThrow().flows()).isEqualTo(2);
    assertThat(kit.ledger().count(null, null).due()).isEqualTo(2);
    assertThat(kit.ledger().count(null, null).settled()).isEqualTo(2);
  }

  @Test
  void no_flow_message_read_by_two_flows_later_owes_two_outcomes() {
    Sent sent = hub.send(hub.message("erp", "both", "{'key': '1', 'v': 1, 'born': 'never'}"));
    hub.published("a", "erp", "both", State.FULL, Order.VERSION)
        .published(
            "b",
            "erp",
            "both",
            State.FULL,
            Order.VERSION,
            "{\"target\": \"birthDate\", \"source\": \"born\", \"onError\": \"absent\"}");

    hub.person().retry(sent.receipt(), Outcome.NO_FLOW, GivenActor.ADA, "flows added");
    hub.goOn();

    assertThat(sent.outcomes()).containsExactly("parked(NOT_A_DATE)", "created");
    assertThat(kit.ledger().count(null, null).due()).isEqualTo(2);
    assertThat(kit.ledger().count(null, null).settled()).isEqualTo(2);
  }

  // ---- 2: bodies

  @Test
  void an_unreadable_or_empty_body_or_one_without_key_is_parked_and_blocks_nobody() {
    assertThat(hub.send("erp", "{'key': ").became()).isEqualTo("parked(BODY_UNREADABLE)");
    assertThat(hub.send("erp", "").became()).isEqualTo("parked(BODY_EMPTY)");
    assertThat(hub.send("erp", "{'v': 1}").became()).isEqualTo("parked(KEY_MISSING)");
    assertThat(hub.send("erp", "{'key': '" + "9".repeat(201) + "', 'v': 1}").became())
        .isEqualTo("parked(KEY_UNUSABLE)");
    assertThat(hub.send("erp", "{'key': '1', 'v': 1}").became()).isEqualTo("created");
  }

  @Test
  void a_refused_body_is_parked_with_the_reason_of_its_door() {
    InboundMessage m = hub.message("erp", "customer", "{'key': '1', 'v': 1}");

    Sent large = hub.send(refused(m, "BODY_TOO_LARGE", "a"));
    Sent object = hub.send(refused(m, "UNSUPPORTED_MESSAGE", "b"));

    assertThat(large.became()).isEqualTo("parked(BODY_TOO_LARGE)");
    assertThat(object.became()).isEqualTo("parked(UNSUPPORTED_MESSAGE)");
    assertThat(object.outcome().key()).isNull();
  }

  private static InboundMessage refused(InboundMessage m, String reason, String id) {
    return new InboundMessage(
        m.system(),
        m.object(),
        id,
        id,
        BodyKind.UNREAD,
        new SourceBody(new byte[0], null),
        InboundMessage.hash(new byte[0]),
        m.door(),
        m.sentAt(),
        m.receivedAt(),
        reason);
  }

  // ---- 3, 4: lanes

  @Test
  void a_message_that_can_not_be_mapped_is_parked_with_all_its_problems() {
    Sent sent = hub.send("erp", "{'key': '1', 'v': 1, 'born': 'never', 'credit': 'much'}");

    assertThat(sent.became()).isEqualTo("parked(NOT_A_DATE)");
    assertThat(sent.problems()).contains("NOT_A_DATE", "NOT_A_NUMBER");
    assertThat(sent.outcome().key()).isEqualTo("1");
  }

  @Test
  void behind_a_parked_message_a_partial_one_waits_for_its_lane() {
    Sent stopped = hub.send("crm", "{'key': '1', 'v': 1, 'born': 'never'}");

    Sent behind = hub.send("crm", "{'key': '1', 'v': 2, 'city': 'Jena'}");
    Sent unmappable = hub.send("crm", "{'key': '1', 'v': 3, 'born': 'never'}");
    Sent otherLane = hub.send("crm", "{'key': '2', 'v': 1}");

    assertThat(stopped.became()).isEqualTo("parked(NOT_A_DATE)");
    assertThat(behind.became()).isEqualTo("waiting(lane)");
    assertThat(unmappable.became()).isEqualTo("waiting(lane)");
    assertThat(otherLane.became()).isEqualTo("created");
  }

  @Test
  void a_newer_full_state_supersedes_what_is_stopped_in_its_lane() {
    Sent stopped = hub.send("erp", "{'key': '1', 'v': 1, 'born': 'never'}");
    Sent alsoStopped = hub.send("erp", "{'key': '1', 'v': 2, 'born': 'never'}");

    Sent newer = hub.send("erp", "{'key': '1', 'v': 3, 'born': '2001-02-03'}");

    assertThat(alsoStopped.outcome().tries()).isEqualTo(1);
    assertThat(newer.became()).isEqualTo("created");
    assertThat(stopped.became()).isEqualTo("superseded");
    assertThat(alsoStopped.became()).isEqualTo("superseded");
    assertThat(hub.ready()).isEmpty();
  }

  @Test
  void an_older_or_equal_full_state_waits_behind_what_is_stopped() {
    hub.send("erp", "{'key': '1', 'v': 5, 'born': 'never'}");

    assertThat(hub.send("erp", "{'key': '1', 'v': 4}").became()).isEqualTo("waiting(lane)");
    assertThat(hub.send("erp", "{'key': '1', 'v': 5}").became()).isEqualTo("waiting(lane)");
  }

  @Test
  void retried_after_the_mapping_was_mended_a_parked_message_and_all_behind_it_go_on_in_order() {
    Sent stopped = hub.send("crm", "{'key': '1', 'v': 1, 'born': 'never', 'city': 'A'}");
    Sent second = hub.send("crm", "{'key': '1', 'v': 2, 'city': 'B'}");
    Sent third = hub.send("crm", "{'key': '1', 'v': 3, 'name': 'C'}");
    hub.published(
        "crm-customers",
        "crm",
        "customer",
        State.PARTIAL,
        Order.VERSION,
        "{\"target\": \"birthDate\", \"source\": \"born\", \"onError\": \"absent\"}");

    hub.person().retry(stopped.receipt(), "crm-customers", GivenActor.ADA, "mapping mended");
    hub.goOn();

    assertThat(stopped.became()).isEqualTo("created");
    assertThat(second.became()).isEqualTo("updated");
    assertThat(third.became()).isEqualTo("updated");
    assertThat(stopped.outcome().tries()).isEqualTo(2);
    assertThat(stopped.outcome().mappingVersion()).isEqualTo(2);
    GoldenRecord record = hub.customer("crm", "1");
    assertThat(record.values().get("city")).isEqualTo("B");
    assertThat(record.version()).isEqualTo(3);
  }

  @Test
  void retried_in_vain_it_is_parked_again_and_the_lane_stays_closed() {
    Sent stopped = hub.send("crm", "{'key': '1', 'v': 1, 'born': 'never'}");
    Sent behind = hub.send("crm", "{'key': '1', 'v': 2}");

    hub.person().retry(stopped.receipt(), "crm-customers", GivenActor.ADA, "hope");
    hub.goOn();

    assertThat(stopped.became()).isEqualTo("parked(NOT_A_DATE)");
    assertThat(stopped.outcome().tries()).isEqualTo(2);
    assertThat(behind.became()).isEqualTo("waiting(lane)");
    assertThat(hub.ready()).isEmpty();
  }

  @Test
  void a_second_stop_in_the_lane_holds_only_what_stands_behind_it() {
    Sent first = hub.send("crm", "{'key': '1', 'v': 1, 'born': 'never'}");
    Sent second = hub.send("crm", "{'key': '1', 'v': 2, 'city': 'B'}");
    Sent third = hub.send("crm", "{'key': '1', 'v': 3, 'born': 'never'}");
    Sent fourth = hub.send("crm", "{'key': '1', 'v': 4, 'city': 'D'}");

    hub.person().dismiss(first.receipt(), "crm-customers", GivenActor.ADA, "nonsense");
    hub.goOn();

    assertThat(first.became()).isEqualTo("dismissed");
    assertThat(second.became()).isEqualTo("created");
    assertThat(third.became()).isEqualTo("parked(NOT_A_DATE)");
    assertThat(fourth.became()).isEqualTo("waiting(lane)");
  }

  @Test
  void a_dismissed_message_stays_so_and_can_not_be_decided_on_again() {
    Sent stopped = hub.send("crm", "{'key': '1', 'v': 1, 'born': 'never'}");
    DecideHeld person = hub.person();

    assertThat(person.dismiss(stopped.receipt(), "crm-customers", GivenActor.ADA, "no"))
        .isEqualTo(Decided.DONE);

    assertThat(person.dismiss(stopped.receipt(), "crm-customers", GivenActor.ADA, "no"))
        .isEqualTo(Decided.NOT_OPEN);
    assertThat(person.retry(stopped.receipt(), "crm-customers", GivenActor.ADA, "yes"))
        .isEqualTo(Decided.NOT_OPEN);
    assertThat(hub.goOn()).isZero();
    assertThat(stopped.became()).isEqualTo("dismissed");
    assertThat(kit.acts())
        .containsExactly(
            Act.done(
                "ada", "message.dismiss", "message/" + stopped.receipt(), "flow=crm-customers"));
  }

  @Test
  void a_message_that_comes_while_its_lane_is_about_to_go_on_goes_on_right_behind() {
    Sent stopped = hub.send("crm", "{'key': '1', 'v': 1, 'born': 'never'}");
    hub.published(
        "crm-customers",
        "crm",
        "customer",
        State.PARTIAL,
        Order.VERSION,
        "{\"target\": \"birthDate\", \"source\": \"born\", \"onError\": \"absent\"}");
    hub.person().retry(stopped.receipt(), "crm-customers", GivenActor.ADA, "mended");

    Sent between = hub.send("crm", "{'key': '1', 'v': 2, 'city': 'B'}");
    assertThat(between.became()).isEqualTo("waiting(lane)");
    hub.goOn();

    assertThat(stopped.became()).isEqualTo("created");
    assertThat(between.became()).isEqualTo("updated");
    assertThat(hub.ready()).isEmpty();
  }

  @Test
  void a_mended_mapping_that_reads_another_key_frees_the_old_lane() {
    Sent stopped = hub.send("crm", "{'key': '1', 'no': '7', 'v': 1, 'born': 'never'}");
    Sent behind = hub.send("crm", "{'key': '1', 'no': '8', 'v': 2, 'city': 'B'}");
    hub.published(
        "crm-customers",
        "crm",
        "customer",
        State.PARTIAL,
        Order.VERSION,
        "{\"target\": \"@key\", \"source\": \"no\", \"required\": true}");

    hub.person().retry(stopped.receipt(), "crm-customers", GivenActor.ADA, "other key");
    hub.goOn();

    assertThat(stopped.became()).isEqualTo("parked(NOT_A_DATE)");
    assertThat(stopped.outcome().key()).isEqualTo("7");
    assertThat(behind.became()).isEqualTo("created");
    assertThat(behind.outcome().key()).isEqualTo("8");
    assertThat(hub.send("crm", "{'no': '7', 'v': 9}").became()).isEqualTo("waiting(lane)");
  }

  @Test
  void what_waits_in_a_disabled_flow_stays_ready_and_goes_on_when_it_is_back() {
    Sent stopped = hub.send("crm", "{'key': '1', 'v': 1, 'born': 'never'}");
    Sent other = hub.send("erp", "{'key': '1', 'v': 1, 'born': 'never'}");
    hub.disabled("crm-customers");
    hub.person().retry(stopped.receipt(), "crm-customers", GivenActor.ADA, "x");
    hub.person().retry(other.receipt(), "erp-customers", GivenActor.ADA, "x");

    hub.goOn();

    assertThat(stopped.outcome().tries()).isEqualTo(1);
    assertThat(other.outcome().tries()).isEqualTo(2);
    hub.published("crm-customers", "crm", "customer", State.PARTIAL, Order.VERSION).refresh();
    hub.goOn();
    assertThat(stopped.outcome().tries()).isEqualTo(2);
    assertThat(hub.ready()).isEmpty();
  }

  @Test
  void decisions_over_many_follow_the_filter_and_count() {
    for (int i = 0; i < 5; i++) {
      hub.send("crm", "{'key': '" + i + "', 'v': 1, 'born': 'never'}");
    }
    Sent other = hub.send("erp", "{'key': '1', 'v': 1, 'born': 'never'}");
    hub.send("crm", "{'key': 'fine', 'v': 1}");
    LedgerQuery crm =
        new LedgerQuery(
            "crm", null, null, null, null, null, null, null, null, null, null, LedgerQuery.MOST);

    assertThat(hub.person().dismissAll(crm, GivenActor.ADA, "bad batch"))
        .isEqualTo(new DecideHeld.DecidedMany(5, 5, 0));
    assertThat(hub.person().dismissAll(crm, GivenActor.ADA, "bad batch"))
        .isEqualTo(new DecideHeld.DecidedMany(0, 0, 0));
    assertThat(other.became()).isEqualTo("parked(NOT_A_DATE)");
    assertThat(kit.ledger().count(null, null).of(Status.DISMISSED)).isEqualTo(5);
  }

  @Test
  void decisions_over_many_are_made_part_by_part_and_their_number_is_known_before() {
    for (int i = 0; i < 203; i++) {
      hub.send("crm", "{'key': 'p" + i + "', 'v': 1, 'born': 'never'}");
    }
    hub.send("crm", "{'key': 'fine', 'v': 1}");
    LedgerQuery parked =
        new LedgerQuery(
            "crm", null, null, null, null, Status.PARKED, null, null, null, null, null, 1);
    DecideHeld person = hub.person();
    assertThat(person.preview(parked, 1_000, GivenActor.ADA)).isEqualTo(203);
    assertThat(person.preview(parked, 100, GivenActor.ADA)).isEqualTo(100);

    DecideHeld.DecidedPart first = person.dismissPart(parked, GivenActor.ADA, "bad batch");
    DecideHeld.DecidedPart second =
        person.dismissPart(parked.page(first.next(), 1), GivenActor.ADA, "bad batch");

    assertThat(first.counts().done() + second.counts().done()).isEqualTo(203);
    assertThat(first.counts().done()).isBetween(199, 200);
    assertThat(second.next()).isNull();
    assertThat(person.preview(parked, 1_000, GivenActor.ADA)).isZero();
    assertThatThrownBy(() -> person.retryPart(LedgerQuery.all(1), GivenActor.ADA, "all of it"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // ---- 5: order

  @Test
  void a_full_state_that_is_not_newer_is_superseded_and_touches_nothing() {
    hub.send("erp", "{'key': '1', 'v': 5, 'city': 'Five'}");

    Sent equal = hub.send("erp", "{'key': '1', 'v': 5, 'city': 'Again'}");
    Sent late = hub.send("erp", "{'key': '1', 'v': 4, 'city': 'Four'}");

    assertThat(equal.became()).isEqualTo("superseded");
    assertThat(late.became()).isEqualTo("superseded");
    assertThat(hub.customer("erp", "1").values().get("city")).isEqualTo("Five");
    assertThat(hub.customer("erp", "1").version()).isEqualTo(1);
    assertThat(late.outcome().recordId()).isEqualTo(hub.customer("erp", "1").id());
  }

  @Test
  void times_order_a_lane_as_versions_do() {
    hub.send("shop", "{'key': '1', 't': '2026-01-02T00:00:00Z', 'city': 'Second'}");

    Sent late = hub.send("shop", "{'key': '1', 't': '2026-01-01T00:00:00Z', 'city': 'First'}");
    Sent next = hub.send("shop", "{'key': '1', 't': '2026-01-03T00:00:00Z', 'city': 'Third'}");

    assertThat(late.became()).isEqualTo("superseded");
    assertThat(next.became()).isEqualTo("updated");
  }

  @Test
  void a_late_full_message_that_fails_to_map_is_parked_all_the_same() {
    hub.send("erp", "{'key': '1', 'v': 5}");

    Sent late = hub.send("erp", "{'key': '1', 'v': 4, 'born': 'never'}");

    assertThat(late.became()).isEqualTo("parked(NOT_A_DATE)");
  }

  @Test
  void a_message_without_its_order_is_parked() {
    assertThat(hub.send("erp", "{'key': '1'}").became()).isEqualTo("parked(ORDER_MISSING)");
    assertThat(hub.send("crm", "{'key': '1'}").became()).isEqualTo("parked(ORDER_MISSING)");
    assertThat(hub.send("shop", "{'key': '1'}").became()).isEqualTo("parked(ORDER_MISSING)");
    assertThat(hub.send("branch", "{'key': '1'}").became()).isEqualTo("created");
    assertThat(hub.send("erp", "{'key': '1', 'v': 1}").became()).isEqualTo("waiting(lane)");
  }

  @Test
  void a_late_partial_message_touches_only_what_its_lane_set_earlier_or_what_is_absent() {
    hub.send("crm", "{'key': '1', 'v': 1, 'name': 'One', 'city': 'One'}");
    hub.send("crm", "{'key': '1', 'v': 3, 'city': 'Three'}");

    Sent late =
        hub.send("crm", "{'key': '1', 'v': 2, 'name': 'Two', 'city': 'Two', 'born': '2002-02-02'}");

    assertThat(late.became()).isEqualTo("updated");
    assertThat(hub.customer("crm", "1").values().asMap())
        .containsEntry("familyName", "Two")
        .containsEntry("city", "Three")
        .containsEntry("birthDate", "2002-02-02");
    Link link = hub.link("crm", "customer", "1");
    assertThat(link.stamp()).isEqualTo(3);
  }

  @Test
  void a_late_partial_message_of_which_nothing_is_left_is_superseded() {
    hub.send("crm", "{'key': '1', 'v': 3, 'city': 'Three'}");

    Sent late = hub.send("crm", "{'key': '1', 'v': 2, 'city': 'Two'}");

    assertThat(late.became()).isEqualTo("superseded");
    assertThat(hub.customer("crm", "1").version()).isEqualTo(1);
  }

  @Test
  void a_late_partial_message_ordered_by_version_does_not_touch_what_another_system_set() {
    hub.send("crm", "{'key': '1', 'v': 5, 't': '2026-01-01T00:00:00Z', 'mail': 'a@b.example'}");
    hub.send(
        "shop", "{'key': '9', 't': '2026-01-02T00:00:00Z', 'mail': 'a@b.example', 'city': 'Shop'}");

    Sent late = hub.send("crm", "{'key': '1', 'v': 4, 't': '2026-01-03T00:00:00Z', 'city': 'Crm'}");

    assertThat(late.became()).isEqualTo("superseded");
    assertThat(hub.customer("crm", "1").values().get("city")).isEqualTo("Shop");
  }

  @Test
  void a_late_partial_message_ordered_by_time_has_its_place_among_what_other_systems_said() {
    hub =
        new Hub(kit)
            .flow("shop-customers", "shop", "customer", State.FULL, Order.TIME)
            .flow("crm-customers", "crm", "customer", State.PARTIAL, Order.TIME);
    hub.send("crm", "{'key': '1', 't': '2026-01-01T00:00:00Z', 'mail': 'a@b.example'}");
    hub.send(
        "shop", "{'key': '9', 't': '2026-01-03T00:00:00Z', 'mail': 'a@b.example', 'city': 'Shop'}");
    hub.send("crm", "{'key': '1', 't': '2026-01-05T00:00:00Z', 'name': 'Five'}");

    Sent older = hub.send("crm", "{'key': '1', 't': '2026-01-02T00:00:00Z', 'city': 'Crm'}");
    Sent newer = hub.send("crm", "{'key': '1', 't': '2026-01-04T00:00:00Z', 'city': 'Crm'}");

    assertThat(older.became()).isEqualTo("superseded");
    assertThat(newer.became()).isEqualTo("updated");
    assertThat(hub.customer("crm", "1").values().get("city")).isEqualTo("Crm");
  }

  @Test
  void a_value_confirmed_by_a_later_version_is_not_undone_by_a_late_one() {
    hub.send("crm", "{'key': '1', 'v': 1, 'city': 'Jena'}");
    Sent confirms = hub.send("crm", "{'key': '1', 'v': 3, 'city': 'Jena'}");

    Sent late = hub.send("crm", "{'key': '1', 'v': 2, 'city': 'Gera'}");

    assertThat(confirms.became()).isEqualTo("unchanged");
    assertThat(late.became()).isEqualTo("superseded");
    assertThat(hub.customer("crm", "1").values().get("city")).isEqualTo("Jena");
  }

  @Test
  void messages_ordered_by_arrival_are_applied_as_they_come() {
    hub.send("branch", "{'key': '1', 'city': 'A'}");
    hub.send("branch", "{'key': '1', 'city': 'B'}");

    assertThat(hub.customer("branch", "1").values().get("city")).isEqualTo("B");
    assertThat(hub.link("branch", "customer", "1").stamp()).isNull();
  }

  @Test
  void a_message_without_order_sent_on_late_does_not_undo_what_came_after_it() {
    Sent unread = hub.send(hub.message("branch", "person", "{'key': '1', 'city': 'Old'}"));
    hub.published("branch-people", "branch", "person", State.PARTIAL, Order.ARRIVAL).refresh();
    hub.send(hub.message("branch", "person", "{'key': '1', 'city': 'New'}"));

    hub.person().retry(unread.receipt(), Outcome.NO_FLOW, GivenActor.ADA, "flow added");
    hub.goOn();

    assertThat(unread.became()).isEqualTo("unchanged");
    Link link = hub.link("branch", "person", "1");
    assertThat(hub.record(link.recordId()).values().get("city")).isEqualTo("New");
  }

  // ---- 6: parents

  private void shopNeedsItsEmployer() {
    hub.flow("shop-customers", "shop", "customer", State.FULL, Order.TIME, REQUIRED_EMPLOYER);
  }

  @Test
  void a_message_waits_for_its_required_parent_and_goes_on_by_itself() {
    shopNeedsItsEmployer();
    Sent child = hub.send("shop", "{'key': '1', 't': '2026-01-01T00:00:00Z', 'employer': '42'}");
    Sent behind = hub.send("shop", "{'key': '1', 't': '2026-01-01T00:00:00Z', 'city': 'Jena'}");
    assertThat(child.became()).isEqualTo("waiting(parent)");
    assertThat(behind.became()).isEqualTo("waiting(lane)");

    hub.send("erp", "{'key': '42', 'v': 1, 'name': 'Works'}");
    hub.goOn();

    assertThat(child.became()).isEqualTo("created");
    assertThat(hub.customer("shop", "1").values().get("employer"))
        .isEqualTo(Long.toString(hub.customer("erp", "42").id()));
    assertThat(behind.became()).isEqualTo("superseded");
    assertThat(hub.ready()).isEmpty();
  }

  @Test
  void a_parent_in_the_same_group_wakes_its_child_too() {
    shopNeedsItsEmployer();
    InboundMessage child =
        hub.message(
            "shop", "customer", "{'key': '1', 't': '2026-01-01T00:00:00Z', 'employer': '42'}");
    InboundMessage parent = hub.message("erp", "customer", "{'key': '42', 'v': 1}");

    List<Acceptance> taken = inOneGroup(child, parent);
    Sent sent = new Sent(hub, child, taken.get(0));
    assertThat(sent.became()).isEqualTo("waiting(parent)");
    hub.goOn();

    assertThat(sent.became()).isEqualTo("created");
    assertThat(hub.ready()).isEmpty();
  }

  @Test
  void a_child_behind_its_parent_in_one_group_finds_it() {
    shopNeedsItsEmployer();
    InboundMessage parent = hub.message("erp", "customer", "{'key': '42', 'v': 1}");
    InboundMessage child =
        hub.message(
            "shop", "customer", "{'key': '1', 't': '2026-01-01T00:00:00Z', 'employer': '42'}");

    List<Acceptance> taken = inOneGroup(parent, child);

    assertThat(new Sent(hub, child, taken.get(1)).became()).isEqualTo("created");
  }

  /** As callers that were served together. */
  private List<Acceptance> inOneGroup(InboundMessage... messages) {
    List<Understood> understood =
        java.util.Arrays.stream(messages)
            .map(message -> Understand.message(message, hub.current()))
            .toList();
    return hub.group(understood).acceptances();
  }

  @Test
  void the_sweep_wakes_a_child_whose_parent_came_at_the_very_same_moment() {
    shopNeedsItsEmployer();
    Sent child = hub.send("shop", "{'key': '1', 't': '2026-01-01T00:00:00Z', 'employer': '42'}");
    missTheWakeUp(child, "42");

    int woken = hub.parents().wakeArrived();
    hub.goOn();

    assertThat(woken).isEqualTo(1);
    assertThat(child.became()).isEqualTo("created");
  }

  @Test
  void each_sweep_looks_at_what_waits_since_lately_and_some_at_everything() {
    shopNeedsItsEmployer();
    Sent child = hub.send("shop", "{'key': '1', 't': '2026-01-01T00:00:00Z', 'employer': '42'}");
    Duration day = Duration.ofDays(1);
    int lately = 12;
    for (int i = 0; i <= lately; i++) {
      hub.parents().sweep(day);
    }
    missTheWakeUp(child, "42");
    Sent second = hub.send("shop", "{'key': '2', 't': '2026-01-01T00:00:00Z', 'employer': '43'}");
    missTheWakeUp(second, "43");

    hub.parents().sweep(day);
    hub.goOn();
    assertThat(second.became()).isEqualTo("created");
    assertThat(child.became()).isEqualTo("waiting(parent)");

    for (int i = 0; i < 60; i++) {
      hub.parents().sweep(day);
    }
    hub.goOn();
    assertThat(child.became()).isEqualTo("created");
  }

  /** Lets the parent come as if the two transactions had not seen each other. */
  private void missTheWakeUp(Sent child, String parent) {
    hub.send("erp", "{'key': '" + parent + "', 'v': 1}");
    kit.transactions()
        .inNew(
            () -> {
              Held held = kit.stores().lanes().ofReceipts(List.of(child.receipt())).get(0);
              kit.stores().lanes().update(List.of(held.asleep()));
              return true;
            });
    assertThat(hub.goOn()).isZero();
  }

  @Test
  void a_message_whose_parent_never_comes_is_parked_after_the_limit() {
    shopNeedsItsEmployer();
    Sent child = hub.send("shop", "{'key': '1', 't': '2026-01-01T00:00:00Z', 'employer': '42'}");
    Sent bound = hub.send("erp", "{'key': '1', 'v': 1, 'employer': '43'}");

    assertThat(hub.parents().parkOrphans(Duration.ofHours(1))).isZero();
    assertThat(hub.parents().parkOrphans(Duration.ZERO)).isEqualTo(1);

    assertThat(child.became()).isEqualTo("parked(PARENT_MISSING)");
    assertThat(bound.became()).isEqualTo("created");
    hub.send("erp", "{'key': '42', 'v': 1}");
    hub.person().retry(child.receipt(), "shop-customers", GivenActor.ADA, "parent came");
    hub.goOn();
    assertThat(child.became()).isEqualTo("created");
  }

  @Test
  void an_optional_reference_is_left_out_and_bound_when_it_comes() {
    Sent child = hub.send("erp", "{'key': '1', 'v': 1, 'name': 'Ada', 'employer': '42'}");
    assertThat(child.became()).isEqualTo("created");
    assertThat(hub.customer("erp", "1").values().has("employer")).isFalse();

    hub.send("erp", "{'key': '42', 'v': 1}");
    hub.goOn();

    GoldenRecord record = hub.customer("erp", "1");
    assertThat(record.values().get("employer"))
        .isEqualTo(Long.toString(hub.customer("erp", "42").id()));
    assertThat(record.version()).isEqualTo(2);
    assertThat(record.origins().get("employer").receipt()).isEqualTo(child.receipt());
    assertThat(child.became()).isEqualTo("created");
    assertThat(hub.ready()).isEmpty();
  }

  @Test
  void an_open_reference_holds_up_nobody_and_a_newer_message_decides_it() {
    hub.send("erp", "{'key': '1', 'v': 1, 'employer': '42'}");
    Sent newer = hub.send("erp", "{'key': '1', 'v': 2, 'employer': null}");
    assertThat(newer.became()).isEqualTo("updated");

    hub.send("erp", "{'key': '42', 'v': 1}");
    hub.goOn();

    assertThat(hub.customer("erp", "1").values().get("employer")).isNull();
    assertThat(hub.ready()).isEmpty();
  }

  @Test
  void a_reference_bound_late_does_not_undo_a_later_message_ordered_by_arrival() {
    hub.send("branch", "{'key': '1', 'employer': '42'}");
    hub.send("branch", "{'key': '1', 'employer': null}");

    hub.send("branch", "{'key': '42'}");
    hub.goOn();

    assertThat(hub.customer("branch", "1").values().asMap()).containsEntry("employer", null);
  }

  @Test
  void two_records_that_need_each_other_find_each_other() {
    hub.send("erp", "{'key': '1', 'v': 1, 'employer': '2'}");
    hub.send("erp", "{'key': '2', 'v': 1, 'employer': '1'}");
    hub.goOn();

    GoldenRecord one = hub.customer("erp", "1");
    GoldenRecord two = hub.customer("erp", "2");
    assertThat(one.values().get("employer")).isEqualTo(Long.toString(two.id()));
    assertThat(two.values().get("employer")).isEqualTo(Long.toString(one.id()));
  }

  @Test
  void a_record_may_refer_to_itself() {
    hub.send("erp", "{'key': '1', 'v': 1, 'employer': '1'}");
    hub.goOn();

    GoldenRecord record = hub.customer("erp", "1");
    assertThat(record.values().get("employer")).isEqualTo(Long.toString(record.id()));
    assertThat(hub.ready()).isEmpty();
  }

  // ---- 7: match

  @Test
  void a_record_found_by_a_match_rule_is_taken_and_linked() {
    hub.send("erp", "{'key': '1', 'v': 1, 'mail': 'ada@mail.example'}");

    Sent other =
        hub.send("shop", "{'key': 'x', 't': '2030-01-01T00:00:00Z', 'mail': 'ADA@mail.example'}");

    assertThat(other.outcome().recordId()).isEqualTo(hub.customer("erp", "1").id());
    assertThat(hub.link("shop", "customer", "x").recordId())
        .isEqualTo(hub.customer("erp", "1").id());
    assertThat(kit.records()).isEqualTo(1);
  }

  /** It keeps the ids of the hub's records. */
  private void keeperOfIds() {
    hub =
        new Hub(kit)
            .flow("erp-customers", "erp", "customer", State.FULL, Order.VERSION)
            .flow(
                "peer-rows",
                "peer",
                "customer",
                State.FULL,
                Order.VERSION,
                "{\"target\": \"@record\", \"source\": \"hub\"}");
  }

  private Sent fromPeer(String body) {
    return hub.send("peer", body);
  }

  @Test
  void a_row_that_says_which_record_it_is_of_is_linked_to_it_whatever_the_rules_say() {
    keeperOfIds();
    long ada =
        hub.send("erp", "{'key': '1', 'v': 1, 'mail': 'a@mail.example'}").outcome().recordId();
    hub.send("erp", "{'key': '2', 'v': 1, 'mail': 'b@mail.example'}");

    Sent told = fromPeer("{'key': 'x', 'v': 1, 'mail': 'b@mail.example', 'hub': '" + ada + "'}");

    assertThat(told.outcome().recordId()).isEqualTo(ada);
    assertThat(hub.link("peer", "customer", "x").recordId()).isEqualTo(ada);
    assertThat(kit.records()).isEqualTo(2);
    Sent later = fromPeer("{'key': 'x', 'v': 2, 'hub': '999999'}");
    assertThat(later.outcome().recordId()).as("it is linked by now").isEqualTo(ada);
  }

  @Test
  void a_row_that_says_nothing_of_a_record_goes_by_the_rules() {
    keeperOfIds();
    long ada =
        hub.send("erp", "{'key': '1', 'v': 1, 'mail': 'a@mail.example'}").outcome().recordId();

    Sent sent = fromPeer("{'key': 'x', 'v': 1, 'mail': 'a@mail.example'}");

    assertThat(sent.outcome().recordId()).isEqualTo(ada);
  }

  @Test
  void a_record_that_the_hub_does_not_have_is_a_question() {
    keeperOfIds();

    Sent sent = fromPeer("{'key': 'x', 'v': 1, 'hub': '999999'}");

    assertThat(sent.became()).isEqualTo("parked(RECORD_UNKNOWN)");
    assertThat(kit.records()).isZero();
  }

  @Test
  void a_row_copied_at_the_source_with_the_id_in_it_is_a_question() {
    keeperOfIds();
    long ada = hub.send("erp", "{'key': '1', 'v': 1}").outcome().recordId();
    fromPeer("{'key': 'x', 'v': 1, 'hub': '" + ada + "'}");

    Sent copy = fromPeer("{'key': 'y', 'v': 1, 'hub': '" + ada + "'}");

    assertThat(copy.became()).isEqualTo("parked(ALREADY_LINKED)");
  }

  @Test
  void a_blank_value_never_matches() {
    hub.send("erp", "{'key': '1', 'v': 1, 'mail': null}");
    hub.send("shop", "{'key': 'x', 't': '2026-01-01T00:00:00Z', 'mail': null}");
    hub.send("crm", "{'key': 'y', 'v': 1}");

    assertThat(kit.records()).isEqualTo(3);
  }

  @Test
  void many_matches_are_a_question_for_a_person() {
    hub.send("erp", "{'key': '1', 'v': 1, 'mail': 'a@mail.example'}");
    hub.send("erp", "{'key': '2', 'v': 1, 'mail': 'b@mail.example'}");
    hub.send("erp", "{'key': '2', 'v': 2, 'mail': 'a@mail.example'}");

    Sent sent =
        hub.send("shop", "{'key': 'x', 't': '2026-01-01T00:00:00Z', 'mail': 'a@mail.example'}");

    assertThat(sent.became()).isEqualTo("parked(AMBIGUOUS_MATCH)");
    assertThat(sent.problems()).contains("same e-mail");
    hub.send("erp", "{'key': '2', 'v': 3, 'mail': 'b@mail.example'}");
    hub.person().retry(sent.receipt(), "shop-customers", GivenActor.ADA, "made to differ");
    hub.goOn();
    assertThat(sent.outcome().recordId()).isEqualTo(hub.customer("erp", "1").id());
  }

  @Test
  void two_source_records_of_one_system_are_not_made_one_by_a_rule() {
    hub.send("erp", "{'key': '1', 'v': 1, 'mail': 'a@mail.example'}");

    Sent sent = hub.send("erp", "{'key': '2', 'v': 1, 'mail': 'a@mail.example'}");

    assertThat(sent.became()).isEqualTo("parked(ALREADY_LINKED)");
    assertThat(hub.link("erp", "customer", "2")).isNull();
  }

  @Test
  void they_are_not_made_one_within_a_group_either() {
    hub.send("erp", "{'key': '1', 'v': 1, 'mail': 'a@mail.example'}");
    InboundMessage moves =
        hub.message("erp", "customer", "{'key': '1', 'v': 2, 'mail': 'b@mail.example'}");
    InboundMessage other =
        hub.message("erp", "customer", "{'key': '2', 'v': 1, 'mail': 'b@mail.example'}");
    InboundMessage free =
        hub.message("erp", "customer", "{'key': '3', 'v': 1, 'mail': 'a@mail.example'}");

    List<Acceptance> taken = inOneGroup(moves, other, free);

    assertThat(new Sent(hub, moves, taken.get(0)).became()).isEqualTo("updated");
    assertThat(new Sent(hub, other, taken.get(1)).became()).isEqualTo("parked(ALREADY_LINKED)");
    assertThat(new Sent(hub, free, taken.get(2)).became()).isEqualTo("created");
  }

  @Test
  void the_same_person_from_two_systems_in_one_group_is_one_record() {
    InboundMessage erp =
        hub.message("erp", "customer", "{'key': '1', 'v': 1, 'mail': 'a@mail.example'}");
    InboundMessage shop =
        hub.message(
            "shop",
            "customer",
            "{'key': 'x', 't': '2030-01-01T00:00:00Z', 'mail': 'a@mail.example', 'city': 'Jena'}");

    List<Acceptance> taken = inOneGroup(erp, shop);

    assertThat(new Sent(hub, erp, taken.get(0)).became()).isEqualTo("created");
    assertThat(new Sent(hub, shop, taken.get(1)).became()).isEqualTo("updated");
    assertThat(kit.records()).isEqualTo(1);
    assertThat(kit.stores().records().history(hub.customer("erp", "1").id())).hasSize(2);
  }

  @Test
  void a_linked_record_that_takes_another_records_match_key_is_changed_all_the_same() {
    hub.send("erp", "{'key': '1', 'v': 1, 'mail': 'a@mail.example'}");
    hub.send("erp", "{'key': '2', 'v': 1, 'mail': 'b@mail.example'}");

    Sent sent = hub.send("erp", "{'key': '2', 'v': 2, 'mail': 'a@mail.example'}");

    assertThat(sent.became()).isEqualTo("updated");
    assertThat(kit.records()).isEqualTo(2);
  }

  @Test
  void a_freed_match_key_matches_no_more() {
    hub.send("erp", "{'key': '1', 'v': 1, 'mail': 'a@mail.example'}");
    hub.send("erp", "{'key': '1', 'v': 2, 'mail': null}");

    Sent other =
        hub.send("shop", "{'key': 'x', 't': '2026-01-01T00:00:00Z', 'mail': 'a@mail.example'}");

    assertThat(other.became()).isEqualTo("created");
  }

  // ---- 8, 9: merge

  private void ada(String erpTime, String city) {
    hub.send(
        "erp",
        "{'key': '1', 'v': 1, 't': '"
            + erpTime
            + "', 'mail': 'ada@mail.example', 'city': '"
            + city
            + "'}");
  }

  @Test
  void between_systems_the_later_time_wins() {
    ada("2026-01-02T00:00:00Z", "Erp");

    Sent earlier =
        hub.send(
            "shop",
            "{'key': 'x', 't': '2026-01-01T00:00:00Z', 'mail': 'ada@mail.example', 'city':"
                + " 'Shop'}");
    assertThat(earlier.became()).isEqualTo("unchanged");
    Sent later = hub.send("shop", "{'key': 'x', 't': '2026-01-03T00:00:00Z', 'city': 'Shop'}");

    assertThat(later.became()).isEqualTo("updated");
    assertThat(hub.customer("erp", "1").values().get("city")).isEqualTo("Shop");
    assertThat(kit.conflicts(hub.customer("erp", "1").id())).isEmpty();
  }

  @Test
  void at_equal_times_the_present_value_stays_and_the_conflict_is_kept() {
    ada("2026-01-02T00:00:00Z", "Erp");

    Sent tie =
        hub.send(
            "shop",
            "{'key': 'x', 't': '2026-01-02T00:00:00Z', 'mail': 'ada@mail.example', 'city':"
                + " 'Shop'}");

    GoldenRecord record = hub.customer("erp", "1");
    assertThat(tie.became()).isEqualTo("unchanged");
    assertThat(record.values().get("city")).isEqualTo("Erp");
    assertThat(kit.conflicts(record.id())).containsExactly("{\"city\":\"Shop\"}");
  }

  @Test
  void a_time_more_than_five_minutes_ahead_is_uncertain() {
    Instant ahead = Instant.now().plus(Duration.ofDays(1));
    ada(ahead.toString(), "Erp");

    Origin origin = hub.customer("erp", "1").origins().get("city");

    assertThat(origin.certain()).isFalse();
    assertThat(origin.time()).isBefore(ahead.minus(Duration.ofHours(1)));
  }

  @Test
  void without_a_time_of_its_own_a_value_counts_from_its_acceptance() {
    Sent sent = hub.send("erp", "{'key': '1', 'v': 1, 'city': 'Jena'}");

    Origin origin = hub.customer("erp", "1").origins().get("city");

    assertThat(origin.certain()).isFalse();
    assertThat(origin.time())
        .isEqualTo(kit.ledger().receipt(sent.receipt()).orElseThrow().acceptedAt());
  }

  @Test
  void absent_is_not_touched_null_clears_and_blank_is_a_value() {
    hub.send("erp", "{'key': '1', 'v': 1, 'name': 'Ada', 'city': 'Jena', 'mail': 'a@b.example'}");

    Sent sent = hub.send("erp", "{'key': '1', 'v': 2, 'name': '', 'city': null}");

    assertThat(sent.became()).isEqualTo("updated");
    assertThat(hub.customer("erp", "1").values().asMap())
        .containsEntry("familyName", "")
        .containsEntry("city", null)
        .containsEntry("email", "a@b.example")
        .doesNotContainKey("birthDate");
  }

  @Test
  void a_record_without_any_value_can_be_created() {
    Sent sent = hub.send("erp", "{'key': '1', 'v': 1}");

    assertThat(sent.became()).isEqualTo("created");
    assertThat(hub.customer("erp", "1").version()).isEqualTo(1);
    assertThat(kit.stores().records().history(hub.customer("erp", "1").id())).hasSize(1);
  }

  @Test
  void unchanged_moves_the_lanes_stamp_and_writes_no_history() {
    hub.send("erp", "{'key': '1', 'v': 1, 'city': 'Jena'}");

    Sent same = hub.send("erp", "{'key': '1', 'v': 2, 'city': 'Jena'}");
    Sent between = hub.send("erp", "{'key': '1', 'v': 2, 'city': 'Gera'}");

    assertThat(same.became()).isEqualTo("unchanged");
    assertThat(hub.link("erp", "customer", "1").stamp()).isEqualTo(2);
    assertThat(between.became()).isEqualTo("superseded");
    GoldenRecord record = hub.customer("erp", "1");
    assertThat(record.version()).isEqualTo(1);
    assertThat(kit.stores().records().history(record.id())).hasSize(1);
  }

  @Test
  void history_and_origins_say_who_changed_what_and_from_what() {
    Sent first = hub.send("erp", "{'key': '1', 'v': 1, 'city': 'Jena', 'credit': 12.50}");
    Sent second =
        hub.send("erp", "{'key': '1', 'v': 2, 't': '2026-01-02T00:00:00Z', 'city': 'Gera'}");

    GoldenRecord record = hub.customer("erp", "1");
    List<HistoryEntry> history = kit.stores().records().history(record.id());
    assertThat(history).extracting(HistoryEntry::version).containsExactly(1, 2);
    assertThat(history)
        .extracting(HistoryEntry::receipt)
        .containsExactly(first.receipt(), second.receipt());
    assertThat(history.get(0).changes().keySet()).containsExactly("city", "creditLimit");
    assertThat(history.get(0).changes().get("city").wasPresent()).isFalse();
    assertThat(history.get(1).changes().keySet()).containsExactly("city");
    assertThat(history.get(1).changes().get("city").was()).isEqualTo("Jena");
    assertThat(history.get(1).changes().get("city").is()).isEqualTo("Gera");
    assertThat(history.get(1).flow()).isEqualTo("erp-customers");
    Origin city = record.origins().get("city");
    assertThat(city)
        .isEqualTo(
            new Origin(
                "erp",
                "customer",
                "1",
                second.receipt(),
                "erp-customers",
                1,
                2L,
                Instant.parse("2026-01-02T00:00:00Z"),
                true));
    assertThat(record.origins().get("creditLimit").receipt()).isEqualTo(first.receipt());
  }

  @Test
  void many_messages_of_one_lane_in_one_group_are_applied_in_order() {
    List<Acceptance> taken =
        inOneGroup(
            hub.message("crm", "customer", "{'key': '1', 'v': 1, 'city': 'A'}"),
            hub.message("crm", "customer", "{'key': '1', 'v': 3, 'city': 'C'}"),
            hub.message("crm", "customer", "{'key': '1', 'v': 2, 'city': 'B', 'name': 'N'}"),
            hub.message("crm", "customer", "{'key': '1', 'v': 4, 'born': 'never'}"),
            hub.message("crm", "customer", "{'key': '1', 'v': 5, 'city': 'E'}"));

    assertThat(taken)
        .extracting(acceptance -> ((Acceptance.Taken) acceptance).outcomes())
        .containsExactly(
            List.of(Status.CREATED),
            List.of(Status.UPDATED),
            List.of(Status.UPDATED),
            List.of(Status.PARKED),
            List.of(Status.WAITING));
    assertThat(hub.customer("crm", "1").values().asMap())
        .containsEntry("city", "C")
        .containsEntry("familyName", "N");
    assertThat(hub.customer("crm", "1").version()).isEqualTo(3);
  }

  @Test
  void a_newer_full_state_in_the_same_group_supersedes_the_stopped_one_before_it() {
    List<Acceptance> taken =
        inOneGroup(
            hub.message("erp", "customer", "{'key': '1', 'v': 1, 'born': 'never'}"),
            hub.message("erp", "customer", "{'key': '1', 'v': 2, 'city': 'B'}"));

    long stopped = ((Acceptance.Taken) taken.get(0)).receipt();
    assertThat(hub.outcome(stopped, "erp-customers").status()).isEqualTo(Status.SUPERSEDED);
    assertThat(hub.customer("erp", "1").values().get("city")).isEqualTo("B");
    assertThat(kit.stores().lanes().ofReceipts(List.of(stopped))).isEmpty();
  }

  // ---- configuration and faults

  @Test
  void a_message_mapped_before_a_change_of_configuration_is_mapped_again() {
    hub.published(
        "erp-customers",
        "erp",
        "customer",
        State.FULL,
        Order.VERSION,
        "{\"target\": \"city\", \"source\": \"city\", \"steps\": [\"upper\"]}");

    Sent sent = hub.send("erp", "{'key': '1', 'v': 1, 'city': 'Jena'}");

    assertThat(hub.customer("erp", "1").values().get("city")).isEqualTo("JENA");
    assertThat(sent.outcome().mappingVersion()).isEqualTo(2);
  }

  @Test
  void a_fault_of_one_message_is_passed_on_after_its_tries_and_leaves_nothing_behind() {
    Stores stores =
        FaultyStores.over(kit.stores())
            .failingFor("poison", () -> new IllegalStateException("broken"))
            .stores();
    hub.runOn(kit.transactions(), stores, Hub.SHAPE, new NoPauses());

    assertThatThrownBy(() -> hub.send("erp", "{'key': 'poison', 'v': 1}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");

    assertThat(kit.ledger().count(null, null).receipts()).isZero();
    assertThat(kit.records()).isZero();
    assertThat(hub.send("erp", "{'key': 'fine', 'v': 1}").became()).isEqualTo("created");
  }

  @Test
  void a_held_message_that_the_hub_fails_on_is_parked_and_the_others_go_on() {
    Sent poison = hub.send("crm", "{'key': 'poison', 'v': 1, 'born': 'never'}");
    Sent fine = hub.send("crm", "{'key': 'fine', 'v': 1, 'born': 'never'}");
    hub.published(
        "crm-customers",
        "crm",
        "customer",
        State.PARTIAL,
        Order.VERSION,
        "{\"target\": \"birthDate\", \"source\": \"born\", \"onError\": \"absent\"}");
    Stores stores =
        FaultyStores.over(kit.stores())
            .failingFor("poison", () -> new IllegalStateException("broken"))
            .stores();
    hub.runOn(kit.transactions(), stores, Hub.SHAPE, new NoPauses());
    hub.person().retry(poison.receipt(), "crm-customers", GivenActor.ADA, "mended");
    hub.person().retry(fine.receipt(), "crm-customers", GivenActor.ADA, "mended");

    hub.goOn();

    assertThat(fine.became()).isEqualTo("created");
    assertThat(poison.became()).isEqualTo("parked(HUB_FAULT)");
    assertThat(hub.ready()).isEmpty();
  }

  @Test
  void facts_are_told_once_and_only_of_what_was_committed() {
    hub.send("erp", "{'key': '1', 'v': 1, 'city': 'Jena'}");
    hub.send("erp", "{'key': '2', 'v': 1, 'born': 'never'}");

    assertThat(hub.facts)
        .extracting(fact -> ((Settled) fact).status())
        .containsExactly(Status.CREATED, Status.PARKED);
  }
}
