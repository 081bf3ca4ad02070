package org.syncline.security.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies orders of the provider to end sessions (OpenID Connect Back-Channel Logout 1.0, 2.6).
 */
final class LogOutTokens {
  static final Duration OLDEST = Duration.ofMinutes(2);
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  // The specification asks receivers to take tokens without the type too.
  private static final Set<String> TYPES = Set.of("logout+jwt", "jwt", "");

  private final OidcSettings settings;
  private final SignedTokens tokens;
  private final ClaimChecks checks;
  private final Clock clock;

  /** Ids of tokens. Should one be forgotten, its age refuses it after two minutes. */
  private final Recent seen = new Recent();

  LogOutTokens(OidcSettings settings, SignedTokens tokens, ClaimChecks checks, Clock clock) {
    this.settings = settings;
    this.tokens = tokens;
    this.checks = checks;
    this.clock = clock;
  }

  LoggedOut verify(String token) throws NotTrustedException, ProviderAwayException {
    JWTClaimsSet claims = tokens.open(token, TYPES).claims();
    checks.check(claims, settings.clientId());
    ClaimChecks.require(!checks.isOlder(claims, OLDEST), Refusal.ISSUED_LONG_AGO);
    ClaimChecks.require(
        claims.getClaim("events") instanceof Map<?, ?> events
            && events.get(EVENT) instanceof Map<?, ?>,
        Refusal.EVENT);
    ClaimChecks.require(!claims.getClaims().containsKey("nonce"), Refusal.NONCE);
    String subject = text(claims.getClaim("sub"));
    String sid = text(claims.getClaim("sid"));
    ClaimChecks.require(subject != null || sid != null, Refusal.NO_SESSION);
    checkNew(text(claims.getClaim("jti")));
    return new LoggedOut(settings.issuer(), subject, sid, clock.instant());
  }

  private void checkNew(@Nullable String id) throws NotTrustedException {
    if (id == null) {
      throw new NotTrustedException(Refusal.NO_ID);
    }
    ClaimChecks.require(seen.isNew(id), Refusal.REPEATED);
  }

  private static @Nullable String text(@Nullable Object claim) {
    return claim instanceof String text && !text.isBlank() ? text : null;
  }
}
