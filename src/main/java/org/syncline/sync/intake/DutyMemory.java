package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.HubEvent;
import org.syncline.mapping.Draft;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.sync.Flow;
import org.syncline.sync.HeldForm;
import org.syncline.sync.HubPlan;
import org.syncline.sync.OutboundPlan;

/** What the messages of a group mean for other systems. */
final class DutyMemory {
  private final HubPlan hub;
  private final Duties store;
  private final Instant now;
  private final Map<Long, Duties.Priority> priorities = new HashMap<>();
  private final Map<Long, Since> since = new HashMap<>();
  private final Map<Lane, Duties.Told> told = new LinkedHashMap<>();
  private final Map<Lane, Long> overruled = new LinkedHashMap<>();
  private final Set<String> targets = new TreeSet<>();
  private final Set<Long> known = new TreeSet<>();

  /** A record at a target: one duty at a time. */
  private record Lane(String flow, long record) {}

  DutyMemory(HubPlan hub, Duties store, Instant now) {
    this.now = now;
    this.hub = hub;
    this.store = store;
  }

  /** A message was worked on: what it changes goes out as urgently as it came in. */
  void worked(Work work) {
    if (hub.outbound().isEmpty()) {
      return;
    }
    priorities.put(
        work.receipt(),
        switch (work.message().door()) {
          case "edit" -> Duties.Priority.PERSON;
          case "job" -> Duties.Priority.BATCH;
          default -> Duties.Priority.EVENT;
        });
    since.put(work.receipt(), Since.of(work.message(), now));
  }

  /**
   * A message was merged into its record: whoever sent it holds what it says, and gets back what
   * survivorship decided against it.
   *
   * @param values with references as the hub keeps them, without those that a person is asked about
   * @param trueAt when its source held that
   */
  void merged(Work work, Draft draft, FieldValues values, GoldenRecord record, Instant trueAt) {
    for (OutboundPlan plan : hub.outboundOf(record.type())) {
      if (!isTwin(plan, work)) {
        continue;
      }
      Lane lane = new Lane(plan.flow().id(), record.id());
      boolean whole = work.flow().state() == Flow.State.FULL;
      Duties.Told before = whole ? null : told.get(lane);
      FieldValues said = HeldForm.of(draft);
      told.put(
          lane,
          before == null
              ? new Duties.Told(lane.flow, lane.record, said, whole, now, trueAt)
              : new Duties.Told(
                  lane.flow,
                  lane.record,
                  both(before.values(), said),
                  before.whole(),
                  now,
                  before.trueAt().isBefore(trueAt) ? before.trueAt() : trueAt));
      if (!isHeld(values, record)) {
        overruled.put(lane, work.receipt());
      }
    }
  }

  /** A conflict was decided: the systems whose values it was about are owed what stands. */
  void decided(Work work, GoldenRecord record, Set<String> systems) {
    for (OutboundPlan plan : hub.outboundOf(record.type())) {
      if (systems.contains(plan.flow().system())) {
        overruled.put(new Lane(plan.flow().id(), record.id()), work.receipt());
      }
    }
  }

  /** It is one of many that a rule decides: it goes out after what people and systems do now. */
  void inBatch(Work work) {
    priorities.computeIfPresent(work.receipt(), (receipt, any) -> Duties.Priority.BATCH);
  }

  /** What two messages said one after the other. */
  private static FieldValues both(FieldValues first, FieldValues second) {
    TreeMap<String, @Nullable Object> both = new TreeMap<>(first.asMap());
    both.putAll(second.asMap());
    return FieldValues.of(both);
  }

  private static boolean isTwin(OutboundPlan plan, Work work) {
    return plan.twin() != null && plan.twin().flow().id().equals(work.flow().id());
  }

  /** Whether a record has all that was said of it. */
  private static boolean isHeld(FieldValues values, GoldenRecord record) {
    FieldValues present = record.values();
    return values.asMap().entrySet().stream()
        .allMatch(said -> FieldValues.same(said.getValue(), present.get(said.getKey())));
  }

  void write(RecordMemory records) {
    if (hub.outbound().isEmpty()) {
      return;
    }
    records
        .tied()
        .forEach(
            (key, record) -> {
              if (hub.isReferredTo(key.system(), key.object())) {
                known.add(record);
              }
            });
    Map<Lane, Long> causes = new LinkedHashMap<>();
    for (HistoryEntry change : records.history()) {
      String type = records.record(change.recordId()).type();
      for (OutboundPlan plan : hub.outboundOf(type)) {
        causes.put(new Lane(plan.flow().id(), change.recordId()), change.receipt());
      }
    }
    overruled.forEach(causes::putIfAbsent);
    List<Duties.Due> due = new ArrayList<>();
    causes.forEach(
        (lane, receipt) ->
            due.add(
                new Duties.Due(
                    lane.flow,
                    lane.record,
                    records.record(lane.record).version(),
                    receipt,
                    priorities.getOrDefault(receipt, Duties.Priority.EVENT),
                    since.get(receipt))));
    if (!told.isEmpty()) {
      store.told(told.values());
    }
    if (!due.isEmpty()) {
      store.add(due);
      due.forEach(duty -> targets.add(duty.flow()));
    }
  }

  /** What to tell after the commit. */
  List<HubEvent> facts() {
    List<HubEvent> facts = new ArrayList<>();
    if (!known.isEmpty()) {
      facts.add(new RowsKnown(known, now));
    }
    if (!targets.isEmpty()) {
      facts.add(new DutiesPlanned(targets));
    }
    return facts;
  }
}
