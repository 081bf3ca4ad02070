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
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.Permission;
import org.syncline.platform.jpa.Sql;
import org.syncline.security.Account;
import org.syncline.security.Account.Standing;
import org.syncline.security.ApiToken;
import org.syncline.security.Role;
import org.syncline.security.Tries;

/** What accounts and set-up tokens do on every database. */
abstract class AccountStoresContract {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");

  private LocalTransactions transactions;
  private SqlAccounts accounts;
  private SqlSetupTokens tokens;
  private SqlApiTokens tokensOfMachines;
  private SqlTries tries;

  abstract DataSource migratedDatabase();

  @BeforeEach
  void stores() {
    transactions = new LocalTransactions(migratedDatabase());
    Sql sql = Sql.on(transactions.source());
    accounts = new SqlAccounts(sql);
    tokens = new SqlSetupTokens(sql);
    tokensOfMachines = new SqlApiTokens(sql);
    tries = new SqlTries(sql);
  }

  private static Account account(String name) {
    return new Account(
        name,
        "hash",
        new Standing(Set.of(Role.ADMIN, Role.AUDITOR), "erp", Set.of("A B"), Set.of("x", "y")),
        NOW,
        0,
        null);
  }

  @Test
  void an_account_comes_back_as_it_was_added() {
    accounts.add(account("ada"));
    accounts.add(new Account("bob", "other", Standing.of(Role.MACHINE), NOW, 3, NOW));

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
    accounts.add(new Account("ada", "old", Standing.of(Role.ADMIN), NOW, 4, NOW));

    assertThat(accounts.setPassword("ada", "new")).isTrue();
    assertThat(accounts.find("ada"))
        .contains(new Account("ada", "new", Standing.of(Role.ADMIN), NOW, 0, null));
    assertThat(accounts.setPassword("nobody", "new")).isFalse();
  }

  @Test
  void a_standing_takes_the_place_of_the_one_before() {
    accounts.add(account("ada"));
    Standing agent = new Standing(Set.of(Role.AGENT), null, Set.of("Ada"), Set.of("y"));

    assertThat(accounts.setStanding("ada", agent)).isTrue();
    assertThat(accounts.find("ada").orElseThrow().standing()).isEqualTo(agent);
    assertThat(accounts.setStanding("nobody", agent)).isFalse();
  }

  @Test
  void a_token_is_found_by_its_hash_until_it_its_account_or_its_time_is_gone() {
    accounts.add(account("ada"));
    accounts.add(account("bob"));
    ApiToken first = token("1", "ada", NOW);
    ApiToken second = token("2", "ada", NOW.plusSeconds(1));
    tokensOfMachines.add(first);
    tokensOfMachines.add(second);
    tokensOfMachines.add(token("3", "bob", NOW));

    assertThat(tokensOfMachines.find("hash 1")).contains(first);
    assertThat(tokensOfMachines.find("hash 9")).isEmpty();
    assertThat(tokensOfMachines.of("ada")).containsExactly(second, first);
    assertThat(tokensOfMachines.remove("bob", "1")).isFalse();
    assertThat(tokensOfMachines.remove("ada", "1")).isTrue();
    tokensOfMachines.removeExpired(NOW.plus(Duration.ofDays(1)));
    assertThat(tokensOfMachines.find("hash 3")).isEmpty();
    assertThat(tokensOfMachines.find("hash 2")).contains(second);
    accounts.remove("ada");
    assertThat(tokensOfMachines.find("hash 2")).isEmpty();
  }

  private static ApiToken token(String id, String account, Instant made) {
    return new ApiToken(
        id,
        "hash " + id,
        account,
        "for a test",
        Set.of(Permission.READ_RECORDS, Permission.READ_API),
        made,
        made.plus(Duration.ofDays(1)));
  }

  @Test
  void tries_made_at_once_are_all_counted_and_a_window_begins_anew() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<?> one :
          IntStream.range(0, 30 * 20)
              .mapToObj(i -> "place " + i / 20)
              .map(at -> threads.submit(() -> tries.count(at, NOW, NOW.minusSeconds(60))))
              .toList()) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    for (int i = 0; i < 30; i++) {
      assertThat(tries.find("place " + i)).contains(new Tries.Window(NOW, 20));
    }
    assertThat(tries.find("there")).isEmpty();

    tries.count("here", NOW, NOW.minusSeconds(60));
    tries.count("here", NOW.plusSeconds(61), NOW.plusSeconds(1));
    assertThat(tries.find("here")).contains(new Tries.Window(NOW.plusSeconds(61), 1));
    tries.forgetBefore(NOW.plusSeconds(62));
    assertThat(tries.find("here")).isEmpty();
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
