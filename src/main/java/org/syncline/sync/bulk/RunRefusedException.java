package org.syncline.sync.bulk;

/** A run can't begin or go on; the message says to people why, and what to do. */
public final class RunRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunRefusedException(String why) {
    super(why);
  }

  /** The sentence for people. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
