package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.security.oidc.OidcWorld.CLIENT;
import static org.syncline.security.oidc.OidcWorld.refusal;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ID tokens of a log-in: every trick ends the log-in. */
class IdTokensTest {
  private static final FakeKey STRANGER = FakeKey.rsa("stranger", 2048);
  private OidcWorld world;

  @BeforeEach
  void open() {
    world = new OidcWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** How the provider, or somebody in its place, makes the ID token. */
  private interface Making extends BiFunction<OidcWorld, FakeToken, String> {}

  private static Arguments made(String name, Making making) {
    return Arguments.of(name, making);
  }

  static Stream<Arguments> good() {
    return Stream.of(
        made("as it comes", (w, t) -> t.signedBy(w.provider.signing())),
        made("without the hash", (w, t) -> t.claim("at_hash", null).signedBy(w.provider.signing())),
        made("without typ", (w, t) -> t.header("typ", null).signedBy(w.provider.signing())),
        made(
            "for two, and the hub is the party",
            (w, t) ->
                t.claim("aud", List.of(CLIENT, "other"))
                    .claim("azp", CLIENT)
                    .signedBy(w.provider.signing())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("good")
  void good_id_tokens(String name, Making making) {
    world.provider.idTokens(token -> making.apply(world, token));

    assertThat(world.loggedIn().identity().name()).isEqualTo("ada");
  }

  private static Arguments trick(String name, Refusal expected, Making making) {
    return Arguments.of(name, expected, making);
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
        trick("none at all", Refusal.NO_ID_TOKEN, (w, t) -> null),
        trick("alg none", Refusal.ALGORITHM, (w, t) -> t.unsigned()),
        trick(
            "HMAC with the client secret",
            Refusal.ALGORITHM,
            (w, t) -> t.signedBySecret(FakeProvider.SECRET.getBytes())),
        trick(
            "HMAC with the public key",
            Refusal.ALGORITHM,
            (w, t) -> t.signedBySecret(w.provider.signing().pair().getPublic().getEncoded())),
        trick("unknown key", Refusal.KEY_UNKNOWN, (w, t) -> t.signedBy(STRANGER)),
        trick(
            "foreign key under a known kid",
            Refusal.SIGNATURE,
            (w, t) -> t.header("kid", w.provider.signing().kid()).signedBy(STRANGER)),
        trick(
            "key in the header",
            Refusal.HEADER_KEY,
            (w, t) -> t.header("jwk", STRANGER.jwk()).signedBy(STRANGER)),
        trick(
            "critical header",
            Refusal.CRITICAL,
            (w, t) -> t.header("crit", List.of("x")).header("x", 1).signedBy(w.provider.signing())),
        trick(
            "typ of an access token",
            Refusal.TYPE,
            (w, t) -> t.header("typ", "at+jwt").signedBy(w.provider.signing())),
        trick(
            "typ of an order to log out",
            Refusal.TYPE,
            (w, t) -> t.header("typ", "logout+jwt").signedBy(w.provider.signing())),
        claim("other issuer", Refusal.ISSUER, "iss", "https://attacker.example"),
        claim("no issuer", Refusal.ISSUER, "iss", null),
        claim("other audience", Refusal.AUDIENCE, "aud", "other"),
        claim("no audience", Refusal.AUDIENCE, "aud", null),
        claim("for two without a party", Refusal.PARTY, "aud", List.of(CLIENT, "other")),
        claim("other party", Refusal.PARTY, "azp", "other"),
        claim("other nonce", Refusal.NONCE, "nonce", "another"),
        claim("no nonce", Refusal.NONCE, "nonce", null),
        claim("nonce that is a list", Refusal.NONCE, "nonce", List.of("a")),
        claim("no expiry", Refusal.NO_EXPIRY, "exp", null),
        time("expired", Refusal.EXPIRED, "exp", -30),
        time("valid later", Refusal.NOT_YET, "nbf", 31),
        time("issued later", Refusal.ISSUED_LATER, "iat", 31),
        claim("issued nobody knows when", Refusal.ISSUED_LATER, "iat", null),
        claim("no subject", Refusal.NO_SUBJECT, "sub", null),
        claim("subject of somebody else", Refusal.SUBJECT, "sub", "somebody"),
        claim("hash of another access token", Refusal.TOKEN_HASH, "at_hash", "AAAAAAAAAAAAAAAA"),
        claim("hash that is a number", Refusal.TOKEN_HASH, "at_hash", 1),
        trick(
            "more than 8 KiB",
            Refusal.TOO_LONG,
            (w, t) -> t.claim("x", "x".repeat(8 * 1024)).signedBy(w.provider.signing())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("tricks")
  void tricks(String name, Refusal expected, Making making) {
    world.provider.idTokens(token -> making.apply(world, token));

    assertThat(refusal(world.logIn())).isEqualTo(expected);
    assertThat(world.audit.acts())
        .singleElement()
        .satisfies(act -> assertThat(act.detail()).isEqualTo("code=" + expected.word()));
  }
}
