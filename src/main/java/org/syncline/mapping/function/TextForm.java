package org.syncline.mapping.function;

/**
 * What is certain about the texts that a function gives, so that mistakes show when it is bound.
 */
enum TextForm {
  /** Nothing. */
  FREE,
  /** Digits, perhaps behind a sign: a number at most. */
  DIGITS,
  /** A code, a name or an address: never a number, a date or yes or no. */
  WORDS;

  boolean mayBecome(ValueKind kind) {
    return switch (kind) {
      case TEXT, LIST, ANY -> true;
      case NUMBER -> this != WORDS;
      // 0 and 1 are no and yes.
      case BOOLEAN -> this != WORDS;
      default -> this == FREE;
    };
  }
}
