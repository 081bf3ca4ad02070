package org.syncline.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    List<Subject> subjects = subjects(message.flow(), message.system());
    count(subjects, Metric.MESSAGES, message.outcome(), 1, 1);
    Since since = message.since();
    if (since != null) {
      time(subjects, Stages.ACCEPTED, between(since.sentAt(), since.acceptedAt()));
      time(subjects, Stages.STARTED, between(since.acceptedAt(), since.startedAt()));
      time(subjects, Stages.COMMITTED, between(since.startedAt(), at));
      time(subjects, Stages.WHOLE, between(since.sentAt(), at));
    }
    Settled.ByMapping mapping = message.mapping();
    if (mapping != null) {
      subjects.add(Subject.mapping(mapping.mapping()));
      count(subjects, Metric.ACCURACY, Stages.RECORD, mapping.whole() ? 1 : 0, 1);
      count(subjects, Metric.ACCURACY, Stages.VALUE, mapping.mapped(), mapping.asked());
    }
  }

  private void add(Fact.OfDelivery delivery) {
    List<Subject> subjects = subjects(delivery.flow(), delivery.system());
    count(subjects, Metric.DELIVERIES, delivery.outcome(), 1, 1);
    Passage passage = delivery.passage();
    if (passage == null) {
      return;
    }
    List<Subject> flow = List.of(Subject.flow(delivery.flow()));
    for (Stage stage : Stage.values()) {
      time(OF_MESSAGES.contains(stage) ? flow : subjects, stage.word(), stage.of(passage));
    }
  }

  private static List<Subject> subjects(String flow, String system) {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(Subject.HUB);
    if (!flow.isEmpty()) {
      subjects.add(Subject.flow(flow));
    }
    if (!system.isEmpty()) {
      subjects.add(Subject.system(system));
    }
    return subjects;
  }

  private void count(List<Subject> subjects, Metric metric, String stage, long part, long whole) {
    subjects.forEach(subject -> tally(subject, metric, stage).count(part, whole));
  }

  private void time(List<Subject> subjects, String stage, @Nullable Duration took) {
    subjects.forEach(subject -> tally(subject, Metric.DELAY, stage).time(took));
  }

  private Tally tally(Subject subject, Metric metric, String stage) {
    return tallies.computeIfAbsent(new Measure(subject, metric, stage), measure -> new Tally());
  }

  /** Two clocks that disagree by more than what lies between say nothing of it. */
  private static @Nullable Duration between(@Nullable Instant from, Instant to) {
    return from == null || to.isBefore(from) ? null : Duration.between(from, to);
  }
}
