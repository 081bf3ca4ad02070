package org.syncline.record;

import java.time.Instant;

/**
 * One record stands in a relation to another.
 *
 * @param values what is said about the pair
 * @param receipt of the message that last changed it
 * @param since when it began
 * @param changedAt when it was last changed
 */
public record Relation(
    Key key, FieldValues values, long receipt, Instant since, Instant changedAt) {

  /** A pair of records in one kind of relation, which is there once or not at all. */
  public record Key(long record, String name, long other) {}
}
