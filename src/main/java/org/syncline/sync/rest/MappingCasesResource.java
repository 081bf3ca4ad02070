package org.syncline.sync.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.MappingVersion;
import org.syncline.sync.RunMappingCases;

/** Runs the golden cases of a mapping, without publishing anything. */
@Path("mappings/{id}/cases/run")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MappingCasesResource {
  @Inject private RunMappingCases cases;

  /** Those of the published version, unless the query says otherwise. */
  @POST
  @Needs(Permission.CONFIGURE)
  public GoldenRunView run(
      @PathParam("id") String id, @Context UriInfo uri, @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, Set.of("version"));
    MappingVersion version = Refusals.version(query, "version", new MappingVersion.Published());
    try {
      return cases
          .run(id, version, HubSecurityContext.callerOf(security))
          .map(run -> GoldenRunView.of(Refusals.word(version), run))
          .orElseThrow(Refusals::noVersion);
    } catch (InvalidConfiguration e) {
      throw Refusals.unusable(
          e, "No case was run: this version can't be used. Mend what 'errors' lists.");
    }
  }
}
