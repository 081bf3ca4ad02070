package org.syncline.metrics.alert.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.metrics.alert.TryAlert;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.JsonBodies;
import org.syncline.platform.rest.LimitedBody;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.rest.HubSecurityContext;

/** What an alert rule would have done in the past. */
@Path("alert-trials")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked
public class AlertTrialsResource {
  @Inject private TryAlert trial;
  @Context private SecurityContext caller;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.READ_FIGURES)
  public AlertView.Tried run(InputStream body, @Context UriInfo uri) throws IOException {
    QueryParameters query = QueryParameters.of(uri, Set.of("from", "to"));
    byte[] content = LimitedBody.read(body, JsonBodies.LIMIT);
    try {
      return AlertView.Tried.of(
          trial.run(
              content,
              query.instant("from"),
              query.instant("to"),
              HubSecurityContext.callerOf(caller)));
    } catch (InvalidConfiguration e) {
      throw Mistakes.of(e);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("from", String.valueOf(e.getMessage()));
    }
  }
}
