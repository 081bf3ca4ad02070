package org.syncline.mapping.conversion;

import org.syncline.mapping.value.Fault;
import org.syncline.mapping.value.Found;

/**
 * From what the source holds to a canonical value. Immutable, shared between threads, never throws
 * for bad input.
 */
public interface Conversion {

  /**
   * Converts one value.
   *
   * @param source a String, Boolean or {@link Found.Number}; never blank meaning absent
   * @return the canonical value, or a {@link Fault}
   */
  Object convert(Object source);

  /** Whether every text stays as it is. */
  default boolean keepsTexts() {
    return false;
  }

  /** What is asked of a value, for people: {@code date dd.MM.yyyy}. */
  String rule();
}
