package org.syncline.metrics.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.Figure;
import org.syncline.metrics.PeriodFigures;

/** Holds periods against a rule, each beside those before it. */
final class JudgePeriods {
  private final PeriodFigures figures;

  JudgePeriods(PeriodFigures figures) {
    this.figures = figures;
  }

  /**
   * In their order. Takes part in the running transaction.
   *
   * @param from the beginning of the first
   * @param to the end of the last
   */
  List<JudgedPeriod> judge(AlertRule rule, Instant from, Instant to) {
    int reach = rule.condition().periods();
    Instant first = from.minus(rule.length().duration().multipliedBy(reach));
    NavigableMap<Instant, Map<String, Figure>> present =
        figures.of(rule.wanted(), rule.length(), first, to);
    List<Instant> begins = new ArrayList<>();
    List<@Nullable Double> values = new ArrayList<>();
    for (Instant begin = first; begin.isBefore(to); begin = begin.plus(rule.length().duration())) {
      begins.add(begin);
      values.add(rule.figure().of(rule.metric(), rule.stage(), present.get(begin)));
    }
    List<JudgedPeriod> judged = new ArrayList<>();
    for (int at = reach; at < begins.size(); at++) {
      judged.add(
          judged(
              rule,
              begins.get(at),
              values.get(at),
              before(rule.figure(), begins, values, at, reach, present)));
    }
    return judged;
  }

  private static JudgedPeriod judged(
      AlertRule rule, Instant begin, @Nullable Double value, List<Double> before) {
    return new JudgedPeriod(
        begin,
        begin.plus(rule.length().duration()),
        value,
        value == null ? null : rule.condition().judge(value, before));
  }

  /** Counts of the time before the first fact would say that nothing is usual. */
  private static List<Double> before(
      AlertFigure figure,
      List<Instant> begins,
      List<@Nullable Double> values,
      int at,
      int reach,
      NavigableMap<Instant, ?> present) {
    List<Double> known = new ArrayList<>();
    for (int i = at - reach; i < at; i++) {
      boolean counts =
          figure != AlertFigure.COUNT
              || (!present.isEmpty() && !begins.get(i).isBefore(present.firstKey()));
      if (values.get(i) != null && counts) {
        known.add(Objects.requireNonNull(values.get(i)));
      }
    }
    return known;
  }
}
