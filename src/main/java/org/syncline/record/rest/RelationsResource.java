package org.syncline.record.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.Caller;
import org.syncline.security.rest.HubSecurityContext;

/** The relations of one record: members, participants and whatever else its type names. */
@Path("records/{id: [0-9]{1,18}}")
@RequestScoped
@Needs(Permission.READ_RECORDS)
@Produces(MediaType.APPLICATION_JSON)
public class RelationsResource {
  private static final Set<String> PAGE = Set.of("limit", "cursor");
  private static final String ONE = "relations/{name}/{other: [0-9]{1,18}}";

  @Inject private RelationReading reading;
  @Inject private RecordEditing editing;

  /** The others in one kind of relation, by their ids. */
  @GET
  @Path("relations/{name}")
  public Map<String, Object> list(
      @PathParam("id") long id,
      @PathParam("name") String name,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    return reading.of(id, name, QueryParameters.of(uri, PAGE), uri, caller);
  }

  /** Relations of other records to this one. */
  @GET
  @Path("related")
  public Map<String, Object> related(
      @PathParam("id") long id, @Context UriInfo uri, @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    return reading.leadingTo(id, QueryParameters.of(uri, PAGE), uri, caller);
  }

  /** What was said about one pair, and when. */
  @GET
  @Path(ONE + "/history")
  public Map<String, Object> history(
      @PathParam("id") long id,
      @PathParam("name") String name,
      @PathParam("other") long other,
      @Context SecurityContext security) {
    return reading.history(id, name, other, HubSecurityContext.callerOf(security));
  }

  /** Begins a relation, or replaces what is said about it. */
  @PUT
  @Path(ONE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.EDIT_RECORDS)
  public Response relate(
      @PathParam("id") long id,
      @PathParam("name") String name,
      @PathParam("other") long other,
      RecordEditing.RelationValues values,
      @Context SecurityContext security) {
    editing.relate(id, name, other, values, HubSecurityContext.callerOf(security));
    return Response.noContent().build();
  }

  /** Ends a relation. */
  @DELETE
  @Path(ONE)
  @Needs(Permission.EDIT_RECORDS)
  public Response unrelate(
      @PathParam("id") long id,
      @PathParam("name") String name,
      @PathParam("other") long other,
      @Context SecurityContext security) {
    editing.unrelate(id, name, other, HubSecurityContext.callerOf(security));
    return Response.noContent().build();
  }
}
