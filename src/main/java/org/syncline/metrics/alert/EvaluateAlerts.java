package org.syncline.metrics.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.metrics.PeriodFigures;
import org.syncline.metrics.PeriodLength;
import org.syncline.platform.Fault;
import org.syncline.platform.Transactions;

/**
 * Judges the periods that are whole by now, each once: its state, the change that comes of it and
 * the notices are kept in one transaction, on one server at a time.
 */
public final class EvaluateAlerts {
  /** What was missed longer ago is passed over. */
  private static final Duration CAUGHT_UP = Duration.ofDays(1);

  private static final Logger LOG = Logger.getLogger(EvaluateAlerts.class.getName());

  private final Transactions transactions;
  private final AlertRules rules;
  private final PeriodFigures figures;
  private final JudgePeriods judge;
  private final TellChange tell;
  private final Duration wait;
  private final Clock clock;
  private volatile boolean stopped;

  /**
   * @param wait for how long after its end a period is left alone, so that what happened in it is
   *     committed and counted
   * @param clock the one that facts are timed by
   * @param ids for notices: names that were never given before, at most 36 characters
   */
  public EvaluateAlerts(
      Transactions transactions,
      AlertRules rules,
      AlertChanges changes,
      PeriodFigures figures,
      Duration wait,
      Clock clock,
      Supplier<String> ids) {
    this.transactions = transactions;
    this.rules = rules;
    this.figures = figures;
    this.judge = new JudgePeriods(figures);
    this.tell = new TellChange(changes, ids);
    this.wait = wait;
    this.clock = clock;
  }

  /** Judges whatever is due. A rule that can't be judged holds up no other. */
  public void run() {
    List<KeptRule> all = transactions.inNew(rules::all);
    Instant now = clock.instant();
    for (KeptRule kept : all) {
      if (!stopped && isDue(kept, now)) {
        try {
          transactions.inNew(() -> evaluate(kept.id()));
        } catch (RuntimeException e) {
          if (Fault.of(e) == Fault.DATABASE_AWAY) {
            throw e;
          }
          LOG.log(
              Level.WARNING,
              e,
              () -> "alert not judged id=" + kept.id() + "; it is tried again in ten seconds");
        }
      }
    }
  }

  /** The server stops: what is not judged yet is judged after its next start. */
  public void stop() {
    stopped = true;
  }

  private boolean isDue(KeptRule kept, Instant now) {
    return kept.rule().enabled()
        && kept.rule().length().begin(now.minus(wait)).isAfter(kept.standing().evaluatedTo());
  }

  private boolean evaluate(String id) {
    rules.lock();
    Instant now = clock.instant();
    // Another server may have judged, and somebody may have changed it, in the meantime.
    KeptRule kept = rules.find(id).filter(rule -> isDue(rule, now)).orElse(null);
    if (kept == null) {
      return false;
    }
    AlertRule rule = kept.rule();
    Instant to = rule.length().begin(wholeUntil(now));
    Standing standing = caughtUp(kept.standing(), rule, to);
    if (!to.isAfter(standing.evaluatedTo())) {
      return false;
    }
    for (JudgedPeriod period : judge.judge(rule, standing.evaluatedTo(), to)) {
      Standing next = standing.after(period, rule.after());
      if (next.raised() != standing.raised()) {
        tell.tell(kept, next.raised(), AlertWords.Why.FIGURES, now, period);
      }
      standing = next;
    }
    rules.stand(id, standing);
    return true;
  }

  /** Until when everything is counted. */
  private Instant wholeUntil(Instant now) {
    Instant whole = now.minus(wait);
    return figures.oldestUncounted().filter(oldest -> oldest.isBefore(whole)).orElse(whole);
  }

  private static Standing caughtUp(Standing standing, AlertRule rule, Instant to) {
    PeriodLength length = rule.length();
    Duration rows = length.duration().multipliedBy(2L * rule.after());
    Instant earliest = length.begin(to.minus(rows.compareTo(CAUGHT_UP) > 0 ? rows : CAUGHT_UP));
    return standing.evaluatedTo().isBefore(earliest) ? standing.from(earliest) : standing;
  }
}
