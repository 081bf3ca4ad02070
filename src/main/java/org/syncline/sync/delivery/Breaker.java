package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a target that fails from being called: opens after 10 failures in a row or when half of the
 * last 20 calls failed; for 30 s, twice as long each time, 10 min at most; then one call is a
 * probe.
 *
 * @param until when it may be probed; null while closed
 * @param openings how often it opened since it was last closed
 * @param inARow failures since the last success
 * @param last the last 20 calls as bits, the newest lowest, 1 = failed
 * @param calls how many of these bits are calls
 */
public record Breaker(
    State state, @Nullable Instant until, int openings, int inARow, int last, int calls) {
  private static final int IN_A_ROW = 10;
  private static final int WINDOW = 20;
  private static final int ALL = (1 << WINDOW) - 1;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Nothing is known against the target. */
  public static final Breaker CLOSED = new Breaker(State.CLOSED, null, 0, 0, 0, 0);

  /** Whether calls go through. */
  public enum State {
    CLOSED,
    OPEN,
    /** One call goes through, and decides. */
    HALF_OPEN
  }

  /** How many of the free places may be taken. */
  int allows(Instant now, int inFlight, int free) {
    boolean waits = until != null && until.isAfter(now);
    return switch (state) {
      case CLOSED -> free;
      case OPEN -> waits || inFlight > 0 ? 0 : Math.min(1, free);
      // A probe that told nothing, or was lost with its node, is followed by another.
      case HALF_OPEN -> inFlight > 0 ? 0 : Math.min(1, free);
    };
  }

  /** A call is under way now. */
  Breaker called() {
    return state == State.OPEN
        ? new Breaker(State.HALF_OPEN, until, openings, inARow, last, calls)
        : this;
  }

  /** The target answered as a healthy one does, whatever it said. */
  Breaker succeeded() {
    return switch (state) {
      case CLOSED -> counted(0, 0);
      case HALF_OPEN -> CLOSED;
      // A straggler from before it opened: the probe decides.
      case OPEN -> this;
    };
  }

  /** The target did not answer, or said that it failed. */
  Breaker failed(Instant now) {
    return switch (state) {
      case CLOSED -> {
        Breaker next = counted(1, inARow + 1);
        yield next.tooMuch() ? next.opened(now) : next;
      }
      case HALF_OPEN -> opened(now);
      case OPEN -> this;
    };
  }

  private Breaker counted(int bit, int row) {
    return new Breaker(
        state, until, openings, row, (last << 1 | bit) & ALL, Math.min(calls + 1, WINDOW));
  }

  private boolean tooMuch() {
    return inARow >= IN_A_ROW || (calls == WINDOW && Integer.bitCount(last) * 2 >= WINDOW);
  }

  private Breaker opened(Instant now) {
    Duration term = FIRST.multipliedBy(1L << Math.min(openings, 5));
    Duration wait = term.compareTo(LONGEST) > 0 ? LONGEST : term;
    return new Breaker(State.OPEN, now.plus(wait), openings + 1, 0, 0, 0);
  }
}
