package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.syncline.record.LinkKey;
import org.syncline.sync.intake.Held.Kind;

/** What every store of lanes does. */
interface LanesContract extends StoreContract {
  Instant SINCE = Instant.parse("2026-01-02T03:04:05.678901Z");

  private Lanes lanes() {
    return kit().stores().lanes();
  }

  private static Held held(long receipt, String flow, Kind kind, String key, boolean ready) {
    return new Held(receipt, flow, kind, key, 5L, null, ready, SINCE);
  }

  private static Held waiting(long receipt, String waitKey, boolean ready) {
    return new Held(receipt, "f", Kind.PARENT, "k" + receipt, null, waitKey, ready, SINCE);
  }

  @Test
  default void what_is_held_comes_back_as_it_was_in_order_of_receipt() {
    Held a = held(2, "f", Kind.PARKED, "k", false);
    Held b = new Held(1, "f", Kind.BINDING, "k", null, "w", true, SINCE);
    Held keyless = new Held(3, Outcome.NO_FLOW, Kind.PARKED, null, null, null, false, SINCE);
    committed(() -> lanes().add(List.of(a, b, keyless)));

    assertThat(lanes().inLanes(List.of(new LaneKey("f", "k")))).containsExactly(b, a);
    assertThat(lanes().ofReceipts(List.of(3L, 9L))).containsExactly(keyless);
  }

  @Test
  default void a_lane_is_a_flow_and_a_key() {
    committed(
        () ->
            lanes()
                .add(
                    List.of(
                        held(1, "f", Kind.PARKED, "k", false),
                        held(2, "g", Kind.PARKED, "k", false),
                        held(3, "f", Kind.PARKED, "l", false))));

    assertThat(lanes().inLanes(List.of(new LaneKey("f", "k"), new LaneKey("g", "l"))))
        .extracting(Held::receipt)
        .containsExactly(1L);
  }

  @Test
  default void one_message_may_be_held_in_a_flow_as_several_kinds_but_not_twice_as_one() {
    committed(
        () ->
            lanes()
                .add(
                    List.of(
                        held(1, "f", Kind.PARKED, "k", false),
                        held(1, "f", Kind.BINDING, "k", false))));

    assertThatThrownBy(
            () -> committed(() -> lanes().add(List.of(held(1, "f", Kind.PARKED, "k", true)))))
        .isInstanceOf(RuntimeException.class);
    assertThat(lanes().ofReceipts(List.of(1L))).hasSize(2);
  }

  @Test
  default void ready_ones_come_in_pages_by_receipt() {
    committed(
        () ->
            lanes()
                .add(
                    List.of(
                        held(4, "f", Kind.LANE, "k", true),
                        held(2, "f", Kind.LANE, "k", true),
                        held(3, "f", Kind.LANE, "k", false),
                        held(5, "f", Kind.LANE, "k", true))));

    assertThat(lanes().ready(0, 2)).extracting(Held::receipt).containsExactly(2L, 4L);
    assertThat(lanes().ready(4, 2)).extracting(Held::receipt).containsExactly(5L);
  }

  @Test
  default void waking_makes_ready_what_is_still_there_and_nothing_else() {
    Held a = held(1, "f", Kind.LANE, "k", false);
    Held gone = held(2, "f", Kind.LANE, "k", false);
    committed(() -> lanes().add(List.of(a)));

    committed(() -> lanes().wake(List.of(a, gone)));

    assertThat(lanes().ready(0, 10)).containsExactly(a.awake());
  }

  @Test
  default void an_update_stores_all_but_the_identity_and_the_beginning() {
    committed(() -> lanes().add(List.of(held(1, "f", Kind.PARKED, "old", false))));

    committed(
        () ->
            lanes()
                .update(
                    List.of(
                        new Held(
                            1, "f", Kind.PARKED, "new", 9L, "w", true, SINCE.plusSeconds(9)))));

    assertThat(lanes().ofReceipts(List.of(1L)))
        .containsExactly(new Held(1, "f", Kind.PARKED, "new", 9L, "w", true, SINCE));
    assertThat(lanes().inLanes(List.of(new LaneKey("f", "old")))).isEmpty();
  }

  @Test
  default void what_is_removed_is_gone_and_removing_it_again_does_no_harm() {
    Held a = held(1, "f", Kind.PARKED, "k", true);
    Held b = held(1, "f", Kind.LANE, "k", true);
    committed(() -> lanes().add(List.of(a, b)));

    committed(() -> lanes().remove(List.of(a)));
    committed(() -> lanes().remove(List.of(a)));

    assertThat(lanes().ofReceipts(List.of(1L))).containsExactly(b);
  }

  @Test
  default void those_that_wait_are_found_by_what_they_wait_for_whether_ready_or_not() {
    String key = Held.waitKey(new LinkKey("erp", "customer", "customer", "Ä 42"));
    committed(
        () ->
            lanes()
                .add(
                    List.of(
                        waiting(1, key, false),
                        waiting(2, key, true),
                        waiting(3, "other", false))));

    assertThat(lanes().waitingFor(List.of(key)))
        .extracting(Held::receipt)
        .containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  default void the_sweep_sees_in_pages_who_waits_and_is_not_ready() {
    committed(
        () ->
            lanes()
                .add(
                    List.of(
                        waiting(3, "a", false),
                        waiting(1, "b", false),
                        waiting(2, "c", true),
                        held(4, "f", Kind.LANE, "k", false))));

    assertThat(lanes().waitingForParents(0, 1)).extracting(Held::receipt).containsExactly(1L);
    assertThat(lanes().waitingForParents(1, 9)).extracting(Held::receipt).containsExactly(3L);
  }

  @Test
  default void orphans_are_those_that_wait_for_a_parent_long_enough() {
    Held one = waiting(1, "a", false);
    committed(
        () ->
            lanes()
                .add(
                    List.of(
                        one,
                        waiting(2, "b", true),
                        waiting(3, "c", false),
                        held(4, "f", Kind.LANE, "k", false))));

    assertThat(lanes().waitingSince(one.since(), 0, 1))
        .extracting(Held::receipt)
        .containsExactly(1L);
    assertThat(lanes().waitingSince(one.since(), 1, 9))
        .extracting(Held::receipt)
        .containsExactly(3L);
    assertThat(lanes().waitingSince(one.since().minusSeconds(1), 0, 9)).isEmpty();
  }

  @Test
  default void a_name_always_belongs_to_one_and_the_same_bucket_that_is_there() {
    TreeSet<Integer> buckets = new TreeSet<>();
    for (int i = 0; i < 2_000; i++) {
      int bucket = lanes().bucketOf("lane " + i);
      assertThat(bucket).isBetween(0, lanes().bucketCount() - 1);
      assertThat(lanes().bucketOf("lane " + i)).isEqualTo(bucket);
      buckets.add(bucket);
    }

    assertThat(buckets).hasSizeGreaterThan(500);
    committed(() -> lanes().lock(buckets));
  }
}
