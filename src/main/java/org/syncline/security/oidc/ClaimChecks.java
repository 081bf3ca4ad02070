package org.syncline.security.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** What has to be true of every token, whatever it is for. */
final class ClaimChecks {
  /** How far the provider's clock may be off. */
  static final Duration SKEW = Duration.ofSeconds(30);

  private static final int LONGEST_SUBJECT = 255;

  private final String issuer;
  private final Clock clock;

  ClaimChecks(String issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Issuer, audience and times. */
  void check(JWTClaimsSet claims, String audience) throws NotTrustedException {
    require(issuer.equals(claims.getIssuer()), Refusal.ISSUER);
    require(claims.getAudience().contains(audience), Refusal.AUDIENCE);
    Instant now = clock.instant();
    Instant expires = instant(claims.getExpirationTime());
    require(expires != null, Refusal.NO_EXPIRY);
    require(expires != null && now.isBefore(expires.plus(SKEW)), Refusal.EXPIRED);
    require(!isLater(claims.getNotBeforeTime(), now), Refusal.NOT_YET);
    require(!isLater(claims.getIssueTime(), now), Refusal.ISSUED_LATER);
  }

  /** The subject; a token about nobody is none. */
  static String subject(JWTClaimsSet claims) throws NotTrustedException {
    String subject = claims.getSubject();
    if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw new NotTrustedException(Refusal.NO_SUBJECT);
    }
    return subject;
  }

  /** Whether it was issued longer ago than this, or nobody knows when. */
  boolean isOlder(JWTClaimsSet claims, Duration age) {
    Instant issued = instant(claims.getIssueTime());
    return issued == null || clock.instant().isAfter(issued.plus(age).plus(SKEW));
  }

  static void require(boolean held, Refusal otherwise) throws NotTrustedException {
    if (!held) {
      throw new NotTrustedException(otherwise);
    }
  }

  private static boolean isLater(@Nullable Date date, Instant now) {
    Instant moment = instant(date);
    return moment != null && moment.isAfter(now.plus(SKEW));
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
