package org.syncline.sync.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Draft;
import org.syncline.mapping.Mapped;
import org.syncline.record.Contribution;
import org.syncline.record.FieldValues;
import org.syncline.record.GoldenRecord;
import org.syncline.record.HistoryEntry;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.record.Merge;
import org.syncline.record.Origin;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;

/** Rules 6 to 9 of intake: parents, the record that is meant, and the merge into it. */
final class ApplyDraft {
  private static final Duration TRUSTED_AHEAD = Duration.ofMinutes(5);

  /** How long a message without a time is taken to have been on its way. */
  private static final Duration UNDER_WAY = Duration.ofSeconds(10);

  private final RecordMemory records;
  private final ConflictMemory conflicts;
  private final HeldMemory held;
  private final DutyMemory duties;
  private final Settlements settlements;
  private final Instant now;

  ApplyDraft(GroupMemory memory, Settlements settlements, Instant now) {
    this.records = memory.records();
    this.conflicts = memory.conflicts();
    this.held = memory.held();
    this.duties = memory.duties();
    this.settlements = settlements;
    this.now = now;
  }

  /**
   * The values of a draft's references, as far as their records are there.
   *
   * @param required the first that is required and not there
   * @param open the first that is not there, required or not
   */
  private record Parents(
      TreeMap<String, @Nullable Object> bound,
      @Nullable LinkKey required,
      @Nullable LinkKey open) {}

  private Parents parents(Work work, Draft draft) {
    TreeMap<String, @Nullable Object> bound = new TreeMap<>();
    LinkKey required = null;
    LinkKey open = null;
    for (Draft.Link parent : draft.links()) {
      LinkKey wanted = work.parent(parent);
      Link found = records.link(wanted);
      if (found != null) {
        bound.put(parent.field(), Long.toString(found.recordId()));
      } else {
        open = open == null ? wanted : open;
        required = required == null && parent.required() ? wanted : required;
      }
    }
    return new Parents(bound, required, open);
  }

  /**
   * @param late whether the lane has applied a higher stamp already
   */
  Status apply(Work work, Draft draft, LinkKey own, boolean late) {
    Parents parents = parents(work, draft);
    if (parents.required() != null) {
      return settlements.waitFor(work, parents.required(), draft.noted());
    }
    TreeMap<String, @Nullable Object> values = new TreeMap<>(draft.values().asMap());
    values.putAll(parents.bound());
    Status status = apply(work, draft, FieldValues.of(values), own, late);
    if (parents.open() != null && !status.open()) {
      settlements.bindLater(work, parents.open());
    }
    return status;
  }

  private Status apply(Work work, Draft draft, FieldValues values, LinkKey own, boolean late) {
    Link link = records.link(own);
    if (link != null) {
      Status status = merge(work, draft, values, records.record(link.recordId()), late);
      records.advance(link, work.stamp());
      return status;
    }
    Match match =
        work.editor() == null
            ? Match.of(work.plan().recordType(), draft.record(), values, own, records)
            : new Match.None();
    if (match instanceof Match.Question question) {
      return settlements.park(work, question.problems());
    }
    GoldenRecord record =
        match instanceof Match.One one
            ? records.record(one.record())
            : records.begin(work.plan().recordType(), now);
    Status status = merge(work, draft, values, record, late);
    records.addLink(new Link(own, record.id(), work.stamp(), now));
    return status;
  }

  private Status merge(
      Work work, Draft draft, FieldValues values, GoldenRecord record, boolean late) {
    boolean created = record.version() == 0;
    Set<String> asked = new TreeSet<>();
    Merge merge = mergeInto(record, work, draft, new Said(values, late, asked));
    if (!late) {
      duties.merged(work, draft, without(asked, values), record, trueAt(work, draft));
    }
    Status status =
        created
            ? Status.CREATED
            : merge.changed()
                ? Status.UPDATED
                : late && !merge.touched() ? Status.SUPERSEDED : Status.UNCHANGED;
    return settlements.settled(work, status, null, record.id(), draft.noted());
  }

  private static FieldValues without(Set<String> fields, FieldValues values) {
    if (fields.isEmpty()) {
      return values;
    }
    TreeMap<String, @Nullable Object> left = new TreeMap<>(values.asMap());
    left.keySet().removeAll(fields);
    return FieldValues.of(left);
  }

