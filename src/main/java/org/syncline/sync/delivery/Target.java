package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outbound flow as deliveries see it: whether it may be called. Its row is what claims and
 * settlements lock first, one at a time.
 *
 * @param pause null while it goes on
 * @param restsUntil nothing is sent before, because it was too much for the target; null for none
 * @param rests how often in a row it was too much
 * @param drainer the server that works on it; null for none
 */
public record Target(
    String flow,
    @Nullable Pause pause,
    Breaker breaker,
    @Nullable Instant restsUntil,
    int rests,
    RetryBudget budget,
    @Nullable Drainer drainer) {

  /** Who pauses when it is nobody but the hub. */
  public static final String HUB = "hub";

  /**
   * A target that is stopped until a person resumes it.
   *
   * @param by the account, or {@link #HUB}
   * @param why a sentence, at most 500 characters, the rest is left out
   */
  public record Pause(String by, String why, Instant since) {
    private static final int WHY = 500;

    public Pause {
      why = why.length() > WHY ? why.substring(0, WHY) : why;
    }
  }

  /**
   * A server that works on a target: the only one that claims anything of it, so that no more calls
   * than the flow allows are made by all servers together. One that dies or hangs loses that soon,
   * long before its leases run out.
   */
  public record Drainer(Holder holder, Instant until) {
    private static final Duration TERM = Duration.ofSeconds(5);
    private static final Duration SPARE = Duration.ofSeconds(3);
  }

  boolean drainedByOther(Holder asks, Instant now) {
    return drainer != null
        && drainer.until().isAfter(now)
        && !drainer.holder().equals(asks)
        && !drainer.holder().earlierStartOf(asks);
  }

  /** Whether nobody else has worked on it since this server did. */
  boolean drainedBy(Holder asks) {
    return drainer != null && drainer.holder().equals(asks);
  }

  /** As a server leaves it that does or does not work on it. */
  Target drained(Holder by, Instant now, boolean works) {
    if (drainedByOther(by, now)) {
      return this;
    }
    if (!works) {
      return drainer == null ? this : withDrainer(null);
    }
    boolean renewed =
        drainer != null && drainedBy(by) && drainer.until().isAfter(now.plus(Drainer.SPARE));
    return renewed ? this : withDrainer(new Drainer(by, now.plus(Drainer.TERM)));
  }

  private Target withDrainer(@Nullable Drainer next) {
    return new Target(flow, pause, breaker, restsUntil, rests, budget, next);
  }

  /** How many of the free places may be taken now. */
  int allows(Instant now, int inFlight, int free) {
    boolean rests = restsUntil != null && restsUntil.isAfter(now);
    return pause != null || rests || free <= 0 ? 0 : breaker.allows(now, inFlight, free);
  }

  /** Whether nothing is to go over its connection now, for any flow. */
  boolean holdsUp(Instant now) {
    boolean rests = restsUntil != null && restsUntil.isAfter(now);
    Instant until = breaker.until();
    return rests || (breaker.state() == Breaker.State.OPEN && until != null && until.isAfter(now));
  }

  Target paused(Pause with) {
    return new Target(flow, with, breaker, restsUntil, rests, budget, drainer);
  }

  /** What was held against it is forgotten: who resumes it has looked. */
  Target resumed() {
    return new Target(flow, null, Breaker.CLOSED, null, 0, budget, drainer);
  }

  Target with(Breaker next) {
    return new Target(flow, pause, next, restsUntil, rests, budget, drainer);
  }

  Target with(RetryBudget next) {
    return new Target(flow, pause, breaker, restsUntil, rests, next, drainer);
  }

  /** Rests at least so long; answers to calls that were under way together count once. */
  Target rested(Instant until, Instant now) {
    boolean already = restsUntil != null && restsUntil.isAfter(now);
    Instant latest = restsUntil != null && restsUntil.isAfter(until) ? restsUntil : until;
    return new Target(flow, pause, breaker, latest, rests + (already ? 0 : 1), budget, drainer);
  }

  Target awake() {
    return rests == 0 ? this : new Target(flow, pause, breaker, restsUntil, 0, budget, drainer);
  }
}
