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
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.record.Conflict;
import org.syncline.record.ConflictQuery;
import org.syncline.security.rest.HubSecurityContext;

/** What sources do not agree about: search, one of them, and what a person decides. */
@Path("conflicts")
@RequestScoped
@Needs(Permission.READ_RECORDS)
@Produces(MediaType.APPLICATION_JSON)
public class ConflictsResource {
  private static final Set<String> PARAMETERS =
      Set.of("recordType", "field", "system", "status", "record", "before", "limit");
  private static final Map<String, Conflict.Status> STATUSES = Words.of(Conflict.Status.values());
  private static final int LINES = 50;
  private static final int MOST_LINES = 200;

  @Inject private ConflictDeciding deciding;

  /** Newest first; {@code next} is the address of the next page. */
  @GET
  public Map<String, Object> search(@Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, PARAMETERS);
    Map<String, Object> page =
        deciding.page(
            new ConflictQuery(
                query.text("recordType"),
                query.text("field"),
                query.text("system"),
                status(query.text("status")),
                query.number("record"),
                query.number("before"),
                query.count("limit", LINES, MOST_LINES)),
            HubSecurityContext.callerOf(security));
    page.computeIfPresent(
        "next",
        (name, before) ->
            uri.getRequestUriBuilder().replaceQueryParam("before", before).build().toString());
    return page;
  }

  private static Conflict.@Nullable Status status(@Nullable String word) {
    if (word == null) {
      return null;
    }
    Conflict.Status status = STATUSES.get(word);
    if (status == null) {
      throw ProblemException.invalid(
          "status", "Use one of " + String.join(", ", STATUSES.keySet()) + ".");
    }
    return status;
  }

  /** How many are open, by record type, field and system. */
  @GET
  @Path("counts")
  @Needs(Permission.READ_LEDGER)
  public Object counts(@Context SecurityContext security) {
    return deciding.counts(HubSecurityContext.callerOf(security));
  }

  @GET
  @Path("{id: [0-9]{1,18}}")
  public Response conflict(@PathParam("id") long id, @Context SecurityContext security) {
    return deciding.conflict(id, HubSecurityContext.callerOf(security));
  }

  @POST
  @Path("{id: [0-9]{1,18}}/decide")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.EDIT_RECORDS)
  public Response decide(
      @PathParam("id") long id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      ConflictDeciding.Wish wish,
      @Context SecurityContext security) {
    return deciding.decide(id, ifMatch, wish, HubSecurityContext.callerOf(security));
  }
}
