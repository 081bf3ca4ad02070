package org.syncline.metrics.alert;

import java.util.List;
import org.syncline.metrics.Metric;
import org.syncline.metrics.PeriodFigures;
import org.syncline.metrics.PeriodLength;
import org.syncline.metrics.Subject;

/**
 * What is watched, against what, and who is told.
 *
 * @param after how many periods in a row have to say the same before the state changes
 * @param destinations none for rules whose state is only looked at
 */
public record AlertRule(
    Subject subject,
    Metric metric,
    String stage,
    AlertFigure figure,
    PeriodLength length,
    Condition condition,
    int after,
    boolean enabled,
    List<Destination> destinations) {
  public AlertRule {
    destinations = List.copyOf(destinations);
  }

  /**
   * Whether what one of them found holds for the other too: they differ in whom they tell alone.
   */
  boolean watchesTheSameAs(AlertRule other) {
    return subject.equals(other.subject)
        && metric == other.metric
        && stage.equals(other.stage)
        && figure == other.figure
        && length.equals(other.length)
        && condition.equals(other.condition)
        && after == other.after
        && enabled == other.enabled;
  }

  PeriodFigures.Wanted wanted() {
    return new PeriodFigures.Wanted(
        subject, metric, figure.ofAllStages(metric) ? null : stage, figure.isPercentile());
  }
}
