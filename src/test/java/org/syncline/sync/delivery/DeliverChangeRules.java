package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Limits;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.platform.GivenActor;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;

/** What becomes of duties, whatever the other side does. */
abstract class DeliverChangeRules {
  static final String FLOW = "crm-customers";
  private static final String OTHER = "shop-customers";
  private static final long SEED = 20261126;
  private static final Duration LEASE = Duration.ofSeconds(131);
  private static final Duration LONG = Duration.ofMinutes(16);

  private final SteppingClock clock = new SteppingClock();
  private DeliveryKit kit;
  private GivenOutbound outbound;
  private Peer peer;
  private Node node;

  abstract DeliveryKit kit();

  @BeforeEach
  void empty() {
    kit = kit();
    kit.clear();
    outbound = new GivenOutbound(FLOW, OTHER);
    peer = outbound.peer(FLOW);
    node = node("one", "boot-1");
  }

  private Node node(String name, String boot) {
    return new Node(kit, outbound, name, boot, clock, SEED);
  }

  private <T> T in(Supplier<T> work) {
    return kit.transactions().inNew(work);
  }

  private void plan(Duty... duties) {
    in(
        () -> {
          kit.stores().deliveries().add(Arrays.asList(duties));
          return true;
        });
  }

  private static Duty duty(long record, int version) {
    return new Duty(FLOW, record, version, 77L, Priority.EVENT);
  }

  private void pass(Duration time) {
    clock.step(time);
    kit.pass(time);
  }

  private Delivery of(long record, int version) {
    return of(FLOW, record, version);
  }

  private Delivery of(String flow, long record, int version) {
    return in(
            () -> kit.stores().deliveries().search(new DeliveryQuery(flow, null, record, null, 9)))
        .stream()
        .filter(delivery -> delivery.duty().version() == version)
        .findFirst()
        .orElseThrow();
  }

  private Target target() {
    return in(() -> kit.stores().targets().lock(FLOW).target());
  }

  private @Nullable Holding holding(long record) {
    return in(() -> kit.stores().holdings().of(FLOW, List.of(record))).stream()
        .findFirst()
        .orElse(null);
  }

  private void become(long record, int version, Status status, @Nullable String reason) {
    Delivery delivery = of(record, version);
    assertThat(delivery.status()).isEqualTo(status);
    assertThat(delivery.reason()).isEqualTo(reason);
  }

  private void delivered(long record, int version) {
    plan(duty(record, version));
    node.work();
    become(record, version, Status.DELIVERED, null);
    peer.calls = 0;
    peer.looks = 0;
  }

