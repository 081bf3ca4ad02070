package org.syncline.metrics.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.PeriodFigures;
import org.syncline.metrics.PeriodLength;
import org.syncline.metrics.PurgeSnapshots;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/** Holds a rule against the past, and keeps nothing of it. */
public final class TryAlert {
  /** Most periods of one try. */
  public static final int MOST = 2_000;

  private static final int USUAL = 100;

  private final Transactions transactions;
  private final JudgePeriods judge;
  private final PurgeSnapshots.Kept kept;
  private final Duration wait;
  private final Clock clock;

  /**
   * @param kept how long snapshots stay
   * @param wait as in {@link EvaluateAlerts}
   */
  public TryAlert(
      Transactions transactions,
      PeriodFigures figures,
      PurgeSnapshots.Kept kept,
      Duration wait,
      Clock clock) {
    this.transactions = transactions;
    this.judge = new JudgePeriods(figures);
    this.kept = kept;
    this.wait = wait;
    this.clock = clock;
  }

  /**
   * What would have happened.
   *
   * @param rule as it was read
   * @param from the beginning of the first period
   * @param to the end of the last one
   * @param judged how many periods could be judged; the others have no data, or too few of those
   *     before them have
   * @param beyond those that are what the rule is set against
   * @param changes those that would have raised or ended it, from a quiet state on
   */
  public record Tried(
      AlertRule rule,
      Instant from,
      Instant to,
      int periods,
      int judged,
      List<JudgedPeriod> beyond,
      List<Change> changes) {}

  /** A change of state that would have been. */
  public record Change(boolean raised, JudgedPeriod period) {}

  /**
   * Judges the periods of a time in the past.
   *
   * @param content the rule as JSON
   * @param from null for a hundred periods before {@code to}
   * @param to null for now; what is not whole yet is left out
   * @throws org.syncline.configuration.InvalidConfiguration with all mistakes of the rule
   * @throws IllegalArgumentException where the time holds no whole period, or more than {@value
   *     #MOST}
   */
  public Tried run(byte[] content, @Nullable Instant from, @Nullable Instant to, Actor who) {
    who.require(Permission.READ_FIGURES);
    AlertRule rule = AlertRuleDocument.parse(content, kept);
    PeriodLength length = rule.length();
    Instant whole = clock.instant().minus(wait);
    Instant end = length.begin(to == null || to.isAfter(whole) ? whole : to);
    Instant begin =
        from == null ? end.minus(length.duration().multipliedBy(USUAL)) : length.begin(from);
    if (!begin.isBefore(end)) {
      throw new IllegalArgumentException("The time holds no whole period: give a longer one.");
    }
    if (Duration.between(begin, end).dividedBy(length.duration()) > MOST) {
      throw new IllegalArgumentException(
          "The time holds more than " + MOST + " periods: give a shorter one.");
    }
    return tried(rule, transactions.inNew(() -> judge.judge(rule, begin, end)), begin, end);
  }

  private static Tried tried(
      AlertRule rule, List<JudgedPeriod> periods, Instant begin, Instant end) {
    List<JudgedPeriod> beyond = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    Standing standing = Standing.fresh(begin, rule.length());
    int judged = 0;
    for (JudgedPeriod period : periods) {
      Judgement judgement = period.judgement();
      if (judgement != null) {
        judged++;
        if (judgement.beyond()) {
          beyond.add(period);
        }
      }
      Standing next = standing.after(period, rule.after());
      if (next.raised() != standing.raised()) {
        changes.add(new Change(next.raised(), period));
      }
      standing = next;
    }
    return new Tried(rule, begin, end, periods.size(), judged, beyond, changes);
  }
}
