package org.syncline.sync.intake;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.sync.HubPlans;
import org.syncline.system.ConnectedSystem;

/**
 * Keeps one system's flood from holding up the others: all live systems share one queue, and who
 * comes behind a backlog waits for it. While that queue is crowded, the new messages of the system
 * that most of what comes in is from take a queue of their own; when that one has run empty, they
 * take the live queue again.
 *
 * <p>Order needs no queue: flows of live systems order by version or time. To be called several
 * times a second, by one thread at a time.
 */
public final class RelieveLiveQueue {
  private static final Logger LOG = Logger.getLogger(RelieveLiveQueue.class.getName());

  /** A third of a second's work: nobody notices it. */
  static final int CROWDED = 1_000;

  /** So few that the way back is not at once a crowd again. */
  static final int NEARLY_EMPTY = 100;

  private final LiveRoutes routes;
  private final Overflow overflow;
  private final HubPlans plans;
  private final Set<String> known = new HashSet<>();
  private final Map<String, Long> arrivedBefore = new HashMap<>();
  private long liveBefore;

  public RelieveLiveQueue(LiveRoutes routes, Overflow overflow, HubPlans plans) {
    this.routes = routes;
    this.overflow = overflow;
    this.plans = plans;
  }

  /** Looks at the queues and changes at most one system's way there, or all ways back. */
  public void look() {
    Map<String, Long> arrived = arrivedSinceLastLook();
    Optional<LiveRoutes.Depths> asked = routes.depths();
    if (asked.isEmpty()) {
      return;
    }
    LiveRoutes.Depths depths = asked.get();
    // The hub may have been deployed anew while its broker ran on.
    plans.current().systems().keySet().stream()
        .filter(known::add)
        .filter(routes::overflows)
        .forEach(overflow::begin);
    boolean shrinks = depths.live() < liveBefore;
    liveBefore = depths.live();
    if (depths.live() >= CROWDED) {
      // Behind the rest of a flood gather messages of those it held up: they must not pass for
      // the next flood, and wait for all of this one.
      if (!shrinks || overflow.systems().isEmpty()) {
        flooding(arrived).ifPresent(system -> begin(system, depths));
      }
    } else if (depths.overflow() < NEARLY_EMPTY) {
      overflow.systems().forEach(system -> end(system, depths));
    }
  }

  private Map<String, Long> arrivedSinceLastLook() {
    Map<String, Long> arrived = overflow.notedSinceLastLook();
    routes
        .arrived()
        .forEach(
            (system, now) -> {
              Long before = arrivedBefore.put(system, now);
              // A broker that started anew counts from nothing again.
              long since = before == null ? 0 : now < before ? now : now - before;
              if (since > 0) {
                arrived.merge(system, since, Long::sum);
              }
            });
    return arrived;
  }

  private List<String> liveSystems() {
    return plans.current().systems().values().stream()
        .filter(system -> system.queue() == ConnectedSystem.IntakeQueue.LIVE)
        .map(ConnectedSystem::id)
        .toList();
  }

  /**
   * Who sent its fair share or more of what arrived lately. Those who overflow already are left out
   * but counted: beside their flood the others' shares are small.
   */
  private Optional<String> flooding(Map<String, Long> arrived) {
    List<String> live = liveSystems();
    if (live.size() < 2) {
      return Optional.empty();
    }
    long all = arrived.values().stream().mapToLong(Long::longValue).sum();
    return arrived.entrySet().stream()
        .filter(system -> live.contains(system.getKey()))
        .filter(system -> !overflow.carries(system.getKey()))
        .filter(system -> system.getValue() * arrived.size() >= all)
        .max(Comparator.comparingLong(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  private void begin(String system, LiveRoutes.Depths depths) {
    if (!routes.overflow(system, true)) {
      return;
    }
    overflow.begin(system);
    LOG.log(
        Level.INFO,
        "overflow begins system={0} live={1,number,#} overflow={2,number,#}",
        new Object[] {system, depths.live(), depths.overflow()});
  }

  private void end(String system, LiveRoutes.Depths depths) {
    try {
      routes.overflow(system, false);
    } catch (RuntimeException e) {
      // The others' ways do not depend on this one's; the next look tries again.
      LOG.log(Level.WARNING, e, () -> "overflow of system=" + system + " could not be ended");
      return;
    }
    overflow.end(system);
    LOG.log(
        Level.INFO,
        "overflow ends system={0} live={1,number,#} overflow={2,number,#}",
        new Object[] {system, depths.live(), depths.overflow()});
  }
}
