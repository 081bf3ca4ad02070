package org.syncline.record;

import org.jspecify.annotations.Nullable;

/** Reads values that people and programs give in the form that records keep, or nearly so. */
@FunctionalInterface
public interface CanonicalValues {

  /**
   * What became of a value.
   *
   * @param value the canonical value, null where there is a problem
   * @param problem what is wrong with it and what to give instead, null where nothing is
   */
  record Reading(@Nullable Object value, @Nullable String problem) {
    public static Reading of(Object canonical) {
      return new Reading(canonical, null);
    }

    public static Reading problem(String problem) {
      return new Reading(null, problem);
    }
  }

  /**
   * Reads one value.
   *
   * @param given text, {@link java.math.BigDecimal} or {@link Boolean}
   */
  Reading read(FieldDefinition field, Object given);
}
