package org.syncline.sync.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.IfMatch;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.PublishMapping;

/** Puts an older version of a mapping in force again, as a new one. */
@Path("mappings/{id}/roll-back")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MappingRollBackResource {
  @Inject private ReadConfiguration documents;
  @Inject private PublishMapping publish;

  /** Where to go back to. */
  public record Wish(@Nullable Integer version, @Nullable String why) {}

  /** If-Match names the published version that was seen. */
  @POST
  @Needs(Permission.CONFIGURE)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response rollBack(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Wish wish,
      @Context SecurityContext security) {
    Actor who = HubSecurityContext.callerOf(security);
    Integer version = wish.version();
    if (version == null || version < 1) {
      throw ProblemException.invalid("version", "Give the number of the version to go back to.");
    }
    String why = Refusals.why(wish.why());
    int present = documents.latest(Kind.MAPPING, id, who).map(Document::version).orElse(0);
    if (present == 0) {
      throw Refusals.noVersion();
    }
    int expected = IfMatch.version(present, ifMatch);
    try {
      return PublishedVersion.answer(
          publish.rollBack(id, version, expected, why, who), Refusals.noVersion());
    } catch (InvalidConfiguration e) {
      throw Refusals.unusable(
          e,
          "Nothing was published: that version does not fit any more. Put a draft of it and mend"
              + " what 'errors' lists.");
    } catch (PutConfiguration.VersionConflict e) {
      throw IfMatch.otherVersion();
    }
  }
}
