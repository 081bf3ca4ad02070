package org.syncline.security.oidc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log-out at the provider.
 *
 * @param subject whose; null where only the session is told
 * @param sid the provider's id of the session; null = all sessions of the subject
 * @param at when the hub learned of it; later log-ins are not meant
 */
public record LoggedOut(String issuer, @Nullable String subject, @Nullable String sid, Instant at) {

  /** Whether this log-in ends by it. */
  public boolean covers(OidcSession session) {
    return issuer.equals(session.identity().issuer())
        && !session.began().isAfter(at)
        && (subject == null || subject.equals(session.identity().subject()))
        && (sid == null || sid.equals(session.sid()));
  }

  /** Whose it is stays out of logs. */
  @Override
  public String toString() {
    return "LoggedOut[" + (sid == null ? "subject" : "session") + "]";
  }
}
