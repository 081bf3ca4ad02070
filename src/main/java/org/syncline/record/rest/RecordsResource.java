package org.syncline.record.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import org.syncline.security.Roles;
import org.syncline.security.rest.HubSecurityContext;

/** Golden records: values, origin of each field, links, history. */
@Path("records/{id: [0-9]{1,18}}")
@RequestScoped
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.AUDITOR, Roles.INTEGRATOR})
@Produces(MediaType.APPLICATION_JSON)
public class RecordsResource {
  @Inject private RecordReading reading;

  @GET
  public Response read(
      @PathParam("id") long id, @Context SecurityContext security, @Context Request request) {
    return reading.record(id, HubSecurityContext.callerOf(security), request);
  }

  @GET
  @Path("history")
  public Map<String, Object> history(@PathParam("id") long id, @Context SecurityContext security) {
    return reading.history(id, HubSecurityContext.callerOf(security));
  }
}
