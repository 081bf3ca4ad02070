package org.syncline.security.secret;

import java.time.Instant;

/**
 * A secret as it is stored.
 *
 * @param endpoint what it was set for
 * @param setBy the account that set it
 */
public record StoredSecret(
    SecretName name, Endpoint endpoint, Sealed sealed, Instant setAt, String setBy) {

  StoredSecret sealedAnew(Sealed anew) {
    return new StoredSecret(name, endpoint, anew, setAt, setBy);
  }
}
