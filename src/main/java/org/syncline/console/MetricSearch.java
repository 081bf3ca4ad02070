package org.syncline.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.metrics.Metric;
import org.syncline.metrics.ReadMetrics;
import org.syncline.metrics.Stages;
import org.syncline.metrics.Subject;

/**
 * What an address asks of the metrics: of whom, which one, which of its stages, and when. Whatever
 * can't be understood is told by field, and then nothing is read.
 */
final class MetricSearch {
  /** Periods that end now, the shortest first, as addresses name them. */
  static final List<String> LENGTHS = List.of("PT1H", "PT6H", "PT24H", "P7D", "P30D", "P365D");

  private static final String USUAL = "PT24H";
  private static final List<String> FIELDS =
      List.of("subject", "metric", "stage", "last", "from", "to");
  private static final int LONGEST = 100;
  private static final String PAGE_NUMBER = "[1-9][0-9]{0,4}";

  private final Map<String, String> asked = new LinkedHashMap<>();
  private final Map<String, String> mistakes = new LinkedHashMap<>();
  private final Subject subject;
  private final Metric metric;
  private final String stage;
  private final int page;
  private final ReadMetrics.@Nullable Period period;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   * @param zone of moments that are given without one
   */
  MetricSearch(Function<String, @Nullable String> parameter, ZoneId zone, ReadMetrics metrics) {
    for (String name : FIELDS) {
      String value = parameter.apply(name);
      if (value != null && !value.isBlank()) {
        asked.put(name, value.strip());
      }
    }
    subject = subject();
    metric = metric();
    stage = stage(metric);
    page = page(parameter.apply("page"));
    period = period(zone, metrics);
  }

  private Subject subject() {
    Optional<Subject> known =
        asked.containsKey("subject")
            ? Subject.parse(asked("subject")).filter(one -> one.id().length() <= LONGEST)
            : Optional.of(Subject.HUB);
    if (known.isEmpty()) {
      mistakes.put("subject", "mistake.choice");
    }
    return known.orElse(Subject.HUB);
  }

  private Metric metric() {
    Optional<Metric> known =
        asked.containsKey("metric") ? Metric.ofWord(asked("metric")) : Optional.of(Metric.DELAY);
    if (known.isEmpty()) {
      mistakes.put("metric", "mistake.choice");
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

  private static int page(@Nullable String number) {
    return number != null && number.matches(PAGE_NUMBER) ? Integer.parseInt(number) : 1;
  }

  private ReadMetrics.@Nullable Period period(ZoneId zone, ReadMetrics metrics) {
    if (asked.containsKey("from") || asked.containsKey("to")) {
      Instant from = moment("from", zone);
      Instant to = moment("to", zone);
      return from == null || to == null ? null : between(from, to, metrics);
    }
    String last = asked.getOrDefault("last", USUAL);
    if (!LENGTHS.contains(last)) {
      mistakes.put("last", "mistake.choice");
      return null;
    }
    return metrics.last(Duration.parse(last));
  }

  private @Nullable Instant moment(String name, ZoneId zone) {
    Optional<Instant> moment = AskedMoment.of(asked(name), zone);
    if (moment.isEmpty()) {
      mistakes.put(name, "mistake.moment");
    }
    return moment.orElse(null);
  }

  private ReadMetrics.@Nullable Period between(Instant from, Instant to, ReadMetrics metrics) {
    if (!from.isBefore(to)) {
      mistakes.put("to", "mistake.period");
      return null;
    }
    try {
      return metrics.between(from, to);
    } catch (IllegalArgumentException e) {
      mistakes.put("to", "mistake.slots");
      return null;
    }
  }

  /** What was asked for as it was written, empty where nothing was. */
  String asked(String field) {
    return asked.getOrDefault(field, "");
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  String mistake(String field) {
    return mistakes.getOrDefault(field, "");
  }

  boolean isUsable() {
    return mistakes.isEmpty();
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

  /** Which part of the table, from 1 on. */
  int part() {
    return page;
  }

  /** The length of a period that ends now; empty where its beginning and its end are given. */
  String length() {
    return asked.containsKey("from") || asked.containsKey("to")
        ? ""
        : asked.getOrDefault("last", USUAL);
  }

  /**
   * The period.
   *
   * @throws IllegalStateException where it is not usable
   */
  ReadMetrics.Period when() {
    ReadMetrics.Period known = period;
    if (known == null || !isUsable()) {
      throw new IllegalStateException("Not understood: " + mistakes.keySet());
    }
    return known;
  }

  /** The same with one thing changed. */
  String with(String name, String value) {
    Map<String, String> parts = new LinkedHashMap<>(asked);
    parts.put(name, value);
    return address(parts);
  }

  /** The same in another period. */
  String within(Instant from, Instant to) {
    Map<String, String> parts = new LinkedHashMap<>(asked);
    parts.remove("last");
    parts.put("from", from.toString());
    parts.put("to", to.toString());
    return address(parts);
  }

  private static String address(Map<String, String> parts) {
    return parts.entrySet().stream()
        .map(
            part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
