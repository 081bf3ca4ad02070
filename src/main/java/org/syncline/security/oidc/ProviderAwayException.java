package org.syncline.security.oidc;

/**
 * The provider gives no usable answer. The message is for the log: it tells what was asked and what
 * was wrong, and holds nothing of the answer.
 */
final class ProviderAwayException extends Exception {
  /** What people are told. */
  static final String SENTENCE =
      "The log-in provider can't be reached or answers wrongly: try again in a minute, or use a"
          + " local account. An administrator finds the reason in the hub's log.";

  private static final long serialVersionUID = 1L;

  ProviderAwayException(String message) {
    super(message);
  }
}
