package org.syncline.security.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.assembly.Migrations;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.Account;
import org.syncline.security.Role;

/** What accounts and set-up tokens do on every database. */
abstract class AccountStoresContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

  private LocalTransactions transactions;
  private SqlAccounts accounts;
  private SqlSetupTokens tokens;

  abstract DataSource emptyDatabase();

  @BeforeEach
  void stores() {
    transactions = new LocalTransactions(emptyDatabase());
    Migrations.run(transactions.source());
    Sql sql = Sql.on(transactions.source());
    accounts = new SqlAccounts(sql);
    tokens = new SqlSetupTokens(sql);
  }

  private static Account account(String name) {
    return new Account(name, "hash", Set.of(Role.ADMIN, Role.AUDITOR), "erp", NOW, 0, null);
  }

  @Test
  void an_account_comes_back_as_it_was_added() {
    accounts.add(account("ada"));
    accounts.add(new Account("bob", "other", Set.of(Role.MACHINE), null, NOW, 3, NOW));

    assertThat(accounts.find("ada")).contains(account("ada"));
    assertThat(accounts.all()).extracting(Account::name).containsExactly("ada", "bob");
    assertThat(accounts.find("bob").orElseThrow().lockedUntil()).isEqualTo(NOW);
    assertThat(accounts.find("Ada")).isEmpty();
  }

  @Test
  void a_name_is_given_once() {
    accounts.add(account("ada"));

    assertThatThrownBy(() -> accounts.add(account("ada"))).isInstanceOf(Sql.SqlFault.class);
  }

  @Test
  void wrong_passwords_lock_at_the_limit_and_are_forgotten() {
    accounts.add(account("ada"));
    Instant later = NOW.plus(Duration.ofMinutes(5));

    accounts.countFailure("ada", 2, later);
    assertThat(accounts.find("ada").orElseThrow().failedAttempts()).isEqualTo(1);
    assertThat(accounts.find("ada").orElseThrow().lockedUntil()).isNull();
    accounts.countFailure("ada", 2, later);
    assertThat(accounts.find("ada").orElseThrow().failedAttempts()).isZero();
    assertThat(accounts.find("ada").orElseThrow().lockedUntil()).isEqualTo(later);
    accounts.forgetFailures("ada");
    assertThat(accounts.find("ada").orElseThrow().lockedUntil()).isNull();
  }

  @Test
  void guesses_made_at_once_are_all_counted() throws Exception {
    accounts.add(account("ada"));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<?> guess :
          IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> accounts.countFailure("ada", 100, NOW)))
              .toList()) {
        guess.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(accounts.find("ada").orElseThrow().failedAttempts()).isEqualTo(20);
  }

  @Test
  void a_new_password_opens_a_locked_account() {
    accounts.add(new Account("ada", "old", Set.of(Role.ADMIN), null, NOW, 4, NOW));

    assertThat(accounts.setPassword("ada", "new")).isTrue();
    assertThat(accounts.find("ada"))
        .contains(new Account("ada", "new", Set.of(Role.ADMIN), null, NOW, 0, null));
    assertThat(accounts.setPassword("nobody", "new")).isFalse();
  }

  @Test
  void an_account_is_removed_once() {
    accounts.add(account("ada"));

    assertThat(accounts.remove("ada")).isTrue();
    assertThat(accounts.remove("ada")).isFalse();
    assertThat(transactions.inNew(accounts::lockAll)).isEmpty();
  }

  @Test
  void each_node_has_one_token_until_all_are_used_up() {
    transactions.inNew(
        () -> {
          tokens.put("one", "first", NOW);
          tokens.put("two", "second", NOW);
          tokens.put("one", "third", NOW);
          return true;
        });

    assertThat(transactions.inNew(tokens::lockAll)).containsExactly("third", "second");
    tokens.clear();
    assertThat(transactions.inNew(tokens::lockAll)).isEmpty();
  }
}
