package org.syncline.sync.intake;

import java.util.ArrayList;
import java.util.List;

/** A message that has its receipt already: its turn has come, or a person sends it on. */
final class TakeAgain {
  private final Stores stores;
  private final GroupMemory memory;
  private final WorkInLane lanes;

  TakeAgain(Stores stores, GroupMemory memory, WorkInLane lanes) {
    this.stores = stores;
    this.memory = memory;
    this.lanes = lanes;
  }

  Acceptance take(Understood understood, Replay replay) {
    long receipt = replay.receipt();
    Held unread = memory.held().find(receipt, Outcome.NO_FLOW, Held.Kind.PARKED);
    if (unread != null && unread.ready()) {
      return readAtLast(understood, receipt, unread);
    }
    List<Status> outcomes = new ArrayList<>();
    InboundMessage message = understood.message();
    for (Understood.Reading reading : understood.readings()) {
      // All at once before the work: what one of them is held as afterwards has to wait.
      for (Held own : memory.held().ready(receipt, reading.flow())) {
        outcomes.add(
            lanes.settle(new Work(message, reading, receipt, own, message.receivedAt(), null)));
      }
    }
    return new Acceptance.Taken(receipt, outcomes);
  }

  /**
   * A message that had no flow, or a used id, and that a person sends on: now the flows of today
   * read it.
   */
  private Acceptance readAtLast(Understood understood, long receipt, Held own) {
    List<Understood.Reading> readings = understood.readings();
    if (readings.isEmpty()) {
      memory.held().hold(own.asleep());
      return new Acceptance.Taken(receipt, List.of(Status.PARKED));
    }
    memory.held().release(own);
    stores.outcomes().remove(receipt, Outcome.NO_FLOW);
    stores.receipts().setFlows(receipt, readings.size());
    List<Status> outcomes = new ArrayList<>();
    InboundMessage message = understood.message();
    for (Understood.Reading reading : readings) {
      outcomes.add(
          lanes.settle(new Work(message, reading, receipt, null, message.receivedAt(), null)));
    }
    return new Acceptance.Taken(receipt, outcomes);
  }
}
