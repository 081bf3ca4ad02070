package org.syncline.sync.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of deliveries, targets and holdings does. */
abstract class DeliveriesContract {
  private static final String FLOW = "crm";
  private static final Holder HOLDER = new Holder("one", "boot-1");
  private static final Deliveries.Most MANY = new Deliveries.Most(100, 100);

  private DeliveryKit kit;
  private Deliveries deliveries;

  abstract DeliveryKit kit();

  @BeforeEach
  void empty() {
    kit = kit();
    kit.clear();
    deliveries = kit.stores().deliveries();
  }

  private <T> T in(Supplier<T> work) {
    return kit.transactions().inNew(work);
  }

  private void committed(Runnable work) {
    in(
        () -> {
          work.run();
          return true;
        });
  }

  private void plan(Duty... duties) {
    committed(() -> deliveries.add(Arrays.asList(duties)));
  }

  private static Duty duty(long record, int version) {
    return new Duty(FLOW, record, version, null, Priority.EVENT);
  }

  private Delivery of(long record) {
    return in(() -> deliveries.search(new DeliveryQuery(null, null, record, null, 1))).get(0);
  }

  private void keep(Delivery... changed) {
    committed(() -> deliveries.keep(Arrays.asList(changed)));
  }

  private static List<Long> records(List<Delivery> found) {
    return found.stream().map(delivery -> delivery.duty().record()).toList();
  }

  @Test
  void a_duty_is_pending_and_due_as_soon_as_it_is_planned() {
    Duty duty = new Duty(FLOW, 4711, 3, 12L, Priority.PERSON);
    plan(duty);

    Delivery planned = of(4711);

    assertThat(planned.duty()).isEqualTo(duty);
    assertThat(planned.status()).isEqualTo(Status.PENDING);
    assertThat(planned.dueAt()).isBeforeOrEqualTo(planned.plannedAt());
    assertThat(planned.due(kit.now())).isTrue();
    assertThat(in(() -> deliveries.due(FLOW, kit.now(), Set.of(), MANY))).containsExactly(planned);
    assertThat(in(() -> deliveries.due("other", kit.now(), Set.of(), MANY))).isEmpty();
    assertThat(in(() -> deliveries.leased(FLOW))).isEmpty();
  }

  @Test
  void a_duty_that_is_planned_again_is_another_one() {
    plan(duty(1, 1));
    Delivery parked = claimed(1).settled(Status.PARKED, kit.now(), "WHY", "Because.", 1);
    keep(parked);

    plan(new Duty(FLOW, 1, 1, 99L, Priority.PERSON), duty(1, 2));

    assertThat(in(() -> deliveries.find(List.of(parked.id())))).containsExactly(parked);
    assertThat(in(() -> deliveries.open(FLOW, List.of(1L))))
        .extracting(delivery -> delivery.duty().version())
        .containsExactlyInAnyOrder(1, 1, 2);
  }

  private Delivery claimed(long record) {
    Instant now = kit.now();
    return of(record).claimed(HOLDER, now, now.plusSeconds(60));
  }

  @Test
  void everything_that_is_kept_comes_back() {
    plan(duty(1, 1));
    Instant now = Instant.parse("2026-03-29T01:30:00.123456Z");
    Delivery full =
        new Delivery(
            of(1).id(),
            of(1).duty(),
            Status.RETRYING,
            now.plusSeconds(1),
            7,
            now.plusSeconds(2),
            null,
            8,
            of(1).plannedAt(),
            of(1).cause(),
            now.plusSeconds(4),
            "CODE",
            "Ein schöner Satz.",
            "Ä-1",
            12L,
            new Delivery.Decision("ada", "why not"),
            Duration.ofMillis(1_234),
            now.plusSeconds(5));

    keep(full);

    assertThat(of(1)).isEqualTo(full);

    Delivery held = full.claimed(HOLDER, now, now.plusSeconds(3));
    keep(held);

    assertThat(of(1)).isEqualTo(held);

    Delivery doubtful = held.claimed(new Holder("two", "boot-2"), now, now.plusSeconds(6));
    keep(doubtful);

    assertThat(of(1)).isEqualTo(doubtful);
    assertThat(in(() -> deliveries.leased(FLOW))).containsExactly(doubtful);

    Delivery back = doubtful.givenBack(now.plusSeconds(7));
    keep(back);

    assertThat(of(1)).isEqualTo(back);
    assertThat(in(() -> deliveries.leased(FLOW))).isEmpty();
  }

