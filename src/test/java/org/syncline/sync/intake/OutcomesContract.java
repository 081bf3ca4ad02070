package org.syncline.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of outcomes does. */
interface OutcomesContract extends StoreContract {
  Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
  Instant LATER = AT.plusSeconds(60);

  private Outcomes outcomes() {
    return kit().stores().outcomes();
  }

  private static Outcome outcome(long receipt, String flow, Status status, @Nullable String why) {
    return new Outcome(
        receipt,
        flow,
        status,
        why,
        "key",
        7L,
        null,
        1,
        2,
        "[{\"code\":\"Ä\"}]".getBytes(StandardCharsets.UTF_8),
        1,
        AT);
  }

  private static Held held(long receipt, String flow) {
    return new Held(receipt, flow, Held.Kind.PARKED, "key", 7L, null, false, AT);
  }

  private Outcome stored(long receipt, String flow) {
    return kit().ledger().outcomes(receipt).stream()
        .filter(o -> o.flow().equals(flow))
        .findFirst()
        .orElseThrow();
  }

  @Test
  default void an_outcome_comes_back_as_it_was_stored() {
    Outcome parked = outcome(1, "f", Status.PARKED, "NOT_A_DATE");
    committed(() -> outcomes().add(List.of(parked)));

    assertThat(stored(1, "f")).usingRecursiveComparison().isEqualTo(parked);
  }

  @Test
  default void a_message_has_one_outcome_in_a_flow() {
    committed(
        () ->
            outcomes()
                .add(
                    List.of(
                        outcome(1, "f", Status.CREATED, null),
                        outcome(1, "g", Status.CREATED, null))));

    assertThatThrownBy(
            () -> committed(() -> outcomes().add(List.of(outcome(1, "f", Status.UPDATED, null)))))
        .isInstanceOf(RuntimeException.class);
    assertThat(kit().ledger().outcomes(1)).hasSize(2);
  }

  @Test
  default void replacing_an_outcome_counts_its_tries() {
    committed(() -> outcomes().add(List.of(outcome(1, "f", Status.PARKED, "X"))));
    Outcome better =
        new Outcome(1, "f", Status.CREATED, null, "other", 8L, 42L, 3, 4, null, 1, LATER);

    committed(() -> outcomes().replace(List.of(better)));
    committed(() -> outcomes().replace(List.of(better)));

    Outcome stored = stored(1, "f");
    assertThat(stored.tries()).isEqualTo(3);
    assertThat(stored).usingRecursiveComparison().ignoringFields("tries").isEqualTo(better);
  }

  @Test
  default void superseding_touches_nothing_but_status_reason_and_time() {
    Outcome parked = outcome(1, "f", Status.PARKED, "X");
    committed(() -> outcomes().add(List.of(parked, outcome(2, "f", Status.CREATED, null))));

    committed(() -> outcomes().supersede(List.of(held(1, "f")), LATER));

    assertThat(stored(1, "f").status()).isEqualTo(Status.SUPERSEDED);
    assertThat(stored(1, "f").reason()).isNull();
    assertThat(stored(1, "f").settledAt()).isEqualTo(LATER);
    assertThat(stored(1, "f"))
        .usingRecursiveComparison()
        .ignoringFields("status", "reason", "settledAt")
        .isEqualTo(parked);
    assertThat(stored(2, "f").status()).isEqualTo(Status.CREATED);
  }

  @Test
  default void only_an_open_outcome_can_be_dismissed_retried_or_parked() {
    committed(
        () ->
            outcomes()
                .add(
                    List.of(
                        outcome(1, "f", Status.PARKED, "X"),
                        outcome(2, "f", Status.WAITING, "parent"),
                        outcome(3, "f", Status.CREATED, null))));

    committed(
        () -> {
          assertThat(outcomes().noteRetry(1, "f", "ada", "mended")).isTrue();
          assertThat(outcomes().park(held(2, "f"), "PARENT_MISSING", null, LATER)).isTrue();
          assertThat(outcomes().dismiss(1, "f", "ada", "why", LATER)).isTrue();
          assertThat(outcomes().dismiss(1, "f", "bob", "no", LATER)).isFalse();
          assertThat(outcomes().noteRetry(1, "f", "bob", "no")).isFalse();
          assertThat(outcomes().park(held(1, "f"), "X", null, LATER)).isFalse();
          assertThat(outcomes().dismiss(3, "f", "bob", "no", LATER)).isFalse();
          assertThat(outcomes().noteRetry(4, "f", "bob", "no")).isFalse();
          assertThat(outcomes().dismiss(1, "g", "bob", "no", LATER)).isFalse();
        });

    assertThat(stored(1, "f").status()).isEqualTo(Status.DISMISSED);
    assertThat(stored(2, "f").status()).isEqualTo(Status.PARKED);
    assertThat(stored(2, "f").reason()).isEqualTo("PARENT_MISSING");
    assertThat(stored(2, "f").problems()).isNull();
    assertThat(stored(3, "f").status()).isEqualTo(Status.CREATED);
  }

  @Test
  default void a_removed_outcome_is_gone_alone() {
    committed(
        () ->
            outcomes()
                .add(
                    List.of(
                        outcome(1, Outcome.NO_FLOW, Status.PARKED, "X"),
                        outcome(1, "f", Status.CREATED, null))));

    committed(() -> outcomes().remove(1, Outcome.NO_FLOW));

    assertThat(kit().ledger().outcomes(1)).extracting(Outcome::flow).containsExactly("f");
  }
}
