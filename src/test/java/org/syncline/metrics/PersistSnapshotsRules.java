package org.syncline.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.Actor;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.sync.delivery.Cause;
import org.syncline.sync.delivery.DutySettled;
import org.syncline.sync.delivery.Passage;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.intake.Settled;
import org.syncline.sync.intake.Since;
import org.syncline.sync.intake.Status;

/** From committed facts to figures. */
abstract class PersistSnapshotsRules {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Instant END = Instant.parse("2026-11-29T00:00:00Z");
  private static final Actor NOBODY = GivenActor.without(Permission.READ_FIGURES);
  private static final Subject FLOW = Subject.flow("erp-customers");

  private MetricsKit kit;
  private PersistSnapshots persist;
  private ReadMetrics read;

  abstract MetricsKit kit();

  @BeforeEach
  void empty() {
    kit = kit();
    kit.clear();
    persist = new PersistSnapshots(kit, kit.uncounted(), kit.snapshots());
    read = new ReadMetrics(kit, kit.snapshots(), kept(14), Clock.fixed(END, ZoneOffset.UTC));
  }

  private static PurgeSnapshots.Kept kept(int days) {
    return new PurgeSnapshots.Kept(Duration.ofDays(days), Duration.ofDays(400));
  }

  /** A message that took so long, the last so many milliseconds of it in its transaction. */
  private static Fact through(Instant committed, long millis, long inTransaction) {
    Instant sent = committed.minusMillis(millis);
    Instant started = committed.minusMillis(inTransaction);
    return new Fact.OfMessage(
        "erp",
        "erp-customers",
        "updated",
        new Since(sent, sent.plusMillis(1), started),
        new Settled.ByMapping("erp-customer", 20, 19, false));
  }

  private List<ReadMetrics.Point> delays(Subject subject, Span span) {
    return read.series(subject, Metric.DELAY, period(span), GivenActor.ADA);
  }

  private static ReadMetrics.Period period(Span span) {
    return ReadMetrics.Period.of(span, NOON.minus(Duration.ofDays(1)), END);
  }

  @Test
  void each_fact_is_in_the_minute_the_hour_and_the_day_of_its_commit() {
    Instant lateEvening = Instant.parse("2026-11-27T23:59:59.500Z");
    Instant nextDay = Instant.parse("2026-11-28T00:00:00Z");
    kit.keep(NOON.plusSeconds(1), through(NOON.plusSeconds(1), 100, 10));
    kit.keep(NOON.plusSeconds(59), through(NOON.plusSeconds(59), 300, 30));
    kit.keep(NOON.plusSeconds(60), through(NOON.plusSeconds(60), 500, 50));
    kit.keep(lateEvening, through(lateEvening, 700, 70));
    kit.keep(nextDay, through(nextDay, 900, 90));
    persist.run();

    assertThat(delays(FLOW, Span.MINUTE))
        .extracting(ReadMetrics.Point::slot, point -> whole(point).whole(), point -> mean(point))
        .containsExactly(
            tuple(NOON, 2L, 200L),
            tuple(NOON.plusSeconds(60), 1L, 500L),
            tuple(Instant.parse("2026-11-27T23:59:00Z"), 1L, 700L),
            tuple(nextDay, 1L, 900L));
    assertThat(delays(FLOW, Span.HOUR))
        .extracting(ReadMetrics.Point::slot, point -> whole(point).whole(), point -> mean(point))
        .containsExactly(
            tuple(NOON, 3L, 300L),
            tuple(Instant.parse("2026-11-27T23:00:00Z"), 1L, 700L),
            tuple(nextDay, 1L, 900L));
    assertThat(delays(FLOW, Span.DAY))
        .extracting(ReadMetrics.Point::slot, point -> whole(point).whole(), point -> mean(point))
        .containsExactly(
            tuple(Instant.parse("2026-11-27T00:00:00Z"), 4L, 400L), tuple(nextDay, 1L, 900L));
    Map<Metric, Map<String, Figure>> all = read.figures(FLOW, period(Span.HOUR), GivenActor.ADA);
    assertThat(all.get(Metric.DELAY).get("committed").mean()).isEqualTo(Duration.ofMillis(50));
    assertThat(all.get(Metric.DELAY).get("whole").maximum()).isEqualTo(Duration.ofMillis(900));
    assertThat(all.get(Metric.ACCURACY).get("value").ratio()).isEqualTo(0.95);
    assertThat(all.get(Metric.MESSAGES).get("updated").whole()).isEqualTo(5);
    assertThat(
            read.ever(GivenActor.ADA)
                .get(new Measure(FLOW, Metric.DELAY, "whole"))
                .within(Duration.ofMillis(510)))
        .isEqualTo(3);
  }

  private static Figure whole(ReadMetrics.Point point) {
    return point.stages().get("whole");
  }

