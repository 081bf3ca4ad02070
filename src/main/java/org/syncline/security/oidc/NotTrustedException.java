package org.syncline.security.oidc;

/** What came can't be trusted; known inside this feature only. */
final class NotTrustedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Refusal why;

  NotTrustedException(Refusal why) {
    super(why.word());
    this.why = why;
  }

  Refusal why() {
    return why;
  }
}
