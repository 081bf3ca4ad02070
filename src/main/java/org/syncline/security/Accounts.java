package org.syncline.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts, by name. Takes part in the running transaction, if there is one. */
public interface Accounts {

  Optional<Account> find(String name);

  /** All accounts by name. */
  List<Account> all();

  /**
   * Those that fit, by name.
   *
   * @param now tells who is locked
   */
  List<Account> search(AccountQuery query, Instant now);

  /** All accounts by name, locked until the transaction ends. */
  List<Account> lockAll();

  /** Adds an account; fails where the name is taken. */
  void add(Account account);

  /** False where there is no such account. */
  boolean remove(String name);

  /** Gives it another standing; false where there is no such account. */
  boolean setStanding(String name, Account.Standing standing);

  /** Sets a new hash and forgets failures and lock; false where there is no such account. */
  boolean setPassword(String name, String passwordHash);

  /**
   * Blocks it, or lets it in again.
   *
   * @param block null = it may be used
   * @return false where there is no such account
   */
  boolean setBlock(String name, Account.@Nullable Block block);

  /** Ends all sessions that it has; false where there is no such account. */
  boolean signOut(String name);

  /**
   * Counts one wrong password, and locks the account where the count reaches the limit; the count
   * then starts again.
   */
  void countFailure(String name, int limit, Instant lockUntil);

  void forgetFailures(String name);
}
