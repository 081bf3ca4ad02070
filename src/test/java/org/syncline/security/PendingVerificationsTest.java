package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PendingVerificationsTest {
  private static final int THREADS = 12;
  private static final String BUSY = "busy";

  private final PendingVerifications pending = new PendingVerifications();
  private final AtOnce atOnce = new AtOnce();
  private final AtomicInteger verified = new AtomicInteger();

  private String decide(
      String credentials,
      PendingVerifications.Verification verification,
      Function<Boolean, String> decision) {
    try {
      return pending.decide(credentials, verification, decision);
    } catch (Passwords.BusyException e) {
      return BUSY;
    } catch (IllegalStateException e) {
      return "failed";
    }
  }

  private boolean held(boolean right) {
    verified.incrementAndGet();
    atOnce.hold();
    return right;
  }

  @Test
  void one_verifies_and_everybody_decides() throws Exception {
    AtomicInteger decided = new AtomicInteger();

    List<String> got =
        atOnce.run(
            THREADS,
            () ->
                decide(
                    "ada",
                    () -> held(true),
                    right -> {
                      decided.incrementAndGet();
                      return String.valueOf(right);
                    }));

    assertThat(got).hasSize(THREADS).containsOnly("true");
    assertThat(verified).hasValue(1);
    assertThat(decided).hasValue(THREADS);
  }

  @Test
  void nothing_that_was_found_is_kept() throws Exception {
    atOnce.run(THREADS, () -> decide("ada", () -> held(false), String::valueOf));

    assertThat(decide("ada", () -> held(true), String::valueOf)).isEqualTo("true");
    assertThat(verified).hasValue(2);
  }

  @Test
  void other_credentials_do_not_wait() throws Exception {
    atOnce.run(
        1,
        () -> decide("ada", () -> held(true), String::valueOf),
        () -> assertThat(decide("grace", () -> held(false), String::valueOf)).isEqualTo("false"));

    assertThat(verified).hasValue(2);
  }

  @Test
  void where_the_first_found_no_place_nothing_is_decided() throws Exception {
    List<String> got =
        atOnce.run(
            THREADS,
            () ->
                decide(
                    "ada",
                    () -> {
                      held(true);
                      throw new Passwords.BusyException();
                    },
                    String::valueOf));

    assertThat(got).hasSize(THREADS).containsOnly(BUSY);
    assertThat(verified).hasValue(1);
  }

  @Test
  void a_verification_that_breaks_is_no_verdict() throws Exception {
    List<String> got =
        atOnce.run(
            THREADS,
            () ->
                decide(
                    "ada",
                    () -> {
                      held(true);
                      throw new IllegalStateException("An unknown form.");
                    },
                    String::valueOf));

    assertThat(got.get(0)).isEqualTo("failed");
    assertThat(got.subList(1, THREADS)).containsOnly(BUSY);
  }

  @Test
  void a_decision_that_fails_is_nobody_elses() throws Exception {
    List<String> got =
        atOnce.run(
            THREADS,
            () ->
                decide(
                    "ada",
                    () -> held(true),
                    right -> {
                      if (Thread.currentThread().getName().equals("first")) {
                        throw new IllegalStateException("The trail could not be written.");
                      }
                      return String.valueOf(right);
                    }));

    assertThat(got.get(0)).isEqualTo("failed");
    assertThat(got.subList(1, THREADS)).containsOnly("true");
    assertThat(verified).hasValue(1);
  }

  @Test
  void who_is_interrupted_waits_no_longer() throws Exception {
    List<String> got =
        atOnce.run(
            2,
            () -> decide("ada", () -> held(true), String::valueOf),
            () -> {
              Thread other = atOnce.others().get(0);
              other.interrupt();
              while (other.isAlive()) {
                Thread.yield();
              }
            });

    assertThat(got).containsExactly("true", BUSY);
  }

  @Test
  void a_verdict_that_takes_longer_than_a_place_may_is_not_waited_for() throws Exception {
    List<String> got =
        atOnce.run(
            2,
            () -> decide("ada", () -> held(true), String::valueOf),
            () -> {
              while (atOnce.others().get(0).isAlive()) {
                Thread.yield();
              }
            });

    assertThat(got).containsExactly("true", BUSY);
  }

  @Test
  void the_key_of_credentials_is_another_one_with_another_name_password_or_stored_hash() {
    VerifiedCredentials known = new VerifiedCredentials(new SecureRandom(), Clock.systemUTC());

    // No name of hexadecimal digits, of which a hash has any three now and then.
    assertThat(known.mark("ruth", "secret", Optional.empty()))
        .isEqualTo(known.mark("ruth", "secret", Optional.empty()))
        .isNotEqualTo(known.mark("ruths", "ecret", Optional.empty()))
        .isNotEqualTo(known.mark("ruth", "Secret", Optional.empty()))
        .doesNotContain("secret", "ruth");
  }
}
