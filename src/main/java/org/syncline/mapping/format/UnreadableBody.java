package org.syncline.mapping.format;

import org.syncline.mapping.value.Codes;
import org.syncline.mapping.value.Problem;

/**
 * The body as a whole can't be read; ends the reading of one message and never leaves the package.
 */
public final class UnreadableBody extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  private UnreadableBody(String code, String message) {
    super(
        message, null, false,
        false); // no stack trace: this is data about a body, not a fault of ours
    this.code = code;
  }

  static UnreadableBody unreadable(String message) {
    return new UnreadableBody(Codes.BODY_UNREADABLE, message);
  }

  static UnreadableBody empty(String message) {
    return new UnreadableBody(Codes.BODY_EMPTY, message);
  }

  static UnreadableBody multiple(String message) {
    return new UnreadableBody(Codes.MULTIPLE_RECORDS, message);
  }

  /** The same as a problem of the message. */
  public Problem problem(String format) {
    return new Problem(null, null, format, code, null, String.valueOf(getMessage()));
  }
}
