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

  /** The right of one server to work on a duty until then. */
  public record Lease(Holder holder, Instant until) {}

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

  /** Whoever held it before may have sent it. */
  Delivery claimed(Holder holder, Instant now, Instant until) {
    boolean doubtful = status == Status.SENDING || status == Status.UNCERTAIN;
    Status next =
        status == Status.UNCERTAIN
            ? status
            : status.to(doubtful ? Status.UNCERTAIN : Status.SENDING);
    return new Delivery(
        id,
        duty,
        next,
        null,
        tries,
        firstTryAt == null ? now : firstTryAt,
        new Lease(holder, until),
        epoch + 1,
        plannedAt,
        settledAt,
        reason,
        sentence,
        externalId,
        waitsFor,
        decision,
        calls,
        answeredAt);
  }

  /** Got an outcome that time alone does not move. */
  Delivery settled(
      Status outcome, Instant now, @Nullable String code, @Nullable String why, int countedTries) {
    return moved(outcome, null, now, code, why, tries + countedTries, null);
  }

  Delivery withExternalId(@Nullable String id) {
    return new Delivery(
        this.id,
        duty,
        status,
        dueAt,
        tries,
        firstTryAt,
        lease,
        epoch,
        plannedAt,
        settledAt,
        reason,
        sentence,
        id,
        waitsFor,
        decision,
        calls,
        answeredAt);
  }

  /** The target was called for so long, until then. */
  Delivery called(Duration more, Instant until) {
    return new Delivery(
        id,
        duty,
        status,
        dueAt,
        tries,
        firstTryAt,
        lease,
        epoch,
        plannedAt,
        settledAt,
        reason,
        sentence,
        externalId,
        waitsFor,
        decision,
        calls.plus(more),
        until);
  }

  /** Is worked on again, then. */
  Delivery again(
      Status outcome, Instant due, Instant now, String code, String why, int countedTries) {
    return moved(outcome, due, now, code, why, tries + countedTries, null);
  }

  /** Nothing was sent: as if nobody had claimed it. */
  Delivery givenBack(Instant due) {
    Status next = status == Status.UNCERTAIN ? status : status.to(Status.PENDING);
    return new Delivery(
        id,
        duty,
        next,
        due,
        tries,
        firstTryAt,
        null,
        epoch,
        plannedAt,
        settledAt,
        reason,
        sentence,
        externalId,
        waitsFor,
        decision,
        calls,
        answeredAt);
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
    return new Delivery(
        id,
        duty,
        status == Status.PARKED ? status.to(Status.PENDING) : status,
        now,
        0,
        null,
        null,
        epoch,
        plannedAt,
        settledAt,
        reason,
        sentence,
        externalId,
        null,
        by,
        Duration.ZERO,
        null);
  }

  /** A person ended it. */
  Delivery dismissed(Decision by, Instant now) {
    Delivery ended = moved(Status.DISMISSED, null, now, reason, sentence, tries, null);
    return new Delivery(
        id,
        duty,
        ended.status,
        null,
        tries,
        firstTryAt,
        null,
        epoch,
        plannedAt,
        now,
        reason,
        sentence,
        externalId,
        null,
        by,
        calls,
        answeredAt);
  }

  private Delivery moved(
      Status outcome,
      @Nullable Instant due,
      @Nullable Instant at,
      @Nullable String code,
      @Nullable String why,
      int counted,
      @Nullable Long parent) {
    return new Delivery(
        id,
        duty,
        status == outcome ? status : status.to(outcome),
        due,
        counted,
        waitsFor != null && parent == null ? at : firstTryAt,
        null,
        epoch,
        plannedAt,
        at,
        code,
        why,
        externalId,
        parent,
        decision,
        calls,
        answeredAt);
  }
}
