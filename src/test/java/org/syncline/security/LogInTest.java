package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.platform.AuditTrail.Act;

class LogInTest {
  @TempDir private Path folder;
  private AccessWorld world;

  @BeforeEach
  void twoAccounts() {
    world = new AccessWorld(folder).with("ada", Role.ADMIN).with("erp-machine", Role.MACHINE);
  }

  @Test
  void the_right_password_tells_who_it_is_and_what_they_may_do() {
    assertThat(world.logIn.verify("erp-machine", AccessWorld.PASSWORD))
        .isEqualTo(
            new LogIn.Result.Welcome(new Caller("erp-machine", Set.of(Role.MACHINE), "erp")));
  }

  @Test
  void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    assertThat(world.logIn.verify("ada", "wrong password"))
        .isEqualTo(world.logIn.verify("nobody", AccessWorld.PASSWORD))
        .isEqualTo(new LogIn.Result.Refused());
  }

  @Test
  void log_ins_and_refusals_are_in_the_trail_without_what_was_typed() {
    world.logIn.verify("ada", AccessWorld.PASSWORD);
    world.logIn.verify("ada", AccessWorld.PASSWORD);
    world.logIn.verify("ada", "wrong password");
    world.logIn.verify("my secret, typed into the wrong field", "x");

    assertThat(world.audit.acts())
        .filteredOn(act -> act.action().equals("log-in"))
        .containsExactly(
            Act.done("ada", "log-in", "account/ada", ""),
            Act.refused("", "log-in", "account/ada", "password"),
            Act.refused("", "log-in", "account/?", "password"));
  }

  @Test
  void ten_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour() {
    guess(9);
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();
    world.clock.step(VerifiedCredentials.KEPT);

    guess(10);

    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isFalse();
    world.clock.step(Duration.ofMinutes(14));
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isFalse();
    world.clock.step(Duration.ofMinutes(1));
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();
  }

  @Test
  void a_lock_is_stored_and_holds_for_a_new_process() {
    guess(10);

    LogIn restarted =
        new LogIn(
            world.accounts,
            world.passwords,
            new VerifiedCredentials(world.random, world.clock),
            world.audit,
            world.clock);

    assertThat(restarted.verify("ada", AccessWorld.PASSWORD)).isEqualTo(new LogIn.Result.Refused());
  }

  @Test
  void guessing_at_a_locked_account_does_not_prolong_the_lock() {
    guess(10);
    world.clock.step(Duration.ofMinutes(14));
    guess(10);
    world.clock.step(Duration.ofMinutes(1));

    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();
  }

  @Test
  void a_right_password_is_remembered_for_a_minute_and_then_asked_for_again() {
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();
    world.accounts.setPassword("ada", world.passwords.hash("another long one"));

    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();
    world.clock.step(VerifiedCredentials.KEPT);
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isFalse();
  }

  @Test
  void a_changed_password_ends_the_old_one_at_once() {
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();

    world.administer.changePassword("ada", "another long one", "test");

    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isFalse();
    assertThat(world.welcomes("ada", "another long one")).isTrue();
  }

  @Test
  void credentials_checked_while_the_account_changed_are_not_remembered() {
    long asOf = world.verified.generation();
    world.administer.changePassword("ada", "another long one", "test");

    world.verified.remember(
        asOf, AccessWorld.PASSWORD, new Caller("ada", Set.of(Role.ADMIN), null));

    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isFalse();
  }

  @Test
  void a_removed_account_is_nobody_at_once() {
    assertThat(world.welcomes("erp-machine", AccessWorld.PASSWORD)).isTrue();

    world.administer.remove("erp-machine", "test");

    assertThat(world.welcomes("erp-machine", AccessWorld.PASSWORD)).isFalse();
  }

  private void guess(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(world.welcomes("ada", "wrong password " + i)).isFalse();
    }
  }
}
