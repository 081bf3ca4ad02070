package org.syncline.sync.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.connector.spi.Listing;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.DeliveryQuery;
import org.syncline.sync.delivery.DeliveryStores;
import org.syncline.sync.delivery.Priority;
import org.syncline.sync.delivery.Status;
import org.syncline.sync.delivery.Target;
import org.syncline.sync.sweep.TargetRows.Row;
import org.syncline.sync.sweep.TargetRows.State;

/**
 * Reads all rows that a target has, and takes away those that no record has. Nothing is taken away
 * before the last page was read, nor before all calls that may have made one of these rows are
 * settled.
 */
final class MirrorTarget {
  static final int PART = 500;

  /** Few rows may go without a person, whatever share they are. */
  static final int FEW = 10;

  private static final int WHOLE = 100;
  private static final int TRIES = 5;
  private static final int LONGEST_PLACE = 4_000;
  private static final int LONGEST_ID = 250;

  /** So many pages in a row may hold nothing new: empty ones, and ones that overlap. */
  private static final int IDLE_PAGES = 20;

  private static final Duration PAGE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Longer than leases and the look-ups behind them. */
  private static final int LOOKS = 900;

  private static final Set<State> GOING = EnumSet.of(State.STRAY, State.ARCHIVED);

  private final TargetParts parts;
  private final PlanRemovals removals;

  MirrorTarget(TargetParts parts, PlanRemovals removals) {
    this.parts = parts;
    this.removals = removals;
  }

  /**
   * Does the next part.
   *
   * @throws InterruptedException when the server stops
   */
  void next(Work work, Sweeps.Standing standing) throws InterruptedException {
    OutboundPlan plan = parts.plan(standing.wish());
    switch (standing.stage()) {
      case READING -> read(work, standing, plan);
      case SETTLING -> settle(work, standing, plan.flow());
      case JUDGING -> work.commit(() -> judge(work, standing, plan.flow()));
      case REMOVING -> removals.next(work, work.lease().run(), plan);
      default -> throw new IllegalStateException("Nothing is to be done in " + standing.stage());
    }
  }

  private void read(Work work, Sweeps.Standing standing, OutboundPlan plan)
      throws InterruptedException {
    refusePaused(work, plan.flow().id());
    Listing.Page page = page(work, standing, plan);
    if (page == null) {
      return;
    }
    String next = page.next();
    if (next != null && (next.length() > LONGEST_PLACE || next.equals(standing.place()))) {
      throw new RefusedException(
          next.length() > LONGEST_PLACE
              ? "What the target says of its next page is longer than the hub can keep."
              : "The target's pages go round: one says that itself comes next.");
    }
    List<String> ids =
        page.externalIds().stream().distinct().filter(id -> id.length() <= LONGEST_ID).toList();
    int fresh =
        work.commit(
            () -> {
              if (standing.place() == null) {
                parts.sweeps().abandon(plan.flow().id(), work.lease().run());
                parts.rows().forgetUnseen(plan.flow().id(), work.lease().run());
              }
              int added = parts.rows().add(work.lease().run(), plan.flow().id(), ids);
              Sweep.Counts before = standing.counts();
              work.kept(
                  parts
                      .sweeps()
                      .move(
                          work.lease(),
                          next == null ? Stage.SETTLING : Stage.READING,
                          next,
                          new Sweep.Counts(before.looked() + added, 0, before.planned())));
              return added;
            });
    int idle = work.idle(fresh == 0);
    if (next != null && idle >= IDLE_PAGES) {
      throw new RefusedException(
          "The target's pages go round: " + IDLE_PAGES + " in a row had no row that was new.");
    }
  }

  private void refusePaused(Work work, String flow) {
    boolean paused =
        work.commit(
            () ->
                parts.deliveries().targets().all().stream()
                    .filter(target -> target.flow().equals(flow))
                    .map(Target::pause)
                    .anyMatch(Objects::nonNull));
    if (paused) {
      throw new RefusedException("The target is paused: resume it, then restart the run.");
    }
  }

  /** Waits until the connection's budget has a request for it; false where it is to stop. */
  private boolean allowed(Work work, OutboundPlan plan) throws InterruptedException {
    DeliveryStores stores = parts.deliveries();
    OutboundFlow flow = plan.flow();
    while (!work.stopping()) {
      Duration wait =
          work.commit(
              () ->
                  stores
                      .budgets()
                      .take(
                          flow.fullConnection(),
                          plan.way().limits(),
                          Priority.BATCH,
                          stores.targets().lock(flow.id()).now()));
      if (wait.isZero()) {
        return true;
      }
      work.rest(wait);
    }
    return false;
  }

  /** Null where it is to stop. */
  private Listing.@Nullable Page page(Work work, Sweeps.Standing standing, OutboundPlan plan)
      throws InterruptedException {
    Duration pause = LOOK;
    for (int tries = 1; ; tries++) {
      if (!allowed(work, plan)) {
        return null;
      }
      Listing listing = plan.way().list(plan.flow().object(), standing.place(), PAGE);
      if (listing instanceof Listing.Page page) {
        return page;
      }
      if (listing instanceof Listing.CantTell cantTell) {
        throw new RefusedException(cantTell.sentence());
      }
      String why = ((Listing.Failed) listing).sentence();
      if (tries == TRIES) {
        throw new RefusedException(
            "The rows of the target could not be read to the end, so none is taken away. " + why);
      }
      work.rest(pause);
      pause = pause.multipliedBy(2);
      if (work.stopping()) {
        return null;
      }
    }
  }

