package org.syncline.security.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import java.util.Map;
import java.util.Set;
import org.syncline.security.RandomText;
import org.syncline.security.oidc.SignedTokens.Opened;

/** Verifies ID tokens (OpenID Connect Core 1.0, 3.1.3.7 and 12.2). */
final class IdTokens {
  private static final Set<String> TYPES = Set.of("", "jwt");

  private final OidcSettings settings;
  private final SignedTokens tokens;
  private final ClaimChecks checks;

  IdTokens(OidcSettings settings, SignedTokens tokens, ClaimChecks checks) {
    this.settings = settings;
    this.tokens = tokens;
    this.checks = checks;
  }

  /** Verifies the token of a log-in. */
  JWTClaimsSet verify(String token, String accessToken, String nonce)
      throws NotTrustedException, ProviderAwayException {
    JWTClaimsSet claims = verify(token, accessToken);
    ClaimChecks.require(
        claims.getClaim("nonce") instanceof String given && RandomText.isSame(given, nonce),
        Refusal.NONCE);
    return claims;
  }

  /** Verifies the token that came with renewed tokens. */
  JWTClaimsSet verifyRenewed(String token, String accessToken, String subject)
      throws NotTrustedException, ProviderAwayException {
    JWTClaimsSet claims = verify(token, accessToken);
    ClaimChecks.require(subject.equals(claims.getSubject()), Refusal.SUBJECT);
    return claims;
  }

  private JWTClaimsSet verify(String token, String accessToken)
      throws NotTrustedException, ProviderAwayException {
    Opened opened = tokens.open(token, TYPES);
    JWTClaimsSet claims = opened.claims();
    checks.check(claims, settings.clientId());
    Map<String, Object> all = claims.getClaims();
    Object party = all.get("azp");
    ClaimChecks.require(
        party == null ? claims.getAudience().size() == 1 : settings.clientId().equals(party),
        Refusal.PARTY);
    ClaimChecks.require(claims.getIssueTime() != null, Refusal.ISSUED_LATER);
    ClaimChecks.subject(claims);
    Object hash = all.get("at_hash");
    ClaimChecks.require(
        hash == null || hash.equals(hash(accessToken, opened.header().getAlgorithm())),
        Refusal.TOKEN_HASH);
    return claims;
  }

  private static String hash(String accessToken, JWSAlgorithm algorithm) {
    BearerAccessToken token = new BearerAccessToken(accessToken);
    return SigningKeys.EDWARDS.contains(algorithm)
        ? AccessTokenHash.compute(token, JWSAlgorithm.EdDSA, Curve.Ed25519).getValue()
        : AccessTokenHash.compute(token, algorithm).getValue();
  }
}
