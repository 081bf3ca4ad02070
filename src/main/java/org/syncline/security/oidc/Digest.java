package org.syncline.security.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.syncline.platform.Sha256;

/** SHA-256 in hexadecimal digits. */
final class Digest {
  private Digest() {}

  static String of(String text) {
    return Sha256.hex(text);
  }

  /** Whether two secrets are equal, in a time that does not tell where they differ. */
  static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
