package org.syncline.system.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.system.ConnectionCheck;
import org.syncline.system.TestConnection;
import org.syncline.system.UseOfConnection.Step;

/** The connections of systems. */
@Path("systems/{id}/connections/{connection}/test")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConnectionsResource {
  @Inject private TestConnection test;

  /** How far a connection came. */
  public record Tried(boolean ok, List<Step> steps) {}

  /**
   * What it showed when it was tried last.
   *
   * @param step the last one that was done
   * @param version of the system's document that it was tried by
   */
  public record Shown(
      boolean ok, String step, String sentence, Instant at, String by, int version) {
    static Shown of(ConnectionCheck check) {
      return new Shown(
          check.ok(), check.step(), check.sentence(), check.at(), check.by(), check.version());
    }
  }

  @GET
  @Needs(Permission.READ_CONFIGURATION)
  public Shown last(
      @PathParam("id") String id,
      @PathParam("connection") String connection,
      @Context SecurityContext security) {
    return test.last(id, connection, HubSecurityContext.callerOf(security))
        .map(Shown::of)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "This connection was never tried, or there is none: POST here tries it."));
  }

  @POST
  @Needs(Permission.CONFIGURE)
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
