package org.syncline.sync.delivery;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a duty stands. All but the first two are outcomes; those that are final stay. */
public enum Status {
  /** Nothing was sent yet, or surely nothing was done. */
  PENDING,
  /** Somebody holds a lease on it. */
  SENDING,
  DELIVERED,
  /** The target holds it already; nothing was sent. */
  UNCHANGED,
  /** A newer duty for the same record does its work. */
  SUPERSEDED,
  /** It failed in a way that may pass, and is tried again. */
  RETRYING,
  /** A person has to look. */
  PARKED,
  /** A rule of the flow says that the record is none of the target's business. */
  SKIPPED,
  /** It was sent and may be done or not: it is looked up before anything else. */
  UNCERTAIN,
  /** A person ended it. */
  DISMISSED;

  private static final Map<Status, Set<Status>> NEXT = new EnumMap<>(Status.class);

  static {
    NEXT.put(PENDING, EnumSet.of(SENDING, SUPERSEDED, DISMISSED));
    NEXT.put(
        SENDING, EnumSet.of(PENDING, DELIVERED, UNCHANGED, RETRYING, PARKED, SKIPPED, UNCERTAIN));
    NEXT.put(RETRYING, EnumSet.of(SENDING, SUPERSEDED, DISMISSED));
    NEXT.put(UNCERTAIN, EnumSet.of(PENDING, DELIVERED, RETRYING, PARKED, SKIPPED, DISMISSED));
    NEXT.put(PARKED, EnumSet.of(PENDING, SUPERSEDED, DISMISSED));
  }

  /**
   * Moves on.
   *
   * @throws IllegalStateException where the life of a duty has no such step
   */
  Status to(Status next) {
    if (!NEXT.getOrDefault(this, Set.of()).contains(next)) {
      throw new IllegalStateException("A duty that is " + word() + " can't become " + next.word());
    }
    return next;
  }

  /** The word used in the database, the ledger and the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Status ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether somebody, or time, can still move it. */
  public boolean open() {
    return NEXT.containsKey(this);
  }
}
