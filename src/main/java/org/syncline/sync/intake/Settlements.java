package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.Problems;
import org.syncline.mapping.value.Problem;
import org.syncline.record.LinkKey;
import org.syncline.sync.FlowPlan;

/** Writes down what becomes of the messages of a group, and the facts to tell after its commit. */
final class Settlements {
  private final GroupMemory memory;
  private final Instant now;
  private final List<Settled> facts = new ArrayList<>();

  Settlements(GroupMemory memory, Instant now) {
    this.memory = memory;
    this.now = now;
  }

  List<Settled> facts() {
    return facts;
  }

  Status settled(
      Work work,
      Status status,
      @Nullable String reason,
      @Nullable Long record,
      List<Problem> problems) {
    FlowPlan plan = work.plan();
    Outcome outcome =
        new Outcome(
            work.receipt(),
            plan.flow().id(),
            status,
            reason,
            work.reading().key(),
            work.stamp(),
            record,
            plan.flowVersion(),
            plan.mappingVersion(),
            Problems.toBytes(problems),
            1,
            now);
    memory.duties().worked(work);
    String editor = work.editor();
    memory
        .receipts()
        .settle(editor == null ? outcome : outcome.decidedBy(editor), work.own() != null);
    note(work.message(), plan.flow().id(), status, reason, byMapping(work, status));
    return status;
  }

  /** The one outcome of a message that no flow reads. */
  Status settledWithoutFlow(
      Receipt receipt, InboundMessage message, Status status, List<Problem> problems) {
    String reason = problems.isEmpty() ? null : problems.get(0).code();
    memory
        .receipts()
        .settle(
            new Outcome(
                receipt.id(),
                Outcome.NO_FLOW,
                status,
                reason,
                null,
                null,
                null,
                0,
                0,
                Problems.toBytes(problems),
                1,
                now),
            false);
    if (status == Status.PARKED) {
      memory
          .held()
          .hold(
              new Held(
                  receipt.id(), Outcome.NO_FLOW, Held.Kind.PARKED, null, null, null, false, now));
    }
    note(message, Outcome.NO_FLOW, status, reason, null);
    return status;
  }

  Status park(Work work, List<Problem> problems) {
    hold(work, Held.Kind.PARKED, null, false);
    return settled(work, Status.PARKED, problems.get(0).code(), null, problems);
  }

  Status waitFor(Work work, LinkKey parent, List<Problem> noted) {
    hold(work, Held.Kind.PARENT, parent, false);
    return settled(work, Status.WAITING, "parent", null, noted);
  }

  /**
   * @param ready whether it is to be worked on as soon as those before it
   */
  Status waitInLane(Work work, boolean ready) {
    hold(work, Held.Kind.LANE, null, ready);
    return settled(work, Status.WAITING, "lane", null, List.of());
  }

  /** It is applied, but this reference is still open. */
  void bindLater(Work work, LinkKey parent) {
    hold(work, Held.Kind.BINDING, parent, false);
  }

  private void hold(Work work, Held.Kind kind, @Nullable LinkKey wanted, boolean ready) {
    memory
        .held()
        .hold(
            new Held(
                work.receipt(),
                work.reading().flow(),
                kind,
                work.reading().key(),
                work.stamp(),
                wanted == null ? null : Held.waitKey(wanted),
                ready,
                now));
  }

  private void note(
      InboundMessage message,
      String flow,
      Status status,
      @Nullable String reason,
      Settled.@Nullable ByMapping mapping) {
    facts.add(new Settled(message.system(), flow, status, reason, Since.of(message, now), mapping));
  }

  /** What waits is mapped again when its turn comes; what people edit is no mapping's doing. */
  private static Settled.@Nullable ByMapping byMapping(Work work, Status status) {
    if (status == Status.WAITING || work.editor() != null) {
      return null;
    }
    Mapped mapped = work.reading().mapped();
    List<Problem> problems =
        mapped instanceof Mapped.Accepted accepted
            ? accepted.draft().noted()
            : ((Mapped.Rejected) mapped).problems();
    Set<String> failed = new HashSet<>();
    boolean readable = true;
    boolean whole = true;
    for (Problem problem : problems) {
      if (problem.rule() == null) {
        // Of intake itself, such as a refusal at the door: no row was asked.
        return null;
      }
      whole = false;
      String target = problem.target();
      if (target == null || target.isEmpty()) {
        readable = false;
      } else {
        failed.add(target);
      }
    }
    int asked = readable ? work.plan().mapping().targets() : 0;
    return new Settled.ByMapping(
        work.flow().mapping(), asked, Math.max(0, asked - failed.size()), whole);
  }
}
