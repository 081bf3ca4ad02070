package org.syncline.sync.sweep;

import java.util.Locale;

/** Where a job over a target stands. */
public enum Stage {
  /** A backfill goes through the records. */
  WALKING,
  /** A mirror reads what rows there are. */
  READING,
  /** What was under way while it read is waited for. */
  SETTLING,
  /** Each row is compared with what the hub knows. */
  JUDGING,
  /** There is more to take away than may go without a person. */
  WAITING,
  /** What is to go is planned, part by part. */
  REMOVING,
  DONE,
  /** A person said that the rows stay. */
  DISMISSED,
  /** A later one of the same target has looked since. */
  SUPERSEDED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Stage first(Kind kind) {
    return kind == Kind.BACKFILL ? WALKING : READING;
  }

  static Stage ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Reads a stage as it is stored. */
  public static Stage stored(String word) {
    return ofWord(word);
  }

  /** Whether the job itself has nothing more to do. */
  boolean over() {
    return this == DONE || this == WAITING || this == DISMISSED || this == SUPERSEDED;
  }
}
