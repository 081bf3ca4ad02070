package org.syncline.security.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.syncline.security.AccountQuery;
import org.syncline.security.AccountState;
import org.syncline.security.ApiToken;
import org.syncline.security.Role;
import org.syncline.security.TokenQuery;
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
        null,
        0,
        null);
  }

  @Test
  void an_account_comes_back_as_it_was_added() {
    accounts.add(account("ada"));
    accounts.add(new Account("bob", "other", Standing.of(Role.MACHINE), NOW, 3, NOW, 0, null));

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
    accounts.add(new Account("ada", "old", Standing.of(Role.ADMIN), NOW, 4, NOW, 2, null));

    assertThat(accounts.setPassword("ada", "new")).isTrue();
    assertThat(accounts.find("ada"))
        .contains(new Account("ada", "new", Standing.of(Role.ADMIN), NOW, 0, null, 2, null));
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

  @Test
  void a_block_stays_until_it_is_taken_away_and_sign_outs_are_counted() {
    accounts.add(account("ada"));
    Account.Block block = new Account.Block(NOW, "bob");

    assertThat(accounts.setBlock("ada", block)).isTrue();
    assertThat(accounts.signOut("ada")).isTrue();
    assertThat(accounts.signOut("ada")).isTrue();
    assertThat(accounts.find("ada").orElseThrow().block()).isEqualTo(block);
    assertThat(accounts.find("ada").orElseThrow().signOuts()).isEqualTo(2);
    assertThat(accounts.setBlock("ada", null)).isTrue();
    assertThat(accounts.find("ada").orElseThrow().block()).isNull();
    assertThat(accounts.setBlock("nobody", block)).isFalse();
    assertThat(accounts.signOut("nobody")).isFalse();
  }

  private void some(String name, Role role, Instant lockedUntil, Account.Block block) {
    accounts.add(
        new Account(
            name,
            "hash",
            new Standing(Set.of(role), null, Set.of("one", "two", "three"), Set.of("a", "b")),
            NOW,
            0,
            lockedUntil,
            0,
            block));
  }

  private List<String> names(AccountQuery query) {
    return accounts.search(query, NOW).stream().map(Account::name).toList();
  }

  private static AccountQuery query(
      String name, Role role, AccountState state, boolean falling, String behind, int limit) {
    return new AccountQuery(name, role, state, falling, behind, limit);
  }

  @Test
  void accounts_are_found_by_name_role_and_state_page_by_page_in_either_order() {
    some("ada", Role.ADMIN, null, null);
    some("bea_b", Role.AGENT, NOW, null);
    some("beaxb", Role.AGENT, NOW.plusSeconds(1), null);
    some("cleo", Role.AGENT, NOW.plusSeconds(1), new Account.Block(NOW, "ada"));

    assertThat(names(query(null, null, null, false, null, 9)))
        .containsExactly("ada", "bea_b", "beaxb", "cleo");
    assertThat(names(query(null, null, null, true, null, 9)))
        .containsExactly("cleo", "beaxb", "bea_b", "ada");
    assertThat(names(query("a_b", null, null, false, null, 9)))
        .as("no wild card")
        .containsExactly("bea_b");
    assertThat(names(query(null, Role.AGENT, null, false, null, 9)))
        .containsExactly("bea_b", "beaxb", "cleo");
    assertThat(names(query(null, null, AccountState.ACTIVE, false, null, 9)))
        .containsExactly("ada", "bea_b");
    assertThat(names(query(null, null, AccountState.LOCKED, false, null, 9)))
        .containsExactly("beaxb");
    assertThat(names(query(null, null, AccountState.BLOCKED, false, null, 9)))
        .containsExactly("cleo");
    assertThat(names(query(null, null, null, false, null, 2))).containsExactly("ada", "bea_b");
    assertThat(names(query(null, null, null, false, "bea_b", 2))).containsExactly("beaxb", "cleo");
    assertThat(names(query(null, null, null, true, "bea_b", 2))).containsExactly("ada");
    assertThat(accounts.search(query("ada", null, null, false, null, 1), NOW).get(0).standing())
        .as("with all that it owns")
        .isEqualTo(accounts.find("ada").orElseThrow().standing());
  }

  @Test
  void tokens_are_found_by_account_and_end_page_by_page_in_either_order() {
    accounts.add(account("ada"));
    accounts.add(account("bob"));
    tokensOfMachines.add(token("1", "ada", NOW));
    tokensOfMachines.add(token("2", "bob", NOW.plusSeconds(5)));
    tokensOfMachines.add(token("3", "ada", NOW.plusSeconds(5)));
    tokensOfMachines.add(token("4", "ada", NOW.plusSeconds(9)));
    Instant later = NOW.plusSeconds(1);
    Instant end = NOW.plus(Duration.ofDays(1));

    assertThat(ids(new TokenQuery(null, null, false, null, 9), later))
        .containsExactly("1", "2", "3", "4");
    assertThat(ids(new TokenQuery(null, null, true, null, 9), later))
        .containsExactly("4", "3", "2", "1");
    assertThat(ids(new TokenQuery(null, null, false, null, 9), end))
        .as("those that have ended are not found")
        .containsExactly("2", "3", "4");
    assertThat(ids(new TokenQuery("ada", null, false, null, 9), later))
        .containsExactly("1", "3", "4");
    assertThat(ids(new TokenQuery(null, end.plusSeconds(9), false, null, 9), later))
        .containsExactly("1", "2", "3");
    TokenQuery.Place second = new TokenQuery.Place(end.plusSeconds(5), "2");
    assertThat(ids(new TokenQuery(null, null, false, second, 1), later)).containsExactly("3");
    assertThat(ids(new TokenQuery(null, null, true, second, 9), later)).containsExactly("1");
    assertThat(TokenQuery.Place.read(second.word())).contains(second);
  }

  private List<String> ids(TokenQuery query, Instant now) {
    return tokensOfMachines.search(query, now).stream().map(ApiToken::id).toList();
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
