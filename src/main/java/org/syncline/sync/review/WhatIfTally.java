package org.syncline.sync.review;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.syncline.mapping.Mapped;

/** Sums up what two versions of a mapping make of many messages, in memory that does not grow. */
final class WhatIfTally {
  private final Masking masking;
  private final Map<String, FieldTally> fields = new TreeMap<>();
  private long messages;
  private long accepted;
  private long rejected;
  private long presentFaulty;
  private long proposedFaulty;
  private long presentReadable;
  private long proposedReadable;

  WhatIfTally(Masking masking) {
    this.masking = masking;
  }

  void add(long receipt, Mapped present, Mapped proposed) {
    Standing before = Standing.of(present);
    Standing after = Standing.of(proposed);
    messages++;
    accepted += !before.accepted() && after.accepted() ? 1 : 0;
    rejected += before.accepted() && !after.accepted() ? 1 : 0;
    presentFaulty += before.hasProblems() ? 1 : 0;
    proposedFaulty += after.hasProblems() ? 1 : 0;
    presentReadable += before.readable() ? 1 : 0;
    proposedReadable += after.readable() ? 1 : 0;
    learn(before);
    learn(after);
    fields.values().forEach(field -> field.add(receipt, before, after));
  }

  private void learn(Standing standing) {
    standing.targets().forEach(this::field);
    standing.faultyTargets().stream().filter(target -> !target.isEmpty()).forEach(this::field);
  }

  private FieldTally field(String target) {
    return fields.computeIfAbsent(target, name -> new FieldTally(name, masking));
  }

  long messages() {
    return messages;
  }

  WhatIf.Result result(long of) {
    List<FieldChanges> changes =
        fields.values().stream()
            .map(field -> field.changes(presentReadable, proposedReadable))
            .toList();
    return new WhatIf.Result(
        messages,
        of,
        accepted,
        rejected,
        Accuracy.of(messages - presentFaulty, messages),
        Accuracy.of(messages - proposedFaulty, messages),
        changes);
  }
}
