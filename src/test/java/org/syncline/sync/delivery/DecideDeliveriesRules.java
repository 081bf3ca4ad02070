package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.connector.spi.Answer;
import org.syncline.connector.spi.Operation;
import org.syncline.connector.spi.Sighting;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.sync.delivery.PauseTarget.Steered;
import org.syncline.sync.delivery.ReadDeliveries.Standing;

/** What people decide about deliveries and targets, and see of them. */
abstract class DecideDeliveriesRules {
  private static final String FLOW = "crm-customers";
  private static final Actor NOBODY = GivenActor.without(Permission.DECIDE_MESSAGES);
  private static final Actor BLIND = GivenActor.without(Permission.READ_LEDGER);

  private final RememberedAudit audit = new RememberedAudit();
  private final SteppingClock clock = new SteppingClock();
  private DeliveryKit kit;
  private GivenOutbound outbound;
  private Peer peer;
  private Node node;
  private DecideDeliveries decide;
  private PauseTarget pause;
  private ReadDeliveries read;

  abstract DeliveryKit kit();

  @BeforeEach
  void empty() {
    kit = kit();
    kit.clear();
    outbound = new GivenOutbound(FLOW);
    peer = outbound.peer(FLOW);
    node = new Node(kit, outbound, "one", "boot-1", clock, 7);
    decide = new DecideDeliveries(kit.transactions(), kit.stores(), audit, node::nudge);
    pause =
        new PauseTarget(kit.transactions(), kit.stores().targets(), outbound, audit, node::nudge);
    read = new ReadDeliveries(kit.transactions(), kit.stores(), outbound, clock);
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
    return new Duty(FLOW, record, version, null, Priority.EVENT);
  }

  private Delivery only() {
    return read.page(new DeliveryQuery(null, null, null, null, 10), GivenActor.ADA)
        .deliveries()
        .get(0);
  }

  private void work() {
    while (node.step()) {
      // Everything that was asked for.
    }
  }

  private void pass(Duration time) {
    clock.step(time);
    kit.pass(time);
  }

  @Test
  void what_is_parked_is_sent_again_when_a_person_says_so() {
    peer.script.add(Peer.says(new Answer.Refused("INVALID", "Too long.")));
    plan(duty(1, 1));
    node.work();

    assertThat(decide.retry(only().id(), GivenActor.ADA, "mended there"))
        .isEqualTo(DecideDeliveries.Decided.DONE);
    work();

    assertThat(only().status()).isEqualTo(Status.DELIVERED);
    assertThat(only().decision()).isEqualTo(new Delivery.Decision("ada", "mended there"));
    assertThat(audit.acts())
        .containsExactly(
            AuditTrail.Act.done(
                "ada",
                "delivery.retry",
                "delivery/" + only().id(),
                "flow=crm-customers record=1 version=1 was=parked"));
  }

  @Test
  void what_waits_for_its_next_try_is_sent_at_once() {
    peer.script.add(Peer.says(new Answer.Later(Answer.Why.FAILED, null, "It answered 503.")));
    plan(duty(1, 1));
    node.work();

    decide.retry(only().id(), GivenActor.ADA, "it is up again");
    work();

    assertThat(only().status()).isEqualTo(Status.DELIVERED);
  }

  @Test
  void what_a_person_has_looked_up_is_sent_without_another_look() {
    peer.operations.remove(Operation.FIND);
    peer.script.add(Peer.says(new Answer.Uncertain("No answer in time.")));
    peer.sights.add(new Sighting.CantTell("No way to look."));
    plan(duty(1, 1));
    node.work();
    pass(Duration.ofSeconds(6));
    node.work();
    assertThat(only().status()).isEqualTo(Status.PARKED);
    peer.looks = 0;

    decide.retry(only().id(), GivenActor.ADA, "it is not there");
    work();

    assertThat(only().status()).isEqualTo(Status.DELIVERED);
    assertThat(peer.looks).isZero();
    assertThat(peer.rowsOf(1)).hasSize(1);
  }

