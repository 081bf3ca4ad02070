package org.syncline.metrics.alert;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.MetricsKit;
import org.syncline.metrics.PeriodFigures;
import org.syncline.metrics.PurgeSnapshots;
import org.syncline.metrics.alert.jpa.SqlAlertChanges;
import org.syncline.metrics.alert.jpa.SqlAlertRules;
import org.syncline.platform.GivenActor;
import org.syncline.platform.RememberedAudit;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.Transactions;

/** Alerts on the hub's own stores, with a clock that is told and ways out that remember. */
final class AlertsKit {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final PurgeSnapshots.Kept KEPT =
      new PurgeSnapshots.Kept(Duration.ofDays(14), Duration.ofDays(400));

  final MetricsKit metrics;
  final AlertRules rules;
  final AlertChanges changes;
  final SteppingClock clock = new SteppingClock();
  final RememberedAudit audit = new RememberedAudit();
  final RememberedWay log = new RememberedWay();
  final RememberedWay jms = new RememberedWay();
  final RememberedWay webhook = new RememberedWay();
  final AdministerAlerts administer;
  final ReadAlerts read;
  private final PeriodFigures figures;
  private final NoticeWays ways = new NoticeWays(log, jms, webhook);

  AlertsKit(MetricsKit metrics) {
    this.metrics = metrics;
    metrics.clear();
    rules = new SqlAlertRules(metrics.sql());
    changes = new SqlAlertChanges(metrics.sql());
    figures = new PeriodFigures(metrics.snapshots(), metrics.uncounted());
    administer =
        new AdministerAlerts(metrics, rules, changes, ways, audit, KEPT, clock, AlertsKit::id);
    read = new ReadAlerts(metrics, rules, changes);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  /** A way that answers as it was told, else that it is done. */
  static final class RememberedWay implements NoticeWay {
    final List<Notice> sent = new ArrayList<>();
    private final Deque<Sent> answers = new ArrayDeque<>();
    private @Nullable Sent always;
    private @Nullable String unusable;

    void next(Sent answer) {
      answers.add(answer);
    }

    void always(@Nullable Sent answer) {
      always = answer;
    }

    void unusable(String sentence) {
      unusable = sentence;
    }

    @Override
    public Optional<String> unusable(Destination destination) {
      return Optional.ofNullable(unusable);
    }

    @Override
    public synchronized Sent send(Notice notice) {
      sent.add(notice);
      if (!answers.isEmpty()) {
        return answers.removeFirst();
      }
      return always == null ? new Sent.Done() : always;
    }

    /** What was sent, as {@code raised} and {@code ended}. */
    List<String> states() {
      return sent.stream().map(notice -> notice.raised() ? "raised" : "ended").toList();
    }
  }

  /** One of any number of servers. */
  EvaluateAlerts server() {
    return server(metrics, Duration.ZERO);
  }

  EvaluateAlerts server(Transactions transactions, Duration wait) {
    return new EvaluateAlerts(transactions, rules, changes, figures, wait, clock, AlertsKit::id);
  }

  SendNotices sender() {
    return sender(metrics);
  }

  SendNotices sender(Transactions transactions) {
    return new SendNotices(transactions, rules, changes, ways, clock);
  }

  TryAlert trial() {
    return new TryAlert(metrics, figures, KEPT, Duration.ZERO, clock);
  }

  static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  /** Over the delay of the flow by the minute; the mean has the unit of milliseconds. */
  static byte[] delay(String condition, String more) {
    return json(
        "{'subject': 'flow:erp-customers', 'metric': 'delay', 'stage': 'whole', 'figure': 'mean',"
            + " 'minutes': 1, 'condition': "
            + condition
            + more
            + "}");
  }

  static byte[] delayAbove500(String more) {
    return delay("{'above': 500}", ", 'destinations': [{'kind': 'log'}]" + more);
  }

  KeptRule put(String id, byte[] rule) {
    return administer.put(id, rule, GivenActor.ADA, null);
  }

  /** A message in the running minute that took so long, and then the next minute. */
  void minute(@Nullable Integer millis) {
    if (millis != null) {
      metrics.message(clock.instant().plusSeconds(5), "updated", millis);
    }
    clock.step(Duration.ofMinutes(1));
  }

  /** Counts and judges, as the timers do. */
  void judge() {
    metrics.count();
    server().run();
  }

  Standing standing(String id) {
    return metrics.inNew(() -> rules.find(id)).orElseThrow().standing();
  }

  List<AlertChange> history() {
    return read.changes(null, null, 1_000, GivenActor.ADA);
  }

  /** The oldest first, as {@code raised} and {@code ended}. */
  List<String> states() {
    List<String> states = new ArrayList<>();
    for (AlertChange change : history()) {
      states.add(0, change.raised() ? "raised" : "ended");
    }
    return states;
  }

  static Map<String, @Nullable Object> told(AlertChange change) {
    return AlertWords.members(change.told());
  }

  static double number(AlertChange change, String member) {
    return ((java.math.BigDecimal) Objects.requireNonNull(told(change).get(member))).doubleValue();
  }
}
