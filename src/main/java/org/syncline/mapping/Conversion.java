package org.syncline.mapping;

/**
 * From what the source holds to a canonical value. Immutable, shared between threads, never throws
 * for bad input.
 */
interface Conversion {

  /**
   * Converts one value.
   *
   * @param source a String, Boolean or {@link Found.Number}; never blank meaning absent
   * @return the canonical value, or a {@link Fault}
   */
  Object convert(Object source);

  /** What is asked of a value, for people: {@code date dd.MM.yyyy}. */
  String rule();

  /**
   * Why a value can't be converted.
   *
   * @param message a sentence that says what to do and never holds the value
   */
  record Fault(String code, String message) {}
}
