package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.security.oidc.OidcWorld.CLIENT;
import static org.syncline.security.oidc.OidcWorld.accepted;
import static org.syncline.security.oidc.OidcWorld.refusal;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.security.Role;

/** Bearer tokens about which the provider is asked too. */
class IntrospectionTest {
  private static final Duration RECHECK = Duration.ofSeconds(4);
  private OidcWorld world;
  private String token;

  @BeforeEach
  void open() {
    world = new OidcWorld().set("introspect", "true");
    token = world.provider.accessToken(world.ada, CLIENT);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private OidcResult<OidcIdentity> later(Duration time) {
    world.clock.step(time);
    return world.oidc().bearer(token, OidcWorld.FROM);
  }

  @Test
  void an_answer_holds_for_four_seconds() {
    accepted(world.oidc().bearer(token, OidcWorld.FROM));
    accepted(later(RECHECK.minusMillis(1)));
    assertThat(world.provider.calls("/introspect")).isEqualTo(1);
    accepted(later(Duration.ofMillis(1)));
    assertThat(world.provider.calls("/introspect")).isEqualTo(2);
  }

  @Test
  void a_revoked_token_is_refused_within_five_seconds() {
    accepted(world.oidc().bearer(token, OidcWorld.FROM));
    world.provider.revoke(token);

    assertThat(refusal(later(RECHECK))).isEqualTo(Refusal.REVOKED);
  }

  @Test
  void changed_groups_count_whatever_the_token_says() {
    accepted(world.oidc().bearer(token, OidcWorld.FROM));
    world.ada.in("hub-admins");

    assertThat(accepted(later(RECHECK)).roles()).containsExactly(Role.ADMIN);
    world.ada.in();
    assertThat(refusal(later(RECHECK))).isEqualTo(Refusal.NO_ROLE);
  }

  @Test
  void a_disabled_person_is_out_within_five_seconds() {
    accepted(world.oidc().bearer(token, OidcWorld.FROM));
    world.ada.disabled();

    assertThat(refusal(later(RECHECK))).isEqualTo(Refusal.REVOKED);
  }

  @Test
  void while_the_provider_is_away_the_last_answer_holds_for_a_minute() {
    accepted(world.oidc().bearer(token, OidcWorld.FROM));
    world.provider.away();

    accepted(later(Duration.ofSeconds(59)));
    assertThat(later(Duration.ofSeconds(1))).isInstanceOf(OidcResult.Unavailable.class);
  }

  @Test
  void a_token_that_nobody_could_be_asked_about_is_not_accepted() {
    world.provider.misbehave("/introspect", FakeProvider.Fault.status(500));

    assertThat(world.oidc().bearer(token, OidcWorld.FROM))
        .isInstanceOf(OidcResult.Unavailable.class);
  }

  @Test
  void forged_tokens_do_not_reach_the_provider() {
    String forged = world.provider.access(world.ada, CLIENT).signedBy(FakeKey.ec("stranger"));

    assertThat(refusal(world.oidc().bearer(forged, OidcWorld.FROM))).isEqualTo(Refusal.KEY_UNKNOWN);
    assertThat(world.provider.calls("/introspect")).isZero();
  }

  @Test
  void without_a_secret_nobody_can_be_asked() {
    world.withoutSecret();

    assertThat(world.oidc().bearer(token, OidcWorld.FROM))
        .isInstanceOf(OidcResult.Unavailable.class);
  }
}
