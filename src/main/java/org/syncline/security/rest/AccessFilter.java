package org.syncline.security.rest;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Caller;

/**
 * Lets a call through only where its method, or else its class, names a permission of the caller,
 * or says that it is for all. What says nothing is for nobody.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class AccessFilter implements ContainerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  @Context private ResourceInfo resource;
  @Context private HttpServletRequest servlet;

  /** For the server. */
  @NullUnmarked
  public AccessFilter() {}

  AccessFilter(ResourceInfo resource, HttpServletRequest servlet) {
    this.resource = resource;
    this.servlet = servlet;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    refuseForeignPages(request);
    CallerOfRequest.refusal(servlet).ifPresent(AccessFilter::refuse);
    Optional<Caller> caller = CallerOfRequest.find(servlet);
    decide(resource.getResourceClass(), resource.getResourceMethod(), caller);
    request.setSecurityContext(
        new HubSecurityContext(caller.orElse(null), request.getSecurityContext()));
  }

  private static void refuse(ProblemException problem) {
    throw problem;
  }

  /** A browser that knows a password sends it along, whoever wrote the page. */
  private static void refuseForeignPages(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    boolean foreign = site != null && !OWN.contains(site.toLowerCase(Locale.ROOT));
    if (foreign && !SAFE.contains(request.getMethod())) {
      throw ProblemException.forbidden("Pages of other sites may not change anything here.");
    }
  }

  static void decide(Class<?> type, Method method, Optional<Caller> caller) {
    AnnotatedElement rule = ruleOf(type, method);
    if (rule != null && rule.isAnnotationPresent(PermitAll.class)) {
      return;
    }
    if (caller.isEmpty()) {
      throw ProblemException.unauthenticated();
    }
    Needs needs = rule == null ? null : rule.getAnnotation(Needs.class);
    if (needs == null) {
      throw ProblemException.forbidden("Nobody may do this.");
    }
    caller.get().require(needs.value());
  }

  /** Where the rule stands: on the method, else on the class, else nowhere. */
  static @Nullable AnnotatedElement ruleOf(Class<?> type, Method method) {
    if (hasRule(method)) {
      return method;
    }
    // A proxy of the container carries no annotations; the class it stands for does.
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (hasRule(at)) {
        return at;
      }
    }
    return null;
  }

  private static boolean hasRule(AnnotatedElement element) {
    return element.isAnnotationPresent(Needs.class)
        || element.isAnnotationPresent(PermitAll.class)
        || element.isAnnotationPresent(DenyAll.class);
  }
}
