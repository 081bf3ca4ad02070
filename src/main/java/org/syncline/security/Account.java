package org.syncline.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person or machine that may log in.
 *
 * @param passwordHash see {@link Passwords}
 * @param system the system of a machine account; null for people
 * @param failedAttempts wrong passwords since the last right one
 * @param lockedUntil no log-in before this moment; null where none failed too often
 */
public record Account(
    String name,
    String passwordHash,
    Set<Role> roles,
    @Nullable String system,
    Instant createdAt,
    int failedAttempts,
    @Nullable Instant lockedUntil) {

  public Account {
    roles = Set.copyOf(roles);
  }

  boolean lockedAt(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  public Caller caller() {
    return new Caller(name, roles, system);
  }
}
