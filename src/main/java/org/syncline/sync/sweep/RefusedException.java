package org.syncline.sync.sweep;

/** A job can't begin or go on; the message says to people why, and what to do. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedException(String why) {
    super(why);
  }

  /** The sentence for people. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
