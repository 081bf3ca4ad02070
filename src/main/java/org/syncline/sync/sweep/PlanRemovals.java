package org.syncline.sync.sweep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.record.GoldenRecord;
import org.syncline.record.Link;
import org.syncline.record.LinkKey;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.Duty;
import org.syncline.sync.delivery.Holding;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.sweep.TargetRows.Row;
import org.syncline.sync.sweep.TargetRows.State;

/**
 * Plans the deliveries that take rows away, part by part; each row is looked at again when its part
 * is planned, and once more when its delivery is claimed ({@link RemoveRows}).
 */
final class PlanRemovals {
  static final int PART = 200;

  /** A row that a record can be tied to has no longer id. */
  static final int LONGEST_ID = 200;

  private static final Set<State> OWED = EnumSet.of(State.STRAY, State.ARCHIVED);

  private final TargetParts parts;
  private final Consumer<String> nudge;

  PlanRemovals(TargetParts parts, Consumer<String> nudge) {
    this.parts = parts;
    this.nudge = nudge;
  }

  /** Whose a row is. */
  sealed interface Owner {
    /** Nobody's. */
    record Nobody() implements Owner {}

    /** A record's that is archived, which the target was not told. */
    record Archived(GoldenRecord record) implements Owner {}

    /** It stays as it is. */
    record Other() implements Owner {}
  }

  /** The rows that records have, by external id; in the running transaction. */
  static Map<String, Set<Link>> linked(
      TargetParts parts, OutboundFlow flow, Collection<String> externalIds) {
    List<LinkKey> keys = new ArrayList<>();
    // An object may hold rows of several record types: each of them keeps its own.
    parts
        .plans()
        .current()
        .recordTypes()
        .forEach(
            type ->
                externalIds.forEach(
                    id -> keys.add(new LinkKey(flow.system(), flow.object(), type.id(), id))));
    Map<String, Set<Link>> linked = new HashMap<>();
    for (Link link : parts.links().find(keys)) {
      linked.computeIfAbsent(link.key().externalId(), id -> new HashSet<>()).add(link);
    }
    return linked;
  }

  /** Says of each external id whose it is; in the running transaction. */
  Map<String, Owner> owners(OutboundFlow flow, Collection<String> externalIds) {
    Map<String, Set<Link>> linked = linked(parts, flow, externalIds);
    Set<Long> ids =
        linked.values().stream()
            .flatMap(Set::stream)
            .map(Link::recordId)
            .collect(Collectors.toSet());
    Map<Long, GoldenRecord> records = new HashMap<>();
    Map<Long, Integer> held = new HashMap<>();
    Set<Long> open = new HashSet<>();
    if (!ids.isEmpty()) {
      parts.records().find(ids).forEach(record -> records.put(record.id(), record));
      parts
          .deliveries()
          .holdings()
          .of(flow.id(), ids)
          .forEach(holding -> held.put(holding.record(), holding.version()));
      parts
          .deliveries()
          .deliveries()
          .open(flow.id(), ids)
          .forEach(delivery -> open.add(delivery.duty().record()));
    }
    Map<String, Owner> owners = new HashMap<>();
    for (String id : externalIds) {
      Set<Link> links = linked.getOrDefault(id, Set.of());
      if (links.isEmpty()) {
        owners.put(id, id.length() > LONGEST_ID ? new Owner.Other() : new Owner.Nobody());
        continue;
      }
      Link link = links.iterator().next();
      GoldenRecord record = records.get(link.recordId());
      boolean own = links.size() == 1 && link.key().recordType().equals(flow.recordType());
      boolean free = own && !open.contains(link.recordId());
      owners.put(
          id, free ? owner(record, held.getOrDefault(link.recordId(), 0)) : new Owner.Other());
    }
    return owners;
  }

  private static Owner owner(@Nullable GoldenRecord record, int held) {
    return record != null
            && record.archived()
            && record.mergedInto() == null
            && held < record.version()
        ? new Owner.Archived(record)
        : new Owner.Other();
  }

  /**
   * Plans all that is left of one; whoever does it, and wherever, each row is planned once.
   *
   * @return whether something was left
   */
  boolean next(Work work, long sweep, OutboundPlan plan) {
    boolean some = work.commit(() -> part(sweep, plan.flow()));
    nudge.accept(plan.flow().id());
    return some;
  }

  /** One part in the running transaction; false where nothing was left. */
  boolean part(long sweep, OutboundFlow flow) {
    Instant now = parts.deliveries().targets().lock(flow.id()).now();
    Sweeps.Standing standing = parts.sweeps().standing(sweep);
    if (standing.stage() != Stage.REMOVING) {
      return false;
    }
    List<Row> rows = parts.rows().in(sweep, OWED, 0, PART);
    List<String> ids = rows.stream().map(Row::externalId).toList();
    Map<String, Owner> owners = ids.isEmpty() ? Map.of() : owners(flow, ids);
    Set<String> underWay = ids.isEmpty() ? Set.of() : underWay(flow, ids);
    List<Row> after = new ArrayList<>();
    List<Duty> duties = new ArrayList<>();
    List<Holding> known = new ArrayList<>();
    for (Row row : rows) {
      Owner owner = owners.get(row.externalId());
      if (underWay.contains(row.externalId())) {
        after.add(row.with(State.KEPT, null));
      } else if (owner instanceof Owner.Archived archived) {
        GoldenRecord record = archived.record();
        after.add(row.with(State.PLANNED, record.id()));
        duties.add(new Duty(flow.id(), record.id(), record.version(), null, Priority.BATCH));
      } else if (owner instanceof Owner.Nobody) {
        after.add(row.with(State.PLANNED, null));
        duties.add(new Duty(flow.id(), -row.id(), 1, null, Priority.BATCH));
        known.add(knows(flow.id(), row, now));
      } else {
        after.add(row.with(State.KEPT, null));
      }
    }
    parts.deliveries().holdings().keep(known);
    parts.deliveries().deliveries().add(duties);
    parts.rows().keep(after);
    boolean some = !rows.isEmpty();
    parts.sweeps().planned(sweep, some ? Stage.REMOVING : Stage.DONE, duties.size());
    return some;
  }

  /** What an earlier sweep takes away already. */
  private Set<String> underWay(OutboundFlow flow, List<String> externalIds) {
    Map<Long, String> earlier = new HashMap<>();
    for (Row row : parts.rows().planned(flow.id(), externalIds)) {
      if (row.record() == null) {
        earlier.put(row.owedAs(), row.externalId());
      }
    }
    Set<String> open = new HashSet<>();
    if (!earlier.isEmpty()) {
      for (Delivery delivery : parts.deliveries().deliveries().open(flow.id(), earlier.keySet())) {
        String id = earlier.get(delivery.duty().record());
        if (id != null) {
          open.add(id);
        }
      }
    }
    return open;
  }

  /** The row is what there is; nothing was sent to it. */
  private static Holding knows(String flow, Row row, Instant now) {
    return Holding.nothing(flow, -row.id()).found(row.externalId(), now);
  }
}
