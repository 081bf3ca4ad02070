package org.syncline.sync.bulk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which runs somebody looks for, the newest first; null = any.
 *
 * @param flow its whole id
 * @param file a part of the file's name, whatever the case of its letters
 * @param state of the last try
 * @param before the cursor of the next page: only runs with a lower id
 * @param limit most runs, 1 to {@value #MOST}
 */
public record RunQuery(
    @Nullable String flow,
    @Nullable String file,
    @Nullable RunState state,
    long before,
    int limit) {
  public static final int MOST = 500;

  public RunQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("Limit " + limit + ": choose 1 to " + MOST + ".");
    }
    file = file == null ? null : file.toLowerCase(Locale.ROOT);
  }

  /** All of them. */
  public static RunQuery newest(int limit) {
    return new RunQuery(null, null, null, Long.MAX_VALUE, limit);
  }

  public static RunQuery ofFlow(String flow, int limit) {
    return new RunQuery(flow, null, null, Long.MAX_VALUE, limit);
  }

  /** The same from a place on. */
  public RunQuery page(long before, int limit) {
    return new RunQuery(flow, file, state, before, limit);
  }
}
