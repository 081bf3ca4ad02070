package org.syncline.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.delivery.Passage;
import org.syncline.sync.delivery.Stage;
import org.syncline.sync.intake.Settled;
import org.syncline.sync.intake.Since;

/** Sums up facts by whom and what they are about. */
final class CountFacts {
  /** These the messages have told already: hub and system count each change once. */
  private static final Set<Stage> OF_MESSAGES =
      Set.of(Stage.ACCEPTED, Stage.STARTED, Stage.COMMITTED);

  private final Map<Measure, Tally> tallies = new HashMap<>();
  private final Map<Who, Lines> lines = new HashMap<>();

  /**
   * Whom a fact is about.
   *
   * @param flow empty for none
   * @param system empty for none
   * @param hub whether the hub counts it too
   */
  private record Who(String flow, String system, boolean hub) {
    List<Subject> subjects() {
      List<Subject> subjects = new ArrayList<>();
      if (hub) {
        subjects.add(Subject.HUB);
      }
      if (!flow.isEmpty()) {
        subjects.add(Subject.flow(flow));
      }
      if (!system.isEmpty()) {
        subjects.add(Subject.system(system));
      }
      return subjects;
    }
  }

  /** What facts about the same add to, found once for all of them. */
  private final class Lines {
    private final List<Subject> subjects;
    private final Map<Metric, Map<String, List<Tally>>> known = new EnumMap<>(Metric.class);

    Lines(Who who) {
      this.subjects = who.subjects();
    }

    void count(Metric metric, String stage, long part, long whole) {
      of(metric, stage).forEach(tally -> tally.count(part, whole));
    }

    void time(String stage, @Nullable Duration took) {
      of(Metric.DELAY, stage).forEach(tally -> tally.time(took));
    }

    private List<Tally> of(Metric metric, String stage) {
      return known
          .computeIfAbsent(metric, any -> new HashMap<>())
          .computeIfAbsent(
              stage,
              any -> subjects.stream().map(subject -> tally(subject, metric, stage)).toList());
    }
  }

  Map<Measure, Tally> tallies() {
    return tallies;
  }

  /**
   * @param at shortly before the commit of their transaction
   */
  void add(List<Fact> facts, Instant at) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.OfMessage message) {
        add(message, at);
      } else {
        add((Fact.OfDelivery) fact);
      }
    }
  }

  private void add(Fact.OfMessage message, Instant at) {
    Lines all = lines(new Who(message.flow(), message.system(), true));
    all.count(Metric.MESSAGES, message.outcome(), 1, 1);
    Since since = message.since();
    if (since != null) {
      all.time(Stages.ACCEPTED, between(since.sentAt(), since.acceptedAt()));
      all.time(Stages.STARTED, between(since.acceptedAt(), since.startedAt()));
      all.time(Stages.COMMITTED, between(since.startedAt(), at));
      all.time(Stages.WHOLE, between(since.sentAt(), at));
    }
    Settled.ByMapping mapping = message.mapping();
    if (mapping != null) {
      int whole = mapping.whole() ? 1 : 0;
      all.count(Metric.ACCURACY, Stages.RECORD, whole, 1);
      all.count(Metric.ACCURACY, Stages.VALUE, mapping.mapped(), mapping.asked());
      Subject own = Subject.mapping(mapping.mapping());
      tally(own, Metric.ACCURACY, Stages.RECORD).count(whole, 1);
      tally(own, Metric.ACCURACY, Stages.VALUE).count(mapping.mapped(), mapping.asked());
    }
  }

  private void add(Fact.OfDelivery delivery) {
    Lines all = lines(new Who(delivery.flow(), delivery.system(), true));
    all.count(Metric.DELIVERIES, delivery.outcome(), 1, 1);
    Passage passage = delivery.passage();
    if (passage == null) {
      return;
    }
    Lines flow = lines(new Who(delivery.flow(), "", false));
    for (Stage stage : Stage.values()) {
      (OF_MESSAGES.contains(stage) ? flow : all).time(stage.word(), stage.of(passage));
    }
  }

  private Lines lines(Who who) {
    return lines.computeIfAbsent(who, Lines::new);
  }

  private Tally tally(Subject subject, Metric metric, String stage) {
    return tallies.computeIfAbsent(new Measure(subject, metric, stage), measure -> new Tally());
  }

  /** Two clocks that disagree by more than what lies between say nothing of it. */
  private static @Nullable Duration between(@Nullable Instant from, Instant to) {
    return from == null || to.isBefore(from) ? null : Duration.between(from, to);
  }
}
