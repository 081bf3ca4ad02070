package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;

class OwnPasswordTest {
  private static final String NEW = "another long one";
  private static final Actor OTTO = GivenActor.everything("otto");
  @TempDir private Path folder;
  private AccessWorld world;

  @BeforeEach
  void otto() {
    world = new AccessWorld(folder).with("otto", Role.AUDITOR);
  }

  private OwnPassword.Result change(String present, String wanted) {
    return world.ownPassword.change(OTTO, present, wanted, "127.0.0.1");
  }

  @Test
  void whoever_knows_the_present_one_sets_another() {
    assertThat(change(AccessWorld.PASSWORD, NEW)).isEqualTo(new OwnPassword.Result.Done());

    assertThat(world.welcomes("otto", NEW)).isTrue();
    assertThat(world.welcomes("otto", AccessWorld.PASSWORD)).isFalse();
    assertThat(world.audit.acts())
        .contains(Act.done("otto", "account.password", "account/otto", "own"));
  }

  @Test
  void guessing_the_present_one_locks_the_account_as_at_the_log_in() {
    for (int i = 0; i < LogIn.FAILURES_ALLOWED; i++) {
      assertThat(change("wrong password " + i, NEW))
          .isEqualTo(new OwnPassword.Result.WrongPassword());
    }

    assertThat(change(AccessWorld.PASSWORD, NEW)).isEqualTo(new OwnPassword.Result.WrongPassword());
  }

  @Test
  void the_new_one_is_another_and_a_strong_one() {
    assertThat(change(AccessWorld.PASSWORD, AccessWorld.PASSWORD))
        .isInstanceOf(OwnPassword.Result.Invalid.class);
    assertThat(change(AccessWorld.PASSWORD, "short"))
        .isInstanceOf(OwnPassword.Result.Invalid.class);
    assertThat(world.welcomes("otto", AccessWorld.PASSWORD)).isTrue();
  }

  @Test
  void an_account_that_is_kept_elsewhere_has_no_password_here() {
    assertThat(
            world.ownPassword.change(
                GivenActor.everything("oidc:otto"), AccessWorld.PASSWORD, NEW, "127.0.0.1"))
        .isEqualTo(new OwnPassword.Result.KeptElsewhere());
  }

  @Test
  void a_token_may_not_change_it() {
    Actor token = new GivenActor("otto", Set.of(Permission.READ_API), null);

    assertThatThrownBy(
            () -> world.ownPassword.change(token, AccessWorld.PASSWORD, NEW, "127.0.0.1"))
        .isInstanceOf(NotAllowedException.class);
  }
}
