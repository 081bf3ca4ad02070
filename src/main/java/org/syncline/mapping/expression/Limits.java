package org.syncline.mapping.expression;

/**
 * How much one evaluation may take. All but the time are counted, so that an expression ends alike
 * on every machine; each is checked while the evaluation goes on.
 *
 * <p>A value's size is 16 for itself, 1 for each character of a text or name, and the sizes of what
 * it holds, however often it holds the same.
 */
final class Limits {
  /** Parts of the expression evaluated, and functions called. */
  static final int MOST_STEPS = 100_000;

  /** Evaluations inside each other; each takes some 1 to 2 KB of the thread's stack. */
  static final int DEEPEST_CALLS = 250;

  /** Lists and objects inside each other, in what goes in and what comes out. */
  static final int DEEPEST_VALUE = 200;

  /** Characters of one text. */
  static final int LONGEST_TEXT = 1_000_000;

  /** Items of a list, or members of an object. */
  static final int MOST_ITEMS = 10_000;

  /** Size of a value. */
  static final int LARGEST_VALUE = 8_000_000;

  /** Size of a list or object that becomes text, or is the result. */
  static final int LARGEST_RESULT = 1_000_000;

  /** Characters, items and comparisons made by the whole evaluation. */
  static final int MOST_WORK = 20_000_000;

  /**
   * Nanoseconds of the whole evaluation. Generous, because a pause of the machine must not park a
   * message: it is the belt, the counted limits are the braces.
   */
  static final long LONGEST_TIME = 500_000_000L;

  /** Steps between two looks at the clock; a shorter evaluation never looks. */
  static final int STEPS_BETWEEN_LOOKS = 64;

  private Limits() {}
}
