package org.syncline.security.oidc;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Access tokens of the provider that are not what they seem. */
public final class TokenTricks {
  private static final FakeKey STRANGER = FakeKey.rsa("stranger", 2048);

  private final FakeProvider provider;
  private final FakePerson person;

  public TokenTricks(FakeProvider provider, FakePerson person) {
    this.provider = provider;
    this.person = person;
  }

  private FakeToken token() {
    return provider.access(person, FakeProvider.CLIENT);
  }

  private String signed(FakeToken token) {
    return token.signedBy(provider.signing());
  }

  private static long in(long seconds) {
    return Instant.now().getEpochSecond() + seconds;
  }

  public String good() {
    return signed(token());
  }

  public String algNone() {
    return token().unsigned();
  }

  public String algNoneWithSignature() {
    String good = good();
    return token().unsigned() + good.substring(good.lastIndexOf('.') + 1);
  }

  public String hmacWithPublicKey() {
    FakeKey key = provider.signing();
    return token().header("kid", key.kid()).signedBySecret(key.pair().getPublic().getEncoded());
  }

  public String otherIssuer() {
    return signed(token().claim("iss", "https://attacker.example"));
  }

  public String otherAudience() {
    return signed(token().claim("aud", "another-hub"));
  }

  public String expired() {
    return signed(token().claim("exp", in(-60)));
  }

  public String notYet() {
    return signed(token().claim("nbf", in(3600)));
  }

  public String unknownKey() {
    return token().signedBy(STRANGER);
  }

  public String foreignKeyUnderKnownName() {
    return token().header("kid", provider.signing().kid()).signedBy(STRANGER);
  }

  public String keyInHeader() {
    return token().header("jwk", STRANGER.jwk()).signedBy(STRANGER);
  }

  public String addressOfKeys(int port) {
    return token().header("jku", "http://127.0.0.1:" + port + "/keys").signedBy(STRANGER);
  }

  public String kidOfFile() {
    return token().header("kid", "../../../../dev/null").signedBy(STRANGER);
  }

  public String changedClaims() {
    String[] parts = good().split("\\.");
    String payload = token().claim("groups", List.of("hub-admins", "more")).payload();
    return parts[0] + "." + FakeToken.encode(payload) + "." + parts[2];
  }

  public String idToken() {
    return signed(token().header("typ", "JWT").claim("nonce", "n"));
  }

  public String logOutToken() {
    return signed(
        token()
            .header("typ", "logout+jwt")
            .claim(
                "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
  }

  public String withoutRole() {
    return signed(token().claim("groups", List.of("staff")));
  }
}
