package org.syncline.security;

import java.time.Instant;
import java.util.Set;
import org.syncline.platform.Permission;

/**
 * A secret that speaks for an account, kept to some of its permissions, for a time.
 *
 * @param id to name it by, when it is to be revoked
 * @param hash SHA-256 of the secret, which itself is kept nowhere
 * @param label what it is for, in its owner's words
 * @param scopes what it may do, as long as its account may
 */
public record ApiToken(
    String id,
    String hash,
    String account,
    String label,
    Set<Permission> scopes,
    Instant createdAt,
    Instant expiresAt) {

  public ApiToken {
    scopes = Set.copyOf(scopes);
  }

  boolean expiredAt(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
