package org.syncline.security.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Logs why the provider gives no usable answer: each reason once, and again after a minute. */
final class Complaints {
  private static final Logger LOG = Logger.getLogger(Complaints.class.getName());
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final Clock clock;
  private String last = "";
  private @Nullable Instant at;

  Complaints(Clock clock) {
    this.clock = clock;
  }

  void note(ProviderAwayException e) {
    if (isNews(String.valueOf(e.getMessage()))) {
      LOG.log(Level.WARNING, "oidc provider away why={0}", e.getMessage());
    }
  }

  private synchronized boolean isNews(String message) {
    Instant now = clock.instant();
    if (message.equals(last) && at != null && now.isBefore(at.plus(QUIET))) {
      return false;
    }
    last = message;
    at = now;
    return true;
  }
}