  @Test
  void what_is_claimed_is_leased_and_not_due() {
    plan(duty(1, 1), duty(2, 1));
    Delivery claimed = claimed(1);
    keep(claimed);

    assertThat(in(() -> deliveries.leased(FLOW))).containsExactly(claimed);
    assertThat(claimed.epoch()).isEqualTo(1);
    assertThat(records(in(() -> deliveries.due(FLOW, kit.now(), Set.of(), MANY))))
        .containsExactly(2L);
  }

  @Test
  void what_became_of_a_claim_is_kept_unless_its_lease_was_lost() {
    plan(duty(1, 1), duty(2, 1), duty(3, 1));
    Instant now = kit.now();
    Delivery first = claimed(1);
    keep(first, claimed(2), claimed(3));
    Delivery lost = of(2);
    Delivery twice = of(3).settled(Status.DELIVERED, now, null, null, 1);
    keep(lost.claimed(new Holder("two", "boot-1"), now, now.plusSeconds(60)), twice);

    Delivery done = first.settled(Status.DELIVERED, now, null, null, 1);
    Delivery late = lost.settled(Status.PARKED, now, "LATE", null, 1);
    assertThat(in(() -> deliveries.settle(List.of(done, late, twice))))
        .containsExactly(done.hold());

    assertThat(of(1)).isEqualTo(done);
    assertThat(of(2).status()).isEqualTo(Status.UNCERTAIN);
    assertThat(of(3)).isEqualTo(twice);
    assertThat(in(() -> deliveries.settle(List.of()))).isEmpty();
  }

  @Test
  void of_two_answers_to_claims_of_one_duty_the_later_claim_counts() {
    plan(duty(1, 1));
    Instant now = kit.now();
    Delivery first = claimed(1);
    keep(first);
    Delivery second = first.claimed(HOLDER, now, now.plusSeconds(60));
    keep(second);
    Delivery late = first.settled(Status.DELIVERED, now, null, null, 1);
    Delivery done = second.settled(Status.DELIVERED, now.plusSeconds(1), null, null, 1);

    assertThat(in(() -> deliveries.settle(List.of(late, done)))).containsExactly(done.hold());

    assertThat(of(1)).isEqualTo(done);
    assertThat(in(() -> deliveries.count())).isEqualTo(Map.of(FLOW, Map.of(Status.DELIVERED, 1L)));
  }

  @Test
  void what_is_due_comes_by_priority_first_tries_before_retries_and_the_longest_due_first() {
    plan(
        new Duty(FLOW, 1, 1, null, Priority.BATCH),
        new Duty(FLOW, 2, 1, null, Priority.EVENT),
        new Duty(FLOW, 3, 1, null, Priority.EVENT),
        new Duty(FLOW, 4, 1, null, Priority.EVENT),
        new Duty(FLOW, 5, 1, null, Priority.PERSON),
        new Duty(FLOW, 6, 1, null, Priority.EVENT));
    Instant now = kit.now();
    Instant long_ago = now.minusSeconds(500);
    keep(
        claimed(2).again(Status.RETRYING, long_ago, now, "FAILED", "No.", 1),
        claimed(3).again(Status.RETRYING, long_ago.minusSeconds(1), now, "FAILED", "No.", 1),
        claimed(6).again(Status.RETRYING, now.plusSeconds(9), now, "FAILED", "No.", 1));

    assertThat(records(in(() -> deliveries.due(FLOW, now, Set.of(), MANY))))
        .containsExactly(5L, 4L, 3L, 2L, 1L);
    assertThat(records(in(() -> deliveries.due(FLOW, now, Set.of(), new Deliveries.Most(5, 1)))))
        .containsExactly(5L, 4L, 3L, 1L);
    assertThat(records(in(() -> deliveries.due(FLOW, now, Set.of(), new Deliveries.Most(0, 0)))))
        .isEmpty();
    assertThat(records(in(() -> deliveries.due(FLOW, now, Set.of(5L, 3L, 1L), MANY))))
        .containsExactly(4L, 2L);
  }

