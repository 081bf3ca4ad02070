package org.syncline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.syncline.HubEvent;
import org.syncline.sync.delivery.Cause;
import org.syncline.sync.delivery.DutySettled;
import org.syncline.sync.delivery.Passage;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.intake.Outcome;
import org.syncline.sync.intake.Settled;
import org.syncline.sync.intake.Since;
import org.syncline.sync.intake.Status;

/** Figures that were worked out by hand. */
class CountFactsTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Subject FLOW = Subject.flow("erp-customers");
  private static final Subject SYSTEM = Subject.system("erp");

  private final CountFacts count = new CountFacts();

  @Test
  void a_message_that_is_through_is_timed_by_stage_for_its_flow_its_system_and_the_hub() {
    add(settled(Status.CREATED, new Since(at(-500), at(-480), at(-100)), null), NOON);

    for (Subject subject : List.of(FLOW, SYSTEM, Subject.HUB)) {
      assertThat(delay(subject, "accepted")).isEqualTo(millis(20, 1, 0, 20));
      assertThat(delay(subject, "started")).isEqualTo(millis(380, 1, 0, 380));
      assertThat(delay(subject, "committed")).isEqualTo(millis(100, 1, 0, 100));
      assertThat(delay(subject, "whole")).isEqualTo(millis(500, 1, 0, 500));
    }
  }

  @Test
  void the_delay_of_several_is_the_sum_of_their_times_over_their_number() {
    add(settled(Status.CREATED, new Since(at(-500), at(-480), at(-100)), null), NOON);
    add(settled(Status.UNCHANGED, new Since(at(-100), at(-90), at(-10)), null), NOON);

    assertThat(delay(FLOW, "whole")).isEqualTo(millis(600, 2, 0, 500));
    assertThat(Figure.of(tally(FLOW, Metric.DELAY, "whole")).mean())
        .isEqualTo(Duration.ofMillis(300));
  }

  @Test
  void a_time_that_nobody_knows_is_unknown_and_not_zero() {
    add(settled(Status.UPDATED, new Since(null, at(-480), at(-100)), null), NOON);
    // Its sender's clock is ahead of the hub's.
    add(settled(Status.UPDATED, new Since(at(60_000), at(-480), at(-100)), null), NOON);

    assertThat(delay(FLOW, "accepted")).isEqualTo(millis(0, 0, 2, 0));
    assertThat(delay(FLOW, "whole")).isEqualTo(millis(0, 0, 2, 0));
    assertThat(delay(FLOW, "started")).isEqualTo(millis(760, 2, 0, 380));
    assertThat(Figure.of(tally(FLOW, Metric.DELAY, "whole")).mean()).isNull();
  }

  @Test
  void more_than_a_number_holds_stays_the_most_that_it_holds() {
    Instant longAgo = Instant.parse("2000-01-01T00:00:00Z");
    for (int i = 0; i < 20_000; i++) {
      add(settled(Status.CREATED, new Since(longAgo, NOON, NOON), null), NOON);
    }

    assertThat(tally(FLOW, Metric.DELAY, "whole").part()).isEqualTo(Long.MAX_VALUE);
    assertThat(tally(FLOW, Metric.DELAY, "whole").whole()).isEqualTo(20_000);
  }

  @Test
  void what_brought_nothing_to_a_record_has_no_delay() {
    Since since = new Since(at(-500), at(-480), at(-100));
    for (Status status :
        List.of(
            Status.PARKED, Status.WAITING, Status.DUPLICATE, Status.SUPERSEDED, Status.DISMISSED)) {
      add(settled(status, since, null), NOON);
    }

    assertThat(count.tallies().keySet()).noneMatch(m -> m.metric() == Metric.DELAY);
    assertThat(tally(FLOW, Metric.MESSAGES, "parked").whole()).isEqualTo(1);
    assertThat(tally(Subject.HUB, Metric.MESSAGES, "superseded").whole()).isEqualTo(1);
  }

  @Test
  void accuracy_is_of_records_and_of_values_and_also_the_mappings() {
    Since since = new Since(at(-500), at(-480), at(-100));
    add(settled(Status.CREATED, since, new Settled.ByMapping("m", 10, 10, true)), NOON);
    add(settled(Status.UPDATED, since, new Settled.ByMapping("m", 10, 9, false)), NOON);
    add(settled(Status.PARKED, since, new Settled.ByMapping("m", 10, 7, false)), NOON);
    // A body that can't be read: a record that was not mapped, and no value that was asked for.
    add(settled(Status.PARKED, since, new Settled.ByMapping("m", 0, 0, false)), NOON);

    for (Subject subject : List.of(Subject.mapping("m"), FLOW, SYSTEM, Subject.HUB)) {
      assertThat(parts(tally(subject, Metric.ACCURACY, "record"))).isEqualTo("1/4");
      assertThat(parts(tally(subject, Metric.ACCURACY, "value"))).isEqualTo("26/30");
    }
  }

  @Test
  void what_no_flow_reads_counts_for_its_system_alone() {
    add(
        new Settled("erp", Outcome.NO_FLOW, Status.PARKED, "X", new Since(null, NOON, NOON), null),
        NOON);

    assertThat(count.tallies().keySet())
        .extracting(Measure::subject)
        .containsExactlyInAnyOrder(Subject.HUB, SYSTEM);
  }

  @Test
  void a_delivery_is_timed_from_its_source_and_hub_and_system_count_each_stage_once() {
    Passage passage =
        new Passage(
            new Cause(at(-1_000), at(-990), at(-900)),
            at(-850),
            at(-840),
            at(-100),
            at(-90),
            Duration.ofMillis(40),
            1);
    add(delivered("crm", passage), NOON);

    Subject out = Subject.flow("customers-to-crm");
    assertThat(delay(out, "accepted")).isEqualTo(millis(10, 1, 0, 10));
    assertThat(delay(out, "committed")).isEqualTo(millis(50, 1, 0, 50));
    assertThat(delay(out, "claimed")).isEqualTo(millis(10, 1, 0, 10));
    assertThat(delay(out, "delivered")).isEqualTo(millis(740, 1, 0, 740));
    assertThat(delay(out, "whole")).isEqualTo(millis(900, 1, 0, 900));
    assertThat(delay(out, "own")).isEqualTo(millis(860, 1, 0, 860));
    assertThat(delay(Subject.system("crm"), "whole")).isEqualTo(millis(900, 1, 0, 900));
    assertThat(find(Subject.HUB, Metric.DELAY, "accepted")).isEmpty();
    assertThat(find(Subject.HUB, Metric.DELAY, "claimed")).isPresent();
    assertThat(tally(out, Metric.DELIVERIES, "delivered").whole()).isEqualTo(1);
  }

  @Test
  void a_delivery_whose_system_nobody_knows_any_more_counts_for_flow_and_hub() {
    add(delivered(null, null), NOON);

    assertThat(count.tallies().keySet())
        .extracting(Measure::subject)
        .containsExactlyInAnyOrder(Subject.HUB, Subject.flow("customers-to-crm"));
  }

  private void add(HubEvent event, Instant committed) {
    count.add(List.of(Fact.of(event).orElseThrow()), committed);
  }

  private static Settled settled(Status status, Since since, Settled.@Nullable ByMapping mapping) {
    return new Settled("erp", "erp-customers", status, null, since, mapping);
  }

  private static DutySettled delivered(@Nullable String system, @Nullable Passage passage) {
    return new DutySettled(
        "customers-to-crm",
        system,
        7,
        1,
        311L,
        Priority.EVENT,
        org.syncline.sync.delivery.Status.DELIVERED,
        null,
        1,
        NOON,
        NOON,
        passage);
  }

  private static Instant at(long millis) {
    return NOON.plusMillis(millis);
  }

  private Optional<Tally> find(Subject subject, Metric metric, String stage) {
    return Optional.ofNullable(count.tallies().get(new Measure(subject, metric, stage)));
  }

  private Tally tally(Subject subject, Metric metric, String stage) {
    return find(subject, metric, stage).orElseThrow();
  }

  private static String parts(Tally tally) {
    return tally.part() + "/" + tally.whole();
  }

  private Map<String, Long> delay(Subject subject, String stage) {
    Tally tally = tally(subject, Metric.DELAY, stage);
    return Map.of(
        "sum", tally.part(),
        "count", tally.whole(),
        "unknown", tally.unknown(),
        "maximum", tally.maximum());
  }

  private static Map<String, Long> millis(long sum, long count, long unknown, long maximum) {
    return Map.of(
        "sum", sum * 1_000, "count", count, "unknown", unknown, "maximum", maximum * 1_000);
  }
}
