package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.ledger.BalanceCheck;
import org.syncline.ledger.BalanceChecks;

/** What every store of balance checks does. */
interface BalanceChecksContract extends StoreContract {

  private BalanceChecks checks() {
    return kit().balanceChecks();
  }

  private static BalanceCheck check(String run, long accepted) {
    return new BalanceCheck(
        run,
        Instant.parse("2026-01-02T03:04:05.678901Z"),
        accepted,
        2,
        3,
        4,
        5,
        accepted % 2 == 0,
        "Sentence.");
  }

  @Test
  default void the_last_check_is_the_one_added_last() {
    assertThat(checks().last()).isEmpty();

    committed(() -> checks().add(check("a", 1)));
    committed(() -> checks().add(check("b", 2)));

    assertThat(checks().last()).contains(check("b", 2));
  }

  @Test
  default void a_sender_may_correct_its_total() {
    committed(() -> checks().tell("shop", 10, "shop"));
    committed(() -> checks().tell("erp", 7, "erp"));
    committed(() -> checks().tell("shop", 12, "ada"));

    assertThat(checks().told()).isEqualTo(Map.of("erp", 7L, "shop", 12L));
  }
}