  @Test
  void a_doubt_is_cleared_up_as_if_for_the_first_time() {
    plan(duty(1, 1));
    Instant now = kit.now();
    keep(claimed(1).again(Status.UNCERTAIN, now, now, "NO_ANSWER", "No answer.", 1));

    assertThat(in(() -> deliveries.due(FLOW, now, Set.of(), new Deliveries.Most(1, 0)))).hasSize(1);
  }

  @Test
  void what_is_open_is_found_by_record_and_what_is_over_is_not() {
    plan(duty(1, 1), duty(1, 2), duty(1, 3), duty(2, 1), duty(3, 1));
    Instant now = kit.now();
    in(() -> deliveries.open(FLOW, List.of(1L))).stream()
        .filter(delivery -> delivery.duty().version() < 3)
        .forEach(
            old ->
                keep(
                    old.duty().version() == 1
                        ? old.settled(Status.SUPERSEDED, now, null, null, 0)
                        : old.claimed(HOLDER, now, now)
                            .settled(Status.PARKED, now, "WHY", "Because.", 1)));

    assertThat(in(() -> deliveries.open(FLOW, List.of(1L, 2L))))
        .extracting(delivery -> delivery.duty().record() + "v" + delivery.duty().version())
        .containsExactlyInAnyOrder("1v2", "1v3", "2v1");
    assertThat(in(() -> deliveries.open("other", List.of(1L)))).isEmpty();
  }

  @Test
  void what_waits_for_a_record_is_woken_and_nothing_else() {
    plan(duty(1, 1), duty(2, 1), duty(3, 1));
    Instant now = kit.now();
    Instant later = now.plusSeconds(600);
    keep(
        claimed(1).waiting(77, later, now, "PARENT_MISSING", "Not yet."),
        claimed(2).waiting(78, later, now, "PARENT_MISSING", "Not yet."),
        claimed(3).again(Status.RETRYING, later, now, "FAILED", "No.", 1));

    assertThat(in(() -> deliveries.wake(List.of(77L, 79L), now))).isEqualTo(1);

    assertThat(of(1).dueAt()).isEqualTo(now);
    assertThat(of(2).dueAt()).isEqualTo(later);
    assertThat(of(3).dueAt()).isEqualTo(later);
  }

