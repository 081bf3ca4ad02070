package org.syncline.platform.rest;

import org.jspecify.annotations.Nullable;

/** Why a person decided something: asked for each time, and kept. */
public final class Reasons {
  private static final int LONGEST = 500;

  private Reasons() {}

  /**
   * The reason without blanks around it, 1 to 500 characters.
   *
   * @param keptWith what the reason is kept with, in a word
   * @throws ProblemException where it is none
   */
  public static String checked(@Nullable String why, String keptWith) {
    String text = why == null ? "" : why.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw ProblemException.invalid(
          "why",
          "Say why, in 1 to " + LONGEST + " characters: it is kept with the " + keptWith + ".");
    }
    return text;
  }
}
