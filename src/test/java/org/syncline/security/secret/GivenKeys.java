package org.syncline.security.secret;

import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys of which each byte is the number that a test gives. */
public final class GivenKeys implements SealingKeys {
  private final TreeMap<Integer, SecretKey> keys = new TreeMap<>();

  public GivenKeys with(int version, int filling) {
    return with(version, filling, 32);
  }

  public GivenKeys with(int version, int filling, int length) {
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) filling);
    keys.put(version, new SecretKeySpec(bytes, "AES"));
    return this;
  }

  public GivenKeys without(int version) {
    keys.remove(version);
    return this;
  }

  @Override
  public Versioned newest() {
    if (keys.isEmpty()) {
      throw new KeysUnavailable("No key.");
    }
    return new Versioned(keys.lastKey(), keys.lastEntry().getValue());
  }

  @Override
  public Optional<SecretKey> version(int version) {
    return Optional.ofNullable(keys.get(version));
  }
}