  @Test
  void how_the_newest_deliveries_went_is_told_with_what_caused_them() {
    Instant now = Instant.parse("2026-03-29T01:30:00.123456Z");
    Cause cause = new Cause(now.minusMillis(9), now.minusMillis(8), now.minusMillis(7));
    committed(
        () ->
            deliveries.addCaused(
                List.of(
                    new Deliveries.Caused(duty(1, 1), cause),
                    new Deliveries.Caused(duty(2, 1), Cause.NONE),
                    new Deliveries.Caused(
                        duty(3, 1), new Cause(null, now.minusMillis(8), now.minusMillis(7))))));
    plan(duty(4, 1), duty(5, 1), new Duty("shop", 6, 1, null, Priority.EVENT));
    for (long record = 1; record <= 6; record++) {
      Delivery claimed = of(record).claimed(HOLDER, now, now.plusSeconds(60));
      keep(
          record == 4
              ? claimed.settled(Status.PARKED, now.plusSeconds(9), "WHY", "Because.", 1)
              : claimed
                  .called(Duration.ofNanos(5_001_999), now.plusMillis(1))
                  .settled(Status.DELIVERED, now.plusMillis(10 - record), null, null, 1));
    }

    List<Passage> passages = in(() -> deliveries.passages(FLOW, 3));

    Duration calls = Duration.ofNanos(5_001_000);
    assertThat(passages)
        .usingRecursiveComparison()
        .withComparatorForType(
            (one, two) -> one.minus(two).abs().compareTo(Duration.ofNanos(1_000)) < 0 ? 0 : 1,
            Duration.class)
        .isEqualTo(
            List.of(
                new Passage(
                    cause, of(1).plannedAt(), now, now.plusMillis(1), now.plusMillis(9), calls, 1),
                new Passage(
                    Cause.NONE,
                    of(2).plannedAt(),
                    now,
                    now.plusMillis(1),
                    now.plusMillis(8),
                    calls,
                    1),
                new Passage(
                    new Cause(null, now.minusMillis(8), now.minusMillis(7)),
                    of(3).plannedAt(),
                    now,
                    now.plusMillis(1),
                    now.plusMillis(7),
                    calls,
                    1)));
    assertThat(in(() -> deliveries.passages(FLOW, 9))).hasSize(4);
    assertThat(in(() -> deliveries.passages("other", 9))).isEmpty();
  }

  @Test
  void when_it_was_claimed_is_not_told_of_what_waited_or_was_decided_about() {
    plan(duty(1, 1), duty(2, 1));
    Instant now = kit.now();
    Delivery waited = claimed(1).waiting(77, now, now.plusMillis(1), "PARENT", "Not yet.");
    keep(
        waited
            .claimed(HOLDER, now.plusMillis(2), now.plusSeconds(60))
            .settled(Status.DELIVERED, now.plusMillis(4), null, null, 1));
    keep(
        claimed(2)
            .settled(Status.PARKED, now.plusMillis(1), "WHY", "Because.", 1)
            .decidedAgain(new Delivery.Decision("ada", "mended"), now.plusMillis(2))
            .claimed(HOLDER, now.plusMillis(3), now.plusSeconds(60))
            .settled(Status.DELIVERED, now.plusMillis(5), null, null, 1));

    assertThat(in(() -> deliveries.passages(FLOW, 9)))
        .hasSize(2)
        .allSatisfy(passage -> assertThat(passage.claimed()).isNull());
  }

  @Test
  void duties_are_counted_by_flow_and_status() {
    plan(duty(1, 1), duty(2, 1), new Duty("shop", 1, 1, null, Priority.BATCH));
    keep(claimed(1).settled(Status.DELIVERED, kit.now(), null, null, 1));

    // Record 1 is owed to both, and the newest of them was claimed.
    assertThat(in(() -> deliveries.count()))
        .isEqualTo(Map.of(FLOW, Map.of(Status.PENDING, 2L), "shop", Map.of(Status.DELIVERED, 1L)));
  }

  @Test
  void what_somebody_is_at_is_neither_pending_nor_retrying() {
    plan(duty(1, 1), duty(2, 1), duty(3, 1), duty(4, 1), duty(5, 1));
    Instant now = kit.now();
    Delivery again = claimed(2).again(Status.RETRYING, now, now, "FAILED", "No.", 1);
    keep(claimed(1), again, claimed(3));
    keep(again.claimed(HOLDER, now, now.plusSeconds(60)));
    keep(of(3).claimed(HOLDER, now, now.plusSeconds(60)));
    keep(claimed(4).again(Status.RETRYING, now, now, "FAILED", "No.", 1));

    assertThat(found(Status.PENDING)).containsExactly(5L);
    assertThat(found(Status.RETRYING)).containsExactly(4L);
    assertThat(found(Status.SENDING)).containsExactly(2L, 1L);
    assertThat(found(Status.UNCERTAIN)).containsExactly(3L);
    assertThat(in(() -> deliveries.count()))
        .isEqualTo(
            Map.of(
                FLOW,
                Map.of(
                    Status.PENDING, 1L,
                    Status.RETRYING, 1L,
                    Status.SENDING, 2L,
                    Status.UNCERTAIN, 1L)));
  }

