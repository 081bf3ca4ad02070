package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.security.oidc.OidcWorld.CLIENT;
import static org.syncline.security.oidc.OidcWorld.accepted;
import static org.syncline.security.oidc.OidcWorld.refusal;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The provider's metadata and keys: wrong ones, new ones, and none. */
class ProviderTest {
  private static final String METADATA = "/.well-known/openid-configuration";
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private OidcWorld world;

  @BeforeEach
  void open() {
    world = new OidcWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private OidcResult<OidcIdentity> bearer() {
    FakeToken token = world.provider.access(world.ada, CLIENT);
    return world.oidc().bearer(token.signedBy(world.provider.signing()), OidcWorld.FROM);
  }

  private static Arguments fault(String name, Consumer<FakeProvider> fault) {
    return Arguments.of(name, fault);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("other issuer", p -> p.metadata("issuer", "https://attacker.example")),
        fault("issuer with a slash", p -> p.metadata("issuer", p.issuer() + "/")),
        fault("no issuer", p -> p.metadata("issuer", null)),
        fault("no keys", p -> p.metadata("jwks_uri", null)),
        fault("no user information", p -> p.metadata("userinfo_endpoint", null)),
        fault("plain http", p -> p.metadata("token_endpoint", "http://example.org/token")),
        fault("a file", p -> p.metadata("jwks_uri", "file:///etc/hosts")),
        fault("with a user", p -> p.metadata("token_endpoint", "https://a:b@example.org/token")),
        fault(
            "a script instead of a page",
            p -> p.metadata("end_session_endpoint", "javascript:alert(1)")),
        fault("metadata 500", p -> p.misbehave(METADATA, FakeProvider.Fault.status(500))),
        fault("metadata 404", p -> p.misbehave(METADATA, FakeProvider.Fault.status(404))),
        fault("metadata unreadable", p -> p.misbehave(METADATA, FakeProvider.Fault.garbage())),
        fault("metadata huge", p -> p.misbehave(METADATA, FakeProvider.Fault.huge())),
        fault(
            "metadata elsewhere",
            p -> p.misbehave(METADATA, FakeProvider.Fault.redirect("http://127.0.0.1:1/"))),
        fault("keys 500", p -> p.misbehave("/keys", FakeProvider.Fault.status(500))),
        fault("keys unreadable", p -> p.misbehave("/keys", FakeProvider.Fault.garbage())),
        fault(
            "keys elsewhere",
            p -> p.misbehave("/keys", FakeProvider.Fault.redirect("http://127.0.0.1:1/"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void nothing_is_decided_with_a_provider_that_is_wrong(String name, Consumer<FakeProvider> fault) {
    fault.accept(world.provider);

    assertThat(bearer()).isInstanceOf(OidcResult.Unavailable.class);
    assertThat(world.audit.acts()).isEmpty();
  }

  @Test
  void endpoints_on_this_machine_are_only_for_a_provider_on_this_machine() {
    OidcSettings remote =
        OidcSettings.read(
                name ->
                    name.equals("syncline.oidc.issuer")
                        ? "https://login.example.org"
                        : world.properties.get(name))
            .orElseThrow();

    assertThat(remote.allows(URI.create("http://127.0.0.1:8080/token"))).isFalse();
    assertThat(remote.allows(URI.create("https://login.example.org/token"))).isTrue();
  }

  @Test
  void what_the_egress_policy_refuses_is_not_called() {
    world.http.forbid(URI.create(world.provider.issuer()).getPort());

    assertThat(bearer()).isInstanceOf(OidcResult.Unavailable.class);
    assertThat(world.provider.calls(METADATA)).isZero();
  }

  @Test
  void metadata_are_asked_for_once_an_hour_and_keys_every_five_minutes() {
    accepted(bearer());
    accepted(bearer());
    assertThat(world.provider.calls(METADATA)).isEqualTo(1);
    assertThat(world.provider.calls("/keys")).isEqualTo(1);

    world.clock.step(Duration.ofMinutes(5));
    accepted(bearer());
    assertThat(world.provider.calls("/keys")).isEqualTo(2);

    world.clock.step(Duration.ofMinutes(55));
    accepted(bearer());
    assertThat(world.provider.calls(METADATA)).isEqualTo(2);
  }

  @Test
  void a_new_key_is_found_at_once() {
    accepted(bearer());
    world.clock.step(PAUSE);
    world.provider.rotateKeys();

    accepted(bearer());
    assertThat(world.provider.calls("/keys")).isEqualTo(2);
  }

  @Test
  void a_key_that_was_taken_back_counts_no_longer_than_five_minutes() {
    FakeKey old = world.provider.signing();
    accepted(bearer());
    world.provider.rotateKeys();

    world.clock.step(Duration.ofMinutes(5));

    FakeToken token = world.provider.access(world.ada, CLIENT);
    assertThat(refusal(world.oidc().bearer(token.signedBy(old), OidcWorld.FROM)))
        .isEqualTo(Refusal.KEY_UNKNOWN);
  }

  @Test
  void unknown_keys_make_the_hub_ask_once_in_five_seconds() {
    accepted(bearer());
    world.clock.step(PAUSE);
    FakeKey stranger = FakeKey.ec("stranger");

    for (int i = 0; i < 20; i++) {
      FakeToken token = world.provider.access(world.ada, CLIENT).header("kid", "unknown-" + i);
      assertThat(refusal(world.oidc().bearer(token.signedBy(stranger), OidcWorld.FROM)))
          .isEqualTo(Refusal.KEY_UNKNOWN);
    }

    assertThat(world.provider.calls("/keys")).isEqualTo(2);
  }

  @Test
  void known_keys_count_for_a_day_while_the_provider_is_away() {
    accepted(bearer());
    world.provider.away();

    world.clock.step(Duration.ofHours(23));
    accepted(bearer());
    world.clock.step(Duration.ofHours(1));
    assertThat(bearer()).isInstanceOf(OidcResult.Unavailable.class);

    world.provider.back();
    world.clock.step(PAUSE);
    accepted(bearer());
  }

  @Test
  void an_unknown_key_is_not_refused_while_nobody_can_say_whether_it_is_new() {
    accepted(bearer());
    world.provider.rotateKeys();
    world.provider.away();
    world.clock.step(PAUSE);

    assertThat(bearer()).isInstanceOf(OidcResult.Unavailable.class);
    assertThat(world.audit.acts()).noneMatch(act -> act.refused());
  }

  @Test
  void a_provider_that_is_away_is_tried_once_in_five_seconds() {
    world.provider.away();

    for (int i = 0; i < 20; i++) {
      assertThat(bearer()).isInstanceOf(OidcResult.Unavailable.class);
    }

    assertThat(world.provider.calls(METADATA)).isEqualTo(1);
  }
}
