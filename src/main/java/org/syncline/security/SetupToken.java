package org.syncline.security;

import java.security.SecureRandom;
import org.syncline.platform.Sha256;

/** A secret of 256 random bits that makes the first administrator. */
record SetupToken(String text) {

  static SetupToken random(SecureRandom random) {
    return new SetupToken(RandomText.of(random));
  }

  /** A secret of this length needs no slow hash. */
  String hash() {
    return Sha256.hex(text);
  }

  /** Not the token. */
  @Override
  public String toString() {
    return "SetupToken";
  }
}
