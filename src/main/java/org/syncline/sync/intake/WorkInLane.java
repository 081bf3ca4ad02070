package org.syncline.sync.intake;

import java.util.List;
import org.syncline.mapping.Draft;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.Problems;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.sync.Flow;

/** Rules 3 to 5 of intake: whose turn it is in a lane, and what comes too late. */
final class WorkInLane {
  private final GroupMemory memory;
  private final Settlements settlements;
  private final ApplyDraft apply;

  WorkInLane(GroupMemory memory, Settlements settlements, ApplyDraft apply) {
    this.memory = memory;
    this.settlements = settlements;
    this.apply = apply;
  }

  Status settle(Work work) {
    Held own = work.own();
    if (own != null && own.kind() == Held.Kind.BINDING) {
      return apply.bind(work, own);
    }
    String key = work.reading().key();
    if (own != null) {
      memory.held().release(own);
      String before = own.key();
      if (before != null && !before.equals(key)) {
        memory.held().wakeLane(new LaneKey(own.flow(), before));
      }
    }
    if (key == null) {
      return settlements.park(work, ((Mapped.Rejected) work.reading().mapped()).problems());
    }
    LaneKey lane = new LaneKey(work.reading().flow(), key);
    List<Held> before = memory.held().before(lane, work.receipt());
    if (!before.isEmpty() && !overtakes(work, before)) {
      // If all that stand before are about to be worked on, so is this one, right after them.
      return settlements.waitInLane(work, before.stream().allMatch(Held::ready));
    }
    if (work.reading().mapped() instanceof Mapped.Rejected rejected) {
      return settlements.park(work, rejected.problems());
    }
    before.forEach(memory::supersede);
    Draft draft = ((Mapped.Accepted) work.reading().mapped()).draft();
    Status status = inOrder(work, draft, work.source(key));
    if (!status.open()) {
      memory.held().wakeLane(lane);
    }
    return status;
  }

  private static boolean overtakes(Work work, List<Held> before) {
    Long stamp = work.stamp();
    return work.flow().state() == Flow.State.FULL
        && stamp != null
        && work.reading().mapped() instanceof Mapped.Accepted
        && before.stream().allMatch(held -> isOlder(held, stamp));
  }

  private static boolean isOlder(Held held, long stamp) {
    Long other = held.stamp();
    return other != null && other < stamp;
  }

  private Status inOrder(Work work, Draft draft, LinkKey own) {
    Flow flow = work.flow();
    Long stamp = work.stamp();
    if (flow.order() != Flow.Order.ARRIVAL && stamp == null) {
      String row = flow.order() == Flow.Order.VERSION ? "@version" : "@time";
      return settlements.park(
          work,
          Problems.one(
              "ORDER_MISSING",
              "The flow orders by "
                  + row
                  + ", but the message has none: mend the sender or the mapping row "
                  + row
                  + ", then retry."));
    }
    Link link = memory.records().link(own);
    boolean late = false;
    if (link != null && stamp != null && link.stamp() != null) {
      long highest = link.stamp();
      if (flow.state() == Flow.State.FULL && stamp <= highest) {
        return settlements.settled(work, Status.SUPERSEDED, null, link.recordId(), draft.noted());
      }
      late = stamp < highest;
    }
    return apply.apply(work, draft, own, late);
  }
}