  @Test
  void what_is_new_is_made_and_its_id_kept() {
    plan(duty(1, 1));

    node.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(of(1, 1).externalId()).isEqualTo("X1");
    assertThat(of(1, 1).tries()).isEqualTo(1);
    assertThat(holding(1).externalId()).isEqualTo("X1");
    assertThat(peer.rows.get("X1").body()).isEqualTo("1v1");
    assertThat(node.settled())
        .extracting(DutySettled::outcome, DutySettled::receipt)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Status.DELIVERED, 77L));
  }

  @Test
  void the_next_version_changes_the_same_row() {
    delivered(1, 1);

    plan(duty(1, 2));
    node.work();

    become(1, 2, Status.DELIVERED, null);
    assertThat(peer.ledger)
        .extracting(Peer.Taken::operation)
        .containsExactly(Operation.CREATE, Operation.UPDATE);
    assertThat(peer.rowsOf(1)).extracting(Peer.Row::version).containsExactly(2);
  }

  @Test
  void what_the_target_holds_already_is_not_sent() {
    outbound.contents.put(1L, "same");
    delivered(1, 1);

    plan(duty(1, 2));
    node.work();

    become(1, 2, Status.UNCHANGED, null);
    assertThat(peer.calls).isZero();
    assertThat(holding(1).version()).isEqualTo(2);
  }

  @Test
  void what_the_target_told_that_it_holds_is_not_sent_back_to_it() {
    outbound.contents.put(1L, "ada");
    peer.script.add(Peer.says(new Answer.Done("X1", "ADA".getBytes(StandardCharsets.UTF_8))));
    delivered(1, 1);

    outbound.contents.put(1L, "ADA");
    plan(duty(1, 2));
    node.work();
    become(1, 2, Status.UNCHANGED, null);
    outbound.contents.put(1L, "ada");
    plan(duty(1, 3));
    node.work();

    become(1, 3, Status.UNCHANGED, null);
    assertThat(peer.calls).isZero();
  }

  @Test
  void of_several_versions_only_the_newest_is_sent() {
    plan(duty(1, 1), duty(1, 2), duty(1, 3), duty(2, 1));

    node.work();

    become(1, 1, Status.SUPERSEDED, null);
    become(1, 2, Status.SUPERSEDED, null);
    become(1, 3, Status.DELIVERED, null);
    become(2, 1, Status.DELIVERED, null);
    assertThat(peer.calls).isEqualTo(2);
    assertThat(node.settled()).hasSize(4);
  }

  @Test
  void a_duty_planned_twice_is_delivered_once() {
    plan(duty(1, 1));
    plan(duty(1, 2));
    plan(duty(1, 2));

    node.work();

    assertThat(in(() -> kit.stores().deliveries().count()))
        .isEqualTo(Map.of(FLOW, Map.of(Status.SUPERSEDED, 2L, Status.DELIVERED, 1L)));
    assertThat(peer.calls).isEqualTo(1);
  }

  @Test
  void what_the_target_says_itself_that_it_holds_is_not_sent_and_is_known_from_then_on() {
    outbound.saying(1, Prepared.Said.THE_SAME);
    plan(duty(1, 1));
    node.work();
    outbound.saying(1, Prepared.Said.NOTHING);
    plan(duty(1, 1));
    node.work();

    assertThat(in(() -> kit.stores().deliveries().count()))
        .isEqualTo(Map.of(FLOW, Map.of(Status.UNCHANGED, 2L)));
    assertThat(peer.calls).isZero();
  }

  @Test
  void what_the_target_lost_by_its_own_word_is_sent_once_more_under_another_key() {
    plan(duty(1, 1));
    node.work();
    outbound.saying(1, Prepared.Said.OTHERWISE);
    plan(duty(1, 1));
    node.work();

    assertThat(in(() -> kit.stores().deliveries().count()))
        .isEqualTo(Map.of(FLOW, Map.of(Status.DELIVERED, 2L)));
    assertThat(peer.calls).isEqualTo(2);
    assertThat(peer.ledger).extracting(Peer.Taken::key).doesNotHaveDuplicates();
  }

  @Test
  void what_the_target_may_have_held_only_until_the_hub_wrote_is_sent_again() {
    outbound.contents.put(1L, "the hub's");
    delivered(1, 1);
    outbound.contents.put(1L, "somebody's");
    outbound.saying(1, Prepared.Said.THE_SAME_BEFORE);
    plan(duty(1, 2));
    node.work();
    become(1, 2, Status.DELIVERED, null);
    plan(duty(1, 2));
    node.work();

    // It took that from the hub itself: whatever was said before does not count.
    assertThat(in(() -> kit.stores().deliveries().count()))
        .isEqualTo(Map.of(FLOW, Map.of(Status.DELIVERED, 2L, Status.UNCHANGED, 1L)));
    assertThat(peer.ledger).extracting(Peer.Taken::key).doesNotHaveDuplicates();
  }

  @Test
  void a_target_that_makes_another_state_of_each_write_is_believed_in_the_end() {
    outbound.contents.put(1L, "0");
    delivered(1, 1);
    outbound.saying(1, Prepared.Said.THE_SAME_BEFORE);
    for (int version = 2; version <= 9; version++) {
      outbound.contents.put(1L, String.valueOf(version));
      plan(duty(1, version));
      node.work();
    }
    int sent = peer.ledger.size();
    outbound.saying(1, Prepared.Said.NOTHING);
    outbound.contents.put(1L, "the hub's");
    delivered(1, 10);
    outbound.saying(1, Prepared.Said.THE_SAME_BEFORE);
    outbound.contents.put(1L, "somebody's");
    plan(duty(1, 11));
    node.work();

    assertThat(sent).isEqualTo(1 + 5);
    become(1, 9, Status.UNCHANGED, null);
    become(1, 11, Status.DELIVERED, null);
  }

  @Test
  void a_claim_whose_commit_nobody_heard_of_is_made_again_at_once() {
    plan(duty(1, 1), duty(2, 1));
    node.loseNext();

    node.work();
    become(1, 1, Status.SENDING, null);
    node.work();

    become(1, 1, Status.DELIVERED, null);
    become(2, 1, Status.DELIVERED, null);
    assertThat(peer.calls).isEqualTo(2);
    assertThat(peer.looks).isZero();
  }

  @Test
  void a_settlement_whose_commit_nobody_heard_of_is_made_once() {
    plan(duty(1, 1));
    node.sweep();
    node.step();
    node.step();
    node.loseNext();

    node.work();
    node.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(peer.calls).isEqualTo(1);
    assertThat(node.underWay()).isZero();
  }

  @Test
  void no_more_are_in_flight_than_the_flow_allows() {
    for (int record = 1; record <= 10; record++) {
      plan(duty(record, 1));
    }
    node.sweep();

    node.step();
    node.step();

    assertThat(in(() -> kit.stores().deliveries().leased(FLOW))).hasSize(4);
    Node two = node("two", "boot-1");
    two.work();
    assertThat(peer.calls).isZero();
    node.work();
    assertThat(peer.calls).isEqualTo(10);
  }

  @Test
  void a_newer_version_waits_until_the_one_in_flight_is_done() {
    plan(duty(1, 1));
    node.sweep();
    node.step();
    node.step();
    plan(duty(1, 2));

    node("two", "boot-1").work();
    assertThat(peer.calls).isZero();
    become(1, 2, Status.PENDING, null);
    node.work();

    become(1, 1, Status.DELIVERED, null);
    become(1, 2, Status.DELIVERED, null);
    assertThat(peer.ledger).extracting(Peer.Taken::version).containsExactly(1, 2);
  }

  @Test
  void persons_go_before_events_and_events_before_batches() {
    outbound.atOnce = 1;
    plan(
        new Duty(FLOW, 1, 1, null, Priority.BATCH),
        new Duty(FLOW, 2, 1, null, Priority.EVENT),
        new Duty(FLOW, 3, 1, null, Priority.PERSON));

    node.work();

    assertThat(peer.ledger).extracting(Peer.Taken::record).containsExactly(3L, 2L, 1L);
  }

  @Test
  void no_more_requests_go_out_than_the_connection_allows_and_persons_go_first() {
    peer.limits = new Limits(new BigDecimal("0.01"), 4, 8);
    for (int record = 1; record <= 6; record++) {
      plan(duty(record, 1));
    }
    node.work();
    assertThat(peer.ledger).extracting(Peer.Taken::record).containsExactly(1L, 2L, 3L);
    assertThat(node.pauses).isNotEmpty().allMatch(pause -> pause.toSeconds() <= 100);

    plan(new Duty(FLOW, 9, 1, null, Priority.PERSON));
    node.work();
    assertThat(peer.ledger).extracting(Peer.Taken::record).containsExactly(1L, 2L, 3L, 9L);

    // The next event leaves one for persons again.
    pass(Duration.ofSeconds(150));
    node.work();
    assertThat(peer.ledger).hasSize(4);
    pass(Duration.ofSeconds(50));
    node.work();
    assertThat(peer.ledger).extracting(Peer.Taken::record).endsWith(4L).hasSize(5);
  }

  @Test
  void flows_over_one_connection_share_its_budget() {
    outbound.connections.put(FLOW, "crm/api");
    outbound.connections.put(OTHER, "crm/api");
    Limits two = new Limits(new BigDecimal("0.01"), 2, 8);
    peer.limits = two;
    outbound.peer(OTHER).limits = two;
    plan(duty(1, 1), duty(2, 1), new Duty(OTHER, 1, 1, null, Priority.EVENT));

    node.work();

    assertThat(peer.ledger.size() + outbound.peer(OTHER).ledger.size()).isEqualTo(2);
    pass(Duration.ofSeconds(101));
    node.work();
    assertThat(peer.ledger.size() + outbound.peer(OTHER).ledger.size()).isEqualTo(3);
  }

  @Test
  void what_needs_no_request_costs_nothing_of_the_budget() {
    delivered(1, 1);
    peer.limits = new Limits(new BigDecimal("0.01"), 1, 8);
    outbound.contents.put(1L, "1v1");
    for (int version = 2; version <= 5; version++) {
      plan(duty(1, version));
      node.work();
      become(1, version, Status.UNCHANGED, null);
    }

    plan(duty(2, 1));
    node.work();

    become(2, 1, Status.DELIVERED, null);
  }

  @Test
  void looks_are_taken_out_of_the_budget_too() {
    peer.limits = new Limits(new BigDecimal("0.01"), 3, 8);
    peer.script.add(Peer.says(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1));
    node.work();
    pass(Duration.ofSeconds(30));
    node.work();
    become(1, 1, Status.DELIVERED, null);
    assertThat(peer.calls + peer.looks).isEqualTo(3);

    plan(duty(2, 1));
    node.work();
    become(2, 1, Status.PENDING, null);
  }

  @Test
  void a_write_that_takes_two_requests_costs_two_of_the_budget() {
    peer.limits = new Limits(new BigDecimal("0.01"), 4, 8);
    peer.requests = 2;
    plan(duty(1, 1));
    node.work();
    plan(duty(2, 1));
    node.work();
    plan(duty(3, 1));
    node.work();

    become(2, 1, Status.DELIVERED, null);
    become(3, 1, Status.PENDING, null);
  }

  @Test
  void a_call_of_several_records_is_one_request() {
    peer.limits = new Limits(new BigDecimal("0.01"), 4, 8);
    peer.together = 4;
    plan(duty(1, 1), duty(2, 1), duty(3, 1));
    node.work();
    plan(duty(4, 1), duty(5, 1));
    node.work();

    assertThat(peer.loads).containsExactly(3, 2);
  }

  @Test
  void a_system_that_had_too_much_is_left_alone_by_all_flows_of_its_connection() {
    outbound.connections.put(FLOW, "crm/api");
    outbound.connections.put(OTHER, "crm/api");
    peer.script.add(
        Peer.says(
            new Answer.Later(
                Answer.Why.RATE_LIMITED, clock.instant().plusSeconds(600), "It answered 429.")));
    plan(duty(1, 1));
    node.work();
    plan(new Duty(OTHER, 1, 1, null, Priority.EVENT));
    node.work();
    assertThat(outbound.peer(OTHER).calls).isZero();

    pass(Duration.ofSeconds(601));
    node.work();

    assertThat(outbound.peer(OTHER).calls).isEqualTo(1);
    become(1, 1, Status.DELIVERED, null);
  }

  @Test
  void a_system_that_is_down_is_left_alone_by_all_flows_of_its_connection() {
    outbound.connections.put(FLOW, "crm/api");
    outbound.connections.put(OTHER, "crm/api");
    for (int record = 1; record <= 10; record++) {
      peer.script.add(Peer.says(new Answer.Later(Answer.Why.UNREACHABLE, null, "Nobody.")));
      plan(duty(record, 1));
    }
    node.work();
    plan(new Duty(OTHER, 1, 1, null, Priority.EVENT));
    node.work();
    assertThat(outbound.peer(OTHER).calls).isZero();

    pass(Duration.ofSeconds(31));
    node.work();

    assertThat(outbound.peer(OTHER).calls).isEqualTo(1);
  }

  @Test
  void how_long_the_target_took_is_kept_of_all_tries_and_looks_together() {
    peer.watch = write -> pass(Duration.ofMillis(5));
    peer.watchLook = write -> pass(Duration.ofMillis(300));
    peer.script.add(Peer.says(new Answer.Later(Answer.Why.UNREACHABLE, null, "Nobody there.")));
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer.")));
    plan(duty(1, 1));

    node.work();
    assertThat(of(1, 1).calls()).isEqualTo(Duration.ofMillis(5));
    pass(LONG);
    node.work();
    assertThat(of(1, 1).calls()).isEqualTo(Duration.ofMillis(10));
    pass(LONG);
    node.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(of(1, 1).calls()).isEqualTo(Duration.ofMillis(310));
    assertThat(in(() -> kit.stores().deliveries().passages(FLOW, 9)))
        .singleElement()
        .satisfies(
            passage -> {
              assertThat(passage.calls()).isEqualTo(Duration.ofMillis(310));
              assertThat(passage.delivered()).isBeforeOrEqualTo(passage.kept());
              assertThat(passage.straight()).isFalse();
            });
  }

  @Test
  void what_is_told_of_a_delivery_is_kept_in_the_transaction_that_settles_it() {
    peer.script.add(Peer.says(new Answer.Later(Answer.Why.UNREACHABLE, null, "Nobody there.")));
    plan(duty(1, 1));
    node.work();
    pass(LONG);
    node.work();

    List<DutySettled> kept = kit.facts().facts().stream().map(fact -> (DutySettled) fact).toList();
    assertThat(kept)
        .extracting(DutySettled::outcome, DutySettled::tries)
        .containsExactly(tuple(Status.RETRYING, 1), tuple(Status.DELIVERED, 2));
    assertThat(kept.get(0).passage()).isNull();
    assertThat(kept.get(1).passage())
        .isEqualTo(in(() -> kit.stores().deliveries().passages(FLOW, 9)).get(0));
    assertThat(kept.get(1).system()).isEqualTo(FLOW);
  }

  @Test
  void what_goes_in_one_call_took_as_long_as_the_call() {
    peer.together = 3;
    peer.watch = write -> pass(Duration.ofMillis(5));
    plan(duty(1, 1), duty(2, 1), duty(3, 1));

    node.work();

    for (long record = 1; record <= 3; record++) {
      become(record, 1, Status.DELIVERED, null);
      assertThat(of(record, 1).calls()).isEqualTo(Duration.ofMillis(15));
    }
    assertThat(in(() -> kit.stores().deliveries().passages(FLOW, 9)))
        .hasSize(3)
        .allSatisfy(passage -> assertThat(passage.straight()).isTrue());
  }

  @Test
  void a_call_that_breaks_took_its_time_too_and_what_was_not_called_took_none() {
    peer.watch =
        write -> {
          pass(Duration.ofMillis(5));
          throw new IllegalStateException("a fault of the connector");
        };
    outbound.rules.put(2L, claim -> new Prepared.Skip("NO_CONSENT"));
    plan(duty(1, 1), duty(2, 1));

    node.work();

    become(1, 1, Status.UNCERTAIN, "NO_ANSWER");
    assertThat(of(1, 1).calls()).isEqualTo(Duration.ofMillis(5));
    assertThat(of(2, 1).calls()).isZero();
  }

  @Test
  void several_go_in_one_call_and_each_has_its_own_outcome() {
    peer.together = 3;
    peer.script.add(Peer.WELL);
    peer.script.add(Peer.says(new Answer.Refused("TOO_SHORT", "Too short.")));
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer.")));
    plan(duty(1, 1), duty(2, 1), duty(3, 1), duty(4, 1), duty(5, 1));

    node.work();

    assertThat(peer.loads).containsExactly(3, 2);
    become(1, 1, Status.DELIVERED, null);
    become(2, 1, Status.PARKED, "TOO_SHORT");
    become(3, 1, Status.UNCERTAIN, "NO_ANSWER");
    become(4, 1, Status.DELIVERED, null);
    become(5, 1, Status.DELIVERED, null);

    plan(duty(1, 2), duty(4, 2), duty(6, 1));
    pass(Duration.ofMinutes(1));
    node.work();

    // What is new goes apart from what is changed, and what has to be looked up goes alone.
    assertThat(peer.loads).containsExactly(3, 2, 2);
    become(3, 1, Status.DELIVERED, null);
    become(6, 1, Status.DELIVERED, null);
    assertThat(peer.rows).hasSize(5);
  }

  @Test
  void a_connector_that_breaks_leaves_all_of_its_call_uncertain() {
    peer.together = 3;
    peer.script.add(Peer.WELL);
    peer.script.add(
        (write, work) -> {
          throw new IllegalStateException("a fault of the connector");
        });
    plan(duty(1, 1), duty(2, 1), duty(3, 1));

    node.work();

    for (long record = 1; record <= 3; record++) {
      become(record, 1, Status.UNCERTAIN, "NO_ANSWER");
    }
    pass(Duration.ofMinutes(1));
    node.work();
    for (long record = 1; record <= 3; record++) {
      become(record, 1, Status.DELIVERED, null);
    }
    assertThat(peer.ledger).extracting(Peer.Taken::record).containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  @Test
  void of_several_in_one_call_one_that_moved_is_looked_up_and_sent_again() {
    peer.together = 3;
    delivered(1, 1);
    delivered(2, 1);
    plan(duty(1, 2), duty(2, 2));
    peer.script.add(Peer.says(new Answer.Moved()));

    node.work();

    become(1, 2, Status.DELIVERED, null);
    become(2, 2, Status.DELIVERED, null);
    assertThat(peer.calls).isEqualTo(3);
    assertThat(peer.looks).isEqualTo(1);
  }

  @Test
  void more_than_fits_into_all_calls_waits() {
    peer.together = 2;
    outbound.atOnce = 2;
    Duty[] many = new Duty[9];
    for (int i = 0; i < many.length; i++) {
      many[i] = duty(i + 1, 1);
    }
    plan(many);

    node.sweep();
    node.step();

    assertThat(in(() -> kit.stores().deliveries().leased(FLOW))).hasSize(4);
    node.work();
    assertThat(peer.ledger).hasSize(9);
  }

  @Test
  void what_a_rule_leaves_out_is_skipped_with_the_rule() {
    outbound.rules.put(1L, claim -> new Prepared.Skip("NO_CONSENT"));
    plan(duty(1, 1));

    node.work();

    become(1, 1, Status.SKIPPED, "NO_CONSENT");
    assertThat(peer.calls).isZero();
  }

  @Test
  void what_the_mapping_can_not_send_is_parked_and_a_newer_version_does_its_work() {
    outbound.rules.put(1L, claim -> new Prepared.Park("UNMAPPABLE", "No country."));
    plan(duty(1, 1));
    node.work();
    become(1, 1, Status.PARKED, "UNMAPPABLE");

    outbound.rules.clear();
    plan(duty(1, 2));
    node.work();

    become(1, 1, Status.SUPERSEDED, null);
    become(1, 2, Status.DELIVERED, null);
  }

  @Test
  void what_the_target_refuses_is_parked_and_nobody_else_waits() {
    peer.script.add(Peer.says(new Answer.Refused("INVALID", "The name is too long.")));
    plan(duty(1, 1), duty(2, 1));

    node.work();

    become(1, 1, Status.PARKED, "INVALID");
    become(2, 1, Status.DELIVERED, null);
    assertThat(of(1, 1).sentence()).isEqualTo("The name is too long.");
  }

  @Test
  void a_record_waits_for_its_parent_and_goes_on_when_that_arrives() {
    outbound.rules.put(
        2L,
        claim ->
            peerHas(1)
                ? outbound.send(claim)
                : new Prepared.Wait("PARENT_MISSING", "Its customer is not there yet.", 1));
    plan(duty(2, 1));
    node.work();
    become(2, 1, Status.PENDING, "PARENT_MISSING");
    assertThat(of(2, 1).waitsFor()).isEqualTo(1);

    plan(duty(1, 1));
    node.work();

    become(2, 1, Status.DELIVERED, null);
  }

  /** Record 2 is sent as soon as it is known which row record 1 is; the rows are all there. */
  @Test
  void what_waits_for_a_parent_goes_on_when_the_target_itself_tells_of_it() {
    AtomicBoolean known = new AtomicBoolean();
    for (long child = 2; child <= 3; child++) {
      long parent = child == 2 ? 1 : 9;
      outbound.rules.put(
          child,
          claim ->
              known.get() && parent == 1
                  ? outbound.send(claim)
                  : new Prepared.Wait("PARENT_MISSING", "Not yet.", parent));
    }
    plan(duty(2, 1), duty(3, 1), new Duty(OTHER, 2, 1, null, Priority.EVENT));
    node.work();
    known.set(true);
    node.work();
    become(2, 1, Status.PENDING, "PARENT_MISSING");

    node.arrived(Set.of(1L, 77L), kit.now());
    node.work();

    become(2, 1, Status.DELIVERED, null);
    assertThat(of(OTHER, 2, 1).status()).isEqualTo(Status.DELIVERED);
    become(3, 1, Status.PENDING, "PARENT_MISSING");
    assertThat(of(3, 1).waitsFor()).isEqualTo(9);
  }

  private boolean peerHas(long record) {
    return !peer.rowsOf(record).isEmpty();
  }

  @Test
  void a_parent_at_one_target_frees_what_waits_for_it_at_another() {
    outbound.rules.put(
        2L,
        claim ->
            peerHas(1) ? outbound.send(claim) : new Prepared.Wait("PARENT_MISSING", "Not yet.", 1));
    plan(new Duty(OTHER, 2, 1, null, Priority.EVENT));
    node.work();

    plan(duty(1, 1));
    node.work();

    assertThat(of(OTHER, 2, 1).status()).isEqualTo(Status.DELIVERED);
  }

  /** Record 2 goes out without its reference to record 1 as long as the peer has no row of that. */
  private void twoRefersToOne() {
    outbound.rules.put(
        2L,
        claim -> {
          boolean there = peerHas(1);
          outbound.contents.put(2L, there ? "2 of 1" : "2 of nobody");
          if (there) {
            outbound.late.remove(2L);
          } else {
            outbound.late.put(2L, 1L);
          }
          return outbound.send(claim);
        });
  }

  @Test
  void a_reference_that_comes_late_is_brought_after() {
    twoRefersToOne();
    plan(duty(2, 1));
    node.work();
    assertThat(peer.rowsOf(2)).extracting(Peer.Row::body).containsExactly("2 of nobody");
    pass(Duration.ofMinutes(2));
    node.work();
    assertThat(peer.ledger).as("nothing to tell yet").hasSize(1);

    plan(duty(1, 1));
    node.work();
    node.work();

    assertThat(peer.rowsOf(2)).extracting(Peer.Row::body).containsExactly("2 of 1");
    assertThat(peer.ledger).extracting(Peer.Taken::record).containsExactly(2L, 1L, 2L);
    assertThat(in(() -> kit.stores().deliveries().count()).get(FLOW))
        .isEqualTo(Map.of(Status.DELIVERED, 3L));
    assertThat(in(() -> kit.stores().deliveries().planned())).isEqualTo(Map.of(FLOW, 3L));
  }

  @Test
  void a_reference_that_never_comes_is_given_up_in_the_end_and_nobody_has_to_look() {
    twoRefersToOne();
    plan(duty(2, 1));
    node.work();

    for (int looks = 0; looks < 110; looks++) {
      pass(LONG);
      node.work();
    }

    assertThat(peer.ledger).hasSize(1);
    assertThat(in(() -> kit.stores().deliveries().count()).get(FLOW))
        .isEqualTo(Map.of(Status.DELIVERED, 1L, Status.UNCHANGED, 1L));
  }

  @Test
  void a_newer_version_does_the_work_of_a_reference_that_is_waited_for() {
    twoRefersToOne();
    plan(duty(2, 1));
    node.work();
    plan(duty(2, 2));
    node.work();
    plan(duty(1, 1));
    node.work();
    node.work();

    assertThat(peer.rowsOf(2)).extracting(Peer.Row::body).containsExactly("2 of 1");
    assertThat(in(() -> kit.stores().deliveries().count()).get(FLOW).get(Status.PENDING)).isNull();
    assertThat(in(() -> kit.stores().deliveries().count()).get(FLOW).get(Status.SUPERSEDED))
        .isEqualTo(1);
  }

  @Test
  void who_waits_for_a_parent_for_a_day_is_parked() {
    outbound.rules.put(2L, claim -> new Prepared.Wait("PARENT_MISSING", "Not yet.", 1));
    plan(duty(2, 1));
    node.work();

    for (int looks = 0; looks < 97; looks++) {
      pass(LONG);
      node.work();
    }

    become(2, 1, Status.PARKED, "PARENT_MISSING");
  }

  @Test
  void a_target_that_fails_gets_it_again_later() {
    peer.script.add(Peer.says(new Answer.Later(Answer.Why.FAILED, null, "It answered 503.")));
    plan(duty(1, 1));
    node.work();
    become(1, 1, Status.RETRYING, "FAILED");
    assertThat(of(1, 1).tries()).isEqualTo(1);

    pass(Duration.ofSeconds(2));
    node.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(of(1, 1).tries()).isEqualTo(2);
  }

  @Test
  void what_the_target_asked_for_is_waited_for() {
    peer.script.add(
        Peer.says(
            new Answer.Later(
                Answer.Why.FAILED, clock.instant().plusSeconds(600), "It answered 503.")));
    plan(duty(1, 1));
    node.work();

    pass(Duration.ofSeconds(590));
    node.work();
    become(1, 1, Status.RETRYING, "FAILED");
    pass(Duration.ofSeconds(11));
    node.work();

    become(1, 1, Status.DELIVERED, null);
  }

  @Test
  void after_twenty_tries_a_person_has_to_look() {
    plan(duty(1, 1));
    for (int tries = 0; tries < 20; tries++) {
      become(1, 1, tries == 0 ? Status.PENDING : Status.RETRYING, tries == 0 ? null : "FAILED");
      peer.script.add(Peer.says(new Answer.Later(Answer.Why.FAILED, null, "It answered 503.")));
      node.work();
      pass(LONG);
    }

    become(1, 1, Status.PARKED, "RETRIES_EXHAUSTED");
    assertThat(of(1, 1).sentence()).contains("20 tries").contains("It answered 503.");
  }

  @Test
  void too_much_at_once_lets_the_target_rest_and_is_no_try() {
    peer.script.add(
        Peer.says(
            new Answer.Later(
                Answer.Why.RATE_LIMITED, clock.instant().plusSeconds(60), "It answered 429.")));
    outbound.atOnce = 1;
    plan(duty(1, 1), duty(2, 1));
    node.work();
    become(1, 1, Status.RETRYING, "RATE_LIMITED");
    assertThat(of(1, 1).tries()).isZero();
    assertThat(peer.calls).isEqualTo(1);
    assertThat(target().breaker()).isEqualTo(Breaker.CLOSED);

    pass(Duration.ofSeconds(61));
    node.work();

    become(1, 1, Status.DELIVERED, null);
    become(2, 1, Status.DELIVERED, null);
  }

  @Test
  void a_target_that_is_down_is_left_alone_then_probed_then_drained() {
    Peer.Mood down = Peer.says(new Answer.Later(Answer.Why.UNREACHABLE, null, "Nobody answers."));
    for (int call = 0; call < 100; call++) {
      peer.script.add(down);
    }
    for (int record = 1; record <= 30; record++) {
      plan(duty(record, 1));
    }
    plan(new Duty(OTHER, 1, 1, null, Priority.EVENT));

    node.work();

    assertThat(peer.calls).isBetween(10, 13);
    assertThat(target().breaker().state()).isEqualTo(Breaker.State.OPEN);
    assertThat(of(OTHER, 1, 1).status()).isEqualTo(Status.DELIVERED);
    int before = peer.calls;
    node.work();
    assertThat(peer.calls).isEqualTo(before);
    pass(Duration.ofSeconds(31));
    node.work();
    assertThat(peer.calls).as("one probe, which failed").isEqualTo(before + 1);
    pass(Duration.ofSeconds(31));
    node.work();
    assertThat(peer.calls).as("twice as long now").isEqualTo(before + 1);
    peer.script.clear();
    pass(Duration.ofSeconds(31));
    node.work();
    for (int seconds = 0; seconds < 20; seconds++) {
      pass(Duration.ofSeconds(5));
      node.work();
    }
    assertThat(target().breaker().state()).isEqualTo(Breaker.State.CLOSED);
    assertThat(peer.rows).hasSize(30);
  }

  @Test
  void retries_wait_their_turn_and_first_tries_do_not_wait_for_them() {
    outbound.atOnce = 40;
    for (int record = 1; record <= 8; record++) {
      peer.script.add(Peer.says(new Answer.Later(Answer.Why.FAILED, null, "It answered 503.")));
      plan(duty(record, 1));
    }
    node.work();
    pass(Duration.ofSeconds(2));
    in(
        () -> {
          Targets.Locked locked = kit.stores().targets().lock(FLOW);
          kit.stores().targets().keep(locked.target().with(new RetryBudget(2_000, locked.now())));
          return true;
        });
    plan(duty(100, 1));
    peer.ledger.clear();

    node.work();

    assertThat(peer.ledger).extracting(Peer.Taken::record).hasSize(3).contains(100L);
    for (int seconds = 0; seconds < 10; seconds++) {
      pass(Duration.ofSeconds(1));
      node.work();
    }
    assertThat(peer.rows).hasSize(9);
  }

  @Test
  void a_write_without_an_answer_that_was_done_is_found_and_not_sent_again() {
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1));
    node.work();
    become(1, 1, Status.UNCERTAIN, "NO_ANSWER");

    pass(Duration.ofSeconds(6));
    node.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(of(1, 1).externalId()).isEqualTo("X1");
    assertThat(peer.calls).isEqualTo(1);
    assertThat(peer.looks).isEqualTo(1);
  }

  @Test
  void a_write_without_an_answer_that_was_not_done_is_sent_again_under_the_same_key() {
    List<String> keys = new java.util.ArrayList<>();
    peer.watch = write -> keys.add(write.idempotencyKey());
    peer.script.add(Peer.says(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1), duty(2, 1));
    node.work();

    pass(Duration.ofSeconds(6));
    node.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(peer.rowsOf(1)).hasSize(1);
    assertThat(keys).hasSize(3);
    assertThat(keys.get(2)).isEqualTo(keys.get(0)).isNotEqualTo(keys.get(1));
  }

  @Test
  void nothing_newer_is_sent_while_it_is_not_known_what_became_of_the_older() {
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1));
    node.work();
    plan(duty(1, 2));
    node.work();
    assertThat(peer.calls).isEqualTo(1);
    become(1, 2, Status.PENDING, null);

    pass(Duration.ofSeconds(6));
    node.work();
    node.work();

    become(1, 1, Status.DELIVERED, null);
    become(1, 2, Status.DELIVERED, null);
    assertThat(peer.rowsOf(1)).extracting(Peer.Row::version).containsExactly(2);
  }

  @Test
  void what_a_look_showed_is_not_forgotten_when_the_write_after_it_fails() {
    outbound.contents.put(1L, "first");
    delivered(1, 1);
    outbound.contents.put(1L, "second");
    plan(duty(1, 2));
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    node.work();
    become(1, 2, Status.UNCERTAIN, "NO_ANSWER");
    outbound.contents.put(1L, "third");
    outbound.versions.put(1L, 3);
    peer.script.add(Peer.says(new Answer.Later(Answer.Why.FAILED, null, "It answered 503.")));
    pass(Duration.ofMinutes(1));
    node.work();

    outbound.contents.put(1L, "first");
    outbound.versions.put(1L, 4);
    plan(duty(1, 4));
    pass(LONG);
    node.work();

    assertThat(peer.rowsOf(1)).extracting(Peer.Row::body).containsExactly("first");
    become(1, 4, Status.DELIVERED, null);
  }

  @Test
  void where_nobody_can_look_a_person_has_to_and_nothing_is_sent_twice() {
    peer.operations.remove(Operation.FIND);
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    peer.sights.add(new Sighting.CantTell("No way to look is described."));
    plan(duty(1, 1));
    node.work();
    pass(Duration.ofSeconds(6));
    node.work();
    become(1, 1, Status.PARKED, "UNCERTAIN");

    peer.sights.add(new Sighting.CantTell("No way to look is described."));
    plan(duty(1, 2));
    node.work();

    become(1, 2, Status.PARKED, "UNCERTAIN");
    assertThat(peer.calls).isEqualTo(1);
  }

  @Test
  void a_look_that_tells_nothing_now_is_done_again() {
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    peer.sights.add(new Sighting.CantTell("Nobody answers."));
    plan(duty(1, 1));
    node.work();
    pass(Duration.ofSeconds(6));
    node.work();
    become(1, 1, Status.UNCERTAIN, "NO_ANSWER");

    pass(Duration.ofSeconds(6));
    node.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(peer.calls).isEqualTo(1);
  }

  @Test
  void a_row_that_was_made_but_is_otherwise_by_now_is_changed_and_not_made_twice() {
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1));
    node.work();
    outbound.contents.put(1L, "other");
    pass(Duration.ofSeconds(6));

    node.work();
    pass(Duration.ofSeconds(1));
    node.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(peer.ledger)
        .extracting(Peer.Taken::operation)
        .containsExactly(Operation.CREATE, Operation.UPDATE);
    assertThat(peer.rowsOf(1)).extracting(Peer.Row::body).containsExactly("other");
  }

  @Test
  void a_row_that_was_made_without_an_answer_is_changed_where_its_record_has_changed_since() {
    outbound.comparable = false;
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1));
    node.work();
    plan(duty(1, 2));
    outbound.versions.put(1L, 2);
    pass(Duration.ofSeconds(6));

    node.work();
    pass(Duration.ofSeconds(1));
    node.work();

    assertThat(peer.rowsOf(1)).extracting(Peer.Row::version).containsExactly(2);
  }

  @Test
  void a_row_that_was_made_without_an_answer_is_not_changed_where_its_record_has_not() {
    outbound.comparable = false;
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1));
    node.work();
    pass(Duration.ofSeconds(6));

    node.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(peer.calls).isEqualTo(1);
  }

  @Test
  void a_row_that_is_gone_is_made_again() {
    delivered(1, 1);
    peer.rows.clear();

    plan(duty(1, 2));
    node.work();

    become(1, 2, Status.DELIVERED, null);
    assertThat(of(1, 2).externalId()).isEqualTo("X2");
    assertThat(holding(1).externalId()).isEqualTo("X2");
  }

  @Test
  void a_row_that_is_gone_is_parked_where_the_flow_says_so() {
    outbound.whenGone = Prepared.WhenGone.PARK;
    delivered(1, 1);
    peer.rows.clear();

    plan(duty(1, 2));
    node.work();

    become(1, 2, Status.PARKED, "GONE");
    assertThat(peer.rows).isEmpty();
  }

  @Test
  void a_row_made_again_without_an_answer_is_found_and_not_made_a_third_time() {
    delivered(1, 1);
    peer.rows.clear();
    peer.script.add(Peer.WELL);
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 2));
    node.work();
    become(1, 2, Status.UNCERTAIN, "NO_ANSWER");

    pass(Duration.ofSeconds(6));
    node.work();

    become(1, 2, Status.DELIVERED, null);
    assertThat(peer.rowsOf(1)).hasSize(1);
    assertThat(of(1, 2).externalId()).isEqualTo("X2");
  }

  @Test
  void what_is_to_be_deleted_and_is_gone_is_done() {
    delivered(1, 1);
    outbound.later = Operation.DELETE;
    peer.rows.clear();

    plan(duty(1, 2));
    node.work();

    become(1, 2, Status.DELIVERED, null);
  }

  @Test
  void a_deletion_without_an_answer_is_done_when_nothing_is_there_and_sent_again_when_it_is() {
    delivered(1, 1);
    delivered(2, 1);
    outbound.later = Operation.DELETE;
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    peer.script.add(Peer.says(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 2), duty(2, 2));
    node.work();

    pass(Duration.ofSeconds(6));
    node.work();

    become(1, 2, Status.DELIVERED, null);
    become(2, 2, Status.DELIVERED, null);
    assertThat(peer.calls).isEqualTo(3);
    assertThat(peer.rows).isEmpty();
  }

  @Test
  void a_row_that_moved_is_read_and_changed() {
    delivered(1, 1);
    peer.script.add(Peer.says(new Answer.Moved()));

    plan(duty(1, 2));
    node.work();

    become(1, 2, Status.DELIVERED, null);
    assertThat(peer.looks).isEqualTo(1);
    assertThat(peer.calls).isEqualTo(2);
  }

  @Test
  void a_row_that_always_moves_is_parked() {
    delivered(1, 1);
    for (int moves = 0; moves < 4; moves++) {
      peer.script.add(Peer.says(new Answer.Moved()));
    }

    plan(duty(1, 2));
    node.work();

    become(1, 2, Status.PARKED, "MOVED");
    assertThat(peer.calls).isEqualTo(4);
  }

  @Test
  void a_row_is_written_by_the_revision_that_its_last_answer_told() {
    peer.revises = true;
    delivered(1, 1);
    delivered(1, 2);
    delivered(1, 3);

    assertThat(peer.asked).containsExactly("?", "r1", "r2");
    assertThat(holding(1).revision()).isEqualTo("r3");
  }

  @Test
  void a_row_that_somebody_else_changed_is_looked_at_and_overwritten_by_its_new_revision() {
    peer.revises = true;
    delivered(1, 1);
    peer.change("X1", "theirs");
    peer.change("X1", "theirs again");

    plan(duty(1, 2));
    node.work();

    become(1, 2, Status.DELIVERED, null);
    assertThat(peer.asked).containsExactly("?", "r1", "r3");
    assertThat(peer.looks).isEqualTo(1);
    assertThat(peer.rows.get("X1").version()).isEqualTo(2);
    assertThat(holding(1).revision()).isEqualTo("r4");
  }

  @Test
  void a_row_that_somebody_changes_after_each_look_is_parked() {
    peer.revises = true;
    delivered(1, 1);
    peer.watch = write -> peer.change("X1", "theirs");

    plan(duty(1, 2));
    node.work();

    become(1, 2, Status.PARKED, "MOVED");
    assertThat(peer.asked).containsExactly("?", "r1", "r2", "r3", "r4");
    assertThat(peer.rows.get("X1").body()).isEqualTo("theirs");
  }

  @Test
  void a_row_that_moved_and_can_not_be_looked_at_is_not_written_by_its_old_revision() {
    peer.revises = true;
    delivered(1, 1);
    peer.change("X1", "theirs");
    peer.sights.add(new Sighting.CantTell("Not now."));

    plan(duty(1, 2));
    node.work();
    become(1, 2, Status.RETRYING, "CANT_TELL");
    assertThat(peer.asked).containsExactly("?", "r1");

    pass(LONG);
    node.work();
    become(1, 2, Status.DELIVERED, null);
    assertThat(peer.asked).containsExactly("?", "r1", "r1", "r2");
  }

  @Test
  void a_write_without_an_answer_is_seen_with_its_revision() {
    peer.revises = true;
    delivered(1, 1);
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 2));
    node.work();
    assertThat(holding(1).revision()).isEqualTo("r1");

    pass(Duration.ofSeconds(6));
    node.work();

    become(1, 2, Status.DELIVERED, null);
    assertThat(holding(1).revision()).isEqualTo("r2");
    delivered(1, 3);
    assertThat(peer.asked).containsExactly("?", "r1", "r2");
  }

  @Test
  void a_row_that_is_found_is_written_by_the_revision_that_it_was_found_with() {
    peer.revises = true;
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1));
    node.work();
    peer.change("X1", "theirs");

    pass(Duration.ofSeconds(6));
    node.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(peer.asked).containsExactly("?", "r2");
  }

  @Test
  void a_row_that_is_made_again_is_no_more_of_the_old_revision() {
    peer.revises = true;
    delivered(1, 1);
    peer.rows.clear();

    plan(duty(1, 2));
    node.work();
    delivered(1, 3);

    assertThat(peer.rows).containsOnlyKeys("X2");
    assertThat(peer.asked).containsExactly("?", "r1", "?", "r1");
    assertThat(holding(1).revision()).isEqualTo("r2");
  }

  @Test
  void a_target_that_tells_no_revision_any_more_is_written_without() {
    peer.revises = true;
    delivered(1, 1);
    peer.script.add(Peer.doesAndSays(new Answer.Done("X1", null)));
    delivered(1, 2);
    delivered(1, 3);

    assertThat(peer.asked).containsExactly("?", "r1", "?");
    assertThat(holding(1).revision()).isEqualTo("r3");
  }

  @Test
  void of_several_in_one_call_each_goes_by_its_own_revision() {
    peer.revises = true;
    peer.together = 3;
    delivered(1, 1);
    delivered(2, 1);
    delivered(2, 2);
    peer.change("X1", "theirs");
    plan(duty(1, 2), duty(2, 3));

    node.work();

    become(1, 2, Status.DELIVERED, null);
    become(2, 3, Status.DELIVERED, null);
    assertThat(peer.asked.subList(3, 6)).containsExactlyInAnyOrder("r1", "r2", "r2");
  }

  @Test
  void an_upsert_without_an_answer_is_sent_again_unless_it_is_there() {
    outbound.first = Operation.UPSERT;
    outbound.later = Operation.UPSERT;
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    peer.script.add(Peer.says(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1), duty(2, 1));
    node.work();

    pass(Duration.ofSeconds(6));
    node.work();

    become(1, 1, Status.DELIVERED, null);
    become(2, 1, Status.DELIVERED, null);
    assertThat(peer.calls).isEqualTo(3);
  }

  @Test
  void what_does_no_more_than_once_is_sent_again_under_the_same_key_without_a_person() {
    List<String> keys = new java.util.ArrayList<>();
    peer.watch = write -> keys.add(write.idempotencyKey());
    peer.operations.remove(Operation.FIND);
    outbound.first = Operation.UPSERT;
    outbound.later = Operation.UPSERT;
    delivered(2, 1);
    peer.script.add(Peer.says(new Answer.Uncertain("No answer in time.")));
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1), duty(2, 2));
    node.work();
    become(1, 1, Status.UNCERTAIN, "NO_ANSWER");
    peer.sights.add(new Sighting.Repeatable());
    peer.sights.add(new Sighting.Repeatable());

    pass(Duration.ofSeconds(6));
    node.work();

    become(1, 1, Status.DELIVERED, null);
    become(2, 2, Status.DELIVERED, null);
    assertThat(keys).hasSize(5);
    assertThat(keys.subList(3, 5)).containsExactlyInAnyOrderElementsOf(keys.subList(1, 3));
  }

  @Test
  void a_row_made_again_that_nobody_can_look_at_is_changed_where_its_record_has_changed_since() {
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    peer.script.add(Peer.says(new Answer.Done("X1", null)));
    peer.sights.add(new Sighting.Repeatable());
    plan(duty(1, 1));
    node.work();
    plan(duty(1, 2));
    outbound.versions.put(1L, 2);
    pass(Duration.ofSeconds(6));

    node.work();
    pass(Duration.ofSeconds(1));
    node.work();

    assertThat(peer.rowsOf(1)).extracting(Peer.Row::version).containsExactly(2);
  }

  @Test
  void a_deletion_that_does_no_more_than_once_is_sent_again_and_not_taken_for_done() {
    delivered(1, 1);
    outbound.later = Operation.DELETE;
    peer.script.add(Peer.says(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 2));
    node.work();
    peer.sights.add(new Sighting.Repeatable());

    pass(Duration.ofSeconds(6));
    node.work();

    become(1, 2, Status.DELIVERED, null);
    assertThat(peer.rows).isEmpty();
  }

  @Test
  void that_one_write_may_be_repeated_says_nothing_of_a_row_that_another_may_have_made() {
    peer.operations.remove(Operation.FIND);
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    peer.sights.add(new Sighting.CantTell("No way to look is described."));
    plan(duty(1, 1));
    node.work();
    pass(Duration.ofSeconds(6));
    node.work();
    become(1, 1, Status.PARKED, "UNCERTAIN");

    peer.sights.add(new Sighting.Repeatable());
    plan(duty(1, 2));
    node.work();

    become(1, 2, Status.PARKED, "UNCERTAIN");
    assertThat(peer.calls).isEqualTo(1);
  }

  @Test
  void an_id_that_nobody_told_is_looked_up() {
    peer.script.add(
        (write, work) -> {
          work.apply(write);
          return new Answer.Done(null, null);
        });
    plan(duty(1, 1));

    node.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(of(1, 1).externalId()).isEqualTo("X1");
  }

  @Test
  void an_id_that_nobody_can_tell_is_asked_for_again_before_anything_is_made() {
    peer.script.add(Peer.doesAndSays(new Answer.Done(null, null)));
    peer.sights.add(new Sighting.CantTell("Not now."));
    plan(duty(1, 1));
    node.work();
    become(1, 1, Status.DELIVERED, null);
    assertThat(of(1, 1).externalId()).isNull();

    plan(duty(1, 2));
    node.work();
    pass(Duration.ofSeconds(1));
    node.work();

    become(1, 2, Status.DELIVERED, null);
    assertThat(peer.rowsOf(1)).hasSize(1);
  }

  @Test
  void a_row_of_another_record_is_a_question_for_a_person() {
    outbound.takenIds.add("X1");
    plan(duty(1, 1));

    node.work();

    become(1, 1, Status.PARKED, "LINK_TAKEN");
    assertThat(of(1, 1).externalId()).isEqualTo("X1");
    assertThat(holding(1).externalId()).isNull();
  }

  @Test
  void a_connection_that_is_set_up_wrongly_pauses_its_target_and_no_other() {
    peer.script.add(Peer.says(new Answer.Misconfigured("The secret is missing.")));
    outbound.atOnce = 1;
    plan(duty(1, 1), duty(2, 1), new Duty(OTHER, 1, 1, null, Priority.EVENT));

    node.work();

    become(1, 1, Status.PENDING, null);
    become(2, 1, Status.PENDING, null);
    assertThat(target().pause().by()).isEqualTo(Target.HUB);
    assertThat(target().pause().why()).isEqualTo("The secret is missing.");
    assertThat(of(OTHER, 1, 1).status()).isEqualTo(Status.DELIVERED);
  }

  @Test
  void a_connector_that_breaks_leaves_it_uncertain() {
    peer.script.add(
        (write, work) -> {
          throw new IllegalStateException("a fault of the connector");
        });
    plan(duty(1, 1));

    node.work();

    become(1, 1, Status.UNCERTAIN, "NO_ANSWER");
  }

  @Test
  void one_record_that_breaks_the_mapping_stops_nobody_else() {
    outbound.rules.put(
        1L,
        claim -> {
          throw new IllegalStateException("a fault of the mapping");
        });
    plan(duty(1, 1), duty(2, 1));

    node.work();

    become(1, 1, Status.RETRYING, "NOT_MAPPED");
    become(2, 1, Status.DELIVERED, null);
    assertThat(target().breaker()).isNotNull();
  }

  @Test
  void a_record_that_goes_to_and_fro_is_stopped_until_a_person_looks() {
    for (int version = 1; version <= 7; version++) {
      outbound.contents.put(1L, version % 2 == 0 ? "even" : "odd");
      delivered(1, version);
    }

    outbound.contents.put(1L, "even");
    plan(duty(1, 8));
    node.work();
    become(1, 8, Status.PARKED, "ALTERNATING");
    assertThat(peer.calls).isZero();
    pass(Duration.ofMinutes(5));
    plan(duty(1, 9));
    node.work();

    become(1, 9, Status.PARKED, "ALTERNATING");
    outbound.contents.put(1L, "something else");
    plan(duty(1, 10));
    node.work();
    become(1, 10, Status.DELIVERED, null);
  }

  @Test
  void slow_changes_between_two_states_are_nobodys_fault() {
    for (int version = 1; version <= 20; version++) {
      outbound.contents.put(1L, version % 2 == 0 ? "even" : "odd");
      delivered(1, version);
      pass(Duration.ofMinutes(1));
    }

    assertThat(peer.ledger).hasSize(20);
  }

  @Test
  void what_a_dead_server_had_claimed_but_not_sent_is_looked_up_and_sent_by_another() {
    plan(duty(1, 1));
    node.sweep();
    node.step();
    node.step();
    Node two = node("two", "boot-1");
    two.work();
    become(1, 1, Status.SENDING, null);

    pass(LEASE);
    two.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(peer.looks).isEqualTo(1);
    assertThat(peer.calls).isEqualTo(1);
  }

  @Test
  void what_a_dead_server_had_sent_but_not_settled_is_found_by_another() {
    plan(duty(1, 1));
    node.sweep();
    while (peer.calls == 0) {
      node.step();
    }
    Node two = node("two", "boot-1");

    pass(LEASE);
    two.work();

    become(1, 1, Status.DELIVERED, null);
    assertThat(peer.calls).isEqualTo(1);
    assertThat(of(1, 1).externalId()).isEqualTo("X1");
    node.work();
    assertThat(node.settled()).as("what it says too late counts no more").isEmpty();
    become(1, 1, Status.DELIVERED, null);
  }

  @Test
  void a_server_that_starts_again_does_not_wait_for_its_own_leases() {
    plan(duty(1, 1));
    node.sweep();
    node.step();
    node.step();

    node("one", "boot-2").work();

    become(1, 1, Status.DELIVERED, null);
  }

  @Test
  void no_call_begins_that_its_lease_may_not_outlast() {
    plan(duty(1, 1));
    node.sweep();
    node.step();
    node.step();

    pass(Duration.ofSeconds(101));
    node.work();

    assertThat(of(1, 1).epoch()).as("given back, and claimed again").isEqualTo(2);
    become(1, 1, Status.DELIVERED, null);
    assertThat(peer.calls).isEqualTo(1);
    assertThat(peer.looks).isZero();
  }

  @Test
  void a_server_that_stops_settles_what_is_under_way_and_claims_nothing_more() {
    for (int record = 1; record <= 9; record++) {
      plan(duty(record, 1));
    }
    node.sweep();
    node.step();
    node.step();
    node.stop();

    node.work();

    assertThat(peer.calls).isEqualTo(4);
    assertThat(node.underWay()).isZero();
    assertThat(in(() -> kit.stores().deliveries().count()).get(FLOW))
        .isEqualTo(Map.of(Status.DELIVERED, 4L, Status.PENDING, 5L));
  }

  @Test
  void an_answer_that_can_not_be_kept_is_parked_and_stops_nobody_else() {
    outbound.brokenIds.add("X1");
    plan(duty(1, 1), duty(2, 1), duty(3, 1));

    node.work();

    become(1, 1, Status.PARKED, "NOT_KEPT");
    become(2, 1, Status.DELIVERED, null);
    become(3, 1, Status.DELIVERED, null);
    outbound.brokenIds.clear();
    plan(duty(1, 2));
    node.work();
    pass(Duration.ofSeconds(1));
    node.work();
    become(1, 2, Status.DELIVERED, null);
    assertThat(peer.rowsOf(1)).as("found, not made twice").hasSize(1);
  }

  @Test
  void an_id_that_is_too_long_to_keep_is_parked() {
    peer.script.add(Peer.says(new Answer.Done("X".repeat(201), null)));
    plan(duty(1, 1));

    node.work();

    become(1, 1, Status.PARKED, "EXTERNAL_ID_TOO_LONG");
  }

  @Test
  void what_was_claimed_and_not_begun_is_given_back_where_the_target_has_to_rest() {
    for (int call = 0; call < 4; call++) {
      peer.script.add(
          Peer.says(
              new Answer.Later(
                  Answer.Why.RATE_LIMITED, clock.instant().plusSeconds(60), "It answered 429.")));
      plan(duty(call + 1, 1));
    }

    node.work();

    assertThat(peer.calls).isEqualTo(1);
    become(1, 1, Status.RETRYING, "RATE_LIMITED");
    for (int record = 2; record <= 4; record++) {
      become(record, 1, Status.PENDING, null);
      assertThat(of(record, 1).tries()).isZero();
    }
    assertThat(target().rests()).isEqualTo(1);
    assertThat(target().drainer()).isNull();
  }

  @Test
  void one_server_works_on_a_target_and_another_takes_over_soon_when_it_dies() {
    outbound.atOnce = 1;
    plan(duty(1, 1), duty(2, 1));
    node.sweep();
    node.step();
    Node other = node("two", "boot-2");
    other.work();
    assertThat(peer.calls).isZero();

    pass(Duration.ofSeconds(6));
    other.work();

    assertThat(peer.ledger).extracting(Peer.Taken::record).containsExactly(2L);
    become(1, 1, Status.SENDING, null);
    pass(LEASE);
    other.work();
    become(1, 1, Status.DELIVERED, null);
    assertThat(peer.looks).isEqualTo(1);
  }

  @Test
  void a_look_that_tells_nothing_is_no_successful_probe() {
    outbound.atOnce = 10;
    for (int call = 0; call < 10; call++) {
      peer.script.add(Peer.says(new Answer.Uncertain("No answer in time.")));
      plan(duty(call + 1, 1));
    }
    node.work();
    assertThat(target().breaker().state()).isEqualTo(Breaker.State.OPEN);
    for (int look = 0; look < 10; look++) {
      peer.sights.add(new Sighting.CantTell("Nobody answers."));
    }

    pass(Duration.ofMinutes(2));
    node.work();

    assertThat(peer.looks).isEqualTo(1);
    assertThat(target().breaker().state()).isEqualTo(Breaker.State.OPEN);
  }

  @Test
  void a_row_made_again_that_was_dismissed_without_an_answer_is_looked_for_by_the_next() {
    delivered(1, 1);
    peer.rows.clear();
    peer.script.add(Peer.WELL);
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 2));
    node.work();
    new DecideDeliveries(kit.transactions(), kit.stores(), new RememberedAudit(), flow -> {})
        .dismiss(of(1, 2).id(), GivenActor.ADA, "whatever");

    plan(duty(1, 3));
    node.work();
    pass(Duration.ofSeconds(1));
    node.work();

    become(1, 3, Status.DELIVERED, null);
    assertThat(peer.rowsOf(1)).extracting(Peer.Row::version).containsExactly(3);
  }

  @Test
  void what_goes_to_and_fro_goes_on_when_a_person_says_so() {
    for (int version = 1; version <= 7; version++) {
      outbound.contents.put(1L, version % 2 == 0 ? "even" : "odd");
      delivered(1, version);
    }
    outbound.contents.put(1L, "even");
    plan(duty(1, 8));
    node.work();

    new DecideDeliveries(kit.transactions(), kit.stores(), new RememberedAudit(), node::nudge)
        .retry(of(1, 8).id(), GivenActor.ADA, "mended");
    node.work();

    become(1, 8, Status.DELIVERED, null);
  }
}
