package org.syncline.metrics.alert.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.metrics.alert.ReadAlerts;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.rest.HubSecurityContext;

/** What changed of the states of alert rules, and who was told. */
@Path("alert-changes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked
public class AlertChangesResource {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;

  @Inject private ReadAlerts alerts;
  @Context private SecurityContext caller;

  @GET
  @Needs(Permission.READ_FIGURES)
  public Map<String, List<AlertView.Change>> changes(@Context UriInfo uri) {
    QueryParameters query = QueryParameters.of(uri, Set.of("rule", "before", "limit"));
    return Map.of(
        "changes",
        alerts
            .changes(
                query.text("rule"),
                query.number("before"),
                query.count("limit", USUAL, MOST),
                HubSecurityContext.callerOf(caller))
            .stream()
            .map(AlertView.Change::of)
            .toList());
  }
}
