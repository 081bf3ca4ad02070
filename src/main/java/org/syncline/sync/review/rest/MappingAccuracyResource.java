package org.syncline.sync.review.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.review.ReadAccuracy;

/** Accuracy of a mapping on what came in. */
@Path("mapping-accuracy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MappingAccuracyResource {
  @Inject private ReadAccuracy accuracy;

  /** By version, newest first; none where no message of the period was mapped by it. */
  @GET
  @Path("{mapping}")
  @Needs(Permission.READ_FIGURES)
  public Map<String, List<ReadAccuracy.OfVersion>> read(
      @PathParam("mapping") String mapping,
      @Context UriInfo uri,
      @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, Set.of("from", "to"));
    return Map.of(
        "versions",
        accuracy.of(
            mapping,
            query.instant("from"),
            query.instant("to"),
            HubSecurityContext.callerOf(security)));
  }
}
