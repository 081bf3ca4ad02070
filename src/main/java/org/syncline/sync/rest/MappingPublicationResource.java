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
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.PublishMapping;

/** Puts the draft of a mapping in force. */
@Path("mappings/{id}/publication")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MappingPublicationResource {
  @Inject private ReadConfiguration documents;
  @Inject private PublishMapping publish;

  /**
   * What is to be published.
   *
   * @param draft the draft's ETag, without quotation marks, as it was seen; null to take whatever
   *     is there
   */
  public record Wish(@Nullable String why, @Nullable String draft) {}

  /** If-Match names the published version that was seen; none for a first version. */
  @POST
  @Needs(Permission.CONFIGURE)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response publish(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Wish wish,
      @Context SecurityContext security) {
    Actor who = HubSecurityContext.callerOf(security);
    String why = Refusals.why(wish.why());
    int present = documents.latest(Kind.MAPPING, id, who).map(Document::version).orElse(0);
    int expected = IfMatch.version(present, ifMatch);
    try {
      return PublishedVersion.answer(
          publish.draft(id, expected, wish.draft(), why, who), Refusals.noDraft());
    } catch (InvalidConfiguration e) {
      throw Refusals.unusable(
          e, "Nothing was published, the draft is kept. Mend what 'errors' lists in it.");
    } catch (PutConfiguration.VersionConflict e) {
      throw IfMatch.otherVersion();
    }
  }
}
