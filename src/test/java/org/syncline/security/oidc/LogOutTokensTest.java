package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.security.oidc.OidcWorld.accepted;
import static org.syncline.security.oidc.OidcWorld.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The provider orders sessions to end, and others try to. */
class LogOutTokensTest {
  private static final FakeKey STRANGER = FakeKey.rsa("stranger", 2048);
  private OidcWorld world;
  private OidcSession session;

  @BeforeEach
  void logIn() {
    world = new OidcWorld();
    session = world.loggedIn();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private FakeToken order() {
    return world.provider.logOutToken(world.ada, session.sid());
  }

  private OidcResult<LoggedOut> send(FakeToken token) {
    return world.oidc().backChannel(token.signedBy(world.provider.signing()), OidcWorld.FROM);
  }

  @Test
  void a_session_ends_at_once_by_its_id() {
    OidcSession other = world.loggedIn();

    LoggedOut who = accepted(send(order()));

    assertThat(world.told).containsExactly(who);
    assertThat(who.covers(session)).isTrue();
    assertThat(who.covers(other)).isFalse();
    assertThat(refusal(world.oidc().recheck(session))).isEqualTo(Refusal.LOGGED_OUT);
    accepted(world.oidc().recheck(other));
    assertThat(world.audit.acts())
        .last()
        .satisfies(
            act -> {
              assertThat(act.action()).isEqualTo("log-out");
              assertThat(act.subject()).startsWith("oidc-session/").doesNotContain(session.sid());
              assertThat(act.refused()).isFalse();
            });
  }

  @Test
  void all_sessions_of_a_person_end_where_no_session_is_named() {
    OidcSession other = world.loggedIn();
    FakePerson bob = world.provider.person("bob").in("hub-admins");
    world.provider.atTheBrowser(bob);
    OidcSession bobs = world.loggedIn();

    accepted(send(order().claim("sid", null)));

    assertThat(refusal(world.oidc().recheck(session))).isEqualTo(Refusal.LOGGED_OUT);
    assertThat(refusal(world.oidc().recheck(other))).isEqualTo(Refusal.LOGGED_OUT);
    accepted(world.oidc().recheck(bobs));
  }

  @Test
  void a_session_can_be_named_without_its_person() {
    accepted(send(order().claim("sub", null)));

    assertThat(refusal(world.oidc().recheck(session))).isEqualTo(Refusal.LOGGED_OUT);
  }

  @Test
  void the_next_log_in_counts_again() {
    accepted(send(order().claim("sid", null)));
    world.clock.step(Duration.ofSeconds(1));

    accepted(world.oidc().recheck(world.loggedIn()));
  }

  @Test
  void older_providers_leave_the_type_out() {
    accepted(send(order().header("typ", null)));
    accepted(send(order().header("typ", "JWT")));
  }

  @Test
  void an_order_counts_once() {
    FakeToken order = order();
    String signed = order.signedBy(world.provider.signing());
    accepted(world.oidc().backChannel(signed, OidcWorld.FROM));

    assertThat(refusal(world.oidc().backChannel(signed, OidcWorld.FROM)))
        .isEqualTo(Refusal.REPEATED);
    assertThat(world.told).hasSize(1);
  }

  private interface Trick {
    String with(OidcWorld world, FakeToken order);
  }

  private static Arguments trick(String name, Refusal expected, Trick trick) {
    return Arguments.of(name, expected, trick);
  }

  private static Arguments claim(String name, Refusal expected, String claim, Object value) {
    return trick(name, expected, (w, t) -> t.claim(claim, value).signedBy(w.provider.signing()));
  }

  private static Arguments time(String name, Refusal expected, String claim, long fromNow) {
    return trick(
        name,
        expected,
        (w, t) ->
            t.claim(claim, w.clock.instant().getEpochSecond() + fromNow)
                .signedBy(w.provider.signing()));
  }

  static Stream<Arguments> tricks() {
    return Stream.of(
        trick("alg none", Refusal.ALGORITHM, (w, t) -> t.unsigned()),
        trick("unknown key", Refusal.KEY_UNKNOWN, (w, t) -> t.signedBy(STRANGER)),
        trick(
            "typ of an access token",
            Refusal.TYPE,
            (w, t) -> t.header("typ", "at+jwt").signedBy(w.provider.signing())),
        claim("other issuer", Refusal.ISSUER, "iss", "https://attacker.example"),
        claim("other audience", Refusal.AUDIENCE, "aud", "other"),
        claim("no expiry", Refusal.NO_EXPIRY, "exp", null),
        time("expired", Refusal.EXPIRED, "exp", -30),
        time("issued later", Refusal.ISSUED_LATER, "iat", 31),
        time("issued long ago", Refusal.ISSUED_LONG_AGO, "iat", -151),
        claim("issued nobody knows when", Refusal.ISSUED_LONG_AGO, "iat", null),
        claim("no event: an ID token", Refusal.EVENT, "events", null),
        claim("other event", Refusal.EVENT, "events", Map.of("other", Map.of())),
        claim(
            "event that is no object",
            Refusal.EVENT,
            "events",
            Map.of("http://schemas.openid.net/event/backchannel-logout", "yes")),
        claim("events in a list", Refusal.EVENT, "events", List.of("x")),
        claim("with a nonce", Refusal.NONCE, "nonce", "n"),
        claim("no id", Refusal.NO_ID, "jti", null),
        trick(
            "neither session nor person",
            Refusal.NO_SESSION,
            (w, t) -> t.claim("sid", null).claim("sub", null).signedBy(w.provider.signing())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("tricks")
  void tricks(String name, Refusal expected, Trick trick) {
    assertThat(refusal(world.oidc().backChannel(trick.with(world, order()), OidcWorld.FROM)))
        .isEqualTo(expected);
    assertThat(world.told).isEmpty();
    assertThat(world.audit.acts())
        .last()
        .satisfies(act -> assertThat(act.detail()).isEqualTo("log-out=" + expected.word()));
    accepted(world.oidc().recheck(session));
  }
}
