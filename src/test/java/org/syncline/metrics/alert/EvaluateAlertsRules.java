package org.syncline.metrics.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.syncline.metrics.alert.AlertsKit.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.metrics.MetricsKit;
import org.syncline.platform.Transactions;

/** From figures to states. */
abstract class EvaluateAlertsRules {
  private AlertsKit kit;

  abstract MetricsKit metrics();

  @BeforeEach
  void begin() {
    kit = new AlertsKit(metrics());
  }

  @Test
  void an_alert_is_raised_once_and_ends_once() {
    kit.put("slow", AlertsKit.delayAbove500(""));
    for (Integer millis : new Integer[] {400, 600, 700, 650, 300, 200}) {
      kit.minute(millis);
      kit.judge();
      kit.judge();
    }

    assertThat(kit.states()).containsExactly("raised", "ended");
    AlertChange raised = kit.history().get(1);
    assertThat(AlertsKit.told(raised))
        .containsEntry("rule", "slow")
        .containsEntry("why", "figures")
        .containsEntry("subject", "flow:erp-customers")
        .containsEntry("metric", "delay")
        .containsEntry("figure", "mean")
        .containsEntry("unit", "ms")
        .containsEntry("condition", "above");
    assertThat(AlertsKit.number(raised, "value")).isEqualTo(600);
    assertThat(AlertsKit.number(raised, "limit")).isEqualTo(500);
    assertThat(raised.notices()).hasSize(1);
  }

