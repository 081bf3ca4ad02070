package org.syncline.security.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.syncline.security.oidc.SignedTokens.Opened;

/**
 * Verifies access tokens that callers of the API send (RFC 9068, and the older forms that providers
 * still issue).
 */
final class BearerTokens {
  private static final String ACCESS_TYPE = "at+jwt";
  private static final Set<String> TYPES = Set.of(ACCESS_TYPE, "jwt", "");

  /** Claims of other tokens: of ID tokens, and of orders to log out. */
  private static final List<String> FOREIGN =
      List.of("nonce", "at_hash", "c_hash", "s_hash", "events");

  /** Claims that access tokens of the usual providers have, and ID tokens have not. */
  private static final List<String> OWN =
      List.of("scope", "scp", "client_id", "cid", "appid", "azpacr");

  private final OidcSettings settings;
  private final SignedTokens tokens;
  private final ClaimChecks checks;
  private final ReadIdentity identities;
  private final Introspection introspection;

  BearerTokens(
      OidcSettings settings,
      SignedTokens tokens,
      ClaimChecks checks,
      ReadIdentity identities,
      Introspection introspection) {
    this.settings = settings;
    this.tokens = tokens;
    this.checks = checks;
    this.identities = identities;
    this.introspection = introspection;
  }

  /** Who sends it. */
  OidcIdentity verify(String token) throws NotTrustedException, ProviderAwayException {
    Opened opened = tokens.open(token, TYPES);
    JWTClaimsSet claims = opened.claims();
    checks.check(claims, settings.audience());
    ClaimChecks.require(isAccessToken(opened), Refusal.NOT_AN_ACCESS_TOKEN);
    String subject = ClaimChecks.subject(claims);
    Map<String, Object> all = new HashMap<>(claims.getClaims());
    if (settings.introspect()) {
      all.putAll(asked(token, subject));
    }
    return identities.read(subject, subject, all);
  }

  private static boolean isAccessToken(Opened opened) {
    Map<String, Object> claims = opened.claims().getClaims();
    if (FOREIGN.stream().anyMatch(claims::containsKey)) {
      return false;
    }
    // Keycloak says by a claim what it issues: Bearer, ID, Refresh, Offline, Logout.
    Object kind = claims.get("typ");
    if (kind != null) {
      return kind.equals("Bearer");
    }
    return opened.type().equals(ACCESS_TYPE) || OWN.stream().anyMatch(claims::containsKey);
  }

  private Map<String, Object> asked(String token, String subject)
      throws NotTrustedException, ProviderAwayException {
    Map<String, Object> answer = introspection.ask(token);
    Object about = answer.get("sub");
    ClaimChecks.require(about == null || Objects.equals(about, subject), Refusal.SUBJECT);
    return answer;
  }
}
