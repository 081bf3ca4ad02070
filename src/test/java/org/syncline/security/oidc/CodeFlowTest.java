package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.security.oidc.OidcWorld.accepted;
import static org.syncline.security.oidc.OidcWorld.refusal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.platform.AuditTrail.Act;
import org.syncline.security.Role;

class CodeFlowTest {
  private OidcWorld world;

  @BeforeEach
  void open() {
    world = new OidcWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_person_is_sent_to_the_provider_and_comes_back_logged_in() {
    LogInBegun begun = world.begun();
    OidcSession session =
        accepted(world.oidc().finish(world.browse(begun.to()), begun.pending(), OidcWorld.FROM));

    assertThat(session.identity())
        .isEqualTo(
            new OidcIdentity(
                world.provider.issuer(),
                world.ada.subject(),
                "ada",
                Set.of(Role.OPERATOR),
                Set.of("north"),
                null));
    assertThat(begun.pending().returnPage()).isEqualTo("index.xhtml");
    String account = session.identity().account();
    assertThat(world.audit.acts())
        .containsExactly(
            Act.done(account, "log-in", "account/" + account, "by=code roles=[OPERATOR]"));
  }

  @Test
  void the_address_asks_for_a_code_with_state_nonce_and_pkce() {
    LogInBegun begun = world.begun();

    Map<String, String> query = FakeProvider.form(begun.to().getRawQuery());

    assertThat(begun.to().toString()).startsWith(world.provider.issuer() + "/authorize?");
    assertThat(query)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "hub")
        .containsEntry("redirect_uri", "http://localhost:8080/syncline/session/oidc")
        .containsEntry("scope", "openid profile")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("state", begun.pending().state())
        .containsEntry("nonce", begun.pending().nonce())
        .doesNotContainValue(begun.pending().verifier());
  }

  @Test
  void two_log_ins_have_nothing_in_common() {
    PendingLogIn one = world.begun().pending();
    PendingLogIn other = world.begun().pending();

    assertThat(Set.of(one.state(), one.nonce(), one.verifier(), other.state(), other.nonce()))
        .hasSize(5)
        .allSatisfy(secret -> assertThat(secret).hasSize(43))
        .doesNotContain(other.verifier());
  }

  @Test
  void another_browser_can_not_use_the_answer() {
    Map<String, List<String>> answer = world.browse(world.begun().to());

    assertThat(refusal(world.oidc().finish(answer, world.begun().pending(), OidcWorld.FROM)))
        .isEqualTo(Refusal.STATE);
    assertThat(refusal(world.oidc().finish(answer, null, OidcWorld.FROM))).isEqualTo(Refusal.STATE);
    assertThat(world.provider.calls("/token")).isZero();
  }

  @Test
  void an_answer_counts_once() {
    LogInBegun begun = world.begun();
    Map<String, List<String>> answer = world.browse(begun.to());
    accepted(world.oidc().finish(answer, begun.pending(), OidcWorld.FROM));

    assertThat(refusal(world.oidc().finish(answer, begun.pending(), OidcWorld.FROM)))
        .isEqualTo(Refusal.STATE);
    assertThat(world.provider.calls("/token")).isEqualTo(1);
  }

  @Test
  void a_code_counts_once_at_the_provider_too() {
    LogInBegun begun = world.begun();
    Map<String, List<String>> answer = world.browse(begun.to());
    accepted(world.oidc().finish(answer, begun.pending(), OidcWorld.FROM));

    assertThat(refusal(world.another().finish(answer, begun.pending(), OidcWorld.FROM)))
        .isEqualTo(Refusal.CODE);
  }

  @Test
  void after_ten_minutes_it_is_too_late() {
    LogInBegun begun = world.begun();
    Map<String, List<String>> answer = world.browse(begun.to());
    world.clock.step(Duration.ofMinutes(10));

    assertThat(refusal(world.oidc().finish(answer, begun.pending(), OidcWorld.FROM)))
        .isEqualTo(Refusal.TOO_LATE);
  }

  @Test
  void the_provider_refuses_a_code_without_its_verifier() {
    LogInBegun begun = world.begun();
    PendingLogIn own = begun.pending();
    PendingLogIn stolen =
        new PendingLogIn(
            own.state(),
            own.nonce(),
            world.begun().pending().verifier(),
            own.returnPage(),
            own.expires());

    assertThat(refusal(world.oidc().finish(world.browse(begun.to()), stolen, OidcWorld.FROM)))
        .isEqualTo(Refusal.CODE);
  }

  @Test
  void the_answer_of_another_provider_is_refused_before_the_code_is_sent_anywhere() {
    assertThat(refusal(finishedWith("iss", List.of("https://attacker.example"))))
        .isEqualTo(Refusal.ISSUER);
    assertThat(refusal(finishedWith("iss", List.of()))).isEqualTo(Refusal.ISSUER);
    assertThat(world.provider.calls("/token")).isZero();
  }

  @Test
  void a_provider_that_does_not_name_itself_needs_not() {
    world.provider.metadata("authorization_response_iss_parameter_supported", null);

    accepted(finishedWith("iss", List.of()));
    assertThat(refusal(finishedWith("iss", List.of("https://attacker.example"))))
        .isEqualTo(Refusal.ISSUER);
  }

