package org.syncline.sync.intake.rest;

import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;

/** Why a person decided something: asked for each time, and kept. */
final class Reasons {
  private static final int LONGEST = 500;

  private Reasons() {}

  static String checked(@Nullable String why) {
    String text = why == null ? "" : why.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw ProblemException.invalid(
          "why", "Say why, in 1 to " + LONGEST + " characters: it is kept with the message.");
    }
    return text;
  }
}
