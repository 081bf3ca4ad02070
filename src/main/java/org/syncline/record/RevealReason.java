package org.syncline.record;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why somebody wants to see what is masked: kept in the audit trail for good, so it is real text
 * and says nothing about persons.
 */
final class RevealReason {
  static final int SHORTEST = 10;
  static final int LONGEST = 500;
  private static final int LETTERS = 6;
  private static final int DIFFERENT_LETTERS = 4;

  private static final Pattern ADDRESS = Pattern.compile("\\S[@\uFF20]\\S");

  /** Seven digits, with the signs between them that numbers of telephones and cards have. */
  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}(?:[-\\s./()]{0,3}\\p{Nd}){6}");

  private RevealReason() {}

  /** What is wrong with a reason, in a sentence; empty where nothing is. */
  static Optional<String> objection(String reason) {
    if (reason.length() < SHORTEST || reason.length() > LONGEST || !isText(reason)) {
      return Optional.of(
          "Say in "
              + SHORTEST
              + " to "
              + LONGEST
              + " characters why the values are needed: auditors read it.");
    }
    if (ADDRESS.matcher(reason).find()) {
      return Optional.of(
          "Leave the e-mail address out: the reason is kept for good and must not tell about"
              + " persons.");
    }
    if (NUMBER.matcher(reason).find()) {
      return Optional.of(
          "Leave out numbers of seven or more digits, such as telephone numbers and whole dates:"
              + " the reason is kept for good and must not tell about persons.");
    }
    return Optional.empty();
  }

  private static boolean isText(String reason) {
    return reason.codePoints().filter(Character::isLetter).count() >= LETTERS
        && reason.codePoints().filter(Character::isLetter).distinct().count() >= DIFFERENT_LETTERS;
  }
}
