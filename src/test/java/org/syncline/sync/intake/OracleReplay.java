package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.record.EditRecords.Edited;
import org.syncline.record.MergedRecord;
import org.syncline.sync.intake.oracle.Model;
import org.syncline.sync.intake.oracle.Operation;

/** Does to a model what a hub has committed, in the same order, and compares the answers. */
final class OracleReplay {
  private static final int TRAIL = 40;

  private final Model model;
  private final OracleRun.Shared shared;
  private final Map<Long, Instant> acceptedAt = new HashMap<>();
  private final Map<Long, Long> recordOf = new HashMap<>();
  private final Map<String, Integer> answers = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private final ArrayDeque<String> trail = new ArrayDeque<>();
  private int operations;

  OracleReplay(Model model, OracleRun.Shared shared, DatabaseKit kit) {
    this.model = model;
    this.shared = shared;
    kit.sql()
        .query(
            "select id, accepted_at from receipt",
            p -> {},
            row -> acceptedAt.put(row.number("id"), row.time("accepted_at")));
    kit.sql()
        .query(
            "select receipt_id, record_id from outcome where record_id is not null",
            p -> {},
            row -> recordOf.put(row.number("receipt_id"), row.number("record_id")));
  }

  /** Differences of answers, the first first. */
  List<String> differences() {
    return differences;
  }

  /** The last operations up to the first difference: they tell how it came about. */
  List<String> trail() {
    return List.copyOf(trail);
  }

  /** How many operations of a hub were done again. */
  int operations() {
    return operations;
  }

  /** How often the hub gave which kind of answer: a run that meets no refusals tests none. */
  Map<String, Integer> answers() {
    return answers;
  }

  void all(List<CommitOrder.Committed> committed) {
    for (CommitOrder.Committed one : committed) {
      Operation operation = one.operation();
      if (one.result() instanceof Group.Result group) {
        group.acceptances().forEach(this::take);
      } else if (one.look() && operation != null) {
        look(operation, one.result());
      } else if (one.result() instanceof DecideHeld.Decided decided && operation != null) {
        String hubs = decided == DecideHeld.Decided.DONE ? "done" : "not open";
        expect(operation, hubs, model.take(operation, 0, Instant.EPOCH, 0));
      }
    }
  }

  private void look(Operation operation, @Nullable Object result) {
    if (operation instanceof Operation.Unmerge unmerge
        && result instanceof Optional<?> found
        && (found.isEmpty() || found.get() instanceof MergedRecord)) {
      Long receipt = found.map(one -> ((MergedRecord) one).receipt()).orElse(null);
      expect(operation, "stands " + receipt, "stands " + model.lookForMerge(unmerge));
    }
  }

  private void take(Acceptance acceptance) {
    String hubs = describe(acceptance);
    Operation operation;
    long receipt = 0;
    if (acceptance instanceof Acceptance.Edit edit) {
      receipt = edit.receipt();
      operation = shared.byReceipt.get(receipt);
    } else if (acceptance instanceof Acceptance.Refused refused) {
      operation = shared.byAnswer.get(refused.why());
    } else {
      receipt = acceptance instanceof Acceptance.Taken taken ? taken.receipt() : 0;
      operation = shared.byAnswer.get(acceptance);
    }
    Instant now = acceptedAt.getOrDefault(receipt, Instant.EPOCH);
    long named = recordOf.getOrDefault(receipt, 0L);
    String models;
    try {
      models =
          operation == null
              ? model.again(receipt, now, named)
              : model.take(operation, receipt, now, named);
    } catch (IllegalStateException impossible) {
      // What the model can't do at all is a difference as any other.
      models = "can't: " + impossible.getMessage();
    }
    expect(operation == null ? "again " + receipt : operation, hubs, models);
  }

  private void expect(Object operation, String hubs, String models) {
    operations++;
    answers.merge(
        kind(operation) + " " + hubs.replaceAll("[0-9, ]+|v[0-9]+", " ").strip(), 1, Integer::sum);
    String line = operations + ": " + operation + ": " + hubs;
    if (differences.isEmpty()) {
      trail.addLast(line);
      if (trail.size() > TRAIL) {
        trail.removeFirst();
      }
    }
    if (!hubs.equals(models)) {
      differences.add(line + ", but the model says " + models);
    }
  }

  private static String kind(Object operation) {
    return operation instanceof Operation ? operation.getClass().getSimpleName() : "Again";
  }

  private static String describe(Acceptance acceptance) {
    if (acceptance instanceof Acceptance.Taken taken) {
      return "taken "
          + taken.outcomes().stream().map(Status::name).collect(Collectors.joining(", ", "[", "]"));
    }
    if (acceptance instanceof Acceptance.Redelivered redelivered) {
      return "redelivered " + redelivered.receipt();
    }
    if (acceptance instanceof Acceptance.Edit edit) {
      return "done " + edit.record() + " v" + edit.version();
    }
    Edited why = ((Acceptance.Refused) acceptance).why();
    if (why instanceof Edited.ChangedMeanwhile changed) {
      return "changed meanwhile " + changed.version();
    }
    if (why instanceof Edited.Matched matched) {
      return "matched " + matched.records();
    }
    return why instanceof Edited.Unusable ? "unusable" : "unknown";
  }
}
