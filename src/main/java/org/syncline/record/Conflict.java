package org.syncline.record;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two sources that do not agree about a field, and no rule that decides between them: a question
 * for a person. Of one field and one system there is one at most that is open.
 *
 * @param id 0 = it has none yet
 * @param origin of the refused value: the latest that the system said
 * @param receivedAt when the message with that value came in
 * @param since when the first of the values was refused
 * @param revision counts the values that were refused, those that replaced others included
 * @param end null while it is open
 */
public record Conflict(
    long id,
    long record,
    String recordType,
    String field,
    Origin origin,
    @Nullable Object refused,
    Instant receivedAt,
    Instant since,
    int revision,
    @Nullable End end) {

  /** Where it stands. */
  public enum Status {
    OPEN,
    /** A person decided this very question. */
    DECIDED,
    /** There is no question any more. */
    CLOSED
  }

  /** How it came to its end. */
  public enum How {
    /** A person decided for the value of the record. */
    KEPT(Status.DECIDED),
    /** A person decided for the refused value. */
    TAKEN(Status.DECIDED),
    /** A person decided for a third value. */
    OTHER(Status.DECIDED),
    /** A rule that was set since decided. */
    RULE(Status.CLOSED),
    /** Both say the same now. */
    EQUAL(Status.CLOSED),
    /** What came since leaves no question: the rule of the field decides. */
    OVERTAKEN(Status.CLOSED),
    /** A person set the field, or decided about another system's value of it. */
    EDITED(Status.CLOSED),
    ARCHIVED(Status.CLOSED),
    /** The record was merged into another. */
    MERGED(Status.CLOSED);

    private final Status status;

    How(Status status) {
      this.status = status;
    }

    public Status status() {
      return status;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a person has decided against the refused value, knowing it. */
    boolean isAgainst() {
      return this == KEPT || this == OTHER || this == EDITED;
    }
  }

  /**
   * Its end.
   *
   * @param by the account that decided; null where it ended by itself
   * @param receipt of the message that ended it
   * @param settlement that it was part of; null = none
   */
  public record End(
      How how, Instant at, @Nullable String by, long receipt, @Nullable Long settlement) {}

  /** A new one, open. */
  public static Conflict open(
      GoldenRecord record, FieldConflict found, Instant receivedAt, Instant now) {
    return new Conflict(
        0,
        record.id(),
        record.type(),
        found.field(),
        found.origin(),
        found.refused(),
        receivedAt,
        now,
        1,
        null);
  }

  public String system() {
    return origin.system();
  }

  public boolean isOpen() {
    return end == null;
  }

  public Status status() {
    return end == null ? Status.OPEN : end.how().status();
  }

  /** Whether a value of the same system is its word since. */
  public boolean isReplacedBy(Origin later) {
    if (!origin.sameSource(later)) {
      // Two records of one system: what became true last is what it says.
      int times = later.time().compareTo(origin.time());
      return times > 0 || times == 0 && later.receipt() > origin.receipt();
    }
    Long before = origin.stamp();
    Long after = later.stamp();
    if (before != null && after != null && !before.equals(after)) {
      return after > before;
    }
    return later.receipt() >= origin.receipt();
  }

  /** The same, about what the system says now. */
  public Conflict saying(FieldConflict found, Instant receivedAt) {
    boolean same = FieldValues.same(refused, found.refused());
    return new Conflict(
        id,
        record,
        recordType,
        field,
        found.origin(),
        found.refused(),
        receivedAt,
        since,
        same ? revision : revision + 1,
        null);
  }

  public Conflict ended(End how) {
    return new Conflict(
        id, record, recordType, field, origin, refused, receivedAt, since, revision, how);
  }

  /**
   * Whether a person has answered this already: the value is the one that was decided against, and
   * its source does not say that it became true since.
   */
  public boolean answers(FieldConflict again) {
    End given = end;
    if (given == null || !given.how().isAgainst() || !FieldValues.same(refused, again.refused())) {
      return false;
    }
    // Its clock may be ahead: the very value that was decided about is not newer than itself.
    Instant known = origin.time().isAfter(given.at()) ? origin.time() : given.at();
    return !again.origin().certain() || !again.origin().time().isAfter(known);
  }
}
