package org.syncline.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person or machine that may log in.
 *
 * @param passwordHash see {@link Passwords}
 * @param failedAttempts wrong passwords since the last right one
 * @param lockedUntil no log-in before this moment; null where none failed too often
 * @param signOuts how often its sessions were ended all at once: a session knows the number that it
 *     began with
 * @param block null where it may be used
 */
public record Account(
    String name,
    String passwordHash,
    Standing standing,
    Instant createdAt,
    int failedAttempts,
    @Nullable Instant lockedUntil,
    int signOuts,
    @Nullable Block block) {

  /**
   * What an account may do, and whose records are its own.
   *
   * @param system the system of a machine account; null for people
   * @param owners values of a record's field {@code owner} that mean this person; empty = the
   *     account's name
   * @param teams values of a record's field {@code team} that mean this person's teams
   */
  public record Standing(
      Set<Role> roles, @Nullable String system, Set<String> owners, Set<String> teams) {

    public Standing {
      roles = Set.copyOf(roles);
      owners = Set.copyOf(owners);
      teams = Set.copyOf(teams);
    }

    public static Standing of(Role role) {
      return new Standing(Set.of(role), null, Set.of(), Set.of());
    }
  }

  /**
   * Neither log-in nor session nor token of the account is worth anything.
   *
   * @param by the account that said so
   */
  public record Block(Instant since, String by) {}

  /** One that nobody has logged in with yet. */
  static Account made(String name, String passwordHash, Standing standing, Instant now) {
    return new Account(name, passwordHash, standing, now, 0, null, 0, null);
  }

  public Set<Role> roles() {
    return standing.roles();
  }

  boolean lockedAt(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  public boolean blocked() {
    return block != null;
  }

  /** Whether it can be used at a moment, and why not. */
  public AccountState stateAt(Instant now) {
    if (blocked()) {
      return AccountState.BLOCKED;
    }
    return lockedAt(now) ? AccountState.LOCKED : AccountState.ACTIVE;
  }

  /** Tells this password from the one before and the one after, and nothing else. */
  public String passwordMark() {
    return passwordHash.split("\\$", -1)[2];
  }

  public Caller caller() {
    Set<String> owners = standing.owners().isEmpty() ? Set.of(name) : standing.owners();
    return new Caller(
        name,
        standing.roles(),
        Caller.permissionsOf(standing.roles()),
        standing.system(),
        owners,
        standing.teams());
  }
}
