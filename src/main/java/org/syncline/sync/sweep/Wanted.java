package org.syncline.sync.sweep;

import org.syncline.configuration.Words;

/** Which records a backfill plans. What is open and not parked is never planned again. */
public enum Wanted {
  /** Those that have no row at the target, and of which nothing is open. */
  MISSING,
  /** Those that have no row, and those of which something is parked. */
  MISSING_AND_FAILED,
  ALL;

  public String word() {
    return Words.of(this);
  }
}