  /**
   * A row that was told of may be the hub's own, made by a call whose answer is not kept yet. Each
   * such call began before the last page came, so it is among those that are under way now.
   */
  private void settle(Work work, Sweeps.Standing standing, OutboundFlow flow)
      throws InterruptedException {
    List<String> flows =
        parts.plans().current().outbound().stream()
            .map(OutboundPlan::flow)
            .filter(
                other ->
                    other.system().equals(flow.system()) && other.object().equals(flow.object()))
            .map(OutboundFlow::id)
            .toList();
    Map<Long, Long> before = work.commit(() -> underWay(flows));
    for (int looks = 0; !work.commit(() -> settled(before)); looks++) {
      if (looks == LOOKS) {
        throw new RefusedException(
            "Deliveries to this object are still uncertain, so a row may be the hub's own and none"
                + " is taken away. Look at GET /api/deliveries?status=uncertain, then restart the"
                + " run.");
      }
      work.rest(LOOK);
      if (work.stopping()) {
        return;
      }
    }
    long doubts = work.commit(() -> doubts(flows));
    if (doubts > 0) {
      throw new RefusedException(
          "Of "
              + doubts
              + " records nobody knows whether the target has a row of them, so none is taken away."
              + " Retry their parked deliveries, or send them by a backfill of all; then restart"
              + " the run.");
    }
    work.commit(
        () -> {
          work.kept(parts.sweeps().move(work.lease(), Stage.JUDGING, null, standing.counts()));
          return true;
        });
  }

  /** What a server is at, or nobody knows of whether it was done, with the epochs of the leases. */
  private Map<Long, Long> underWay(List<String> flows) {
    Map<Long, Long> found = new HashMap<>();
    for (String flow : flows) {
      parts
          .deliveries()
          .deliveries()
          .leased(flow)
          .forEach(delivery -> found.put(delivery.id(), delivery.epoch()));
      Long before = null;
      List<Delivery> page;
      do {
        page =
            parts
                .deliveries()
                .deliveries()
                .search(new DeliveryQuery(flow, Status.UNCERTAIN, null, before, PART));
        page.forEach(delivery -> found.put(delivery.id(), delivery.epoch()));
        before = page.isEmpty() ? null : (Long) page.get(page.size() - 1).id();
      } while (page.size() == PART);
    }
    return found;
  }

  private long doubts(List<String> flows) {
    return flows.stream().mapToLong(parts.deliveries().holdings()::doubts).sum();
  }

  private boolean settled(Map<Long, Long> before) {
    return before.isEmpty()
        || parts.deliveries().deliveries().find(before.keySet()).stream()
            .noneMatch(delivery -> open(delivery, before));
  }

  private static boolean open(Delivery delivery, Map<Long, Long> before) {
    boolean sameLease =
        delivery.lease() != null && Objects.equals(before.get(delivery.id()), delivery.epoch());
    return sameLease || delivery.status() == Status.UNCERTAIN;
  }

  private boolean judge(Work work, Sweeps.Standing standing, OutboundFlow flow) {
    long run = work.lease().run();
    String place = standing.place();
    List<Row> rows = parts.rows().after(run, place == null ? 0 : Long.parseLong(place), PART);
    Map<String, PlanRemovals.Owner> owners =
        rows.isEmpty()
            ? Map.of()
            : removals.owners(flow, rows.stream().map(Row::externalId).toList());
    List<Row> going = new ArrayList<>();
    List<Row> staying = new ArrayList<>();
    for (Row row : rows) {
      PlanRemovals.Owner owner = owners.get(row.externalId());
      if (owner instanceof PlanRemovals.Owner.Nobody) {
        going.add(row.with(State.STRAY, null));
      } else if (owner instanceof PlanRemovals.Owner.Archived archived) {
        going.add(row.with(State.ARCHIVED, archived.record().id()));
      } else {
        staying.add(row);
      }
    }
    parts.rows().keep(going);
    parts.rows().forget(staying);
    Sweep.Counts before = standing.counts();
    Sweep.Counts counts =
        new Sweep.Counts(before.looked(), before.strays() + going.size(), before.planned());
    boolean last = rows.size() < PART;
    if (last) {
      parts.sweeps().supersede(flow.id(), run);
    }
    work.kept(
        parts
            .sweeps()
            .move(
                work.lease(),
                last ? after(flow, counts, parts.rows().count(run, GOING)) : Stage.JUDGING,
                last ? null : Long.toString(rows.get(rows.size() - 1).id()),
                counts));
    return last;
  }

  private static Stage after(OutboundFlow flow, Sweep.Counts counts, long going) {
    OutboundFlow.Mirror mirror = flow.mirror();
    int ceiling = mirror == null ? 0 : mirror.deleteCeiling();
    if (going == 0) {
      return Stage.DONE;
    }
    return mayGo(going, counts.looked(), ceiling) ? Stage.REMOVING : Stage.WAITING;
  }

  /** Whether so many of the rows may be taken away without a person. */
  static boolean mayGo(long going, long rows, int ceiling) {
    boolean few = ceiling > 0 && going <= FEW && going * 2 <= rows;
    return few || going * WHOLE <= rows * ceiling;
  }
}