  private List<Long> found(Status status) {
    DeliveryQuery query = new DeliveryQuery(FLOW, status, null, null, 10);
    List<Long> records = records(in(() -> deliveries.search(query)));
    assertThat(in(() -> deliveries.found(query, 100))).isEqualTo(records.size());
    return records;
  }

  @Test
  void what_was_planned_is_counted_on_its_own() {
    plan(duty(1, 1), duty(2, 1));
    plan(duty(3, 1), new Duty("shop", 1, 1, null, Priority.BATCH));

    assertThat(in(() -> deliveries.planned())).isEqualTo(Map.of(FLOW, 3L, "shop", 1L));
    committed(() -> deliveries.compact());
    committed(() -> deliveries.compact());
    plan(duty(4, 1));
    assertThat(in(() -> deliveries.planned())).isEqualTo(Map.of(FLOW, 4L, "shop", 1L));
  }

  @Test
  void a_purge_takes_what_is_over_for_long_enough_and_its_counts_stay() {
    plan(duty(1, 1), duty(2, 1), duty(3, 1), duty(4, 1));
    Instant now = kit.now();
    keep(claimed(1).settled(Status.DELIVERED, now.minusSeconds(10), null, null, 1));
    keep(claimed(2).settled(Status.UNCHANGED, now.plusSeconds(10), null, null, 0));
    keep(claimed(3).settled(Status.PARKED, now.minusSeconds(10), "TOO_SHORT", "No.", 1));
    Map<String, Map<Status, Long>> before = in(() -> deliveries.count());

    Deliveries.Purged first = in(() -> deliveries.purge(now, 0, 3));
    Deliveries.Purged rest = in(() -> deliveries.purge(now, first.last(), 3));

    assertThat(first).isEqualTo(new Deliveries.Purged(1, of(3).id()));
    assertThat(rest).isEqualTo(new Deliveries.Purged(0, null));
    assertThat(in(() -> deliveries.search(new DeliveryQuery(FLOW, null, null, null, 9))))
        .extracting(delivery -> delivery.duty().record())
        .containsExactly(4L, 3L, 2L);
    assertThat(in(() -> deliveries.count())).isEqualTo(before);
    assertThat(in(() -> deliveries.planned())).isEqualTo(Map.of(FLOW, 4L));
  }

  @Test
  void what_is_looked_for_comes_in_either_order_of_one_target_or_of_several() {
    plan(
        duty(1, 1),
        new Duty("other", 2, 1, null, Priority.EVENT),
        new Duty("third", 3, 1, null, Priority.EVENT),
        duty(4, 1),
        new Duty("other", 5, 1, null, Priority.EVENT));
    DeliveryQuery two =
        new DeliveryQuery(
            Set.of(FLOW, "other"), null, null, null, 3, DeliveryQuery.Order.NEWEST_FIRST);
    DeliveryQuery oldest = two.inOrder(DeliveryQuery.Order.OLDEST_FIRST);

    assertThat(records(in(() -> deliveries.search(two)))).containsExactly(5L, 4L, 2L);
    assertThat(records(in(() -> deliveries.search(two.page(of(2).id(), 3))))).containsExactly(1L);
    assertThat(records(in(() -> deliveries.search(oldest)))).containsExactly(1L, 2L, 4L);
    assertThat(records(in(() -> deliveries.search(oldest.page(of(4).id(), 3)))))
        .containsExactly(5L);
    assertThat(in(() -> deliveries.found(two.page(of(2).id(), 1), 100))).isEqualTo(4);
    assertThat(in(() -> deliveries.found(two, 3))).isEqualTo(3);
    assertThat(
            in(() -> deliveries.found(new DeliveryQuery(null, Status.PENDING, 3L, null, 1), 100)))
        .isEqualTo(1);
    DeliveryQuery none =
        new DeliveryQuery(Set.of(), null, null, null, 3, DeliveryQuery.Order.NEWEST_FIRST);
    assertThat(in(() -> deliveries.search(none))).isEmpty();
    assertThat(in(() -> deliveries.found(none, 3))).isZero();
  }

