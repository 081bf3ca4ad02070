package org.syncline.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The accounts, by name. Takes part in the running transaction, if there is one. */
public interface Accounts {

  Optional<Account> find(String name);

  /** All accounts by name. */
  List<Account> all();

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
   * Counts one wrong password, and locks the account where the count reaches the limit; the count
   * then starts again.
   */
  void countFailure(String name, int limit, Instant lockUntil);

  void forgetFailures(String name);
}
