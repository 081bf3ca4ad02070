package org.syncline.system;

import java.time.Instant;

/**
 * What a connection showed when it was tried last.
 *
 * @param version of the system's document that it was tried by: a later one may say something else
 * @param by the account that tried it
 * @param ok whether no step failed
 * @param step the last one that was done, see {@link UseOfConnection.Step}
 * @param sentence of that step, at most {@value #LONGEST} characters, the rest is left out
 */
public record ConnectionCheck(
    String system,
    String connection,
    int version,
    Instant at,
    String by,
    boolean ok,
    String step,
    String sentence) {
  private static final int LONGEST = 1_000;

  public ConnectionCheck {
    sentence = fitted(sentence);
  }

  /** Databases take no half of a character. */
  private static String fitted(String sentence) {
    if (sentence.length() <= LONGEST) {
      return sentence;
    }
    boolean halves = Character.isHighSurrogate(sentence.charAt(LONGEST - 1));
    return sentence.substring(0, halves ? LONGEST - 1 : LONGEST);
  }
}
