package org.syncline.security.oidc;

import java.io.Serializable;
import java.time.Instant;

/**
 * What has to be remembered for one browser between its way to the provider and its way back. It
 * belongs into the HTTP session, and is taken out of it before {@link Oidc#finish} sees it.
 *
 * @param returnPage the page of the hub that the person wanted; given back as it was
 * @param expires ten minutes after the beginning
 */
public record PendingLogIn(
    String state, String nonce, String verifier, String returnPage, Instant expires)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Nothing of it: it is secret. */
  @Override
  public String toString() {
    return "PendingLogIn";
  }
}
