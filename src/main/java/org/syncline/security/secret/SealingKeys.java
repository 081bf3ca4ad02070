package org.syncline.security.secret;

import java.util.Optional;
import javax.crypto.SecretKey;

/** The keys that secrets are sealed with; they lie outside the database. */
public interface SealingKeys {

  /**
   * The newest key.
   *
   * @throws KeysUnavailable where there is none
   */
  Versioned newest();

  /**
   * The key of a version, empty where it is gone.
   *
   * @throws KeysUnavailable where the keys can't be read at all
   */
  Optional<SecretKey> version(int version);

  /**
   * A key and its version.
   *
   * @param version 1 or more; the newest key has the highest
   */
  record Versioned(int version, SecretKey key) {
    /** Not the key. */
    @Override
    public String toString() {
      return "Versioned[" + version + "]";
    }
  }

  /** There is no key; the message says where it is looked for and how to make one. */
  final class KeysUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeysUnavailable(String message) {
      super(message);
    }
  }
}
