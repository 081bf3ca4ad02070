package org.syncline.sync.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.syncline.record.LinkKey;

/**
 * A message that is stopped or waits in one flow.
 *
 * @param key the lane's key; null where it could not be read, then it holds nobody up
 * @param stamp its version or time, where readable
 * @param waitKey the source record it waits for, see {@link #waitKey}
 * @param ready whether it is to be worked on again
 */
public record Held(
    long receipt,
    String flow,
    Kind kind,
    @Nullable String key,
    @Nullable Long stamp,
    @Nullable String waitKey,
    boolean ready,
    Instant since) {

  /** Why it is held. */
  public enum Kind {
    PARKED,
    /** Behind another message of its lane. */
    LANE,
    /** For a required parent. */
    PARENT,
    /** Applied already; an optional reference is still to be bound. Holds nobody up. */
    BINDING;

    public boolean blocks() {
      return this != BINDING;
    }
  }

  private static final String SEPARATOR = "\u001f";

  /** The name of a source record to wait for; none of its parts can hold control characters. */
  public static String waitKey(LinkKey source) {
    return source.system()
        + SEPARATOR
        + source.object()
        + SEPARATOR
        + source.recordType()
        + SEPARATOR
        + source.externalId();
  }

  /** The source record that is waited for, null where this waits for none. */
  public @Nullable LinkKey wanted() {
    if (waitKey == null) {
      return null;
    }
    String[] parts = waitKey.split(SEPARATOR, -1);
    return new LinkKey(parts[0], parts[1], parts[2], parts[3]);
  }

  Held awake() {
    return new Held(receipt, flow, kind, key, stamp, waitKey, true, since);
  }

  Held asleep() {
    return new Held(receipt, flow, kind, key, stamp, waitKey, false, since);
  }
}
