package org.syncline.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.Metric;
import org.syncline.metrics.ReadMetrics;
import org.syncline.metrics.Stages;
import org.syncline.metrics.Subject;

/** What is asked of the metrics: of whom, which one, which of its stages, and when. */
public final class MetricSearch extends PageSearch {
  /** Periods that end now, the shortest first, as addresses name them. */
  static final List<String> LENGTHS = List.of("PT1H", "PT6H", "PT24H", "P7D", "P30D", "P365D");

  private static final String USUAL = "PT24H";
  private static final List<String> FILTERS =
      List.of("subject", "metric", "stage", "last", "from", "to");
  private static final int LONGEST_SUBJECT = 100;
  private static final String PART = "[1-9][0-9]{0,4}";

  private final Subject subject;
  private final Metric metric;
  private final String stage;
  private final int part;
  private final ReadMetrics.@Nullable Period period;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   * @param zone of moments that are given without one
   */
  MetricSearch(Function<String, @Nullable String> parameter, ZoneId zone, ReadMetrics metrics) {
    super("metrics.xhtml", FILTERS, parameter, zone);
    subject = subject();
    metric = metric();
    stage = stage(metric);
    part = part(parameter.apply("page"));
    period = period(metrics);
  }

  private Subject subject() {
    String given = given("subject");
    Optional<Subject> known =
        given == null
            ? Optional.of(Subject.HUB)
            : Subject.parse(given).filter(one -> one.id().length() <= LONGEST_SUBJECT);
    if (known.isEmpty()) {
      mistaken("subject", "mistake.choice");
    }
    return known.orElse(Subject.HUB);
  }

  private Metric metric() {
    String given = given("metric");
    Optional<Metric> known = given == null ? Optional.of(Metric.DELAY) : Metric.ofWord(given);
    if (known.isEmpty()) {
      mistaken("metric", "mistake.choice");
    }
    return known.orElse(Metric.DELAY);
  }

  /** What a metric's figure is of, unless something else is asked for; counts have no stage. */
  private String stage(Metric of) {
    String usual =
        switch (of) {
          case DELAY -> Stages.WHOLE;
          case ACCURACY -> Stages.RECORD;
          case MESSAGES, DELIVERIES -> "";
        };
    return usual.isEmpty() || !asked("stage").matches("[a-z]{1,20}") ? usual : asked("stage");
  }

  private static int part(@Nullable String number) {
    return number != null && number.matches(PART) ? Integer.parseInt(number) : 1;
  }

  private boolean hasEnds() {
    return given("from") != null || given("to") != null;
  }

  private ReadMetrics.@Nullable Period period(ReadMetrics metrics) {
    if (hasEnds()) {
      Instant from = end("from");
      Instant to = end("to");
      return from == null || to == null ? null : between(from, to, metrics);
    }
    String last = length();
    if (!LENGTHS.contains(last)) {
      mistaken("last", "mistake.choice");
      return null;
    }
    return metrics.last(Duration.parse(last));
  }

  /** One end is not given without the other. */
  private @Nullable Instant end(String name) {
    if (given(name) == null) {
      mistaken(name, "mistake.moment");
    }
    return moment(name);
  }

  private ReadMetrics.@Nullable Period between(Instant from, Instant to, ReadMetrics metrics) {
    if (!from.isBefore(to)) {
      mistaken("to", "mistake.period");
      return null;
    }
    try {
      return metrics.between(from, to);
    } catch (IllegalArgumentException e) {
      mistaken("to", "mistake.slots");
      return null;
    }
  }

  Subject of() {
    return subject;
  }

  Metric what() {
    return metric;
  }

  /** Empty of counts. */
  String inStage() {
    return stage;
  }

  /** Whether things are counted, by what became of them. */
  boolean isCount() {
    return metric == Metric.MESSAGES || metric == Metric.DELIVERIES;
  }

  /** Whether it is how long something took. */
  boolean isTimed() {
    return metric == Metric.DELAY;
  }

  /** Which part of the table, from 1 on. */
  int part() {
    return part;
  }

  /** The length of a period that ends now; empty where its beginning and its end are given. */
  String length() {
    String last = given("last");
    return hasEnds() ? "" : last == null ? USUAL : last;
  }

  /**
   * The period.
   *
   * @throws IllegalStateException where it is not usable
   */
  ReadMetrics.Period when() {
    requireUsable();
    ReadMetrics.Period known = period;
    if (known == null) {
      throw new IllegalStateException("A period that is not there was not told of.");
    }
    return known;
  }

  /** The same in another period. */
  String within(Instant from, Instant to) {
    Map<String, String> parts = parts();
    parts.remove("last");
    parts.put("from", from.toString());
    parts.put("to", to.toString());
    return query(parts);
  }
}
