package org.syncline.record.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.Caller;
import org.syncline.security.rest.HubSecurityContext;

/** One golden record: values, origin of each field, links, history; today or at a moment. */
@Path("records/{id: [0-9]{1,18}}")
@RequestScoped
@Needs(Permission.READ_RECORDS)
@Produces(MediaType.APPLICATION_JSON)
public class RecordsResource {
  @Inject private RecordReading reading;
  @Inject private RecordEditing editing;
  @Inject private RecordTaking taking;

  @GET
  public Response read(
      @PathParam("id") long id,
      @Context UriInfo uri,
      @Context SecurityContext security,
      @Context Request request) {
    Caller caller = HubSecurityContext.callerOf(security);
    Instant moment = QueryParameters.of(uri, Set.of("asOf")).instant("asOf");
    return moment == null
        ? reading.record(id, caller, request)
        : Response.ok(reading.asOf(id, moment, caller)).build();
  }

  /** Changes the fields that are named; needs the ETag of what the editor has seen. */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.EDIT_RECORDS)
  public Response change(
      @PathParam("id") long id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      RecordEditing.Values values,
      @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    editing.change(id, ifMatch, values, caller);
    return reading.edited(id, caller);
  }

  /** Hides the record from searches. */
  @POST
  @Path("archive")
  @Needs(Permission.EDIT_RECORDS)
  public Response archive(
      @PathParam("id") long id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    editing.archive(id, ifMatch, true, caller);
    return reading.edited(id, caller);
  }

  /** Shows an archived record again. */
  @POST
  @Path("restore")
  @Needs(Permission.EDIT_RECORDS)
  public Response restore(
      @PathParam("id") long id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    editing.archive(id, ifMatch, false, caller);
    return reading.edited(id, caller);
  }

  /** Merges another record into this one. */
  @POST
  @Path("merge")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.MERGE_RECORDS)
  public Response merge(
      @PathParam("id") long id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      RecordEditing.MergeWith other,
      @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    editing.merge(id, ifMatch, other, caller);
    return reading.edited(id, caller);
  }

  /** Takes the merge of this record into another back. */
  @POST
  @Path("unmerge")
  @Needs(Permission.MERGE_RECORDS)
  public Response unmerge(@PathParam("id") long id, @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    editing.unmerge(id, caller);
    return reading.edited(id, caller);
  }

  @GET
  @Path("history")
  public Map<String, Object> history(
      @PathParam("id") long id, @Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, Set.of("limit", "cursor"));
    return reading.history(id, query, uri, HubSecurityContext.callerOf(security));
  }

  /** Shows masked values for a reason, which is kept in the audit trail. */
  @POST
  @Path("reveal")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.REVEAL)
  public Map<String, Object> reveal(
      @PathParam("id") long id, RecordTaking.RevealWish wish, @Context SecurityContext security) {
    return taking.reveal(id, wish, HubSecurityContext.callerOf(security));
  }
}
