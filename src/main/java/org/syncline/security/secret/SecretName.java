package org.syncline.security.secret;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a secret: the system that it is of, and its name there. */
public record SecretName(String system, String name) {
  private static final Pattern PART = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /**
   * @throws IllegalArgumentException where it can't be a name
   */
  public SecretName {
    if (!PART.matcher(system).matches() || !PART.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Name a secret <system>/<name>, each of the two with a lower-case letter, then"
              + " lower-case letters, digits and '-', 40 at most.");
    }
  }

  /** Reads {@code <system>/<name>}. */
  public static Optional<SecretName> read(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SecretName(text.substring(0, slash), text.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return system + "/" + name;
  }
}
