package org.syncline.sync.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The duties, one row each until they are purged. Takes part in the running transaction. */
public interface Deliveries {

  /**
   * Plans duties, due at once; reads nothing. The same flow, record and version may be owed again:
   * a target can lose what it had.
   */
  default void add(Collection<Duty> duties) {
    addCaused(duties.stream().map(duty -> new Caused(duty, Cause.NONE)).toList());
  }

  /** The same of duties whose cause is known. */
  void addCaused(Collection<Caused> duties);

  /** A duty and when its cause came. */
  record Caused(Duty duty, Cause cause) {}

  /** Plans duties that wait for a record, to bring a reference to it after. */
  void addReferences(Collection<Reference> references);

  /**
   * A reference that a target is owed.
   *
   * @param duty the one that had to do without it
   * @param due when to look, if the record does not arrive before
   */
  record Reference(Duty duty, long waitsFor, Instant due) {}

  /** Those of a target that somebody holds a lease on, run out or not. */
  List<Delivery> leased(String flow);

  /**
   * Those that are due, at most so many of each priority: first tries before retries, the longest
   * due first.
   *
   * @param except records that are left out
   */
  List<Delivery> due(String flow, Instant now, Collection<Long> except, Most most);

  /** Most of each priority. */
  record Most(int firstTries, int retries) {}

  /** All of these records that are {@link Status#open}, in any order. */
  List<Delivery> open(String flow, Collection<Long> records);

  /** Those that are there, in any order. */
  List<Delivery> find(Collection<Long> ids);

  /** Keeps what became of them; their target is locked. */
  void keep(Collection<Delivery> deliveries);

  /**
   * Keeps what became of claims, where their lease was not lost; the target is locked.
   *
   * @return of which it was kept
   */
  Set<Delivery.Hold> settle(Collection<Delivery> claimed);

  /**
   * Makes due what waits for these records at any target. The targets are not locked, so this may
   * collide with others and is run alone.
   *
   * @return how many
   */
  int wake(Collection<Long> records, Instant now);

  /** By falling id, or by rising where the oldest come first. */
  List<Delivery> search(DeliveryQuery query);

  /**
   * How many a query finds, whatever its cursor and limit are.
   *
   * @param most counts no further
   */
  long found(DeliveryQuery query, int most);

  /** How the newest that are delivered went, the newest first. */
  List<Passage> passages(String flow, int most);

  /** How many there ever were by flow and status, purged ones too. */
  Map<String, Map<Status, Long>> count();

  /**
   * How many were ever planned by flow: a count of its own, which must equal the sum of all states.
   */
  Map<String, Long> planned();

  /** Sums up what {@link #planned} adds; by one at a time. */
  void compact();

  /**
   * Deletes those with a final state that ended before a moment. Looks at no more than {@code
   * most}, by rising id.
   *
   * @param after id of the last one that was looked at, 0 to begin
   */
  Purged purge(Instant before, long after, int most);

  /**
   * What one step of a purge did.
   *
   * @param last id that was looked at; null where nothing is left to look at
   */
  record Purged(int deleted, @Nullable Long last) {}
}
