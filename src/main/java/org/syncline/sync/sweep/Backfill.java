package org.syncline.sync.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Link;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.Duty;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.delivery.Status;

/**
 * Goes through the records of a flow's type by their ids, part by part, and plans what is wanted. A
 * part's place is kept with its deliveries.
 */
final class Backfill {
  static final int PART = 500;

  private final TargetParts parts;
  private final Consumer<String> nudge;

  Backfill(TargetParts parts, Consumer<String> nudge) {
    this.parts = parts;
    this.nudge = nudge;
  }

  /** Does the next part. */
  void next(Work work, Sweeps.Standing standing) {
    Wish wish = standing.wish();
    OutboundFlow flow = parts.plan(wish).flow();
    boolean planned = work.commit(() -> part(work, standing, flow));
    if (planned) {
      nudge.accept(wish.flow());
    }
  }

  private boolean part(Work work, Sweeps.Standing standing, OutboundFlow flow) {
    Wish wish = standing.wish();
    // Two jobs must not plan the same: whoever plans in bulk holds the target.
    parts.deliveries().targets().lock(wish.flow());
    List<Long> ids = parts.records().ids(flow.recordType(), after(standing), PART);
    List<Long> inRange = ids.stream().filter(id -> wish.to() == null || id <= wish.to()).toList();
    List<Duty> duties = owed(wish, flow, inRange);
    parts.deliveries().deliveries().add(duties);
    boolean more = ids.size() == PART && inRange.size() == ids.size();
    Sweep.Counts before = standing.counts();
    work.kept(
        parts
            .sweeps()
            .move(
                work.lease(),
                more ? Stage.WALKING : Stage.DONE,
                ids.isEmpty() ? standing.place() : Long.toString(ids.get(ids.size() - 1)),
                new Sweep.Counts(
                    before.looked() + inRange.size(), 0, before.planned() + duties.size())));
    return !duties.isEmpty();
  }

  private static long after(Sweeps.Standing standing) {
    String place = standing.place();
    Long from = standing.wish().from();
    if (place != null) {
      return Long.parseLong(place);
    }
    return from == null ? 0 : from - 1;
  }

  private List<Duty> owed(Wish wish, OutboundFlow flow, List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    // First the records, then what is open: whoever changes one plans its duty in the same commit.
    List<GoldenRecord> records = parts.records().find(ids);
    Map<Long, List<Delivery>> open =
        parts.deliveries().deliveries().open(flow.id(), ids).stream()
            .collect(Collectors.groupingBy(delivery -> delivery.duty().record()));
    Set<Long> there = there(flow, ids);
    List<Duty> duties = new ArrayList<>();
    for (GoldenRecord record : records) {
      boolean old = wish.changedSince() != null && record.updatedAt().isBefore(wish.changedSince());
      boolean hasRow = there.contains(record.id());
      if (!old && owed(wish, flow, record, hasRow, open.getOrDefault(record.id(), List.of()))) {
        duties.add(new Duty(flow.id(), record.id(), record.version(), null, Priority.BATCH));
      }
    }
    return duties;
  }

  private Set<Long> there(OutboundFlow flow, List<Long> ids) {
    Set<Long> there = new HashSet<>();
    for (Link link : parts.links().ofRecords(ids)) {
      boolean here =
          link.key().system().equals(flow.system())
              && link.key().object().equals(flow.object())
              && link.key().recordType().equals(flow.recordType());
      if (here) {
        there.add(link.recordId());
      }
    }
    return there;
  }

  private static boolean owed(
      Wish wish, OutboundFlow flow, GoldenRecord record, boolean hasRow, List<Delivery> open) {
    boolean underWay = open.stream().anyMatch(delivery -> delivery.status() != Status.PARKED);
    boolean failed = open.stream().anyMatch(delivery -> delivery.status() == Status.PARKED);
    if (record.mergedInto() != null || underWay || !writes(flow, record, hasRow)) {
      return false;
    }
    Wanted wanted = wish.wanted() == null ? Wanted.MISSING : wish.wanted();
    boolean missing = !hasRow && !record.archived();
    return switch (wanted) {
      case MISSING -> missing && !failed;
      case MISSING_AND_FAILED -> missing || failed;
      case ALL -> true;
    };
  }

  /** Whether it is the flow's business at all: nothing is planned only to be skipped. */
  private static boolean writes(OutboundFlow flow, GoldenRecord record, boolean hasRow) {
    if (record.archived()) {
      return hasRow && flow.delete() != OutboundFlow.Delete.NONE;
    }
    return switch (flow.write()) {
      case INSERT -> !hasRow;
      case UPDATE -> hasRow;
      case UPSERT, MIRROR -> true;
    };
  }
}
