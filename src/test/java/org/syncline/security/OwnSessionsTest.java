package org.syncline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.platform.GivenActor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;

class OwnSessionsTest {
  @TempDir private Path folder;

  @Test
  void only_the_own_sessions_end_and_that_is_noted() {
    AccessWorld world = new AccessWorld(folder).with("ada", Role.ADMIN).with("bob", Role.OPERATOR);

    assertThat(world.ownSessions.endAll(GivenActor.everything("bob"))).isTrue();

    assertThat(world.accounts.find("bob").orElseThrow().signOuts()).isEqualTo(1);
    assertThat(world.accounts.find("ada").orElseThrow().signOuts()).isZero();
    assertThat(world.audit.acts())
        .contains(Act.done("bob", "account.sign-out", "account/bob", "own"));
  }

  @Test
  void an_account_that_is_kept_elsewhere_has_none_here() {
    AccessWorld world = new AccessWorld(folder).with("ada", Role.ADMIN);

    assertThat(world.ownSessions.endAll(GivenActor.everything("of the provider"))).isFalse();

    assertThat(world.audit.acts()).noneMatch(act -> act.action().equals("account.sign-out"));
    assertThatThrownBy(
            () -> world.ownSessions.endAll(GivenActor.without(Permission.KEEP_OWN_ACCOUNT)))
        .isInstanceOf(NotAllowedException.class);
  }
}
