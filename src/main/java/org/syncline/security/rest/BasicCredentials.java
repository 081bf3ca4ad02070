package org.syncline.security.rest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** User name and password of a header {@code Authorization: Basic}, in UTF-8 (RFC 7617). */
record BasicCredentials(String name, String password) {
  private static final String SCHEME = "basic ";

  static Optional<BasicCredentials> read(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String pair = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(decoded)).toString();
      int colon = pair.indexOf(':');
      return colon < 1 || pair.indexOf('\0') >= 0
          ? Optional.empty()
          : Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Not the password. */
  @Override
  public String toString() {
    return "BasicCredentials[" + name + "]";
  }
}
