package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.Problems;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.AuditTrail;
import org.syncline.record.Conflict;
import org.syncline.record.EditRecords;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Link;

/**
 * Rules 1 and 2 of intake: what a message from a door is, before any flow looks at it: new, the
 * same again, a repeat, a used id, or nobody's.
 */
final class TakeNew {
  private static final int MOST_NAMED = 60;

  private final GroupMemory memory;
  private final Settlements settlements;
  private final WorkInLane lanes;
  private final EditActs acts;
  private final EditRules editRules;
  private final Instant now;
  private long nextReceipt;

  TakeNew(GroupMemory memory, Settlements settlements, WorkInLane lanes, Receipts.Start start) {
    this.memory = memory;
    this.settlements = settlements;
    this.lanes = lanes;
    this.now = start.now();
    this.acts = new EditActs(memory, now);
    this.editRules = new EditRules(memory, acts);
    this.nextReceipt = start.firstId();
  }

  Acceptance take(Understood understood) {
    InboundMessage message = understood.message();
    List<Known> known = memory.receipts().known(message.system(), message.messageId());
    Known redelivered = redelivered(known, message);
    if (redelivered != null) {
      return new Acceptance.Redelivered(redelivered.receipt());
    }
    if (isRepeat(known, message)) {
      return takeWithoutFlow(message, known.size(), Status.DUPLICATE, List.of());
    }
    if (!known.isEmpty()) {
      return takeWithoutFlow(message, known.size(), Status.PARKED, idReused(known.get(0)));
    }
    EditTerms edit = understood.edit();
    if (edit != null) {
      return edit(understood, edit);
    }
    if (understood.readings().isEmpty()) {
      return takeWithoutFlow(message, 0, Status.PARKED, whyUnread(message));
    }
    Receipt receipt = receipt(message, 0, understood.readings().size());
    memory.receipts().add(receipt, body(receipt, message));
    List<Status> outcomes = new ArrayList<>();
    for (Understood.Reading reading : understood.readings()) {
      outcomes.add(
          lanes.settle(new Work(message, reading, receipt.id(), null, receipt.acceptedAt(), null)));
    }
    return new Acceptance.Taken(receipt.id(), outcomes);
  }

  private Acceptance edit(Understood understood, EditTerms edit) {
    InboundMessage message = understood.message();
    if (understood.readings().isEmpty()) {
      // The record type is gone since it was read.
      return new Acceptance.Refused(new EditRecords.Edited.Unknown());
    }
    EditRecords.Edited refusal = editRules.refusal(understood, edit);
    if (refusal != null) {
      return new Acceptance.Refused(refusal);
    }
    Receipt receipt = receipt(message, 0, 1);
    memory.receipts().add(receipt, body(receipt, message));
    Understood.Reading reading = understood.readings().get(0);
    Work work = new Work(message, reading, receipt.id(), null, receipt.acceptedAt(), edit.who());
    Link link = memory.records().link(work.source(Objects.requireNonNull(work.reading().key())));
    if (edit.act() instanceof EditTerms.Change change) {
      decide(work, link, change);
      lanes.settle(work);
    } else {
      GoldenRecord record = edited(work);
      boolean changed = acts.apply(work, record, edit.act());
      settlements.settled(
          work, changed ? Status.UPDATED : Status.UNCHANGED, null, record.id(), List.of());
      if (edit.act() instanceof EditTerms.Settle) {
        memory.duties().inBatch(work);
      }
    }
    GoldenRecord record = edited(work);
    boolean made = link == null && edit.act() instanceof EditTerms.Change;
    memory
        .acts()
        .add(
            AuditTrail.Act.done(
                edit.who(),
                "record." + (made ? "create" : edit.act().word()),
                "record/" + record.id(),
                "receipt="
                    + receipt.id()
                    + " version="
                    + record.version()
                    + about(edit.act())
                    + (edit.why() == null ? "" : " why=" + edit.why())));
    return new Acceptance.Edit(receipt.id(), record.id(), record.version());
  }

  /** The values that are set after this are what was decided. */
  private void decide(Work work, @Nullable Link link, EditTerms.Change change) {
    if (link == null || change.choices().isEmpty()) {
      return;
    }
    Set<String> systems = new TreeSet<>();
    change
        .choices()
        .forEach(
            (id, choice) -> {
              Conflict conflict = memory.conflicts().find(id);
              if (conflict != null) {
                systems.add(conflict.system());
              }
              memory.conflicts().decided(work, id, choice.how());
            });
    memory.duties().decided(work, memory.records().record(link.recordId()), systems);
  }

  /** The conflicts of it, as many as the trail has room for. */
  private static String about(EditTerms.Act act) {
    if (act instanceof EditTerms.Settle settle) {
      return " conflict=" + settle.conflict() + " settlement=" + settle.settlement();
    }
    if (!(act instanceof EditTerms.Change change) || change.choices().isEmpty()) {
      return "";
    }
    return change.choices().entrySet().stream()
        .limit(MOST_NAMED)
        .map(choice -> choice.getKey() + ":" + choice.getValue().how().word())
        .collect(Collectors.joining(",", " conflicts=", ""));
  }

  private GoldenRecord edited(Work work) {
    Link link = memory.records().link(work.source(Objects.requireNonNull(work.reading().key())));
    return memory.records().record(Objects.requireNonNull(link).recordId());
  }

  private static @Nullable Known redelivered(List<Known> known, InboundMessage message) {
    return known.stream()
        .filter(before -> before.transportId().equals(message.transportId()))
        .findFirst()
        .orElse(null);
  }

  private static boolean isRepeat(List<Known> known, InboundMessage message) {
    return known.stream()
        .anyMatch(
            before ->
                before.bodyHash().equals(message.bodyHash())
                    && before.object().equals(object(message)));
  }

  private static String object(InboundMessage message) {
    return message.object() == null ? "" : message.object();
  }

  private static List<Problem> idReused(Known before) {
    return Problems.one(
        "ID_REUSED",
        "Message id was used before for another body (receipt "
            + before.receipt()
            + "): ask the sender for ids that are never used twice, then retry or dismiss this"
            + " message.");
  }

  private static List<Problem> whyUnread(InboundMessage message) {
    String refusal = message.refusal();
    if (refusal != null) {
      return Problems.one(refusal, Understand.why(refusal));
    }
    return Problems.one(
        "UNKNOWN_FLOW",
        "No enabled flow reads object '"
            + object(message)
            + "' of system '"
            + message.system()
            + "': add or enable one, then retry.");
  }

  private Acceptance takeWithoutFlow(
      InboundMessage message, int occurrence, Status status, List<Problem> problems) {
    Receipt receipt = receipt(message, occurrence, 1);
    // The body of a repeat is stored already, under the first receipt.
    memory.receipts().add(receipt, status == Status.DUPLICATE ? null : body(receipt, message));
    return new Acceptance.Taken(
        receipt.id(), List.of(settlements.settledWithoutFlow(receipt, message, status, problems)));
  }

  private Receipt receipt(InboundMessage message, int occurrence, int flows) {
    return new Receipt(nextReceipt++, message, occurrence, flows, now);
  }

  private static StoredBody body(Receipt receipt, InboundMessage message) {
    return new StoredBody(receipt.id(), message.kind(), message.body());
  }
}
