package org.syncline.console;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of accounts, as addresses and fields give them. */
final class UserName {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,59}");

  private UserName() {}

  /** Empty where no account can have this name. */
  static Optional<String> read(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(name -> NAME.matcher(name).matches());
  }
}
