package org.syncline.sync.sweep.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.security.Caller;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.sweep.RunSweeps;
import org.syncline.sync.sweep.Wish;

/** Looks a target through for rows that no record has. */
@Path("targets/{flow}/mirror")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MirrorResource {
  @Inject private RunSweeps sweeps;

  /** Starts it; answers 202 as soon as the server has taken it. */
  @POST
  @Needs(Permission.RUN_JOBS)
  public Response start(@PathParam("flow") String flow, @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    return SweepAnswers.accepted(sweeps, sweeps.start(Wish.mirror(flow), caller), caller);
  }
}
