package org.syncline.record;

/**
 * States of a record, kept among its values so that origin and history are theirs too. No field can
 * have such a name, so no mapping and no edit sets them.
 */
public final class RecordMark {
  /** True: hidden from searches, but still found by its match keys and links. */
  public static final String ARCHIVED = "@archived";

  /** Id of the record that this one was merged into, as text; null or absent: not merged. */
  public static final String MERGED_INTO = "@mergedInto";

  private RecordMark() {}

  public static boolean isMark(String name) {
    return name.startsWith("@");
  }
}
