package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.security.oidc.OidcWorld.accepted;
import static org.syncline.security.oidc.OidcWorld.refusal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.security.Role;

/** What happens at the provider while a session goes on. */
class LiveIdentityTest {
  private static final Duration RECHECK = Duration.ofSeconds(4);
  private OidcWorld world;

  @BeforeEach
  void open() {
    world = new OidcWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private OidcResult<OidcSession> later(OidcSession session, Duration time) {
    world.clock.step(time);
    return world.oidc().recheck(session);
  }

  @Test
  void within_four_seconds_nobody_is_asked_again() {
    OidcSession session = world.loggedIn();
    int asked = world.provider.calls("/userinfo");

    assertThat(accepted(later(session, RECHECK.minusMillis(1)))).isEqualTo(session);
    assertThat(world.provider.calls("/userinfo")).isEqualTo(asked);
    accepted(later(session, Duration.ofMillis(1)));
    assertThat(world.provider.calls("/userinfo")).isEqualTo(asked + 1);
  }

  @Test
  void changed_groups_and_teams_are_in_force_within_five_seconds() {
    OidcSession session = world.loggedIn();
    world.ada.in("hub-admins").ofTeams("south", "west");

    OidcIdentity current = accepted(later(session, RECHECK)).identity();

    assertThat(current.roles()).containsExactly(Role.ADMIN);
    assertThat(current.teams()).isEqualTo(Set.of("south", "west"));
    assertThat(current.isSameAs(session.identity())).isTrue();
    assertThat(world.audit.acts())
        .contains(
            Act.done(
                current.account(),
                "session.rights",
                "account/" + current.account(),
                "roles=[ADMIN] teams=2"));
  }

  @Test
  void who_leaves_the_last_group_is_out() {
    OidcSession session = world.loggedIn();
    world.ada.in();

    assertThat(refusal(later(session, RECHECK))).isEqualTo(Refusal.NO_ROLE);
  }

  @Test
  void a_disabled_person_is_out_within_five_seconds() {
    OidcSession session = world.loggedIn();
    world.ada.disabled();

    assertThat(refusal(later(session, RECHECK))).isEqualTo(Refusal.DISABLED);
    String account = session.identity().account();
    assertThat(world.audit.acts())
        .contains(Act.refused(account, "session", "account/" + account, "disabled"));
  }

  @Test
  void a_disabled_person_is_out_on_another_node_too() {
    OidcSession session = world.loggedIn();
    world.ada.disabled();
    world.clock.step(RECHECK);

    assertThat(refusal(world.another().recheck(session))).isEqualTo(Refusal.DISABLED);
  }

  @Test
  void a_new_name_at_the_provider_does_not_make_another_person() {
    OidcSession session = world.loggedIn();
    world.ada.renamed("ada.lovelace");

    OidcIdentity current = accepted(later(session, RECHECK)).identity();

    assertThat(current.name()).isEqualTo("ada.lovelace");
    assertThat(current.isSameAs(session.identity())).isTrue();
  }

  @Test
  void an_answer_about_somebody_else_ends_the_session() {
    OidcSession session = world.loggedIn();
    world.provider.userInfos(
        claims -> {
          claims.put("sub", "somebody");
          return claims;
        });

    assertThat(refusal(later(session, RECHECK))).isEqualTo(Refusal.SUBJECT);
  }

  @Test
  void an_expired_access_token_is_renewed_and_each_refresh_token_is_used_once() {
    world.provider.accessLasts(Duration.ofSeconds(10));
    OidcSession first = world.loggedIn();

    OidcSession second = accepted(later(first, Duration.ofSeconds(10)));
    // The caller still holds the session of before, as a request that runs at the same time does.
    OidcSession third = accepted(later(first, Duration.ofSeconds(10)));

    assertThat(world.provider.calls("/token")).isEqualTo(3);
    assertThat(List.of(first, second, third))
        .extracting(session -> session.tokens().refresh())
        .doesNotHaveDuplicates();
    assertThat(third.identity()).isEqualTo(first.identity());
  }

  @Test
  void a_token_that_the_provider_takes_back_is_renewed_before_it_expires() {
    OidcSession session = world.loggedIn();
    world.provider.revoke(session.tokens().access());

    OidcSession current = accepted(later(session, RECHECK));

    assertThat(current.tokens().access()).isNotEqualTo(session.tokens().access());
  }

  @Test
  void without_a_refresh_token_the_session_ends_with_the_access_token() {
    world.provider.givesNoRefreshTokens();
    world.provider.accessLasts(Duration.ofSeconds(10));
    OidcSession session = world.loggedIn();

    accepted(later(session, Duration.ofSeconds(9)));
    assertThat(refusal(later(session, RECHECK))).isEqualTo(Refusal.EXPIRED);
  }

  @Test
  void a_renewed_id_token_of_somebody_else_ends_the_session() {
    world.provider.accessLasts(Duration.ofSeconds(10));
    OidcSession session = world.loggedIn();
    world.provider.idTokens(
        token -> token.claim("sub", "somebody").signedBy(world.provider.signing()));

    assertThat(refusal(later(session, Duration.ofSeconds(10)))).isEqualTo(Refusal.SUBJECT);
  }

  @Test
  void groups_of_id_tokens_are_renewed_with_them() {
    world.provider.groupsOnlyInIdToken();
    OidcSession session = world.loggedIn();
    world.ada.in("hub-admins");

    OidcSession current = accepted(later(session, RECHECK));
    world.ada.in();

    assertThat(current.identity().roles()).containsExactly(Role.ADMIN);
    assertThat(refusal(later(current, RECHECK))).isEqualTo(Refusal.NO_ROLE);
  }

  @Test
  void a_renewal_without_an_id_token_tells_no_groups() {
    world.provider.groupsOnlyInIdToken();
    OidcSession session = world.loggedIn();
    world.provider.idTokens(token -> null);

    assertThat(refusal(later(session, RECHECK))).isEqualTo(Refusal.GROUPS);
  }

  @Test
  void while_the_provider_is_away_a_session_stays_for_a_minute_and_no_longer() {
    OidcSession session = world.loggedIn();
    world.provider.away();

    for (int seconds = 5; seconds < 60; seconds += 5) {
      assertThat(accepted(later(session, Duration.ofSeconds(5)))).isEqualTo(session);
    }
    assertThat(later(session, Duration.ofSeconds(5)))
        .isInstanceOfSatisfying(
            OidcResult.Unavailable.class,
            away -> assertThat(away.sentence()).contains("try again in a minute"));
    world.provider.back();
    assertThat(accepted(later(session, RECHECK)).identity()).isEqualTo(session.identity());
  }

  @Test
  void a_provider_that_is_away_is_not_asked_at_each_request() {
    OidcSession session = world.loggedIn();
    world.provider.away();
    int before = world.provider.calls("/userinfo");

    accepted(later(session, RECHECK));
    accepted(later(session, Duration.ofSeconds(1)));
    accepted(later(session, Duration.ofSeconds(1)));

    assertThat(world.provider.calls("/userinfo")).isEqualTo(before + 1);
  }

  @Test
  void tokens_renewed_just_before_the_provider_went_away_are_not_lost() {
    world.provider.accessLasts(Duration.ofSeconds(10));
    OidcSession session = world.loggedIn();
    world.provider.misbehave("/userinfo", FakeProvider.Fault.status(500));

    OidcSession kept = accepted(later(session, Duration.ofSeconds(10)));
    assertThat(kept.tokens().refresh()).isNotEqualTo(session.tokens().refresh());
    assertThat(kept.checked()).isEqualTo(session.checked());

    world.provider.back();
    accepted(later(session, Duration.ofSeconds(10)));
  }

  @Test
  void answers_that_are_none_count_as_away() {
    OidcSession session = world.loggedIn();
    List<FakeProvider.Fault> faults =
        List.of(
            FakeProvider.Fault.garbage(),
            FakeProvider.Fault.huge(),
            FakeProvider.Fault.redirect("http://127.0.0.1:1/"),
            FakeProvider.Fault.status(429),
            FakeProvider.Fault.status(404));

    for (FakeProvider.Fault fault : faults) {
      world.provider.misbehave("/userinfo", fault);
      assertThat(accepted(later(session, RECHECK))).isEqualTo(session);
    }
  }

  @Test
  void a_provider_that_is_too_slow_counts_as_away() {
    OidcSession session = world.loggedIn();
    CountDownLatch released = new CountDownLatch(1);
    world.provider.misbehave("/userinfo", FakeProvider.Fault.slow(released));
    world.http.hurry(Duration.ofMillis(200));
    try {
      assertThat(accepted(later(session, RECHECK))).isEqualTo(session);
      assertThat(later(session, Duration.ofMinutes(1))).isInstanceOf(OidcResult.Unavailable.class);
    } finally {
      released.countDown();
    }
  }

  @Test
  void of_many_requests_at_once_one_asks() throws Exception {
    OidcSession session = world.loggedIn();
    world.clock.step(RECHECK);
    int before = world.provider.calls("/userinfo");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    world.provider.userInfos(
        claims -> {
          asked.countDown();
          await(answered);
          return claims;
        });
    ExecutorService requests = Executors.newFixedThreadPool(8);
    try {
      List<Future<OidcResult<OidcSession>>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        results.add(requests.submit(() -> world.oidc().recheck(session)));
      }
      await(asked);
      answered.countDown();
      for (Future<OidcResult<OidcSession>> result : results) {
        accepted(result.get(20, TimeUnit.SECONDS));
      }
    } finally {
      answered.countDown();
      requests.shutdownNow();
    }
    assertThat(world.provider.calls("/userinfo")).isEqualTo(before + 1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_log_out_leads_to_the_provider_and_back_and_ends_its_session_too() {
    OidcSession session = world.loggedIn();

    URI to = world.oidc().logOut(session).orElseThrow();

    Map<String, String> query = FakeProvider.form(to.getRawQuery());
    assertThat(to.toString()).startsWith(world.provider.issuer() + "/logout?");
    assertThat(query)
        .containsEntry("client_id", "hub")
        .containsEntry("post_logout_redirect_uri", "http://localhost:8080/syncline/login.xhtml")
        .containsEntry("id_token_hint", session.tokens().id());
    String account = session.identity().account();
    assertThat(world.audit.acts()).contains(Act.done(account, "log-out", "account/" + account, ""));
    world.browse(to);
    assertThat(refusal(later(session, RECHECK))).isEqualTo(Refusal.DISABLED);
  }

  @Test
  void where_the_provider_has_no_log_out_the_hub_logs_out_alone() {
    world.provider.metadata("end_session_endpoint", null);

    assertThat(world.oidc().logOut(world.loggedIn())).isEmpty();
  }
}
