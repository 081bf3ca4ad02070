package org.syncline.sync.rest;

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
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.DraftDocument;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.IfMatch;
import org.syncline.platform.rest.JsonBodies;
import org.syncline.platform.rest.LimitedBody;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.KeepMappingDrafts;
import org.syncline.sync.KeepMappingDrafts.Kept;

/** The draft of a mapping: what is being worked on, beside what is in force. */
@Path("mappings/{id}/draft")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MappingDraftResource {
  private static final String SEEN =
      "There is a draft: read it, and send its ETag as If-Match, so that nobody's change is lost.";

  @Inject private KeepMappingDrafts drafts;

  /**
   * A draft that was kept.
   *
   * @param baseVersion the version that was published when it was begun; 0 = none
   * @param warnings what keeps it from being published as things are
   */
  public record SavedDraft(
      String id,
      int baseVersion,
      String contentHash,
      Instant at,
      String by,
      List<Mistake> warnings) {
    static SavedDraft of(Kept.Saved saved) {
      DraftDocument draft = saved.draft();
      return new SavedDraft(
          draft.id(),
          draft.baseVersion(),
          draft.contentHash(),
          draft.savedAt(),
          draft.savedBy(),
          Refusals.mistakes(saved.warnings()));
    }
  }

  @GET
  @Needs(Permission.READ_CONFIGURATION)
  public Response read(
      @PathParam("id") String id, @Context Request request, @Context SecurityContext security) {
    DraftDocument draft =
        drafts.read(id, HubSecurityContext.callerOf(security)).orElseThrow(Refusals::noDraft);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(draft));
    return (unchanged != null ? unchanged : Response.ok(draft.content())).tag(tag(draft)).build();
  }

  /** The first content needs no If-Match; each later one names the content that its author saw. */
  @PUT
  @Needs(Permission.CONFIGURE)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      InputStream body,
      @Context UriInfo uri,
      @Context SecurityContext security)
      throws IOException {
    byte[] content = LimitedBody.read(body, JsonBodies.LIMIT);
    String seen = ifMatch == null ? null : IfMatch.given(ifMatch, SEEN);
    Kept kept = keep(id, content, seen, security);
    if (!(kept instanceof Kept.Saved saved)) {
      IfMatch.given(ifMatch, SEEN);
      throw Refusals.otherDraft();
    }
    Response.ResponseBuilder answer =
        saved.created() ? Response.created(uri.getAbsolutePath()) : Response.ok();
    return answer.tag(tag(saved.draft())).entity(SavedDraft.of(saved)).build();
  }

  private Kept keep(String id, byte[] content, @Nullable String seen, SecurityContext security) {
    try {
      return drafts.save(id, content, seen, HubSecurityContext.callerOf(security));
    } catch (InvalidConfiguration e) {
      throw Refusals.unusable(
          e,
          "Nothing was stored: this is no mapping. Mend what 'errors' lists, then put it again.");
    }
  }

  @DELETE
  @Needs(Permission.CONFIGURE)
  public Response discard(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Context SecurityContext security) {
    String seen = ifMatch == null ? "" : IfMatch.given(ifMatch, SEEN);
    return switch (drafts.discard(id, seen, HubSecurityContext.callerOf(security))) {
      case DONE -> Response.noContent().build();
      case NONE -> throw Refusals.noDraft();
      case CONFLICT -> {
        IfMatch.given(ifMatch, SEEN);
        throw Refusals.otherDraft();
      }
    };
  }

  /** What publishing it now would say. */
  @GET
  @Path("problems")
  @Needs(Permission.CONFIGURE)
  public Map<String, List<Mistake>> problems(
      @PathParam("id") String id, @Context SecurityContext security) {
    return Map.of(
        "problems",
        drafts
            .problems(id, HubSecurityContext.callerOf(security))
            .map(Refusals::mistakes)
            .orElseThrow(Refusals::noDraft));
  }

  private static EntityTag tag(DraftDocument draft) {
    return new EntityTag(draft.contentHash());
  }
}
