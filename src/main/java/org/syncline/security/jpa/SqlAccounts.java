package org.syncline.security.jpa;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.Account;
import org.syncline.security.Accounts;
import org.syncline.security.Role;

/** Accounts in their table; roles as words with commas. */
public final class SqlAccounts implements Accounts {
  private static final String COLUMNS =
      "select name, password_hash, roles, system_id, created_at, failed_attempts, locked_until"
          + " from account ";

  private final Sql sql;

  public SqlAccounts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Account> find(String name) {
    return sql.query(COLUMNS + "where name = ?", p -> p.text(name), SqlAccounts::read).stream()
        .findFirst();
  }

  @Override
  public List<Account> all() {
    return sql.query(COLUMNS + "order by name", p -> {}, SqlAccounts::read);
  }

  @Override
  public List<Account> lockAll() {
    return sql.query(COLUMNS + "order by name for update", p -> {}, SqlAccounts::read);
  }

  @Override
  public void add(Account account) {
    sql.update(
        "insert into account (name, password_hash, roles, system_id, created_at, failed_attempts,"
            + " locked_until) values (?, ?, ?, ?, ?, ?, ?)",
        p ->
            p.text(account.name())
                .text(account.passwordHash())
                .text(words(account.roles()))
                .text(account.system())
                .time(account.createdAt())
                .count(account.failedAttempts())
                .time(account.lockedUntil()));
  }

  @Override
  public boolean remove(String name) {
    return sql.update("delete from account where name = ?", p -> p.text(name)) == 1;
  }

  @Override
  public boolean setPassword(String name, String passwordHash) {
    return sql.update(
            "update account set password_hash = ?, failed_attempts = 0, locked_until = null"
                + " where name = ?",
            p -> p.text(passwordHash).text(name))
        == 1;
  }

  @Override
  public void countFailure(String name, int limit, Instant lockUntil) {
    // One statement, so that guesses made at once are all counted.
    sql.update(
        "update account set"
            + " locked_until = case when failed_attempts + 1 >= ? then ? else locked_until end,"
            + " failed_attempts = case when failed_attempts + 1 >= ? then 0"
            + " else failed_attempts + 1 end where name = ?",
        p -> p.count(limit).time(lockUntil).count(limit).text(name));
  }

  @Override
  public void forgetFailures(String name) {
    sql.update(
        "update account set failed_attempts = 0, locked_until = null where name = ?",
        p -> p.text(name));
  }

  private static String words(Set<Role> roles) {
    return roles.stream().map(Role::word).sorted().collect(Collectors.joining(","));
  }

  private static Account read(Sql.Row row) throws SQLException {
    Set<Role> roles =
        Arrays.stream(row.text("roles").split(","))
            .map(word -> Role.ofWord(word).orElseThrow())
            .collect(Collectors.toSet());
    return new Account(
        row.text("name"),
        row.text("password_hash"),
        roles,
        row.textOrNull("system_id"),
        row.time("created_at"),
        row.count("failed_attempts"),
        row.timeOrNull("locked_until"));
  }
}
