package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A duty and what became of it.
 *
 * @param id grows in the order of planning, with gaps
 * @param dueAt when it is to be worked on; null while somebody is at it, and when time alone does
 *     not move it
 * @param tries that count
 * @param firstTryAt when it was first claimed; null before
 * @param lease who is at it; null for nobody
 * @param epoch counts the leases: who holds an older one has lost it
 * @param cause when what caused it came to the hub
 * @param settledAt when it got its latest outcome; null before
 * @param reason in capitals, for searching
 * @param sentence for people, without anybody's data, at most 500 characters, the rest is left out
 * @param waitsFor record that has to be at the target first; null for none
 * @param decision of a person; null for none
 * @param calls time in calls to the target, of all tries since it was planned or a person sent it
 *     again
 * @param answeredAt when the latest of these ended; null where there was none
 */
public record Delivery(
    long id,
    Duty duty,
    Status status,
    @Nullable Instant dueAt,
    int tries,
    @Nullable Instant firstTryAt,
    @Nullable Lease lease,
    long epoch,
    Instant plannedAt,
    Cause cause,
    @Nullable Instant settledAt,
    @Nullable String reason,
    @Nullable String sentence,
    @Nullable String externalId,
    @Nullable Long waitsFor,
    @Nullable Decision decision,
    Duration calls,
    @Nullable Instant answeredAt) {
  private static final int SENTENCE = 500;
  private static final int REASON = 60;

  public Delivery {
    reason = cut(reason, REASON);
    sentence = cut(sentence, SENTENCE);
  }

  private static @Nullable String cut(@Nullable String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most);
  }

  /** One that is just planned. */
  static Delivery planned(long id, Duty duty, Instant due, Instant now, Cause cause) {
    return new Delivery(
        id,
        duty,
        Status.PENDING,
        due,
        0,
        null,
        null,
        0,
        now,
        cause,
        null,
        null,
        null,
        null,
        null,
        null,
        Duration.ZERO,
        null);
  }

  /** The right of one server to work on a duty until then. */
  public record Lease(Holder holder, Instant until) {}

  /** Which lease on which delivery: it may have had others. */
  public record Hold(long delivery, long epoch) {}

  /** The latest lease on it, which may be over. */
  public Hold hold() {
    return new Hold(id, epoch);
  }

  /** Who decided, and why: at most 500 characters, the rest is left out. */
  public record Decision(String by, String why) {
    public Decision {
      why = why.length() > SENTENCE ? why.substring(0, SENTENCE) : why;
    }
  }

  /** Whether a try of it failed before: such ones share the target's {@link RetryBudget}. */
  public boolean retry() {
    return tries > 0 && status != Status.UNCERTAIN;
  }

  /** Whether somebody is at it and has not been silent for too long. */
  boolean inFlight(Instant now, Holder asks) {
    return lease != null && lease.until().isAfter(now) && !lease.holder().earlierStartOf(asks);
  }

  boolean due(Instant now) {
    return dueAt != null && !dueAt.isAfter(now);
  }

  /** Its way, once it is delivered; null before. */
  public @Nullable Passage passage() {
    Instant kept = settledAt;
    if (status != Status.DELIVERED || kept == null) {
      return null;
    }
    // The first try of what waited, or was decided about, says nothing of its way.
    boolean known = decision == null && firstTryAt != null && firstTryAt.isBefore(kept);
    return new Passage(
        cause,
        plannedAt,
        known ? firstTryAt : null,
        answeredAt == null ? kept : answeredAt,
        kept,
        calls,
        tries);
  }

  /** Whoever held it before may have sent it. */
  Delivery claimed(Holder holder, Instant now, Instant until) {
    boolean doubtful = status == Status.SENDING || status == Status.UNCERTAIN;
    Copy copy = new Copy(this);
    copy.become(doubtful ? Status.UNCERTAIN : Status.SENDING);
    copy.dueAt = null;
    copy.firstTryAt = firstTryAt == null ? now : firstTryAt;
    copy.lease = new Lease(holder, until);
    copy.epoch = epoch + 1;
    return copy.made();
  }

  /** Got an outcome that time alone does not move. */
  Delivery settled(
      Status outcome, Instant now, @Nullable String code, @Nullable String why, int countedTries) {
    return moved(outcome, null, now, code, why, tries + countedTries, null);
  }

  Delivery withExternalId(@Nullable String id) {
    Copy copy = new Copy(this);
    copy.externalId = id;
    return copy.made();
  }

  /** The target was called for so long, until then. */
  Delivery called(Duration more, Instant until) {
    Copy copy = new Copy(this);
    copy.calls = calls.plus(more);
    copy.answeredAt = until;
    return copy.made();
  }

  /** Is worked on again, then. */
  Delivery again(
      Status outcome, Instant due, Instant now, String code, String why, int countedTries) {
    return moved(outcome, due, now, code, why, tries + countedTries, null);
  }

  /** Nothing was sent: as if nobody had claimed it. */
  Delivery givenBack(Instant due) {
    Copy copy = new Copy(this);
    copy.status = status == Status.UNCERTAIN ? status : status.to(Status.PENDING);
    copy.dueAt = due;
    copy.lease = null;
    return copy.made();
  }

  /** Is worked on when that record is at the target, or then. */
  Delivery waiting(long parent, Instant due, Instant now, String code, String why) {
    return moved(Status.PENDING, due, now, code, why, tries, parent);
  }

  /** Is worked on then, as something older of its record has to be cleared up first. */
  Delivery deferred(Instant due) {
    return moved(status, due, settledAt, reason, sentence, tries, waitsFor);
  }

  /** A person wants it sent, as if for the first time. */
  Delivery decidedAgain(Decision by, Instant now) {
    Copy copy = new Copy(this);
    copy.status = status == Status.PARKED ? status.to(Status.PENDING) : status;
    copy.dueAt = now;
    copy.tries = 0;
    copy.firstTryAt = null;
    copy.lease = null;
    copy.waitsFor = null;
    copy.decision = by;
    copy.calls = Duration.ZERO;
    copy.answeredAt = null;
    return copy.made();
  }

  /** A person ended it. */
  Delivery dismissed(Decision by, Instant now) {
    Copy copy = new Copy(this);
    copy.become(Status.DISMISSED);
    copy.dueAt = null;
    copy.lease = null;
    copy.settledAt = now;
    copy.waitsFor = null;
    copy.decision = by;
    return copy.made();
  }

  private Delivery moved(
      Status outcome,
      @Nullable Instant due,
      @Nullable Instant at,
      @Nullable String code,
      @Nullable String why,
      int counted,
      @Nullable Long parent) {
    Copy copy = new Copy(this);
    copy.become(outcome);
    copy.dueAt = due;
    copy.tries = counted;
    copy.firstTryAt = waitsFor != null && parent == null ? at : firstTryAt;
    copy.lease = null;
    copy.settledAt = at;
    copy.reason = code;
    copy.sentence = why;
    copy.waitsFor = parent;
    return copy.made();
  }

  /** What may be set of a copy. */
  private static final class Copy {
    private final Delivery of;
    private Status status;
    private @Nullable Instant dueAt;
    private int tries;
    private @Nullable Instant firstTryAt;
    private @Nullable Lease lease;
    private long epoch;
    private @Nullable Instant settledAt;
    private @Nullable String reason;
    private @Nullable String sentence;
    private @Nullable String externalId;
    private @Nullable Long waitsFor;
    private @Nullable Decision decision;
    private Duration calls;
    private @Nullable Instant answeredAt;

    Copy(Delivery of) {
      this.of = of;
      this.status = of.status;
      this.dueAt = of.dueAt;
      this.tries = of.tries;
      this.firstTryAt = of.firstTryAt;
      this.lease = of.lease;
      this.epoch = of.epoch;
      this.settledAt = of.settledAt;
      this.reason = of.reason;
      this.sentence = of.sentence;
      this.externalId = of.externalId;
      this.waitsFor = of.waitsFor;
      this.decision = of.decision;
      this.calls = of.calls;
      this.answeredAt = of.answeredAt;
    }

    /** As far as its present status lets it. */
    void become(Status next) {
      status = status == next ? status : status.to(next);
    }

    Delivery made() {
      return new Delivery(
          of.id,
          of.duty,
          status,
          dueAt,
          tries,
          firstTryAt,
          lease,
          epoch,
          of.plannedAt,
          of.cause,
          settledAt,
          reason,
          sentence,
          externalId,
          waitsFor,
          decision,
          calls,
          answeredAt);
    }
  }
}
