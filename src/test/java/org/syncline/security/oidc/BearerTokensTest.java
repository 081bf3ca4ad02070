package org.syncline.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.security.oidc.OidcWorld.CLIENT;
import static org.syncline.security.oidc.OidcWorld.accepted;
import static org.syncline.security.oidc.OidcWorld.refusal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.syncline.security.LogIn;
import org.syncline.security.Role;

/** What is accepted as an access token, and every trick that is not. */
class BearerTokensTest {
  private static final FakeKey STRANGER = FakeKey.rsa("stranger", 2048);
  private static final FakeKey SHORT = FakeKey.rsa("short", 1024);
  private static final FakeKey EC = FakeKey.ec("ec-1");
  private static final FakeKey EDWARDS = FakeKey.edwards("ed-1");
  private OidcWorld world;

  @BeforeEach
  void open() {
    world = new OidcWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private FakeToken good() {
    return world.provider.access(world.ada, CLIENT);
  }

  private FakeKey key() {
    return world.provider.signing();
  }

  private long now() {
    return world.clock.instant().getEpochSecond();
  }

  @Test
  void a_good_token_tells_who_it_is_and_what_they_may_do() {
    OidcIdentity identity = accepted(world.oidc().bearer(good().signedBy(key()), OidcWorld.FROM));

    assertThat(identity)
        .isEqualTo(
            new OidcIdentity(
                world.provider.issuer(),
                world.ada.subject(),
                "ada",
                Set.of(Role.OPERATOR),
                Set.of("north"),
                null));
  }

  @Test
  void a_token_of_a_machine_names_its_system() {
    world.ada.in("erp-machines");

    OidcIdentity identity = accepted(world.oidc().bearer(good().signedBy(key()), OidcWorld.FROM));

    assertThat(identity.roles()).containsExactly(Role.MACHINE);
    assertThat(identity.system()).isEqualTo("erp");
  }

  /** A form of a good token. */
  private interface Form extends BiFunction<BearerTokensTest, FakeToken, String> {}

  private static Arguments good(String name, Form form) {
    return Arguments.of(name, form);
  }

  static Stream<Arguments> goodForms() {
    return Stream.of(
        good("typ at+jwt", (t, token) -> token.signedBy(t.key())),
        good(
            "typ application/at+jwt",
            (t, token) -> token.header("typ", "application/at+JWT").signedBy(t.key())),
        good("typ JWT with a scope", (t, token) -> token.header("typ", "JWT").signedBy(t.key())),
        good("no typ, with a scope", (t, token) -> token.header("typ", null).signedBy(t.key())),
        good(
            "Keycloak's claim typ=Bearer",
            (t, token) ->
                token
                    .header("typ", "JWT")
                    .claim("typ", "Bearer")
                    .claim("scope", null)
                    .signedBy(t.key())),
        good("RS512", (t, token) -> token.header("alg", "RS512").signedBy(t.key())),
        good("PS256", (t, token) -> token.header("alg", "PS256").signedBy(t.key())),
        good("ES256", (t, token) -> token.signedBy(t.publishing(EC))),
        good("EdDSA", (t, token) -> token.signedBy(t.publishing(EDWARDS))),
        good(
            "Ed25519, as RFC 9864 calls it",
            (t, token) -> token.header("alg", "Ed25519").signedBy(t.publishing(EDWARDS))),
        good(
            "audience among others",
            (t, token) -> token.claim("aud", List.of("other", CLIENT)).signedBy(t.key())),
        good("no kid, one key that fits", (t, token) -> token.signedWithoutKid(t.key())),
        good(
            "expired 29 seconds ago",
            (t, token) -> token.claim("exp", t.now() - 29).signedBy(t.key())),
        good(
            "valid from in 30 seconds",
            (t, token) -> token.claim("nbf", t.now() + 30).signedBy(t.key())),
        good(
            "thumbprint of a certificate",
            (t, token) -> token.header("x5t", "AAAAAAAAAAAAAAAAAAAAAAAAAAA").signedBy(t.key())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodForms")
  void good_forms(String name, Form form) {
    assertThat(accepted(world.oidc().bearer(form.apply(this, good()), OidcWorld.FROM)).subject())
        .isEqualTo(world.ada.subject());
  }

  /** A trick. */
  private interface Trick extends BiFunction<BearerTokensTest, FakeToken, String> {}

  private static Arguments trick(String name, Refusal expected, Trick trick) {
    return Arguments.of(name, expected, trick);
  }

  static Stream<Arguments> tricks() {
    List<Arguments> all = new ArrayList<>();
    headers(all);
    keys(all);
    claims(all);
    otherTokens(all);
    forms(all);
    return all.stream();
  }

  private static void headers(List<Arguments> all) {
    all.add(trick("alg none", Refusal.ALGORITHM, (t, token) -> token.unsigned()));
    all.add(
        trick(
            "alg none with the old signature",
            Refusal.UNREADABLE,
            (t, token) -> {
              String signed = token.signedBy(t.key());
              return token.unsigned() + signed.substring(signed.lastIndexOf('.') + 1);
            }));
    all.add(
        trick(
            "alg NoNe",
            Refusal.ALGORITHM,
            (t, token) -> token.header("alg", "NoNe").signedOtherwise(t.key(), "RS256")));
    all.add(
        trick(
            "HMAC with the public key",
            Refusal.ALGORITHM,
            (t, token) ->
                token
                    .header("kid", t.key().kid())
                    .signedBySecret(t.key().pair().getPublic().getEncoded())));
    all.add(
        trick(
            "HMAC with the client secret",
            Refusal.ALGORITHM,
            (t, token) -> token.signedBySecret("secret of the hub".getBytes())));
    all.add(
        trick(
            "ES256K",
            Refusal.ALGORITHM,
            (t, token) -> token.header("alg", "ES256K").signedOtherwise(EC, "ES256")));
    all.add(
        trick(
            "key in the header",
            Refusal.HEADER_KEY,
            (t, token) -> token.header("jwk", STRANGER.jwk()).signedBy(STRANGER)));
    all.add(
        trick(
            "address of keys in the header",
            Refusal.HEADER_KEY,
            (t, token) ->
                token.header("jku", t.world.provider.issuer() + "/keys").signedBy(t.key())));
    all.add(
        trick(
            "address of a certificate in the header",
            Refusal.HEADER_KEY,
            (t, token) -> token.header("x5u", "https://attacker.example/c").signedBy(t.key())));
    all.add(
        trick(
            "certificate in the header",
            Refusal.HEADER_KEY,
            (t, token) -> token.header("x5c", List.of("AAAA")).signedBy(t.key())));
    all.add(
        trick(
            "critical header",
            Refusal.CRITICAL,
            (t, token) -> token.header("crit", List.of("exp")).header("exp", 1).signedBy(t.key())));
    all.add(
        trick(
            "unencoded payload",
            Refusal.CRITICAL,
            (t, token) ->
                token.header("b64", false).header("crit", List.of("b64")).signedBy(t.key())));
    all.add(
        trick(
            "nested token",
            Refusal.NESTED,
            (t, token) -> token.header("cty", "JWT").signedBy(t.key())));
    all.add(
        trick(
            "typ of an order to log out",
            Refusal.TYPE,
            (t, token) -> token.header("typ", "logout+jwt").signedBy(t.key())));
    all.add(
        trick(
            "typ of a DPoP proof",
            Refusal.TYPE,
            (t, token) -> token.header("typ", "dpop+jwt").signedBy(t.key())));
  }

  private static void keys(List<Arguments> all) {
    all.add(trick("unknown key", Refusal.KEY_UNKNOWN, (t, token) -> token.signedBy(STRANGER)));
    all.add(
        trick(
            "kid of a file",
            Refusal.KEY_UNKNOWN,
            (t, token) -> token.header("kid", "../../../dev/null").signedBy(STRANGER)));
    all.add(
        trick(
            "kid of a statement",
            Refusal.KEY_UNKNOWN,
            (t, token) -> token.header("kid", "' or '1'='1").signedBy(STRANGER)));
    all.add(
        trick(
            "empty kid",
            Refusal.KEY_UNKNOWN,
            (t, token) -> token.header("kid", "").signedBy(t.key())));
    all.add(
        trick(
            "foreign key under a known kid",
            Refusal.SIGNATURE,
            (t, token) -> token.header("kid", t.key().kid()).signedBy(STRANGER)));
    all.add(
        trick(
            "no kid and a foreign key",
            Refusal.SIGNATURE,
            (t, token) -> token.signedWithoutKid(STRANGER)));
    all.add(
        trick(
            "no kid and two keys that fit",
            Refusal.KEY_UNFIT,
            (t, token) -> {
              t.world.provider.publish(STRANGER.jwk());
              return token.signedWithoutKid(t.key());
            }));
    all.add(
        trick(
            "known kid of another kind of key",
            Refusal.KEY_UNFIT,
            (t, token) -> token.header("kid", t.key().kid()).signedBy(EC)));
    all.add(
        trick(
            "key for encryption",
            Refusal.KEY_UNFIT,
            (t, token) -> {
              Map<String, Object> jwk = new HashMap<>(EC.jwk());
              jwk.put("use", "enc");
              t.world.provider.publish(jwk);
              return token.signedBy(EC);
            }));
    all.add(
        trick(
            "key that may only sign",
            Refusal.KEY_UNFIT,
            (t, token) -> {
              Map<String, Object> jwk = new HashMap<>(EC.jwk());
              jwk.remove("use");
              jwk.put("key_ops", List.of("sign"));
              t.world.provider.publish(jwk);
              return token.signedBy(EC);
            }));
    all.add(
        trick(
            "key meant for another algorithm",
            Refusal.KEY_UNFIT,
            (t, token) -> {
              Map<String, Object> jwk = new HashMap<>(STRANGER.jwk());
              jwk.put("alg", "PS256");
              t.world.provider.publish(jwk);
              return token.signedBy(STRANGER);
            }));
    all.add(
        trick(
            "RSA key of 1024 bits",
            Refusal.KEY_UNFIT,
            (t, token) -> {
              t.world.provider.publish(SHORT.jwk());
              return token.signedBy(SHORT);
            }));
    all.add(
        trick(
            "published symmetric key",
            Refusal.ALGORITHM,
            (t, token) -> {
              byte[] secret = "a secret of thirty-two bytes, ok".getBytes();
              t.world.provider.publish(
                  Map.of("kty", "oct", "kid", "oct", "k", FakeToken.encode(secret)));
              return token.header("kid", "oct").signedBySecret(secret);
            }));
    all.add(
        trick(
            "signature of zeros",
            Refusal.SIGNATURE,
            (t, token) -> {
              String signed = token.signedBy(t.publishing(EC));
              return signed.substring(0, signed.lastIndexOf('.') + 1)
                  + FakeToken.encode(new byte[64]);
            }));
    all.add(
        trick(
            "no signature",
            Refusal.UNREADABLE,
            (t, token) -> {
              String signed = token.signedBy(t.key());
              return signed.substring(0, signed.lastIndexOf('.') + 1);
            }));
    all.add(
        trick(
            "claims changed afterwards",
            Refusal.SIGNATURE,
            (t, token) -> {
              String[] parts = token.signedBy(t.key()).split("\\.");
              token.claim("groups", List.of("hub-admins"));
              return parts[0] + "." + FakeToken.encode(token.payload()) + "." + parts[2];
            }));
  }

  private static void claims(List<Arguments> all) {
    all.add(
        trick(
            "other issuer",
            Refusal.ISSUER,
            (t, token) -> token.claim("iss", "https://attacker.example").signedBy(t.key())));
    all.add(
        trick(
            "issuer with a slash more",
            Refusal.ISSUER,
            (t, token) -> token.claim("iss", t.world.provider.issuer() + "/").signedBy(t.key())));
    all.add(
        trick(
            "no issuer", Refusal.ISSUER, (t, token) -> token.claim("iss", null).signedBy(t.key())));
    all.add(
        trick(
            "other audience",
            Refusal.AUDIENCE,
            (t, token) -> token.claim("aud", "other").signedBy(t.key())));
    all.add(
        trick(
            "list of other audiences",
            Refusal.AUDIENCE,
            (t, token) -> token.claim("aud", List.of("a", "b")).signedBy(t.key())));
    all.add(
        trick(
            "audience that only begins right",
            Refusal.AUDIENCE,
            (t, token) -> token.claim("aud", CLIENT + "-2").signedBy(t.key())));
    all.add(
        trick(
            "no audience",
            Refusal.AUDIENCE,
            (t, token) -> token.claim("aud", null).signedBy(t.key())));
    all.add(
        trick(
            "audience that is a number",
            Refusal.UNREADABLE,
            (t, token) -> token.claim("aud", 5).signedBy(t.key())));
    all.add(
        trick(
            "expired 30 seconds ago",
            Refusal.EXPIRED,
            (t, token) -> token.claim("exp", t.now() - 30).signedBy(t.key())));
    all.add(
        trick(
            "no expiry",
            Refusal.NO_EXPIRY,
            (t, token) -> token.claim("exp", null).signedBy(t.key())));
    all.add(
        trick(
            "expiry that is a text",
            Refusal.UNREADABLE,
            (t, token) -> token.claim("exp", "tomorrow").signedBy(t.key())));
    all.add(
        trick(
            "valid from in 31 seconds",
            Refusal.NOT_YET,
            (t, token) -> token.claim("nbf", t.now() + 31).signedBy(t.key())));
    all.add(
        trick(
            "issued in an hour",
            Refusal.ISSUED_LATER,
            (t, token) -> token.claim("iat", t.now() + 3600).signedBy(t.key())));
    all.add(
        trick(
            "no subject",
            Refusal.NO_SUBJECT,
            (t, token) -> token.claim("sub", null).signedBy(t.key())));
    all.add(
        trick(
            "blank subject",
            Refusal.NO_SUBJECT,
            (t, token) -> token.claim("sub", " ").signedBy(t.key())));
    all.add(
        trick(
            "no group that gives a role",
            Refusal.NO_ROLE,
            (t, token) -> token.claim("groups", List.of("staff")).signedBy(t.key())));
    all.add(
        trick(
            "machine of two systems",
            Refusal.ROLES,
            (t, token) -> token.claim("groups", List.of("erp-machines", "crm")).signedBy(t.key())));
    all.add(
        trick(
            "machine that is an administrator",
            Refusal.ROLES,
            (t, token) ->
                token.claim("groups", List.of("erp-machines", "hub-admins")).signedBy(t.key())));
  }

  private static void otherTokens(List<Arguments> all) {
    all.add(
        trick(
            "ID token with a nonce",
            Refusal.NOT_AN_ACCESS_TOKEN,
            (t, token) -> token.header("typ", "JWT").claim("nonce", "n").signedBy(t.key())));
    all.add(
        trick(
            "ID token with the hash of an access token",
            Refusal.NOT_AN_ACCESS_TOKEN,
            (t, token) -> token.header("typ", "JWT").claim("at_hash", "h").signedBy(t.key())));
    all.add(
        trick(
            "bare ID token",
            Refusal.NOT_AN_ACCESS_TOKEN,
            (t, token) ->
                token
                    .header("typ", "JWT")
                    .claim("scope", null)
                    .claim("client_id", null)
                    .claim("azp", CLIENT)
                    .signedBy(t.key())));
    all.add(
        trick(
            "Keycloak's ID token",
            Refusal.NOT_AN_ACCESS_TOKEN,
            (t, token) -> token.header("typ", "JWT").claim("typ", "ID").signedBy(t.key())));
    all.add(
        trick(
            "Keycloak's refresh token",
            Refusal.NOT_AN_ACCESS_TOKEN,
            (t, token) -> token.header("typ", "JWT").claim("typ", "Refresh").signedBy(t.key())));
    all.add(
        trick(
            "order to log out without its type",
            Refusal.NOT_AN_ACCESS_TOKEN,
            (t, token) ->
                token
                    .header("typ", "JWT")
                    .claim("events", Map.of("e", Map.of()))
                    .signedBy(t.key())));
  }

  private static void forms(List<Arguments> all) {
    all.add(
        trick(
            "more than 8 KiB",
            Refusal.TOO_LONG,
            (t, token) -> token.claim("x", "x".repeat(8 * 1024)).signedBy(t.key())));
    all.add(trick("empty", Refusal.UNREADABLE, (t, token) -> ""));
    all.add(trick("no token", Refusal.UNREADABLE, (t, token) -> "hello"));
    all.add(trick("two parts", Refusal.UNREADABLE, (t, token) -> "aaaa.bbbb"));
    all.add(
        trick(
            "encrypted token",
            Refusal.ENCRYPTED,
            (t, token) ->
                FakeToken.encode("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}")
                    + ".AAAA.AAAA.AAAA.AAAA"));
    all.add(
        trick(
            "line end behind it",
            Refusal.UNREADABLE,
            (t, token) -> token.signedBy(t.key()) + "\n"));
    all.add(trick("padded parts", Refusal.UNREADABLE, (t, token) -> token.signedBy(t.key()) + "="));
    all.add(
        trick(
            "two subjects in one token",
            Refusal.UNREADABLE,
            (t, token) ->
                token.signedRaw(
                    t.key(), token.payload().replaceFirst("\\{", "{\"sub\":\"somebody\","))));
    all.add(
        trick(
            "claims that are a list",
            Refusal.UNREADABLE,
            (t, token) -> token.signedRaw(t.key(), "[" + token.payload() + "]")));
    all.add(
        trick(
            "claims nested a thousand deep",
            Refusal.UNREADABLE,
            (t, token) ->
                token.signedRaw(t.key(), "{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("tricks")
  void tricks(String name, Refusal expected, Trick trick) {
    assertThat(refusal(world.oidc().bearer(trick.apply(this, good()), OidcWorld.FROM)))
        .isEqualTo(expected);
    assertThat(world.audit.acts())
        .singleElement()
        .satisfies(
            act -> {
              assertThat(act.refused()).isTrue();
              assertThat(act.actor()).isEmpty();
              assertThat(act.detail()).isEqualTo("token=" + expected.word());
            });
  }

  private FakeKey publishing(FakeKey key) {
    world.provider.publish(key.jwk());
    return key;
  }

  @Test
  void a_log_in_by_token_is_noted_once_for_each_token() {
    String token = good().signedBy(key());

    OidcIdentity identity = accepted(world.oidc().bearer(token, OidcWorld.FROM));
    world.oidc().bearer(token, OidcWorld.FROM);

    assertThat(world.audit.acts())
        .singleElement()
        .satisfies(
            act -> {
              assertThat(act.actor()).isEqualTo(identity.account());
              assertThat(act.detail()).isEqualTo("by=token roles=[OPERATOR]");
            });
  }

  @Test
  void another_audience_can_be_set() {
    world.set("audience", "hub-api");

    assertThat(refusal(world.oidc().bearer(good().signedBy(key()), OidcWorld.FROM)))
        .isEqualTo(Refusal.AUDIENCE);
    assertThat(
            accepted(
                    world
                        .oidc()
                        .bearer(
                            world.provider.access(world.ada, "hub-api").signedBy(key()),
                            OidcWorld.FROM))
                .name())
        .isEqualTo("ada");
  }

  @Test
  void groups_may_stand_deeper() {
    world.set("groups-claim", "realm_access.roles");

    OidcIdentity identity =
        accepted(
            world
                .oidc()
                .bearer(
                    good()
                        .claim("realm_access", Map.of("roles", List.of("hub-admins")))
                        .signedBy(key()),
                    OidcWorld.FROM));

    assertThat(identity.roles()).containsExactly(Role.ADMIN);
  }

  @Test
  void a_flood_of_forged_tokens_fills_the_trail_no_further_and_good_ones_go_on() {
    for (int i = 0; i < 2 * LogIn.FAILURES_OF_ADDRESS; i++) {
      assertThat(refusal(world.oidc().bearer("a.b.c", OidcWorld.FROM))).isNotNull();
    }

    assertThat(world.audit.acts()).hasSize(LogIn.FAILURES_OF_ADDRESS);
    accepted(world.oidc().bearer(good().signedBy(key()), OidcWorld.FROM));
    assertThat(world.audit.acts()).hasSize(LogIn.FAILURES_OF_ADDRESS + 1);
  }

  @Test
  void so_do_floods_of_made_up_log_ins_and_log_outs() {
    for (int i = 0; i < LogIn.FAILURES_OF_ADDRESS; i++) {
      assertThat(refusal(world.oidc().finish(Map.of(), null, OidcWorld.FROM))).isNotNull();
      assertThat(refusal(world.oidc().backChannel("a.b.c", OidcWorld.FROM))).isNotNull();
    }

    assertThat(world.audit.acts()).hasSize(LogIn.FAILURES_OF_ADDRESS);
  }
}
