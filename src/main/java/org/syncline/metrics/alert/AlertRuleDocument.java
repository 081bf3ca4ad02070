package org.syncline.metrics.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.metrics.KnownStages;
import org.syncline.metrics.Metric;
import org.syncline.metrics.PeriodLength;
import org.syncline.metrics.PurgeSnapshots;
import org.syncline.metrics.Span;
import org.syncline.metrics.Subject;

/** Reads an alert rule as people write it. */
final class AlertRuleDocument {
  static final int MOST_PERIODS = 1_000;
  private static final int MOST_AFTER = 100;
  private static final int MOST_DESTINATIONS = 10;
  private static final int MOST_TIMES = 1_000;
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern OBJECT = Pattern.compile("[A-Za-z0-9._-]{1,40}");
  private static final int LONGEST_SUBJECT = 60;

  /** For one that can't be read, so that reading can go on. */
  private static final Condition STAND_IN = new Condition.Threshold(true, 0);

  private final ConfigurationObject document;

  private AlertRuleDocument(ConfigurationObject document) {
    this.document = document;
  }

  /**
   * Reads a rule that is to be put or tried.
   *
   * @param kept how long snapshots stay: a rule can't look back further
   * @throws org.syncline.configuration.InvalidConfiguration with all mistakes
   */
  static AlertRule parse(byte[] json, PurgeSnapshots.Kept kept) {
    return ConfigurationDocument.read(
        json,
        document -> {
          AlertRule rule = new AlertRuleDocument(document).rule();
          refuseReach(rule, kept, document);
          return rule;
        });
  }

  /** Reads one that was put before. */
  static AlertRule stored(byte[] json) {
    return ConfigurationDocument.read(json, document -> new AlertRuleDocument(document).rule());
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private AlertRule rule() {
    Subject subject = subject();
    Metric metric = document.choice("metric", Words.of(Metric.values()), null);
    // A metric that nobody knows says nothing of stages and figures.
    Metric known = metric.word().equals(document.value("metric")) ? metric : null;
    if (subject.kind() == Subject.Kind.MAPPING && known != null && known != Metric.ACCURACY) {
      document.problem("metric", "Of a mapping there is accuracy alone: give accuracy.");
    }
    return new AlertRule(
        subject,
        metric,
        stage(known),
        figure(known),
        new PeriodLength(document.number("minutes", 1, PeriodLength.LONGEST, null)),
        condition(),
        document.number("after", 1, MOST_AFTER, 1),
        document.flag("enabled", true),
        destinations());
  }

  private Subject subject() {
    String text = document.text("subject");
    Subject subject = Subject.parse(text).orElse(null);
    if (subject != null && subject.id().length() <= LONGEST_SUBJECT) {
      return subject;
    }
    if (!text.isBlank()) {
      document.problem(
          "subject",
          "Give hub, system:<id>, flow:<id> or mapping:<id>, the id with "
              + LONGEST_SUBJECT
              + " characters at most.");
    }
    return Subject.HUB;
  }

  private String stage(@Nullable Metric metric) {
    if (metric == null) {
      return document.text("stage");
    }
    Map<String, String> known = new LinkedHashMap<>();
    KnownStages.of(metric).forEach(word -> known.put(word, word));
    return document.choice("stage", known, null);
  }

  private AlertFigure figure(@Nullable Metric metric) {
    Map<String, AlertFigure> known = Words.of(AlertFigure.values());
    if (metric != null) {
      known.values().removeIf(figure -> !figure.suits(metric));
    }
    return document.choice("figure", known, null);
  }

  private Condition condition() {
    if (!document.has("condition")) {
      document.problem(
          "condition",
          "This member is missing: give an object with 'above', 'below' or 'deviates'.");
    }
    Condition condition = document.object("condition", AlertRuleDocument::readCondition);
    return condition == null ? STAND_IN : condition;
  }

  private static Condition readCondition(ConfigurationObject object) {
    boolean above = object.has("above");
    boolean below = object.has("below");
    boolean deviates = object.has("deviates");
    if ((above ? 1 : 0) + (below ? 1 : 0) + (deviates ? 1 : 0) != 1) {
      object.problem("above", "Give exactly one of 'above', 'below' and 'deviates'.");
      return STAND_IN;
    }
    if (!deviates) {
      return new Condition.Threshold(above, number(object, above ? "above" : "below", 0, 1e15));
    }
    int periods = object.number("periods", 2, MOST_PERIODS, null);
    return new Condition.Deviation(
        number(object, "deviates", 0, MOST_TIMES),
        periods,
        object.number("withData", 2, Math.max(2, periods), Math.max(2, periods / 2)),
        object.has("atLeast") ? number(object, "atLeast", 0, 1e15) : 0,
        object.choice("side", Words.of(Condition.Side.values()), Condition.Side.EITHER));
  }

  private static double number(ConfigurationObject object, String name, double min, double max) {
    BigDecimal given = object.decimal(name);
    double number = given == null ? min : given.doubleValue();
    if (number < min || number > max) {
      object.problem(
          name,
          "Give a number from "
              + BigDecimal.valueOf(min).toBigInteger()
              + " to "
              + BigDecimal.valueOf(max).toBigInteger()
              + ".");
      return min;
    }
    return number;
  }

  private List<Destination> destinations() {
    List<Destination> all = document.objects("destinations", AlertRuleDocument::destination);
    if (all.size() > MOST_DESTINATIONS) {
      document.problem("destinations", "Give " + MOST_DESTINATIONS + " destinations at most.");
    }
    Set<Destination> seen = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      if (!seen.add(all.get(i))) {
        document.problem(
            "destinations[" + i + "]", "This destination stands here twice: keep one.");
      }
    }
    return all;
  }

  private static Destination destination(ConfigurationObject object) {
    Map<String, Destination.Kind> kinds = Words.of(Destination.Kind.values());
    return switch (object.choice("kind", kinds, null)) {
      case LOG -> Destination.LOG;
      case JMS -> Destination.JMS;
      case WEBHOOK ->
          Destination.webhook(id(object, "system"), id(object, "connection"), objectName(object));
    };
  }

  private static String id(ConfigurationObject object, String name) {
    String id = object.text(name);
    if (!id.isBlank() && !isId(id)) {
      object.problem(
          name, "Use a lower-case letter, then lower-case letters, digits and '-', 40 at most.");
    }
    return id;
  }

  private static String objectName(ConfigurationObject object) {
    String name = object.text("object");
    if (!name.isBlank() && !OBJECT.matcher(name).matches()) {
      object.problem("object", "Use letters, digits, '.', '_' and '-', 40 characters at most.");
    }
    return name;
  }

  private static void refuseReach(
      AlertRule rule, PurgeSnapshots.Kept kept, ConfigurationObject document) {
    Span span = rule.length().span();
    Duration there = span == Span.MINUTE ? kept.minutes() : kept.hours();
    int periods = rule.condition().periods() + 1;
    if (span != Span.DAY && rule.length().duration().multipliedBy(periods).compareTo(there) > 0) {
      document.problem(
          "condition.periods",
          "So many periods reach back further than snapshots by the "
              + span.word()
              + " stay ("
              + there
              + "): give fewer periods, or 'minutes' that are whole hours or a day.");
    }
  }
}
