package org.syncline.configuration.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.Kind;
import org.syncline.configuration.PutConfiguration;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.JsonBodies;
import org.syncline.platform.rest.LimitedBody;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.SeenVersion;
import org.syncline.security.rest.HubSecurityContext;

/**
 * Record types, systems, mappings and flows: each change is a new version, checked whole before it
 * is stored.
 */
@Path("{collection: record-types|systems|mappings|flows}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConfigurationResource {
  private static final int LONGEST_ID = 60;

  @Inject private ReadConfiguration documents;
  @Inject private PutConfiguration publish;

  /** One version, without its content. */
  public record Version(
      String id, int version, String contentHash, String origin, Instant at, String by) {
    static Version of(Document document) {
      return new Version(
          document.id(),
          document.version(),
          document.contentHash(),
          document.origin(),
          document.createdAt(),
          document.createdBy());
    }
  }

  /** One version that was just put. */
  public record NewVersion(
      String id,
      int version,
      String contentHash,
      String origin,
      Instant at,
      String by,
      List<String> droppedSecrets) {
    static NewVersion of(PutConfiguration.Published published) {
      Version version = Version.of(published.document());
      return new NewVersion(
          version.id(),
          version.version(),
          version.contentHash(),
          version.origin(),
          version.at(),
          version.by(),
          published.droppedSecrets());
    }
  }

  @GET
  @Needs(Permission.READ_CONFIGURATION)
  public Map<String, List<Version>> list(
      @PathParam("collection") String collection, @Context SecurityContext security) {
    return Map.of(
        collection,
        documents.latest(kind(collection), HubSecurityContext.callerOf(security)).stream()
            .map(Version::of)
            .toList());
  }

  @GET
  @Path("{id}")
  @Needs(Permission.READ_CONFIGURATION)
  public Response read(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @Context Request request,
      @Context SecurityContext security) {
    Document document =
        documents
            .latest(kind(collection), id, HubSecurityContext.callerOf(security))
            .orElseThrow(() -> missing());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(document));
    return (unchanged != null ? unchanged : Response.ok(document.content()))
        .tag(tag(document))
        .build();
  }

  @GET
  @Path("{id}/versions")
  @Needs(Permission.READ_CONFIGURATION)
  public Map<String, List<Version>> versions(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @Context SecurityContext security) {
    List<Document> versions =
        documents.versions(kind(collection), id, HubSecurityContext.callerOf(security));
    if (versions.isEmpty()) {
      throw missing();
    }
    return Map.of("versions", versions.stream().map(Version::of).toList());
  }

  @GET
  @Path("{id}/versions/{version: [0-9]{1,9}}")
  @Needs(Permission.READ_CONFIGURATION)
  public Response version(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @PathParam("version") int version,
      @Context SecurityContext security) {
    Document document =
        documents.versions(kind(collection), id, HubSecurityContext.callerOf(security)).stream()
            .filter(candidate -> candidate.version() == version)
            .findFirst()
            .orElseThrow(() -> missing());
    return Response.ok(document.content()).tag(tag(document)).build();
  }

  /** The first version needs no If-Match; each later one names the version that its author saw. */
  @PUT
  @Path("{id}")
  @Needs(Permission.CONFIGURE)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("collection") String collection,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      InputStream body,
      @Context UriInfo uri,
      @Context SecurityContext security)
      throws IOException {
    Kind kind = kind(collection);
    if (id.length() > LONGEST_ID) {
      throw ProblemException.invalid("id", "Choose an id of at most 60 characters.");
    }
    int expected =
        expected(documents.latest(kind, id, HubSecurityContext.callerOf(security)), ifMatch);
    byte[] content = LimitedBody.read(body, JsonBodies.LIMIT);
    PutConfiguration.Published stored =
        publish(kind, id, content, HubSecurityContext.callerOf(security), expected);
    Response.ResponseBuilder answer =
        expected == 0 ? Response.created(uri.getAbsolutePath()) : Response.ok();
    return answer.tag(tag(stored.document())).entity(NewVersion.of(stored)).build();
  }

  private PutConfiguration.Published publish(
      Kind kind, String id, byte[] content, Actor who, int expected) {
    try {
      return publish.put(kind, id, content, who, expected);
    } catch (InvalidConfiguration e) {
      throw ProblemException.unusable(
          "Nothing was stored. Mend what 'errors' lists, then put the document again.",
          e.problems().stream()
              .map(problem -> new Mistake(problem.path(), problem.message()))
              .toList());
    } catch (PutConfiguration.VersionConflict e) {
      throw SeenVersion.changedMeanwhile();
    }
  }

  /** The version that the author has seen, 0 for none; refused where that is not the latest. */
  static int expected(Optional<Document> present, @Nullable String ifMatch) {
    return SeenVersion.of(present.map(Document::version).orElse(0), ifMatch);
  }

  private static ProblemException missing() {
    return ProblemException.notFound("There is no such document: look at the list.");
  }

  private static EntityTag tag(Document document) {
    return new EntityTag(Integer.toString(document.version()));
  }

  private static Kind kind(String collection) {
    for (Kind kind : Kind.values()) {
      if (kind.folder().equals(collection)) {
        return kind;
      }
    }
    throw missing();
  }
}
