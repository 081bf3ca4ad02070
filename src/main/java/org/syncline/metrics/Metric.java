package org.syncline.metrics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is measured. Each is a part of a whole, so that the figure of any period is the sum of its
 * parts over the sum of its wholes, never an average of averages.
 */
public enum Metric {
  /**
   * Sync delay D = T/N: T microseconds that N changes took from their source to a record, or to a
   * target. Its stages are those of {@link Stages}.
   */
  DELAY,
  /**
   * Mapping accuracy A = M/N: of N mapped records, or N values that were asked for, M had no
   * problem. Its stages are {@code record} and {@code value}.
   */
  ACCURACY,
  /** Outcomes of messages; each outcome is a stage, its part and its whole are its count. */
  MESSAGES,
  /** Outcomes of deliveries; as those of messages. */
  DELIVERIES;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Metric> ofWord(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word().equals(word)).findFirst();
  }
}
