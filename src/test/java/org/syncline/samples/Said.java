package org.syncline.samples;

/** What a message says about one field: the text on the wire, and what it must come to mean. */
sealed interface Said {

  /** Text that the mapping turns into {@code meant}. */
  record Value(String raw, Object meant) implements Said {}

  /** The format's own null. */
  record Null() implements Said {}

  /**
   * Text that the mapping takes for "clear this field": blank, or a fault under {@code onError:
   * null}.
   */
  record Clearing(String raw) implements Said {}

  /** Text that the mapping passes over: a fault under {@code onError: absent}. */
  record Ignored(String raw) implements Said {}

  /** Text for which the mapping must refuse the message. */
  record Fault(String raw, String code) implements Said {}

  /** An external id of another record. */
  record Reference(String key) implements Said {}

  /** Text that needs no conversion. */
  static Said text(String text) {
    return new Value(text, text);
  }
}
