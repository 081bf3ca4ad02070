package org.syncline.security.oidc;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint gave.
 *
 * @param accessExpires when the access token does, if the provider told; null otherwise
 * @param refresh null where there is none
 * @param id null where there is none
 */
record IssuedTokens(
    String access, @Nullable Instant accessExpires, @Nullable String refresh, @Nullable String id)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** These, and of the older ones what did not come anew. */
  IssuedTokens over(IssuedTokens older) {
    return new IssuedTokens(
        access,
        accessExpires,
        refresh == null ? older.refresh : refresh,
        id == null ? older.id : id);
  }

  /** Nothing of it: it is secret. */
  @Override
  public String toString() {
    return "IssuedTokens";
  }
}
