package org.syncline.sync.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.connector.spi.Sighting;
import org.syncline.connector.spi.Way;
import org.syncline.connector.spi.Write;

/**
 * Looks at many rows of a system, few at a time, not faster than it bears and only for so long.
 * What is not looked at says so.
 */
public final class LookAtRows {
  /** Most looks at a time of all who ask: as many threads as the executor is to have. */
  public static final int AT_ONCE = 4;

  private static final Logger LOG = Logger.getLogger(LookAtRows.class.getName());
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
  private static final String NO_TIME =
      "There was no time left to look at this row: ask for fewer records at once.";

  private final Terms terms;

  /**
   * How it is done.
   *
   * @param executor of {@link #AT_ONCE} threads, of whose work nothing else waits
   * @param all for all rows of one question
   * @param each for one row
   */
  public record Terms(
      ScheduledExecutorService executor, Duration all, Duration each, Clock clock) {}

  public LookAtRows(Terms terms) {
    this.terms = terms;
  }

  /** One sighting for each of these writes, none of which is made. */
  List<Sighting> of(Way way, List<Write> writes) {
    Round round = new Round(way, writes);
    try {
      round.begin();
      return round.seen();
    } finally {
      round.end();
    }
  }

  private final class Round {
    private final Way way;
    private final List<Write> writes;
    private final Instant began = terms.clock().instant();
    private final Duration pace;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Future<?>> work = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Sighting>> sightings = new ArrayList<>();
    private volatile boolean over;

    Round(Way way, List<Write> writes) {
      this.way = way;
      this.writes = writes;
      BigDecimal perSecond = way.limits().perSecond();
      this.pace =
          perSecond == null
              ? Duration.ZERO
              : Duration.ofNanos(NANOS.divide(perSecond, 0, RoundingMode.UP).longValue());
      writes.forEach(write -> sightings.add(new CompletableFuture<>()));
    }

    void begin() {
      int lanes = Math.min(AT_ONCE, way.limits().atOnce());
      for (int i = 0; i < Math.min(lanes, writes.size()); i++) {
        goOn();
      }
    }

    private Duration left() {
      return Duration.between(terms.clock().instant(), began.plus(terms.all()));
    }

    /** Begins the next look, when its time has come. */
    private void goOn() {
      int place = next.getAndIncrement();
      if (place >= writes.size() || over) {
        return;
      }
      Duration pause =
          Duration.between(terms.clock().instant(), began.plus(pace.multipliedBy(place)));
      try {
        work.add(
            terms
                .executor()
                .schedule(
                    () -> look(place),
                    pause.isNegative() ? 0 : pause.toNanos(),
                    TimeUnit.NANOSECONDS));
      } catch (RejectedExecutionException stops) {
        sightings.get(place).complete(new Sighting.CantTell("The server stops."));
      }
    }

    private void look(int place) {
      try {
        sightings.get(place).complete(sighting(writes.get(place)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        sightings.get(place).complete(new Sighting.CantTell(NO_TIME));
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "The connector failed to look: " + writes.get(place), e);
        sightings
            .get(place)
            .complete(
                new Sighting.CantTell("The connector failed to look; the hub's log says why."));
      } finally {
        goOn();
      }
    }

    private Sighting sighting(Write write) throws InterruptedException {
      Duration left = left();
      if (over || left.isNegative() || left.isZero()) {
        return new Sighting.CantTell(NO_TIME);
      }
      Sighting seen =
          way.find(
              new Write(
                  write.object(),
                  write.operation(),
                  write.externalId(),
                  write.record(),
                  write.version(),
                  write.idempotencyKey(),
                  write.body(),
                  left.compareTo(terms.each()) < 0 ? left : terms.each()));
      return seen instanceof Sighting.Repeatable
          ? new Sighting.CantTell("Nobody can look at what was written over this connection.")
          : seen;
    }

    List<Sighting> seen() {
      List<Sighting> seen = new ArrayList<>();
      for (CompletableFuture<Sighting> sighting : sightings) {
        seen.add(seen(sighting));
      }
      return seen;
    }

    private Sighting seen(CompletableFuture<Sighting> sighting) {
      try {
        return sighting.get(Math.max(0, left().toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException late) {
        return new Sighting.CantTell(NO_TIME);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Sighting.CantTell("The server stops.");
      }
    }

    void end() {
      over = true;
      work.forEach(one -> one.cancel(true));
    }
  }
}
