package org.syncline.sync.intake.oracle;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thing that is done to a hub. */
public sealed interface Operation {

  /**
   * A message of a system.
   *
   * @param transport the very send: the same again is a redelivery
   */
  record Message(String system, String id, String transport, Body body) implements Operation {}

  /**
   * What a message says.
   *
   * @param values by field; null clears, absent leaves
   * @param employer key of the source record that is referred to, of the same system
   * @param faulty whether one of its values can't be mapped
   */
  record Body(
      String key,
      @Nullable Long version,
      @Nullable Instant time,
      Map<String, @Nullable String> values,
      @Nullable String employer,
      boolean faulty) {
    public Body {
      values = new TreeMap<>(values);
    }
  }

  /** A person makes a record; the reference {@code employer} is the id of a record. */
  record Create(Map<String, @Nullable String> values, boolean evenIfMatched) implements Operation {
    public Create {
      values = new TreeMap<>(values);
    }
  }

  /** A person changes a record that was seen in this version. */
  record Change(
      long record, int version, Map<String, @Nullable String> values, boolean evenIfMatched)
      implements Operation {
    public Change {
      values = new TreeMap<>(values);
    }
  }

  /** A person archives a record, or restores it. */
  record Archive(long record, int version, boolean archived) implements Operation {}

  /** A person merges another record into one. */
  record Merge(long kept, int keptVersion, long other, int otherVersion) implements Operation {}

  /** A person takes a merge back. */
  record Unmerge(long merged) implements Operation {}

  /** A person gives a parked message up, which frees its lane. */
  record Dismiss(long receipt) implements Operation {}

  /** What the end of a merge goes by, which is looked up before it is done. */
  record Seen(@Nullable Long mergeReceipt) {
    public static final Seen NOTHING = new Seen(null);
  }
}
