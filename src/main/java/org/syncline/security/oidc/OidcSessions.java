package org.syncline.security.oidc;

/** Where the HTTP sessions are: told when some of them have to end. */
public interface OidcSessions {

  /** Ends all sessions that this {@linkplain LoggedOut#covers covers}, on every node. */
  void end(LoggedOut who);
}