  @Test
  void a_parameter_that_comes_twice_is_refused() {
    assertThat(refusal(finishedWith("code", List.of("a", "b")))).isEqualTo(Refusal.PARAMETERS);
    assertThat(refusal(finishedWith("state", List.of("a", "b")))).isEqualTo(Refusal.PARAMETERS);
    assertThat(refusal(finishedWith("code", List.of()))).isEqualTo(Refusal.PARAMETERS);
    assertThat(refusal(finishedWith("code", List.of("c".repeat(4097)))))
        .isEqualTo(Refusal.PARAMETERS);
  }

  private OidcResult<OidcSession> finishedWith(String name, List<String> values) {
    LogInBegun begun = world.begun();
    Map<String, List<String>> answer = new HashMap<>(world.browse(begun.to()));
    answer.put(name, values);
    return world.oidc().finish(answer, begun.pending(), OidcWorld.FROM);
  }

  @Test
  void what_the_provider_says_about_an_error_is_not_repeated() {
    world.ada.disabled();

    Refusal refusal = refusal(world.logIn());

    assertThat(refusal).isEqualTo(Refusal.DENIED);
    assertThat(refusal.sentence()).doesNotContain("Person is disabled");
    assertThat(world.audit.acts())
        .containsExactly(Act.refused("", "log-in", "account/oidc:?", "code=denied"));
  }

  @Test
  void who_is_in_no_group_of_the_hub_is_told_so() {
    world.ada.in("staff");

    Refusal refusal = refusal(world.logIn());

    assertThat(refusal).isEqualTo(Refusal.NO_ROLE);
    assertThat(refusal.sentence()).contains("has no role", "ask an administrator");
  }

  @Test
  void machines_have_no_business_at_a_browser() {
    world.ada.in("erp-machines");

    assertThat(refusal(world.logIn())).isEqualTo(Refusal.MACHINE);
  }

  @Test
  void user_information_about_somebody_else_is_refused() {
    world.provider.userInfos(
        claims -> {
          claims.put("sub", "somebody");
          return claims;
        });

    assertThat(refusal(world.logIn())).isEqualTo(Refusal.SUBJECT);
  }

  @Test
  void groups_that_only_the_id_token_tells_are_taken_from_there() {
    world.provider.groupsOnlyInIdToken();

    OidcSession session = world.loggedIn();

    assertThat(session.identity().roles()).containsExactly(Role.OPERATOR);
    assertThat(session.groupsInIdToken()).isTrue();
  }

  @Test
  void groups_that_could_not_be_asked_again_do_not_count() {
    world.provider.groupsOnlyInIdToken();
    world.provider.givesNoRefreshTokens();

    assertThat(refusal(world.logIn())).isEqualTo(Refusal.GROUPS);
  }

  @Test
  void a_public_client_needs_no_secret() {
    world.provider.publicClient();
    world.withoutSecret();

    assertThat(world.loggedIn().identity().name()).isEqualTo("ada");
  }

  @Test
  void the_secret_goes_into_the_body_where_the_provider_takes_it_only_there() {
    world.provider.metadata("token_endpoint_auth_methods_supported", List.of("client_secret_post"));

    assertThat(world.loggedIn().identity().name()).isEqualTo("ada");
  }

  @Test
  void a_wrong_secret_is_the_hubs_fault_and_not_the_persons() {
    world.withoutSecret();

    assertThat(world.logIn())
        .isInstanceOfSatisfying(
            OidcResult.Unavailable.class,
            away -> assertThat(away.sentence()).contains("administrator"));
    assertThat(world.audit.acts()).isEmpty();
  }

  @Test
  void a_provider_that_is_away_is_told_as_such() {
    world.provider.away();

    assertThat(world.oidc().begin("index.xhtml")).isInstanceOf(OidcResult.Unavailable.class);
  }

  @Test
  void sessions_can_be_kept_by_the_server_and_show_no_secret() throws IOException {
    LogInBegun begun = world.begun();
    OidcSession session =
        accepted(world.oidc().finish(world.browse(begun.to()), begun.pending(), OidcWorld.FROM));

    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(session);
      out.writeObject(begun.pending());
    }
    assertThat("" + session + begun + begun.pending() + session.tokens())
        .isEqualTo("OidcSessionLogInBegunPendingLogInIssuedTokens");
    assertThat(session.identity().toString()).doesNotContain("ada", world.ada.subject());
  }

  @Test
  void a_form_of_the_provider_leads_back_as_well() {
    world.provider.atTheBrowser(null);
    LogInBegun begun = world.begun();

    Map<String, List<String>> answer = world.browse(URI.create(begun.to() + "&user=ada"));

    assertThat(
            accepted(world.oidc().finish(answer, begun.pending(), OidcWorld.FROM))
                .identity()
                .name())
        .isEqualTo("ada");
  }

  @Test
  void where_it_is_off_nothing_else_can_be_asked() {
    assertThat(Oidc.off().enabled()).isFalse();
    assertThat(world.oidc().enabled()).isTrue();
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() -> Oidc.off().bearer("x", OidcWorld.FROM))
        .withMessageContaining("syncline.oidc.issuer");
  }
}
