package org.syncline.security;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that are made here. */
public final class RandomText {
  private RandomText() {}

  /** 256 random bits in base64url, 43 characters. */
  public static String of(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
