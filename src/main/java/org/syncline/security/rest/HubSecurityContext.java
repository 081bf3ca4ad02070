package org.syncline.security.rest;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Caller;

/** The caller, as resources see it. */
public final class HubSecurityContext implements SecurityContext {
  private final @Nullable Caller caller;
  private final SecurityContext transport;

  HubSecurityContext(@Nullable Caller caller, SecurityContext transport) {
    this.caller = caller;
    this.transport = transport;
  }

  /** The caller of a resource that asks for a role. */
  public static Caller callerOf(SecurityContext security) {
    if (security.getUserPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw ProblemException.unauthenticated();
  }

  @Override
  public @Nullable Principal getUserPrincipal() {
    return caller;
  }

  @Override
  public boolean isUserInRole(String role) {
    return caller != null && caller.roleWords().contains(role);
  }

  @Override
  public boolean isSecure() {
    return transport.isSecure();
  }

  @Override
  public String getAuthenticationScheme() {
    return BASIC_AUTH;
  }
}
