package org.syncline.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether an account can be used. */
public enum AccountState {
  ACTIVE,
  /** For some minutes, after too many wrong passwords. */
  LOCKED,
  /** Until an administrator lets it in again. */
  BLOCKED;

  /** The word in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AccountState> ofWord(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
