package org.syncline.security.rest;

import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;

/** Members that a document must have. */
final class Required {
  private Required() {}

  static String text(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw ProblemException.invalid(name, "Give the member '" + name + "', a text.");
    }
    return value;
  }
}