  private static long mean(ReadMetrics.Point point) {
    return whole(point).mean().toMillis();
  }

  @Test
  void what_commits_after_its_minute_was_counted_is_added_to_it() {
    kit.keep(NOON.plusSeconds(1), through(NOON.plusSeconds(1), 100, 10));
    persist.run();
    kit.keep(NOON.plusSeconds(70), through(NOON.plusSeconds(70), 200, 10));
    persist.run();
    kit.keep(NOON.plusSeconds(2), through(NOON.plusSeconds(2), 400, 10));
    persist.run();

    assertThat(delays(FLOW, Span.MINUTE))
        .extracting(ReadMetrics.Point::slot, point -> whole(point).whole(), point -> mean(point))
        .containsExactly(tuple(NOON, 2L, 250L), tuple(NOON.plusSeconds(60), 1L, 200L));
  }

  @Test
  void counting_twice_changes_nothing() {
    kit.keep(NOON, through(NOON, 100, 10));
    persist.run();
    List<ReadMetrics.Point> once = delays(Subject.HUB, Span.DAY);
    persist.run();

    assertThat(delays(Subject.HUB, Span.DAY)).isEqualTo(once).hasSize(1);
    assertThat(kit.uncountedRows()).isZero();
  }

  @Test
  void what_breaks_off_before_its_commit_is_counted_the_next_time() {
    kit.keep(NOON, through(NOON, 100, 10));
    Transactions broken =
        new Transactions() {
          @Override
          public <T> T inNew(java.util.function.Supplier<T> work) {
            return kit.inNew(
                () -> {
                  work.get();
                  throw new IllegalStateException("The server died.");
                });
          }
        };

    assertThatThrownBy(() -> new PersistSnapshots(broken, kit.uncounted(), kit.snapshots()).run())
        .hasMessage("The server died.");
    assertThat(kit.uncountedRows()).isEqualTo(1);
    assertThat(delays(FLOW, Span.MINUTE)).isEmpty();

    persist.run();
    assertThat(delays(FLOW, Span.MINUTE))
        .singleElement()
        .satisfies(p -> assertThat(whole(p).whole()).isEqualTo(1));
  }

  @Test
  void two_servers_that_count_at_the_same_time_count_each_fact_once() throws Exception {
    int rounds = 30;
    ExecutorService servers = Executors.newFixedThreadPool(3);
    try {
      List<Future<?>> work = new ArrayList<>();
      work.add(
          servers.submit(
              () -> {
                for (int i = 0; i < rounds; i++) {
                  Instant at = NOON.plusSeconds(i);
                  kit.keep(at, through(at, 100, 10), through(at, 100, 10));
                }
              }));
      for (int server = 0; server < 2; server++) {
        work.add(
            servers.submit(
                () -> {
                  for (int i = 0; i < rounds; i++) {
                    new PersistSnapshots(kit, kit.uncounted(), kit.snapshots()).run();
                  }
                }));
      }
      for (Future<?> one : work) {
        one.get();
      }
    } finally {
      servers.shutdownNow();
    }
    persist.run();

    assertThat(delays(Subject.HUB, Span.DAY))
        .singleElement()
        .satisfies(point -> assertThat(whole(point).whole()).isEqualTo(2L * rounds));
  }

  @Test
  void a_transaction_that_is_rolled_back_leaves_no_fact() {
    KeepFacts keep = new KeepFacts(kit.uncounted());
    Settled settled =
        new Settled(
            "erp", "erp-customers", Status.CREATED, null, new Since(null, NOON, NOON), null);

    assertThatThrownBy(
            () ->
                kit.inNew(
                    () -> {
                      keep.keep(List.of(settled));
                      throw new IllegalStateException("No.");
                    }))
        .hasMessage("No.");
    assertThat(kit.uncountedRows()).isZero();

    kit.inNew(
        () -> {
          keep.keep(List.of(settled, settled));
          return true;
        });
    assertThat(kit.uncountedRows()).isEqualTo(1);
    kit.inNew(() -> kit.uncounted().next(10))
        .forEach(
            batch ->
                assertThat(Duration.between(batch.at(), Instant.now()).abs())
                    .isLessThan(Duration.ofMinutes(1)));
  }

  @Test
  void what_nobody_counts_is_not_kept() {
    kit.inNew(
        () -> {
          new KeepFacts(kit.uncounted()).keep(List.of(new org.syncline.sync.intake.HeldReady()));
          return true;
        });

    assertThat(kit.uncountedRows()).isZero();
  }