  @Test
  void a_target_comes_back_as_it_was_kept() {
    Instant at = Instant.parse("2026-10-25T01:30:00.5Z");
    Target full =
        new Target(
            FLOW,
            new Target.Pause("ada", "Umzug", at),
            new Breaker(Breaker.State.HALF_OPEN, at.plusSeconds(1), 3, 4, 5, 6),
            at.plusSeconds(2),
            7,
            new RetryBudget(8, at.plusSeconds(3)),
            new Target.Drainer(new Holder("one", "boot-1"), at.plusSeconds(4)));
    Target fresh = in(() -> kit.stores().targets().lock(FLOW).target());
    assertThat(fresh.pause()).isNull();
    assertThat(fresh.breaker()).isEqualTo(Breaker.CLOSED);

    committed(() -> kit.stores().targets().keep(full));

    assertThat(in(() -> kit.stores().targets().lock(FLOW).target())).isEqualTo(full);
    assertThat(in(() -> kit.stores().targets().all())).containsExactly(full);
  }

  @Test
  void who_locks_a_target_waits_until_the_other_is_done() throws InterruptedException {
    in(() -> kit.stores().targets().lock(FLOW));
    AtomicReference<Target> seen = new AtomicReference<>();
    Thread other = new Thread(() -> seen.set(in(() -> kit.stores().targets().lock(FLOW).target())));

    committed(
        () -> {
          Target target = kit.stores().targets().lock(FLOW).target();
          other.start();
          kit.stores()
              .targets()
              .keep(target.paused(new Target.Pause("ada", "why not", Instant.EPOCH)));
        });
    other.join(Duration.ofSeconds(20).toMillis());

    assertThat(seen.get().pause()).isNotNull();
  }

  @Test
  void what_a_target_holds_comes_back_and_is_replaced() {
    Instant at = Instant.parse("2026-10-25T01:30:00.5Z");
    Holding full =
        new Holding(
                FLOW, 1, "a".repeat(64), "b", "c", "Ä-1", 3, 4, 5, at, at.plusSeconds(1), 6, null)
            .at("W/\"" + "ü".repeat(996) + "\"");
    Holding little = new Holding(FLOW, 2, null, null, null, null, 0, null, 0, null, at, 0, null);
    Holding elsewhere =
        new Holding("shop", 1, null, null, null, null, 0, null, 0, null, at, 0, null);
    committed(() -> kit.stores().holdings().keep(List.of(full, little, elsewhere)));

    assertThat(in(() -> kit.stores().holdings().of(FLOW, List.of(1L, 2L, 3L))))
        .containsExactlyInAnyOrder(full, little);

    Holding next = full.took("d", null, null, 9, at.plusSeconds(2));
    committed(() -> kit.stores().holdings().keep(List.of(next)));
    assertThat(in(() -> kit.stores().holdings().of(FLOW, List.of(1L)))).containsExactly(next);
    assertThat(next.before()).isEqualTo(full.sent());
    assertThat(next.revision()).isNull();
  }

  @Test
  void what_a_failed_transaction_did_is_undone() {
    plan(duty(1, 1));
    Delivery before = of(1);

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                committed(
                    () -> {
                      deliveries.keep(List.of(claimedNow(before)));
                      throw new IllegalStateException("it fails");
                    }))
        .hasMessage("it fails");

    assertThat(of(1)).isEqualTo(before);
  }

  private static Delivery claimedNow(Delivery before) {
    return before.claimed(HOLDER, Instant.EPOCH, Instant.EPOCH);
  }
}
