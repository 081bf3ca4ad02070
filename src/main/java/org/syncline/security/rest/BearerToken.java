package org.syncline.security.rest;

import java.util.Optional;
import java.util.regex.Pattern;

/** The token of a header {@code Authorization: Bearer} (RFC 6750). */
record BearerToken(String text) {
  private static final String SCHEME = "bearer ";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,8192}");

  static Optional<BearerToken> read(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String token = header.substring(SCHEME.length()).strip();
    return TOKEN.matcher(token).matches() ? Optional.of(new BearerToken(token)) : Optional.empty();
  }

  /** Not the token. */
  @Override
  public String toString() {
    return "BearerToken";
  }
}
