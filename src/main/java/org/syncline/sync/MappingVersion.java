package org.syncline.sync;

import java.util.Optional;

/** Which content of a mapping is meant. */
public sealed interface MappingVersion {

  /** What is being worked on. */
  record Draft() implements MappingVersion {}

  /** What is in force. */
  record Published() implements MappingVersion {}

  /** One of the versions, in force or retired; from 1. */
  record Numbered(int number) implements MappingVersion {}

  /** Reads {@code draft}, {@code published} or a number; empty for anything else. */
  static Optional<MappingVersion> ofWord(String word) {
    if (word.equals("draft")) {
      return Optional.of(new Draft());
    }
    if (word.equals("published")) {
      return Optional.of(new Published());
    }
    try {
      int number = Integer.parseInt(word);
      return number < 1 ? Optional.empty() : Optional.of(new Numbered(number));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
