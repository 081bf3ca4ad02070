package org.syncline.system.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.system.TestConnection;
import org.syncline.system.UseOfConnection.Step;

/** The connections of systems. */
@Path("systems/{id}/connections/{connection}/test")
@RequestScoped
@Needs(Permission.CONFIGURE)
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionsResource {
  @Inject private TestConnection test;

  /** How far a connection came. */
  public record Tried(boolean ok, List<Step> steps) {}

  @POST
  public Tried test(
      @PathParam("id") String id,
      @PathParam("connection") String connection,
      @Context SecurityContext security) {
    List<Step> steps =
        test.run(id, connection, HubSecurityContext.callerOf(security))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "There is no such connection: look at the system's document."));
    return new Tried(steps.stream().allMatch(Step::ok), steps);
  }
}
