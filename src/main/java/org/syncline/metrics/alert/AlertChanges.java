package org.syncline.metrics.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes of state with the notices of each. Takes part in the running transaction; whoever adds or
 * claims holds the lock of {@link AlertRules}.
 */
public interface AlertChanges {

  /**
   * Adds a change and its notices, due at once.
   *
   * @param notices destinations by the ids of their notices
   */
  void add(NewChange change, java.util.Map<String, Destination> notices);

  /** A change to be added. */
  record NewChange(String rule, boolean raised, Instant at, String told) {}

  /**
   * The latest first.
   *
   * @param rule null for those of all
   * @param before only those with smaller ids; null for all
   */
  List<AlertChange> latest(@Nullable String rule, @Nullable Long before, int most);

  /**
   * The next notice that is due, counted as tried and not due again until a later moment. Those of
   * one rule to one destination go one after the other.
   *
   * @param except destinations to be left out
   */
  Optional<Notice> claim(Instant now, Instant until, Collection<Destination> except);

  /** It is over, unless somebody else has claimed it since. */
  void settle(Notice notice, NoticeState state, Instant at, @Nullable String sentence);

  /** It is tried again, unless somebody else has claimed it since. */
  void retry(Notice notice, Instant due, String sentence);

  /** Deletes changes from before with their notices; returns how many they were. */
  int purge(Instant before);
}
