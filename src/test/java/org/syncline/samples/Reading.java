package org.syncline.samples;

/**
 * Where the written rules leave room: readings that are all legitimate. The samples are made so
 * that none of them changes a count or a final value; a test runs the tally under each.
 *
 * @param nulls what a cleared field remembers
 * @param overtakesFirstOnly whether a newer full state must be newer than the first held message
 *     only, or than all of its lane
 */
record Reading(Nulls nulls, boolean overtakesFirstOnly) {

  enum Nulls {
    /** Null is stored with its origin even where there was no value. */
    STORED,
    /** Null is stored with its origin where it took a value away. */
    STORED_WHERE_CLEARED,
    /** A cleared field is as if it had never been set. */
    FORGOTTEN
  }

  static final Reading USUAL = new Reading(Nulls.STORED_WHERE_CLEARED, false);
}
