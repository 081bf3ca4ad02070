package org.syncline.sync.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.syncline.mapping.comparison.MappingComparison;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.CompareMappings;
import org.syncline.sync.MappingVersion;

/** What two versions of a mapping differ in, for programs and for people. */
@Path("mappings/{id}/comparison")
@RequestScoped
public class MappingComparisonResource {
  @Inject private CompareMappings mappings;

  /** From the published version to the draft, unless the query says otherwise. */
  @GET
  @Needs(Permission.READ_CONFIGURATION)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  public Response compare(
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, Set.of("from", "to"));
    MappingVersion from = Refusals.version(query, "from", new MappingVersion.Published());
    MappingVersion to = Refusals.version(query, "to", new MappingVersion.Draft());
    MappingComparison comparison =
        mappings
            .compare(id, from, to, HubSecurityContext.callerOf(security))
            .orElseThrow(Refusals::noVersion);
    if (asksForText(headers)) {
      String heading = "Mapping " + id + ": " + words(from) + " -> " + words(to) + "\n";
      return Response.ok(heading + comparison.text(), MediaType.TEXT_PLAIN + ";charset=UTF-8")
          .build();
    }
    return Response.ok(
            ComparisonView.of(Refusals.word(from), Refusals.word(to), comparison),
            MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private static String words(MappingVersion version) {
    String word = Refusals.word(version);
    return version instanceof MappingVersion.Numbered ? "version " + word : word;
  }

  /** Whether the first form that the asker takes, and that there is, is text. */
  private static boolean asksForText(HttpHeaders headers) {
    for (MediaType type : headers.getAcceptableMediaTypes()) {
      if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return false;
      }
      if (type.isCompatible(MediaType.TEXT_PLAIN_TYPE)) {
        return true;
      }
    }
    return false;
  }
}
