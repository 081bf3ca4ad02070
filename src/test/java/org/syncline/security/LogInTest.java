package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;

class LogInTest {
  @TempDir private Path folder;
  private AccessWorld world;

  @BeforeEach
  void twoAccounts() {
    world = new AccessWorld(folder).with("ada", Role.ADMIN).with("erp-machine", Role.MACHINE);
  }

  @Test
  void the_right_password_tells_who_it_is_and_what_they_may_do() {
    assertThat(world.logIn.verify("erp-machine", AccessWorld.PASSWORD, "127.0.0.1"))
        .isInstanceOfSatisfying(
            LogIn.Result.Welcome.class,
            welcome ->
                assertThat(welcome.account().caller())
                    .isEqualTo(Caller.of("erp-machine", Set.of(Role.MACHINE), "erp")));
  }

  @Test
  void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    assertThat(world.logIn.verify("ada", "wrong password", "127.0.0.1"))
        .isEqualTo(world.logIn.verify("nobody", AccessWorld.PASSWORD, "127.0.0.1"))
        .isEqualTo(new LogIn.Result.Refused());
  }

  @Test
  void log_ins_and_refusals_are_in_the_trail_without_what_was_typed() {
    world.logIn.verify("ada", AccessWorld.PASSWORD, "127.0.0.1");
    world.logIn.verify("ada", AccessWorld.PASSWORD, "127.0.0.1");
    world.logIn.verify("ada", "wrong password", "127.0.0.1");
    world.logIn.verify("my secret, typed into the wrong field", "x", "127.0.0.1");

    assertThat(world.audit.acts())
        .filteredOn(act -> act.action().equals("log-in"))
        .containsExactly(
            Act.done("ada", "log-in", "account/ada", ""),
            Act.refused("", "log-in", "account/ada", "password"),
            Act.refused("", "log-in", "account/?", "password"));
  }

  @Test
  void a_blocked_account_is_refused_as_with_a_wrong_password_though_its_password_was_just_right() {
    world.with("eve", Role.ADMIN);
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();

    world.administer.block("ada", GivenActor.everything("eve"));

    assertThat(world.logIn.verify("ada", AccessWorld.PASSWORD, "127.0.0.1"))
        .isEqualTo(new LogIn.Result.Refused());
    assertThat(world.audit.acts()).contains(Act.refused("", "log-in", "account/ada", "blocked"));
    assertThat(world.accounts.find("ada").orElseThrow().failedAttempts()).isZero();
    world.administer.unblock("ada", GivenActor.everything("eve"));
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();
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

    LogIn restarted = world.logIn(new VerifiedCredentials(world.random, world.clock));

    assertThat(restarted.verify("ada", AccessWorld.PASSWORD, "10.0.0.1"))
        .isEqualTo(new LogIn.Result.Refused());
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
  void a_right_password_costs_its_hash_once_a_minute() {
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();
    assertThat(logIns()).isEqualTo(1);

    world.clock.step(VerifiedCredentials.KEPT);

    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();
    assertThat(logIns()).isEqualTo(2);
  }

  private long logIns() {
    return world.audit.acts().stream().filter(act -> act.action().equals("log-in")).count();
  }

  @Test
  void what_another_node_changed_is_in_force_at_once() {
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();

    world.accounts.setStanding("ada", Account.Standing.of(Role.AUDITOR));
    assertThat(world.logIn.verify("ada", AccessWorld.PASSWORD, "127.0.0.1"))
        .isInstanceOfSatisfying(
            LogIn.Result.Welcome.class,
            welcome -> assertThat(welcome.account().roles()).containsExactly(Role.AUDITOR));
    world.accounts.setPassword("ada", world.passwords.hash("another long one"));
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isFalse();
  }

  @Test
  void an_address_that_guesses_at_many_names_is_closed_for_a_while_on_every_node() {
    for (int i = 0; i < LogIn.FAILURES_OF_ADDRESS; i++) {
      assertThat(world.logIn.verify("name" + i, "wrong password", "10.0.0.9"))
          .isEqualTo(new LogIn.Result.Refused());
    }
    LogIn otherNode = world.logIn(new VerifiedCredentials(world.random, world.clock));

    assertThat(otherNode.verify("ada", AccessWorld.PASSWORD, "10.0.0.9"))
        .isInstanceOf(LogIn.Result.TooManyTries.class);
    assertThat(otherNode.verify("ada", AccessWorld.PASSWORD, "10.0.0.8"))
        .isInstanceOf(LogIn.Result.Welcome.class);
    world.clock.step(LogIn.WINDOW);
    assertThat(otherNode.verify("ada", AccessWorld.PASSWORD, "10.0.0.9"))
        .isInstanceOf(LogIn.Result.Welcome.class);
  }

  @Test
  void whoever_has_one_ipv6_address_has_those_around_it() {
    for (int i = 0; i < LogIn.FAILURES_OF_ADDRESS; i++) {
      world.logIn.verify("name" + i, "wrong password", "2001:db8:0:1:0:0:0:" + i);
    }

    assertThat(world.logIn.verify("ada", AccessWorld.PASSWORD, "2001:db8:0:1:ffff:0:0:1"))
        .isInstanceOf(LogIn.Result.TooManyTries.class);
  }

  @Test
  void a_changed_password_ends_the_old_one_at_once() {
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isTrue();

    world.administer.changePassword("ada", "another long one", GivenActor.everything("test"));

    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isFalse();
    assertThat(world.welcomes("ada", "another long one")).isTrue();
  }

  @Test
  void a_removed_account_is_nobody_at_once() {
    assertThat(world.welcomes("erp-machine", AccessWorld.PASSWORD)).isTrue();

    world.administer.remove("erp-machine", GivenActor.everything("test"));

    assertThat(world.welcomes("erp-machine", AccessWorld.PASSWORD)).isFalse();
  }

  @Test
  @Timeout(60)
  void those_who_come_with_the_same_password_at_once_cost_one_verification() throws Exception {
    AtOnce atOnce = new AtOnce();
    LogIn logIn = world.logIn(world.verified, heldAtItsFirst(atOnce));

    List<LogIn.Result> results =
        atOnce.run(12, () -> logIn.verify("ada", AccessWorld.PASSWORD, "127.0.0.1"));

    assertThat(results).hasSize(12).allMatch(LogIn.Result.Welcome.class::isInstance);
    assertThat(logIns()).isEqualTo(1);
  }

  @Test
  @Timeout(60)
  void a_wrong_password_that_many_bring_at_once_is_as_many_failures() throws Exception {
    AtOnce atOnce = new AtOnce();
    LogIn logIn = world.logIn(world.verified, heldAtItsFirst(atOnce));

    List<LogIn.Result> results =
        atOnce.run(9, () -> logIn.verify("ada", "wrong password", "127.0.0.1"));

    assertThat(results).hasSize(9).containsOnly(new LogIn.Result.Refused());
    assertThat(world.accounts.find("ada").orElseThrow().failedAttempts()).isEqualTo(9);
    assertThat(logIns()).isEqualTo(9);
    guess(1);
    assertThat(world.welcomes("ada", AccessWorld.PASSWORD)).isFalse();
  }

  /** Notes acts in the world's trail; who comes first is held there. */
  private AuditTrail heldAtItsFirst(AtOnce atOnce) {
    return new AuditTrail() {
      @Override
      public void note(Act act) {
        world.audit.note(act);
      }

      @Override
      public void noteAlone(Act act) {
        atOnce.hold();
        world.audit.noteAlone(act);
      }
    };
  }

  private void guess(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(world.welcomes("ada", "wrong password " + i)).isFalse();
    }
  }
}
