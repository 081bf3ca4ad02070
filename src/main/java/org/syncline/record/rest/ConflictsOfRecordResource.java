package org.syncline.record.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.security.rest.HubSecurityContext;

/** The open conflicts of one record, and one decision about all of them. */
@Path("records/{id: [0-9]{1,18}}/conflicts")
@RequestScoped
@Needs(Permission.READ_RECORDS)
@Produces(MediaType.APPLICATION_JSON)
public class ConflictsOfRecordResource {
  @Inject private ConflictDeciding deciding;

  @GET
  public Response open(@PathParam("id") long id, @Context SecurityContext security) {
    return deciding.ofRecord(id, HubSecurityContext.callerOf(security));
  }

  @POST
  @Path("decide")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.EDIT_RECORDS)
  public Response decide(
      @PathParam("id") long id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      ConflictDeciding.Wish wish,
      @Context SecurityContext security) {
    return deciding.decideAll(id, ifMatch, wish, HubSecurityContext.callerOf(security));
  }
}