  @Test
  void what_has_no_answer_yet_is_looked_up_first_even_for_a_person() {
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1));
    node.work();

    decide.retry(only().id(), GivenActor.ADA, "now");
    work();

    assertThat(only().status()).isEqualTo(Status.DELIVERED);
    assertThat(peer.rowsOf(1)).hasSize(1);
  }

  @Test
  void what_is_dismissed_is_over() {
    peer.script.add(Peer.says(new Answer.Refused("INVALID", "Too long.")));
    plan(duty(1, 1));
    node.work();
    long id = only().id();

    assertThat(decide.dismiss(id, GivenActor.ADA, "not needed"))
        .isEqualTo(DecideDeliveries.Decided.DONE);
    node.work();

    assertThat(only().status()).isEqualTo(Status.DISMISSED);
    assertThat(only().reason()).isEqualTo("INVALID");
    assertThat(peer.calls).isEqualTo(1);
    assertThat(decide.dismiss(id, GivenActor.ADA, "again"))
        .isEqualTo(DecideDeliveries.Decided.NOT_OPEN);
    assertThat(decide.retry(id, GivenActor.ADA, "again"))
        .isEqualTo(DecideDeliveries.Decided.NOT_OPEN);
    assertThat(audit.acts()).hasSize(1);
  }

  @Test
  void what_was_dismissed_without_an_answer_is_looked_up_before_its_record_is_made() {
    peer.script.add(Peer.doesAndSays(new Answer.Uncertain("No answer in time.")));
    plan(duty(1, 1));
    node.work();
    decide.dismiss(only().id(), GivenActor.ADA, "whatever");

    plan(duty(1, 2));
    node.work();
    pass(Duration.ofSeconds(1));
    node.work();

    assertThat(only().status()).isEqualTo(Status.DELIVERED);
    assertThat(peer.rowsOf(1)).extracting(Peer.Row::version).containsExactly(2);
  }

  @Test
  void what_is_in_flight_is_not_decided() {
    plan(duty(1, 1));
    node.sweep();
    node.step();

    assertThat(decide.dismiss(only().id(), GivenActor.ADA, "no"))
        .isEqualTo(DecideDeliveries.Decided.IN_FLIGHT);
    work();

    assertThat(only().status()).isEqualTo(Status.DELIVERED);
    assertThat(decide.retry(999_999, GivenActor.ADA, "no such thing"))
        .isEqualTo(DecideDeliveries.Decided.NO_SUCH_DELIVERY);
    assertThat(decide.dismiss(999_999, GivenActor.ADA, "no such thing"))
        .isEqualTo(DecideDeliveries.Decided.NO_SUCH_DELIVERY);
  }

  @Test
  void an_older_one_that_is_retried_behind_a_newer_one_is_superseded() {
    peer.script.add(Peer.says(new Answer.Refused("INVALID", "Too long.")));
    plan(duty(1, 2));
    node.work();
    plan(duty(1, 3));
    node.work();
    plan(duty(1, 1));

    node.work();

    assertThat(in(() -> kit.stores().deliveries().count()).get(FLOW))
        .isEqualTo(Map.of(Status.SUPERSEDED, 2L, Status.DELIVERED, 1L));
    assertThat(peer.ledger).extracting(Peer.Taken::version).containsExactly(3);
  }

  @Test
  void a_paused_target_gets_nothing_until_it_is_resumed() {
    assertThat(pause.pause(FLOW, GivenActor.ADA, "they move house")).isEqualTo(Steered.DONE);
    plan(duty(1, 1));
    node.work();
    assertThat(only().status()).isEqualTo(Status.PENDING);
    assertThat(read.targets(GivenActor.ADA))
        .extracting(standing -> standing.target().pause())
        .extracting(pause -> pause.by() + ": " + pause.why())
        .containsExactly("ada: they move house");
    assertThat(pause.pause(FLOW, GivenActor.everything("bert"), "me too"))
        .isEqualTo(Steered.AS_BEFORE);

    assertThat(pause.resume(FLOW, GivenActor.ADA)).isEqualTo(Steered.DONE);
    work();

    assertThat(only().status()).isEqualTo(Status.DELIVERED);
    assertThat(pause.resume(FLOW, GivenActor.ADA)).isEqualTo(Steered.AS_BEFORE);
    assertThat(audit.acts())
        .extracting(AuditTrail.Act::action)
        .containsExactly("target.pause", "target.resume");
  }

  @Test
  void what_is_no_target_is_not_made_one_by_pausing_it() {
    assertThat(pause.pause("other", GivenActor.ADA, "misspelt")).isEqualTo(Steered.NO_SUCH_TARGET);
    assertThat(pause.resume("other", GivenActor.ADA)).isEqualTo(Steered.NO_SUCH_TARGET);

    assertThat(read.targets(GivenActor.ADA)).extracting(Standing::flow).containsExactly(FLOW);
    assertThat(audit.acts()).isEmpty();
  }

  @Test
  void a_target_that_was_switched_off_is_still_shown_and_paused() {
    pause.pause(FLOW, GivenActor.ADA, "they move house");
    plan(duty(1, 1), duty(2, 1));
    outbound.peers.clear();

    List<Standing> targets = read.targets(GivenActor.ADA);

    assertThat(targets)
        .extracting(Standing::flow, Standing::on, Standing::counts)
        .containsExactly(tuple(FLOW, false, Map.of(Status.PENDING, 2L)));
    assertThat(pause.resume(FLOW, GivenActor.ADA)).isEqualTo(Steered.DONE);
  }

  @Test
  void a_target_that_nothing_was_ever_owed_to_is_shown() {
    assertThat(read.targets(GivenActor.ADA))
        .containsExactly(new Standing(FLOW, true, null, Map.of(), 0, clock.instant()));
  }

  @Test
  void one_delivery_is_read_by_its_id() {
    plan(duty(1, 1));
    Delivery planned = only();

    assertThat(read.delivery(planned.id(), GivenActor.ADA)).contains(planned);
    assertThat(read.delivery(999_999, GivenActor.ADA)).isEmpty();
  }

  @Test
  void what_was_over_in_a_period_is_found_by_it_and_what_is_open_never() {
    parked(3);
    all(Status.PARKED).forEach(one -> decide.dismiss(one.id(), GivenActor.ADA, "not needed"));
    plan(duty(999, 1));
    List<Delivery> over = all(Status.DISMISSED);
    Instant last = over.stream().map(Delivery::settledAt).max(Instant::compareTo).orElseThrow();

    assertThat(over).hasSize(3);
    assertThat(overWithin(null, last))
        .isEqualTo(over.stream().filter(one -> one.settledAt().isBefore(last)).toList());
    assertThat(overWithin(last, null))
        .isNotEmpty()
        .isEqualTo(over.stream().filter(one -> !one.settledAt().isBefore(last)).toList());
    assertThat(overWithin(last.plusSeconds(1), last.plusSeconds(2))).isEmpty();
    assertThat(overWithin(last.minusSeconds(86_400), last.plusSeconds(1))).isEqualTo(over);
  }

  private List<Delivery> overWithin(@Nullable Instant from, @Nullable Instant to) {
    DeliveryQuery.Within period = new DeliveryQuery.Within(from, to);
    return read.page(new DeliveryQuery(null, null, null, null, 10).settled(period), GivenActor.ADA)
        .deliveries();
  }

  private static DeliveryQuery pending() {
    return new DeliveryQuery(FLOW, Status.PENDING, null, null, 10);
  }

  @Test
  void who_may_not_does_and_sees_nothing() {
    plan(duty(1, 1));
    long id = only().id();

    for (Runnable attempt :
        List.<Runnable>of(
            () -> decide.retry(id, NOBODY, "no"),
            () -> decide.dismiss(id, NOBODY, "no"),
            () -> decide.preview(pending(), 10, NOBODY),
            () -> decide.retryAll(pending(), NOBODY, "no"),
            () -> decide.dismissAll(pending(), NOBODY, "no"),
            () -> decide.retryPart(pending(), NOBODY, "no"),
            () -> decide.dismissPart(pending(), NOBODY, "no"),
            () -> pause.pause(FLOW, NOBODY, "no"),
            () -> pause.resume(FLOW, NOBODY),
            () -> read.page(new DeliveryQuery(null, null, null, null, 1), BLIND),
            () -> read.delivery(id, BLIND),
            () -> read.targets(BLIND),
            () -> read.delays(FLOW, 10, BLIND))) {
      assertThatThrownBy(attempt::run).isInstanceOf(NotAllowedException.class);
    }

    assertThat(only().status()).isEqualTo(Status.PENDING);
    assertThat(audit.acts()).isEmpty();
  }

  @Test
  void delays_are_told_of_targets_that_are_there_or_were() {
    peer.watch =
        write -> {
          clock.step(Duration.ofMillis(20));
          kit.pass(Duration.ofMillis(20));
        };
    assertThat(read.delays(FLOW, 10, GivenActor.ADA).orElseThrow().deliveries()).isZero();
    plan(duty(1, 1), duty(2, 1), duty(3, 1));
    node.work();

    Delays delays = read.delays(FLOW, 2, GivenActor.ADA).orElseThrow();

    assertThat(delays.deliveries()).isEqualTo(2);
    assertThat(delays.held()).isZero();
    assertThat(delays.stages().get(Stage.CALLS).p99()).isEqualTo(Duration.ofMillis(20));
    assertThat(delays.stages().get(Stage.WHOLE).unknown()).isEqualTo(2);
    assertThat(read.delays("other", 10, GivenActor.ADA)).isEmpty();
    outbound.peers.remove(FLOW);
    assertThat(read.delays(FLOW, 10, GivenActor.ADA)).isPresent();
    assertThatThrownBy(() -> read.delays(FLOW, 0, GivenActor.ADA))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Delivery> all(Status status) {
    return read.page(new DeliveryQuery(null, status, null, null, 500), GivenActor.ADA).deliveries();
  }

  /** More than are decided about at a time. */
  private void parked(int number) {
    for (int record = 1; record <= number; record++) {
      peer.script.add(Peer.says(new Answer.Refused("INVALID", "Too long.")));
      plan(duty(record, 1));
    }
    work(number);
  }

  private void work(int number) {
    for (int round = 0; round < number && all(Status.PARKED).size() < number; round++) {
      node.work();
    }
    assertThat(all(Status.PARKED)).hasSize(number);
  }

  @Test
  void all_that_a_query_finds_are_retried_and_nothing_else() {
    parked(230);
    plan(duty(999, 1));
    DeliveryQuery parked = new DeliveryQuery(FLOW, Status.PARKED, null, null, 1);
    long latest = all(Status.PARKED).get(0).id();

    assertThat(decide.preview(parked, 1_000, GivenActor.ADA)).isEqualTo(230);
    assertThat(decide.preview(parked, 100, GivenActor.ADA)).isEqualTo(100);
    assertThat(decide.retryAll(parked, GivenActor.ADA, "mended there"))
        .isEqualTo(new DecideDeliveries.DecidedMany(230, 230, 0));

    assertThat(all(Status.PARKED)).isEmpty();
    assertThat(all(Status.PENDING))
        .hasSize(231)
        .filteredOn(delivery -> delivery.decision() != null)
        .hasSize(230)
        .allMatch(delivery -> delivery.decision().why().equals("mended there"));
    assertThat(audit.acts())
        .hasSize(230)
        .first()
        .isEqualTo(
            AuditTrail.Act.done(
                "ada",
                "delivery.retry",
                "delivery/" + latest,
                "flow=crm-customers record=230 version=1 was=parked"));
  }

  @Test
  void all_that_a_query_finds_are_dismissed_part_by_part() {
    parked(230);
    DeliveryQuery query =
        new DeliveryQuery(null, Status.PARKED, null, null, 9, DeliveryQuery.Order.OLDEST_FIRST);

    DecideDeliveries.DecidedPart first = decide.dismissPart(query, GivenActor.ADA, "not needed");
    DecideDeliveries.DecidedPart rest =
        decide.dismissPart(query.page(first.next(), 9), GivenActor.ADA, "not needed");

    assertThat(first.counts()).isEqualTo(new DecideDeliveries.DecidedMany(200, 200, 0));
    assertThat(rest)
        .isEqualTo(
            new DecideDeliveries.DecidedPart(new DecideDeliveries.DecidedMany(30, 30, 0), null));
    assertThat(all(Status.DISMISSED)).hasSize(230);
  }

  @Test
  void what_is_in_flight_is_passed_over_by_a_decision_on_many() {
    plan(duty(1, 1));
    node.sweep();
    node.step();

    assertThat(
            decide.dismissAll(
                new DeliveryQuery(FLOW, Status.SENDING, null, null, 1), GivenActor.ADA, "no"))
        .isEqualTo(new DecideDeliveries.DecidedMany(1, 0, 1));
  }

  @Test
  void what_is_over_or_everything_is_not_decided_about_together() {
    for (Status status : Arrays.asList(Status.DELIVERED, Status.DISMISSED, null)) {
      DeliveryQuery query = new DeliveryQuery(FLOW, status, null, null, 1);
      for (Runnable attempt :
          List.<Runnable>of(
              () -> decide.preview(query, 10, GivenActor.ADA),
              () -> decide.retryAll(query, GivenActor.ADA, "no"),
              () -> decide.dismissPart(query, GivenActor.ADA, "no"))) {
        assertThatThrownBy(attempt::run).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void pages_follow_each_other_without_gap_or_repeat() {
    for (int record = 1; record <= 7; record++) {
      plan(duty(record, 1));
    }

    ReadDeliveries.Page first =
        read.page(new DeliveryQuery(FLOW, Status.PENDING, null, null, 4), GivenActor.ADA);
    ReadDeliveries.Page second =
        read.page(new DeliveryQuery(FLOW, Status.PENDING, null, first.next(), 4), GivenActor.ADA);

    assertThat(first.deliveries())
        .extracting(d -> d.duty().record())
        .containsExactly(7L, 6L, 5L, 4L);
    assertThat(second.deliveries()).extracting(d -> d.duty().record()).containsExactly(3L, 2L, 1L);
    assertThat(second.next()).isNull();
    assertThat(
            read.page(new DeliveryQuery("other", null, null, null, 4), GivenActor.ADA).deliveries())
        .isEmpty();
    assertThat(read.page(new DeliveryQuery(FLOW, null, 3L, null, 4), GivenActor.ADA).deliveries())
        .hasSize(1);
    assertThat(read.targets(GivenActor.ADA))
        .filteredOn(standing -> standing.flow().equals(FLOW))
        .singleElement()
        .satisfies(standing -> assertThat(standing.counts()).isEqualTo(Map.of(Status.PENDING, 7L)));
  }
}
