package org.syncline.metrics.alert.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.PutConfiguration.VersionConflict;
import org.syncline.metrics.alert.AdministerAlerts;
import org.syncline.metrics.alert.KeptRule;
import org.syncline.metrics.alert.ReadAlerts;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.IfMatch;
import org.syncline.platform.rest.JsonBodies;
import org.syncline.platform.rest.LimitedBody;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.rest.HubSecurityContext;

/** The alert rules, and where each stands. */
@Path("alerts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@NullUnmarked
public class AlertsResource {
  @Inject private ReadAlerts alerts;
  @Inject private AdministerAlerts administer;
  @Context private SecurityContext caller;

  @GET
  @Needs(Permission.READ_FIGURES)
  public Map<String, List<AlertView.Rule>> all(@Context UriInfo uri) {
    QueryParameters.of(uri, Set.of());
    return Map.of("alerts", alerts.all(who()).stream().map(AlertView.Rule::of).toList());
  }

  @GET
  @Path("{id}")
  @Needs(Permission.READ_FIGURES)
  public Response one(@PathParam("id") String id) {
    KeptRule kept = alerts.one(id, who()).orElseThrow(AlertsResource::missing);
    return Response.ok(AlertView.Rule.of(kept)).tag(tag(kept)).build();
  }

  /** The first version needs no If-Match; each later one names the version that its author saw. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.MANAGE_ALERTS)
  public Response put(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      InputStream body,
      @Context UriInfo uri)
      throws IOException {
    int expected = IfMatch.version(administer.version(id, who()), ifMatch);
    KeptRule kept = put(id, LimitedBody.read(body, JsonBodies.LIMIT), expected);
    return (expected == 0 ? Response.created(uri.getAbsolutePath()) : Response.ok())
        .tag(tag(kept))
        .entity(AlertView.Rule.of(kept))
        .build();
  }

  private KeptRule put(String id, byte[] content, int expected) {
    try {
      return administer.put(id, content, who(), expected);
    } catch (InvalidConfiguration e) {
      throw Mistakes.of(e);
    } catch (VersionConflict e) {
      throw IfMatch.otherVersion();
    }
  }

  @DELETE
  @Path("{id}")
  @Needs(Permission.MANAGE_ALERTS)
  public Response remove(@PathParam("id") String id) {
    if (!administer.remove(id, who())) {
      throw missing();
    }
    return Response.noContent().build();
  }

  private Actor who() {
    return HubSecurityContext.callerOf(caller);
  }

  private static EntityTag tag(KeptRule kept) {
    return new EntityTag(Integer.toString(kept.version()));
  }

  private static ProblemException missing() {
    return ProblemException.notFound("There is no rule of this id: look at the list.");
  }
}
