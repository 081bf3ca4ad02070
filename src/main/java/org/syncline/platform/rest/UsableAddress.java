package org.syncline.platform.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses U+0000 in paths and parameters: nothing that the hub keeps can hold it, and PostgreSQL
 * fails on it.
 */
@Provider
@PreMatching
@ApplicationScoped
public class UsableAddress implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    if (holdsZero(uri.getPath())) {
      throw refused("path");
    }
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (holdsZero(name) || values.stream().anyMatch(UsableAddress::holdsZero)) {
                throw refused(holdsZero(name) ? "query" : name);
              }
            });
  }

  private static boolean holdsZero(String text) {
    return text.indexOf('\0') >= 0;
  }

  private static ProblemException refused(String where) {
    return ProblemException.invalid(
        where, "Leave the character U+0000 out: nothing here holds it.");
  }
}