  @Test
  void a_period_is_left_alone_until_it_is_whole() {
    kit.put("slow", AlertsKit.delayAbove500(""));
    kit.minute(600);
    kit.metrics.count();
    EvaluateAlerts patient = kit.server(kit.metrics, Duration.ofSeconds(30));
    kit.clock.step(Duration.ofMillis(29_999));
    patient.run();
    assertThat(kit.standing("slow").evaluatedTo()).isEqualTo(NOON);

    kit.clock.step(Duration.ofMillis(1));
    patient.run();
    assertThat(kit.states()).containsExactly("raised");
    assertThat(kit.standing("slow").evaluatedTo()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void what_is_committed_and_not_counted_yet_is_waited_for() {
    kit.put("slow", AlertsKit.delayAbove500(""));
    kit.minute(600);
    kit.clock.step(Duration.ofMinutes(5));
    kit.server().run();
    assertThat(kit.standing("slow").evaluatedTo()).isEqualTo(NOON);

    kit.metrics.count();
    kit.server().run();
    // The minutes since then had no data, which changes nothing.
    assertThat(kit.states()).containsExactly("raised");
    assertThat(kit.standing("slow").raised()).isTrue();
    assertThat(kit.standing("slow").value()).isNull();
  }

  @Test
  void what_commits_after_its_period_was_judged_changes_no_state_and_is_usual_later() {
    kit.put("slow", AlertsKit.delayAbove500(""));
    kit.put("odd", AlertsKit.delay("{'deviates': 3, 'periods': 2}", ""));
    kit.minute(100);
    kit.judge();
    kit.metrics.message(NOON.plusSeconds(10), "updated", 9_900);
    kit.judge();
    assertThat(kit.states()).isEmpty();

    Instant third = kit.clock.instant();
    kit.minute(100);
    kit.judge();
    AlertRule odd = kit.metrics.inNew(() -> kit.rules.find("odd")).orElseThrow().rule();
    List<JudgedPeriod> judged =
        kit.metrics.inNew(
            () ->
                new JudgePeriods(
                        new org.syncline.metrics.PeriodFigures(
                            kit.metrics.snapshots(), kit.metrics.uncounted()))
                    .judge(odd, NOON, third));
    assertThat(judged.get(0).value()).isEqualTo(5_000.0);
    assertThat(kit.states()).isEmpty();
  }

  @Test
  void an_alert_is_raised_after_so_many_periods_in_a_row() {
    kit.put("slow", AlertsKit.delayAbove500(", 'after': 3"));
    for (Integer millis : new Integer[] {600, 600, 400, 600, 600}) {
      kit.minute(millis);
      kit.judge();
    }
    assertThat(kit.states()).isEmpty();

    kit.minute(600);
    kit.judge();
    assertThat(kit.states()).containsExactly("raised");
  }

  @Test
  void periods_without_data_change_nothing() {
    kit.put("slow", AlertsKit.delayAbove500(", 'after': 2"));
    for (Integer millis : new Integer[] {600, null, 600, null, null}) {
      kit.minute(millis);
      kit.judge();
    }

    assertThat(kit.states()).containsExactly("raised");
    assertThat(kit.standing("slow").value()).isNull();
  }

  @Test
  void silence_is_a_count_of_none() {
    kit.put(
        "silent",
        AlertsKit.json(
            "{'subject': 'system:erp', 'metric': 'messages', 'stage': 'updated', 'figure': 'count',"
                + " 'minutes': 2, 'condition': {'below': 1}}"));
    kit.minute(10);
    kit.minute(10);
    kit.judge();
    assertThat(kit.states()).isEmpty();

    kit.minute(null);
    kit.minute(null);
    kit.judge();
    assertThat(kit.states()).containsExactly("raised");
  }

  @Test
  void the_share_of_an_outcome_is_a_figure() {
    kit.put(
        "parked",
        AlertsKit.json(
            "{'subject': 'hub', 'metric': 'messages', 'stage': 'parked', 'figure': 'ratio',"
                + " 'minutes': 1, 'condition': {'above': 0.2}}"));
    for (int i = 0; i < 3; i++) {
      kit.metrics.message(kit.clock.instant().plusSeconds(i), "updated", 10);
    }
    kit.metrics.message(kit.clock.instant().plusSeconds(9), "parked", 10);
    kit.minute(null);
    kit.judge();

    assertThat(kit.states()).containsExactly("raised");
    assertThat(AlertsKit.number(kit.history().get(0), "value")).isEqualTo(0.25);
  }

  @Test
  void accuracy_and_percentiles_are_figures() {
    kit.put(
        "inaccurate",
        AlertsKit.json(
            "{'subject': 'mapping:erp-customer', 'metric': 'accuracy', 'stage': 'value', 'figure':"
                + " 'ratio', 'minutes': 1, 'condition': {'below': 0.96}}"));
    kit.put(
        "slowest",
        AlertsKit.json(
            "{'subject': 'hub', 'metric': 'delay', 'stage': 'whole', 'figure': 'p90', 'minutes':"
                + " 1440, 'condition': {'above': 95}}"));
    for (int i = 1; i <= 10; i++) {
      kit.metrics.message(NOON.plusSeconds(i), "updated", i * 10L);
    }
    kit.clock.step(Duration.ofHours(12));
    kit.judge();

    assertThat(kit.history()).hasSize(1);
    assertThat(AlertsKit.number(kit.history().get(0), "value")).isEqualTo(0.95);
    // Of nearest rank: 90 ms, at most 1 % too high.
    assertThat(kit.standing("slowest").evaluatedTo()).isEqualTo("2026-11-23T00:00:00Z");
    assertThat(kit.standing("slowest").value()).isCloseTo(90.0, within(0.9));
  }

  @Test
  void what_is_unusual_is_away_from_the_mean_of_the_periods_before() {
    kit.put(
        "odd",
        AlertsKit.delay("{'deviates': 3, 'periods': 6, 'withData': 4}", ", 'destinations': []"));
    for (Integer millis : new Integer[] {100, 110, null, 900, 100}) {
      kit.minute(millis);
      kit.judge();
    }
    assertThat(kit.states()).as("too little is known").isEmpty();

    for (int i = 0; i < 6; i++) {
      kit.minute(100 + i % 2 * 10);
      kit.judge();
    }
    assertThat(kit.states()).isEmpty();
    kit.minute(130);
    kit.judge();
    assertThat(kit.states()).containsExactly("raised");
    AlertChange raised = kit.history().get(0);
    assertThat(AlertsKit.number(raised, "mean")).isCloseTo(105, within(1e-9));
    assertThat(AlertsKit.number(raised, "standardDeviation"))
        .isCloseTo(Math.sqrt(6 * 25 / 5.0), within(1e-9));
    assertThat(AlertsKit.number(raised, "limit")).isCloseTo(105 + 3 * Math.sqrt(30), within(1e-9));
    kit.minute(105);
    kit.judge();
    assertThat(kit.states()).containsExactly("raised", "ended");
  }

  @Test
  void counts_from_before_the_first_fact_are_not_what_is_usual() {
    kit.put(
        "odd",
        AlertsKit.json(
            "{'subject': 'hub', 'metric': 'messages', 'stage': 'updated', 'figure': 'count',"
                + " 'minutes': 1, 'condition': {'deviates': 3, 'periods': 10, 'withData': 2}}"));
    for (Integer millis : new Integer[] {null, null, null, 5, 5, 5}) {
      kit.minute(millis);
      kit.judge();
    }
    assertThat(kit.states()).isEmpty();

    kit.minute(null);
    kit.judge();
    assertThat(kit.states()).containsExactly("raised");
  }

  @Test
  void a_restart_raises_nothing_again_and_judges_what_was_missed() {
    kit.put("slow", AlertsKit.delayAbove500(""));
    kit.minute(600);
    kit.judge();
    kit.server().run();
    kit.server().run();
    assertThat(kit.states()).containsExactly("raised");

    kit.minute(600);
    kit.minute(300);
    kit.minute(700);
    kit.judge();
    assertThat(kit.states()).containsExactly("raised", "ended", "raised");
  }

  @Test
  void what_was_missed_more_than_a_day_ago_is_passed_over() {
    kit.put("slow", AlertsKit.delayAbove500(""));
    kit.minute(600);
    kit.clock.step(Duration.ofHours(25));
    kit.judge();

    assertThat(kit.states()).isEmpty();
    assertThat(kit.standing("slow").evaluatedTo()).isAfter(NOON.plus(Duration.ofHours(25)));
  }

  @Test
  void two_servers_at_once_change_a_state_once() throws Exception {
    for (int i = 0; i < 5; i++) {
      kit.put("slow-" + i, AlertsKit.delayAbove500(""));
    }
    for (int round = 0; round < 6; round++) {
      kit.minute(round % 2 == 0 ? 600 : 300);
      kit.metrics.count();
      together(() -> kit.server().run(), 3);
    }

    assertThat(kit.history()).hasSize(5 * 6);
    for (int i = 0; i < 5; i++) {
      String id = "slow-" + i;
      assertThat(kit.metrics.inNew(() -> kit.changes.latest(id, null, 100)))
          .extracting(AlertChange::raised)
          .containsExactly(false, true, false, true, false, true);
    }
  }

  private static void together(Runnable work, int servers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(servers);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < servers; i++) {
        all.add(threads.submit(work));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_server_that_dies_before_its_commit_changes_nothing() {
    kit.put("slow", AlertsKit.delayAbove500(""));
    kit.minute(600);
    kit.metrics.count();
    // Reading the rules is the first transaction, judging the second.
    kit.server(new DyingTransactions(kit.metrics, 2), Duration.ZERO).run();
    assertThat(kit.history()).isEmpty();
    assertThat(kit.standing("slow").evaluatedTo()).isEqualTo(NOON);

    kit.server().run();
    assertThat(kit.states()).containsExactly("raised");
    assertThat(kit.history().get(0).notices()).hasSize(1);
  }

  @Test
  void a_rule_that_cant_be_judged_holds_up_no_other() {
    kit.put("a-broken", AlertsKit.delayAbove500(""));
    kit.put("slow", AlertsKit.delayAbove500(""));
    kit.minute(600);
    kit.metrics.count();
    kit.server(new DyingTransactions(kit.metrics, 2), Duration.ZERO).run();

    assertThat(kit.history()).extracting(AlertChange::rule).containsExactly("slow");
  }

  @Test
  void a_rule_that_is_off_is_not_judged() {
    kit.put("slow", AlertsKit.delayAbove500(", 'enabled': false"));
    kit.minute(600);
    kit.judge();

    assertThat(kit.history()).isEmpty();
    assertThat(kit.standing("slow").evaluatedTo()).isEqualTo(NOON);
  }

  /** Rolls the n-th transaction back when its work is done. */
  static final class DyingTransactions implements Transactions {
    private final Transactions whole;
    private int left;

    DyingTransactions(Transactions whole, int dying) {
      this.whole = whole;
      this.left = dying;
    }

    @Override
    public <T> T inNew(Supplier<T> work) {
      left--;
      if (left != 0) {
        return whole.inNew(work);
      }
      return whole.inNew(
          () -> {
            work.get();
            throw new IllegalStateException("The server died.");
          });
    }
  }
}
