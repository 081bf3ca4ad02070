package org.syncline.connector.rest;

/** What came of sending a request. Sentences are the hub's own. */
sealed interface Reply {

  /** A whole answer. */
  record Answered(ReadAnswer answer) implements Reply {}

  /**
   * Surely nothing was sent.
   *
   * @param forbidden whether the hub itself does not allow it, so that waiting won't help
   */
  record NotSent(boolean forbidden, String sentence) implements Reply {}

  /** Something was sent, and no whole answer came. */
  record Broken(String sentence) implements Reply {}
}
