package org.syncline.sync.bulk;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, and how fast.
 *
 * @param bytes of the file that are done
 * @param records done in this try
 * @param tryBytes bytes done in this try
 * @param began when this try began to read; null before
 * @param moved when its last part was done; null before the first
 */
public record Progress(
    long bytes, long records, long tryBytes, @Nullable Instant began, @Nullable Instant moved) {
  public static final Progress NONE = new Progress(0, 0, 0, null, null);

  /** Done of a file of this size, from 0 to 1. */
  public double share(long size) {
    return size == 0 ? 1 : Math.min(1, (double) bytes / size);
  }

  /** Records a second in this try; 0 before its first part is done. */
  public double recordsPerSecond() {
    double seconds = seconds();
    return seconds == 0 ? 0 : records / seconds;
  }

  /**
   * Time left for a file of this size, if the rest is as fast as this try was so far; null where
   * that can't be told.
   */
  public @Nullable Duration left(long size) {
    double seconds = seconds();
    if (seconds == 0 || tryBytes <= 0) {
      return null;
    }
    double bytesPerSecond = tryBytes / seconds;
    return Duration.ofMillis((long) (1_000 * Math.max(0, size - bytes) / bytesPerSecond));
  }

  private double seconds() {
    return began == null || moved == null
        ? 0
        : Math.max(0, Duration.between(began, moved).toMillis() / 1_000.0);
  }
}
