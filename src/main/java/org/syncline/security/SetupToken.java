package org.syncline.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** A secret of 256 random bits that makes the first administrator. */
record SetupToken(String text) {

  static SetupToken random(SecureRandom random) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    return new SetupToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** SHA-256 in hex. A secret of this length needs no slow hash. */
  String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Not the token. */
  @Override
  public String toString() {
    return "SetupToken";
  }
}
