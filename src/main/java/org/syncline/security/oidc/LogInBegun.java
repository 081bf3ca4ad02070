package org.syncline.security.oidc;

import java.net.URI;

/**
 * A log-in that was begun.
 *
 * @param to where the browser goes now
 * @param pending what to remember for this browser
 */
public record LogInBegun(URI to, PendingLogIn pending) {

  /** Not the address: it holds the state. */
  @Override
  public String toString() {
    return "LogInBegun";
  }
}
