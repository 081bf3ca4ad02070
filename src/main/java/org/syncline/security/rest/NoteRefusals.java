package org.syncline.security.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.AuditTrail;
import org.syncline.security.Caller;

/**
 * Keeps in the audit trail what an account was refused, whoever refused it: {@link AccessFilter}, a
 * resource, or the use case.
 */
@Provider
@ApplicationScoped
public class NoteRefusals implements ContainerResponseFilter {
  private static final int FORBIDDEN = 403;

  @Context private ResourceInfo resource;
  @Context private HttpServletRequest servlet;
  @Inject private AuditTrail audit;

  /** For the server. */
  @NullUnmarked
  public NoteRefusals() {}

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Method asked = resource.getResourceMethod();
    if (response.getStatus() == FORBIDDEN && asked != null) {
      CallerOfRequest.find(servlet)
          .ifPresent(caller -> audit.noteAlone(refused(caller, asked, request.getMethod())));
    }
  }

  /** Not the address: keys in it may be e-mail addresses. */
  private static AuditTrail.Act refused(Caller caller, Method asked, String method) {
    return AuditTrail.Act.refused(
        caller.name(),
        "access",
        "operation/" + asked.getDeclaringClass().getSimpleName() + "." + asked.getName(),
        "method=" + method);
  }
}