  @Test
  void deliveries_are_counted_with_their_way() {
    Passage passage =
        new Passage(
            new Cause(NOON.minusMillis(500), NOON.minusMillis(490), NOON.minusMillis(400)),
            NOON.minusMillis(390),
            NOON.minusMillis(380),
            NOON.minusMillis(100),
            NOON,
            Duration.ofMillis(30),
            1);
    kit.inNew(
        () -> {
          new KeepFacts(kit.uncounted())
              .keep(
                  List.of(
                      new DutySettled(
                          "to-crm",
                          "crm",
                          7,
                          1,
                          3L,
                          Priority.EVENT,
                          org.syncline.sync.delivery.Status.DELIVERED,
                          null,
                          1,
                          NOON,
                          NOON,
                          passage)));
          return true;
        });
    persist.run();

    Map<Measure, ReadMetrics.Ever> ever = read.ever(GivenActor.ADA);
    assertThat(ever.get(new Measure(Subject.system("crm"), Metric.DELAY, "own")).figure().mean())
        .isEqualTo(Duration.ofMillis(370));
    assertThat(read.subjects(GivenActor.ADA))
        .containsExactly(Subject.flow("to-crm"), Subject.HUB, Subject.system("crm"));
  }

  @Test
  void minutes_and_hours_go_after_their_time_and_days_stay() {
    Instant longAgo = END.minus(Duration.ofDays(500));
    Instant lately = END.minus(Duration.ofDays(15));
    kit.keep(longAgo, through(longAgo, 100, 10));
    kit.keep(lately, through(lately, 100, 10));
    kit.keep(NOON, through(NOON, 100, 10));
    persist.run();

    new PurgeSnapshots(kit, kit.snapshots(), kept(14), Clock.fixed(END, ZoneOffset.UTC)).run();

    assertThat(slots(Span.MINUTE)).containsExactly(Span.MINUTE.slot(NOON));
    assertThat(slots(Span.HOUR)).containsExactly(Span.HOUR.slot(lately), Span.HOUR.slot(NOON));
    assertThat(slots(Span.DAY))
        .containsExactly(Span.DAY.slot(longAgo), Span.DAY.slot(lately), Span.DAY.slot(NOON));
    assertThat(
            read.ever(GivenActor.ADA)
                .get(new Measure(FLOW, Metric.DELAY, "whole"))
                .figure()
                .whole())
        .isEqualTo(3);
  }

  private List<Instant> slots(Span span) {
    return kit
        .inNew(
            () ->
                kit.snapshots()
                    .series(FLOW, Set.of(Metric.MESSAGES), span, Instant.EPOCH, END.plusSeconds(1)))
        .stream()
        .map(Snapshot::slot)
        .toList();
  }

  @Test
  void one_reading_has_all_metrics_of_a_subject_and_nobody_elses() {
    kit.keep(NOON, through(NOON, 100, 10));
    kit.keep(NOON.plusSeconds(60), through(NOON.plusSeconds(60), 300, 30));
    persist.run();

    Course course =
        read.course(FLOW, EnumSet.allOf(Metric.class), period(Span.MINUTE), GivenActor.ADA);

    assertThat(course.figures()).isEqualTo(read.figures(FLOW, period(Span.MINUTE), GivenActor.ADA));
    assertThat(course.points(Metric.DELAY)).isEqualTo(delays(FLOW, Span.MINUTE));
    assertThat(course.points(Metric.ACCURACY))
        .extracting(point -> point.stages().get("value").whole())
        .containsExactly(20L, 20L);
    assertThat(course.points(Metric.DELIVERIES)).isEmpty();
    assertThat(
            read.course(
                    Subject.flow("other"),
                    EnumSet.of(Metric.DELAY),
                    period(Span.MINUTE),
                    GivenActor.ADA)
                .figures())
        .isEqualTo(Map.of(Metric.DELAY, Map.of()));
  }

  @Test
  void a_period_has_the_finest_slots_that_are_kept_for_it_and_few_enough() {
    assertThat(read.between(END.minus(Duration.ofHours(6)), END).span()).isEqualTo(Span.MINUTE);
    assertThat(read.between(END.minus(Duration.ofHours(7)), END).span()).isEqualTo(Span.HOUR);
    Instant longAgo = END.minus(Duration.ofDays(20));
    assertThat(read.between(longAgo, longAgo.plusSeconds(60)).span()).isEqualTo(Span.HOUR);
    assertThat(read.between(END.minus(Duration.ofDays(15)), END).span()).isEqualTo(Span.DAY);
    Instant lastYear = END.minus(Duration.ofDays(401));
    assertThat(read.between(lastYear, lastYear.plusSeconds(60)).span()).isEqualTo(Span.DAY);
  }

  @Test
  void who_may_not_see_figures_is_refused() {
    ReadMetrics.Period period = period(Span.DAY);

    assertThatThrownBy(() -> read.figures(FLOW, period, NOBODY))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> read.series(FLOW, Metric.DELAY, period, NOBODY))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> read.subjects(NOBODY)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> read.ever(NOBODY)).isInstanceOf(NotAllowedException.class);
  }
}
