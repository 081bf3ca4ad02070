package org.syncline.metrics.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.metrics.Measure;
import org.syncline.metrics.ReadMetrics;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.rest.HubSecurityContext;

/** All figures for a scraper. */
@Path("/open-metrics")
@RequestScoped
@NullUnmarked
public class OpenMetricsResource {
  @Inject private ReadMetrics metrics;
  @Context private SecurityContext caller;

  @GET
  @Produces(OpenMetrics.TYPE)
  @Needs(Permission.READ_FIGURES)
  public StreamingOutput all(@Context UriInfo uri) {
    QueryParameters.of(uri, Set.of());
    Map<Measure, ReadMetrics.Ever> all = metrics.ever(HubSecurityContext.callerOf(caller));
    return out -> OpenMetrics.write(all, out);
  }
}
