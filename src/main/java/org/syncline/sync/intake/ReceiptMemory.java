package org.syncline.sync.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages that were seen before, and the receipts, bodies and outcomes of this group. */
final class ReceiptMemory {
  private final Stores stores;
  private final Map<MessageName, List<Known>> known = new HashMap<>();
  private final List<Receipt> newReceipts = new ArrayList<>();
  private final List<StoredBody> newBodies = new ArrayList<>();
  private final Map<OutcomeName, Outcome> newOutcomes = new LinkedHashMap<>();
  private final Map<OutcomeName, Outcome> replacedOutcomes = new LinkedHashMap<>();
  private final List<Held> superseded = new ArrayList<>();

  private record MessageName(String system, String messageId) {}

  private record OutcomeName(long receipt, String flow) {}

  ReceiptMemory(Stores stores) {
    this.stores = stores;
  }

  void read(Collection<String> systems, Collection<String> messageIds) {
    if (!messageIds.isEmpty()) {
      stores.receipts().known(systems, messageIds).forEach(this::learn);
    }
  }

  private void learn(Known entry) {
    known
        .computeIfAbsent(
            new MessageName(entry.system(), entry.messageId()), name -> new ArrayList<>())
        .add(entry);
  }

  List<Known> known(String system, String messageId) {
    return known.getOrDefault(new MessageName(system, messageId), List.of());
  }

  /**
   * @param body null where it is stored already, under an earlier receipt
   */
  void add(Receipt receipt, @Nullable StoredBody body) {
    newReceipts.add(receipt);
    if (body != null) {
      newBodies.add(body);
    }
    learn(
        new Known(
            receipt.id(),
            receipt.system(),
            receipt.object(),
            receipt.messageId(),
            receipt.occurrence(),
            receipt.transportId(),
            receipt.bodyHash()));
  }

  void settle(Outcome outcome, boolean replay) {
    (replay ? replacedOutcomes : newOutcomes)
        .put(new OutcomeName(outcome.receipt(), outcome.flow()), outcome);
  }

  /** Replaces the outcome of what was held, wherever it stands. */
  void supersede(Held entry) {
    OutcomeName name = new OutcomeName(entry.receipt(), entry.flow());
    if (newOutcomes.computeIfPresent(name, (k, outcome) -> outcome.superseded()) == null
        && replacedOutcomes.computeIfPresent(name, (k, outcome) -> outcome.superseded()) == null) {
      superseded.add(entry);
    }
  }

  void write(Instant now) {
    if (!newReceipts.isEmpty()) {
      stores.receipts().add(newReceipts, newBodies);
    }
    if (!newOutcomes.isEmpty()) {
      stores.outcomes().add(newOutcomes.values());
    }
    if (!replacedOutcomes.isEmpty()) {
      stores.outcomes().replace(replacedOutcomes.values());
    }
    if (!superseded.isEmpty()) {
      stores.outcomes().supersede(superseded, now);
    }
  }
}