  /**
   * What a message says.
   *
   * @param asked gets the fields of which a person is asked whether it is to stand
   */
  private record Said(FieldValues values, boolean late, Set<String> asked) {}

  private Merge mergeInto(GoldenRecord record, Work work, Draft draft, Said said) {
    FlowPlan plan = work.plan();
    boolean first = record.version() == 0;
    Origin origin =
        work.editor() == null ? origin(work, draft) : decision(work, draft, record, said.values());
    Contribution contribution =
        new Contribution(origin, said.values(), said.late() && !placedByTime(plan.flow(), origin));
    Merge merge = record.merge(contribution, plan.recordType(), now);
    if (merge.touched()) {
      records.touched(record);
    }
    if (merge.changed() || first) {
      records.addHistory(
          new HistoryEntry(
              record.id(),
              record.version(),
              work.receipt(),
              plan.flow().id(),
              plan.mappingVersion(),
              now,
              merge.changes()));
    }
    records.addConflicts(merge.conflicts());
    said.asked().addAll(conflicts.merged(work, record, contribution, plan.recordType(), merge));
    return merge;
  }

  /**
   * Where times order a lane, one that comes late has its place among what other sources said as if
   * it had come in order: what its own lane set since is newer than it anyway.
   */
  private static boolean placedByTime(Flow flow, Origin origin) {
    return flow.order() == Flow.Order.TIME && origin.certain();
  }

  private boolean isCertain(@Nullable Instant time) {
    return time != null && !time.isAfter(now.plus(TRUSTED_AHEAD));
  }

  /** When its source surely held what a message says; no clock makes it later than its arrival. */
  private Instant trueAt(Work work, Draft draft) {
    Instant time = draft.time();
    Instant arrived = work.acceptedAt();
    Instant sent = work.message().sentAt();
    if (time != null && isCertain(time)) {
      return time.isBefore(arrived) ? time : arrived;
    }
    return (sent != null && sent.isBefore(arrived) ? sent : arrived).minus(UNDER_WAY);
  }

  private Origin origin(Work work, Draft draft) {
    Instant time = draft.time();
    boolean certain = isCertain(time);
    return new Origin(
        work.message().system(),
        work.flow().object(),
        draft.key(),
        work.receipt(),
        work.flow().id(),
        work.plan().mappingVersion(),
        work.stamp(),
        certain ? Objects.requireNonNull(time) : work.acceptedAt(),
        certain);
  }

  /** Who edits a record has seen what is there, whatever time other systems gave it. */
  private static Origin decision(Work work, Draft draft, GoldenRecord record, FieldValues values) {
    Instant time = work.acceptedAt();
    for (String field : values.names()) {
      Origin present = record.origins().get(field);
      if (present != null && !present.time().isBefore(time)) {
        time = present.time().plus(1, ChronoUnit.MICROS);
      }
    }
    return new Origin(
        work.message().system(),
        work.flow().object(),
        draft.key(),
        work.receipt(),
        work.flow().id(),
        work.plan().mappingVersion(),
        null,
        time,
        true);
  }

  /**
   * An optional reference whose record has come: only the references are merged, the rest was
   * applied before.
   */
  Status bind(Work work, Held own) {
    held.release(own);
    String key = work.reading().key();
    if (key == null || !(work.reading().mapped() instanceof Mapped.Accepted accepted)) {
      return Status.UNCHANGED;
    }
    Link link = records.link(work.source(key));
    if (link == null) {
      return Status.UNCHANGED;
    }
    Long stamp = work.stamp();
    boolean overtaken = stamp != null && link.stamp() != null && stamp < link.stamp();
    if (overtaken && work.flow().state() == Flow.State.FULL) {
      return Status.UNCHANGED;
    }
    Draft draft = accepted.draft();
    Parents parents = parents(work, draft);
    if (!parents.bound().isEmpty()) {
      FieldValues values = FieldValues.of(parents.bound());
      mergeInto(
          records.record(link.recordId()),
          work,
          draft,
          new Said(values, overtaken, new TreeSet<>()));
    }
    if (parents.open() != null) {
      settlements.bindLater(work, parents.open());
    }
    return Status.UPDATED;
  }
}
