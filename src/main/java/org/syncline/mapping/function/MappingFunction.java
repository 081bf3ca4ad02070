package org.syncline.mapping.function;

import org.jspecify.annotations.Nullable;

/**
 * One step of a row: a value becomes another. Pure, shared between threads, never throws for bad
 * input.
 */
@FunctionalInterface
public interface MappingFunction {
  /**
   * A text that a step made longer than this, in characters, is too long for any field; the step
   * may stop there.
   */
  int LONGEST = 1_000_000;

  /**
   * Applies the step.
   *
   * @param value a String, Boolean, BigDecimal, LocalDate, LocalTime, LocalDateTime, Instant, or a
   *     List of these in which null stands for nothing
   * @return such a value, null for nothing, or a {@link org.syncline.mapping.value.Fault}
   */
  @Nullable Object apply(Object value);

  /** Whether a text of characters below U+0300 surely becomes such a text. */
  default boolean keepsPlain() {
    return false;
  }

  /** One function that does the same as this one and the next behind it, or null. */
  default @Nullable MappingFunction togetherWith(MappingFunction next) {
    return null;
  }
}
