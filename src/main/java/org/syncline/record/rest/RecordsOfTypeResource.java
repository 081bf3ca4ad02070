package org.syncline.record.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.security.Caller;
import org.syncline.security.rest.HubSecurityContext;

/** The golden records of one type. */
@Path("records/{type: [a-z][a-z0-9-]{0,39}}")
@RequestScoped
@Needs(Permission.READ_RECORDS)
@Produces(MediaType.APPLICATION_JSON)
public class RecordsOfTypeResource {
  @Inject private RecordReading reading;
  @Inject private RecordEditing editing;
  @Inject private RecordTaking taking;

  /** A page of those that were searched for; {@code next} is the address of the next one. */
  @GET
  public Map<String, Object> search(
      @PathParam("type") String type, @Context UriInfo uri, @Context SecurityContext security) {
    return reading.search(
        SearchParameters.read(type, uri), HubSecurityContext.callerOf(security), uri);
  }

  /** All that were searched for, as a file. */
  @GET
  @Path("export")
  @Needs(Permission.EXPORT_RECORDS)
  @Produces(MediaType.WILDCARD)
  public Response export(
      @PathParam("type") String type, @Context UriInfo uri, @Context SecurityContext security) {
    return taking.export(
        SearchParameters.ofExport(type, uri),
        TableAnswer.format(uri.getQueryParameters().getFirst("format")),
        HubSecurityContext.callerOf(security));
  }

  /** Makes a record; refused where a match rule finds one already. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.EDIT_RECORDS)
  public Response create(
      @PathParam("type") String type,
      RecordEditing.Values values,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    long record = editing.create(type, values, caller).record();
    return Response.fromResponse(reading.edited(record, caller))
        .status(Response.Status.CREATED)
        .location(uri.getBaseUriBuilder().path("records/{id}").build(record))
        .build();
  }
}
