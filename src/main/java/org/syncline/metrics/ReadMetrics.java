package org.syncline.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;

/**
 * The metrics as they were persisted. Figures of a period are sums over its slots; what is not
 * counted yet, a few seconds of it, comes with the next snapshot.
 */
public final class ReadMetrics {
  /** Most slots of a series. */
  public static final int MOST_SLOTS = 10_000;

  private static final Duration BY_MINUTES = Duration.ofHours(6);
  private static final Duration BY_HOURS = Duration.ofDays(14);

  private final Transactions transactions;
  private final Snapshots snapshots;
  private final PurgeSnapshots.Kept kept;
  private final Clock clock;

  public ReadMetrics(
      Transactions transactions, Snapshots snapshots, PurgeSnapshots.Kept kept, Clock clock) {
    this.transactions = transactions;
    this.snapshots = snapshots;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Slots of one length.
   *
   * @param from when the first begins, included
   * @param to when the last ends at most, not included
   */
  public record Period(Span span, Instant from, Instant to) {

    /**
     * All slots that a time has a part in.
     *
     * @throws IllegalArgumentException if it ends before it begins, is all time, or has more than
     *     {@value ReadMetrics#MOST_SLOTS} slots
     */
    public static Period of(Span span, Instant from, Instant to) {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("The period ends before it begins.");
      }
      if (span == Span.EVER) {
        throw new IllegalArgumentException("Choose minute, hour or day.");
      }
      Period period = new Period(span, span.slot(from), to);
      if (Duration.between(period.from, to).dividedBy(length(span)) >= MOST_SLOTS) {
        throw new IllegalArgumentException(
            "More than " + MOST_SLOTS + " slots: choose a shorter period or a longer span.");
      }
      return period;
    }

    /** When the last slot ends, which may not be over yet. */
    public Instant end() {
      Instant last = span.slot(to);
      return last.equals(to) ? to : span.next(last);
    }

    private static Duration length(Span span) {
      return Duration.between(Instant.EPOCH, span.next(Instant.EPOCH));
    }
  }

  /** The figures of one slot by stage. */
  public record Point(Instant slot, Map<String, Figure> stages) {}

  /** The figures of a whole period; what never happened in it is not there. */
  public Map<Metric, Map<String, Figure>> figures(Subject subject, Period period, Actor who) {
    who.require(Permission.READ_FIGURES);
    return course(subject, EnumSet.allOf(Metric.class), period, who).figures();
  }

  /** One metric, slot by slot; slots in which nothing happened are not there. */
  public List<Point> series(Subject subject, Metric metric, Period period, Actor who) {
    who.require(Permission.READ_FIGURES);
    return course(subject, EnumSet.of(metric), period, who).points(metric);
  }

  /** What became of these metrics in a period, read at once. */
  public Course course(Subject subject, Set<Metric> metrics, Period period, Actor who) {
    who.require(Permission.READ_FIGURES);
    return transactions.inNew(
        () ->
            new Course(
                metrics,
                snapshots.series(subject, metrics, period.span(), period.from(), period.to())));
  }

  /** All figures since the first fact on. */
  public Map<Measure, Ever> ever(Actor who) {
    who.require(Permission.READ_FIGURES);
    Map<Measure, Ever> all = new LinkedHashMap<>();
    transactions
        .inNew(() -> snapshots.of(Span.EVER, Span.EVER.slot(Instant.EPOCH)))
        .forEach(snapshot -> all.put(snapshot.measure(), new Ever(snapshot.tally())));
    return all;
  }

  /** Sums that only grow. */
  public static final class Ever {
    private final Tally tally;

    private Ever(Tally tally) {
      this.tally = tally;
    }

    public Figure figure() {
      return Figure.of(tally);
    }

    /** How many took at most so long, at most 1 % of the time too few. */
    public long within(Duration time) {
      Sketch sketch = tally.sketch();
      return sketch == null ? 0 : sketch.within(time.toNanos() / 1_000);
    }
  }

  /** Everybody of whom there are figures. */
  public List<Subject> subjects(Actor who) {
    who.require(Permission.READ_FIGURES);
    return transactions.inNew(snapshots::subjects);
  }

  /** The last so long, by the finest slots that are still kept for it and few enough. */
  public Period last(Duration time) {
    Instant now = clock.instant();
    return between(now.minus(time), now, now);
  }

  /**
   * A period by the finest slots that are still kept for it and few enough.
   *
   * @throws IllegalArgumentException as {@link Period#of}
   */
  public Period between(Instant from, Instant to) {
    return between(from, to, clock.instant());
  }

  private Period between(Instant from, Instant to, Instant now) {
    Duration time = Duration.between(from, to);
    Duration age = Duration.between(from, now);
    Span span = Span.DAY;
    if (time.compareTo(BY_MINUTES) <= 0 && age.compareTo(kept.minutes()) <= 0) {
      span = Span.MINUTE;
    } else if (time.compareTo(BY_HOURS) <= 0 && age.compareTo(kept.hours()) <= 0) {
      span = Span.HOUR;
    }
    return Period.of(span, from, to);
  }
}
