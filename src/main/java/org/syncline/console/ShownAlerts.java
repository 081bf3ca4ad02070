package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.Words;
import org.syncline.metrics.Metric;
import org.syncline.metrics.alert.AlertChange;
import org.syncline.metrics.alert.AlertFigure;
import org.syncline.metrics.alert.AlertRule;
import org.syncline.metrics.alert.Condition;
import org.syncline.metrics.alert.KeptRule;

/** Alert rules and what came of them, as their reader has them. */
@Named
@RequestScoped
public class ShownAlerts {
  private static final double NANOS = 1e6;

  @Inject private Shown shown;

  /** For the container. */
  @NullUnmarked
  public ShownAlerts() {}

  ShownAlerts(Shown shown) {
    this.shown = shown;
  }

  /** What is watched, without of whom. */
  public String watched(AlertRule rule) {
    String figure = shown.word("alertFigure", Words.of(rule.figure()));
    String measure = shown.word("measure", rule.metric().word());
    return shown.say("alert.watched", figure, measure, stage(rule.metric(), rule.stage()));
  }

  private String stage(Metric metric, String stage) {
    return switch (metric) {
      case MESSAGES -> shown.word("status", stage);
      case DELIVERIES -> shown.word("delivery", stage);
      case DELAY, ACCURACY -> shown.word("stage", stage);
    };
  }

  /** When it is not as it should be. */
  public String condition(AlertRule rule) {
    String condition =
        rule.condition() instanceof Condition.Threshold threshold
            ? threshold(threshold, value(rule.figure(), threshold.limit()))
            : deviation((Condition.Deviation) rule.condition());
    return shown.say("alert.periods", condition, rule.after(), rule.length().minutes());
  }

  private String threshold(Condition.Threshold threshold, String limit) {
    return threshold.above() ? shown.say("alert.above", limit) : shown.say("alert.below", limit);
  }

  private String deviation(Condition.Deviation deviation) {
    return shown.say("alert.deviates", deviation.times(), deviation.periods());
  }

  /** A value of what a rule watches; empty where there is none. */
  public String value(AlertRule rule, @Nullable Double value) {
    return value(rule.figure(), value);
  }

  private String value(AlertFigure figure, @Nullable Double value) {
    if (value == null) {
      return "";
    }
    return switch (figure.unit()) {
      case "ms" -> shown.duration(Duration.ofNanos(Math.round(value * NANOS)));
      case "ratio" -> shown.percent(value);
      default -> shown.number(Math.round(value));
    };
  }

  /** The word of how it stands. */
  public String state(KeptRule rule) {
    return Words.of(rule.state());
  }

  /** The word of what became of a notice. */
  public String notice(AlertChange.Told notice) {
    return Words.of(notice.state());
  }

  /** The address of the figures that a rule watches. */
  public String figures(AlertRule rule) {
    boolean counts = rule.metric() == Metric.MESSAGES || rule.metric() == Metric.DELIVERIES;
    return "metrics.xhtml?subject="
        + URLEncoder.encode(rule.subject().toString(), StandardCharsets.UTF_8)
        + "&metric="
        + rule.metric().word()
        + (counts ? "" : "&stage=" + rule.stage());
  }

  /** What its destinations were told the value was; empty where no period decided it. */
  public String told(AlertChange change) {
    Map<String, @Nullable Object> told = members(change);
    AlertFigure figure =
        told.get("figure") instanceof String word ? Words.of(AlertFigure.values()).get(word) : null;
    return figure != null && told.get("value") instanceof Number value
        ? value(figure, value.doubleValue())
        : "";
  }

  /** The word of why it changed. */
  public String why(AlertChange change) {
    return members(change).get("why") instanceof String word ? word : "";
  }

  private static Map<String, @Nullable Object> members(AlertChange change) {
    return ConfigurationDocument.members(change.told().getBytes(StandardCharsets.UTF_8));
  }
}
