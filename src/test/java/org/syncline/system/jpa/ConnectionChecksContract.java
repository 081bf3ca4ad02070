package org.syncline.system.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.Transactions;
import org.syncline.system.ConnectionCheck;
import org.syncline.system.ConnectionChecks;

/** What every store of checks does. */
abstract class ConnectionChecksContract {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");

  private Transactions transactions;
  private ConnectionChecks checks;

  /** A store with nothing in it. */
  record Empty(Transactions transactions, ConnectionChecks checks) {}

  abstract Empty empty();

  @BeforeEach
  void begin() {
    Empty store = empty();
    transactions = store.transactions();
    checks = store.checks();
  }

  private static ConnectionCheck check(String system, String connection, boolean ok) {
    return new ConnectionCheck(
        system, connection, 2, NOON, "ada", ok, "connect", "Nobody \u00fc answers \u6ca1\u6709.");
  }

  private void keep(ConnectionCheck check) {
    in(
        () -> {
          checks.keep(check);
          return check;
        });
  }

  private <T> T in(Supplier<T> work) {
    return transactions.inNew(work);
  }

  @Test
  void a_check_is_found_as_it_was_kept() {
    assertThat(in(() -> checks.find("crm", "api"))).isEmpty();

    keep(check("crm", "api", false));

    assertThat(in(() -> checks.find("crm", "api"))).contains(check("crm", "api", false));
    assertThat(in(() -> checks.find("crm", "other"))).isEmpty();
    assertThat(in(() -> checks.find("api", "crm"))).isEmpty();
  }

  @Test
  void the_last_one_takes_the_place_of_the_one_before() {
    keep(check("crm", "api", false));
    ConnectionCheck later =
        new ConnectionCheck(
            "crm", "api", 3, NOON.plusSeconds(1), "bob", true, "check", "It answered.");

    keep(later);

    assertThat(in(checks::all)).containsExactly(later);
  }

  @Test
  void all_come_by_system_and_connection() {
    keep(check("shop", "api", true));
    keep(check("crm", "files", true));
    keep(check("crm", "api", false));

    assertThat(in(checks::all))
        .containsExactly(
            check("crm", "api", false), check("crm", "files", true), check("shop", "api", true));
  }

  @Test
  void the_longest_names_and_sentences_fit() {
    ConnectionCheck longest =
        new ConnectionCheck(
            "s".repeat(40),
            "c".repeat(40),
            Integer.MAX_VALUE,
            NOON,
            "a".repeat(100),
            true,
            "check",
            "x".repeat(2_000));

    keep(longest);

    assertThat(in(checks::all)).containsExactly(longest);
    assertThat(longest.sentence()).hasSize(1_000);
  }
}
