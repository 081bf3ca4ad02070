package org.syncline.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the value of a setting comes from. */
public enum SettingSource {
  /** A system property of the server. */
  PROPERTY,
  /** A variable of the server's environment. */
  ENVIRONMENT,
  /** It is not set. */
  DEFAULT;

  /** The word in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SettingSource> ofWord(String word) {
    return Arrays.stream(values()).filter(source -> source.word().equals(word)).findFirst();
  }
}
