package org.syncline.security.oidc;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log-in that goes on, as it is kept in the HTTP session. It holds the provider's tokens, so it
 * never leaves the server.
 *
 * @param key names it in memory; random
 * @param identity as it was when last asked
 * @param sid the provider's id of its own session; null where it has none
 * @param began when the log-in was finished
 * @param checked when the provider last confirmed the identity
 * @param groupsInIdToken whether only ID tokens tell the groups, so that they have to be renewed
 */
public record OidcSession(
    String key,
    OidcIdentity identity,
    @Nullable String sid,
    IssuedTokens tokens,
    Instant began,
    Instant checked,
    boolean groupsInIdToken)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  OidcSession with(IssuedTokens renewed) {
    return new OidcSession(key, identity, sid, renewed, began, checked, groupsInIdToken);
  }

  OidcSession confirmed(OidcIdentity current, Instant at) {
    return new OidcSession(key, current, sid, tokens, began, at, groupsInIdToken);
  }

  boolean accessExpired(Instant now) {
    Instant expires = tokens.accessExpires();
    return expires != null && !now.isBefore(expires);
  }

  /** Nothing of it: it is secret. */
  @Override
  public String toString() {
    return "OidcSession";
  }
}
