package org.syncline.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.bench.TakenMessages.Taken;
import org.syncline.record.FieldValues;
import org.syncline.sync.review.FieldChanges;
import org.syncline.sync.review.FieldChanges.Change;
import org.syncline.sync.review.WhatIf;

/** Compares what a what-if told with what taking the messages again did, field by field. */
final class ReallyChanged {
  private static final List<String> NOT_STORED = List.of("@time");

  private final Map<String, Map<Change, Long>> counts = new TreeMap<>();
  private final Map<String, Long> presentFaults = new HashMap<>();
  private final Map<String, Long> proposedFaults = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private final WhatIf.Result told;
  private final Map<Long, List<ToldSample>> bySample = new HashMap<>();
  private long messages;
  private long accepted;
  private long rejected;
  private long presentReadable;
  private long proposedReadable;
  private long samplesSeen;
  private long values;

  private record ToldSample(String target, FieldChanges.Sample sample) {}

  ReallyChanged(WhatIf.Result told) {
    this.told = told;
    for (FieldChanges field : told.fields()) {
      for (FieldChanges.Sample sample : field.samples()) {
        bySample
            .computeIfAbsent(sample.receipt(), receipt -> new ArrayList<>())
            .add(new ToldSample(field.target(), sample));
      }
    }
  }

  /** One message, by the version that was in force and by the one that was published. */
  void add(Taken before, Taken after) {
    messages++;
    accepted += !before.accepted() && after.accepted() ? 1 : 0;
    rejected += before.accepted() && !after.accepted() ? 1 : 0;
    presentReadable += before.unreadable() ? 0 : 1;
    proposedReadable += after.unreadable() ? 0 : 1;
    before.faulty().forEach(target -> presentFaults.merge(target, 1L, Long::sum));
    after.faulty().forEach(target -> proposedFaults.merge(target, 1L, Long::sum));
    Map<String, Set<Change>> changes = changes(before, after);
    changes.forEach(
        (target, some) ->
            some.forEach(
                change ->
                    counts
                        .computeIfAbsent(target, name -> new EnumMap<>(Change.class))
                        .merge(change, 1L, Long::sum)));
    for (ToldSample sample : bySample.getOrDefault(before.receipt(), List.of())) {
      check(sample, before, after, changes.getOrDefault(sample.target(), Set.of()));
    }
  }

  private Map<String, Set<Change>> changes(Taken before, Taken after) {
    Map<String, Set<Change>> changes = new HashMap<>();
    for (String target : both(before.faulty(), after.faulty())) {
      if (!before.faulty().contains(target)) {
        note(changes, target, Change.FAILED);
      } else if (!after.faulty().contains(target)) {
        note(changes, target, Change.MENDED);
      }
    }
    if (before.accepted() && after.accepted()) {
      for (String target : both(before.values().keySet(), after.values().keySet())) {
        values++;
        if (!before.values().containsKey(target)) {
          note(changes, target, Change.APPEARED);
        } else if (!after.values().containsKey(target)) {
          note(changes, target, Change.DISAPPEARED);
        } else if (!FieldValues.same(before.values().get(target), after.values().get(target))) {
          note(changes, target, Change.CHANGED);
        }
      }
    }
    return changes;
  }

  private static void note(Map<String, Set<Change>> changes, String target, Change change) {
    changes.computeIfAbsent(target, name -> new TreeSet<>()).add(change);
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }

  private void check(ToldSample told, Taken before, Taken after, Set<Change> changes) {
    FieldChanges.Sample sample = told.sample();
    samplesSeen++;
    compare(
        told.target() + " of receipt " + sample.receipt() + " as a sample",
        true,
        changes.contains(sample.change()));
    if (sample.change() != Change.FAILED && sample.change() != Change.MENDED) {
      compare(told.target() + " before", sample.before(), shown(before, told.target()));
      compare(told.target() + " after", sample.after(), shown(after, told.target()));
    }
  }

  private static @Nullable String shown(Taken taken, String target) {
    return taken.values().containsKey(target) ? String.valueOf(taken.values().get(target)) : null;
  }

  private void compare(String what, @Nullable Object told, @Nullable Object is) {
    if (!java.util.Objects.equals(told, is)) {
      differences.add(what + ": told " + told + ", is " + is);
    }
  }

  /** Everything in which what was told and what came differ. */
  List<String> differences() {
    compare("messages", told.messages(), messages);
    compare("accepted", told.accepted(), accepted);
    compare("rejected", told.rejected(), rejected);
    Set<String> targets = new TreeSet<>(counts.keySet());
    told.fields().forEach(field -> targets.add(field.target()));
    for (String target : targets) {
      FieldChanges field =
          told.fields().stream()
              .filter(one -> one.target().equals(target))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("Nothing was told of " + target));
      compare(target, told(field), really(target));
      if (!NOT_STORED.contains(target)) {
        compare(
            target + " asked and faulty",
            faults(field),
            List.of(
                presentReadable,
                presentFaults.getOrDefault(target, 0L),
                proposedReadable,
                proposedFaults.getOrDefault(target, 0L)));
      }
    }
    compare(
        "samples",
        told.fields().stream().mapToLong(field -> field.samples().size()).sum(),
        samplesSeen);
    return differences;
  }

  private static Map<Change, Long> told(FieldChanges field) {
    Map<Change, Long> told = new EnumMap<>(Change.class);
    told.put(Change.CHANGED, field.changed());
    told.put(Change.APPEARED, field.appeared());
    told.put(Change.DISAPPEARED, field.disappeared());
    told.put(Change.FAILED, field.failed());
    told.put(Change.MENDED, field.mended());
    return told;
  }

  private Map<Change, Long> really(String target) {
    Map<Change, Long> really = new EnumMap<>(Change.class);
    for (Change change : Change.values()) {
      really.put(change, counts.getOrDefault(target, Map.of()).getOrDefault(change, 0L));
    }
    return really;
  }

  private static List<Long> faults(FieldChanges field) {
    return List.of(
        field.present().asked(),
        field.present().asked() - field.present().mapped(),
        field.proposed().asked(),
        field.proposed().asked() - field.proposed().mapped());
  }

  /** How many values of both versions were compared. */
  long values() {
    return values;
  }

  long samplesSeen() {
    return samplesSeen;
  }
}
