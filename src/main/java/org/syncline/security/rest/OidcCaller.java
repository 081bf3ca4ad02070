package org.syncline.security.rest;

import java.util.Set;
import org.syncline.security.Caller;
import org.syncline.security.oidc.OidcIdentity;

/** Somebody whom the identity provider vouches for, as a caller of the hub. */
final class OidcCaller {
  private OidcCaller() {}

  static Caller of(OidcIdentity who) {
    return new Caller(
        who.account(),
        who.roles(),
        Caller.permissionsOf(who.roles()),
        who.system(),
        Set.of(who.name()),
        who.teams());
  }
}
