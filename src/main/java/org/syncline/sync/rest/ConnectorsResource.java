package org.syncline.sync.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.ReadConnectors;

/** The kinds of connections that the hub speaks. */
@Path("connectors")
@RequestScoped
@Needs(Permission.READ_CONFIGURATION)
@Produces(MediaType.APPLICATION_JSON)
public class ConnectorsResource {
  @Inject private ReadConnectors connectors;

  @GET
  public ConnectorView.ListView all(@Context SecurityContext security) {
    return new ConnectorView.ListView(
        connectors.all(HubSecurityContext.callerOf(security)).stream()
            .map(ConnectorView.Brief::of)
            .toList());
  }

  @GET
  @Path("{kind}")
  public ConnectorView one(@PathParam("kind") String kind, @Context SecurityContext security) {
    return connectors
        .one(kind, HubSecurityContext.callerOf(security))
        .map(ConnectorView::of)
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "The hub has no connector of this kind: look at the list of connectors."));
  }
}
