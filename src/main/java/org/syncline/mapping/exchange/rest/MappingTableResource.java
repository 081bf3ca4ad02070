package org.syncline.mapping.exchange.rest;

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
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Document;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.PutConfiguration;
import org.syncline.mapping.exchange.ExchangeMappings;
import org.syncline.mapping.exchange.MappingFile;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.IfMatch;
import org.syncline.platform.rest.LimitedBody;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.rest.HubSecurityContext;

/** A mapping as a table that people edit in a spreadsheet. */
@Path("mappings/{id}/table")
@RequestScoped
public class MappingTableResource {
  private static final int LONGEST_ID = 60;
  private static final String JSON = "json";

  private static final List<Variant> VARIANTS =
      Variant.mediaTypes(
              MediaType.APPLICATION_JSON_TYPE, TableBodies.CSV_TYPE, TableBodies.XLSX_TYPE)
          .build();

  @Inject private ExchangeMappings mappings;

  /** The version that was just put. */
  public record NewVersion(
      String id, int version, String contentHash, String origin, Instant at, String by) {
    static NewVersion of(Document document) {
      return new NewVersion(
          document.id(),
          document.version(),
          document.contentHash(),
          document.origin(),
          document.createdAt(),
          document.createdBy());
    }
  }

  /** In the form that {@code format} names, else Accept; JSON is the document as it was put. */
  @GET
  @Produces({MediaType.APPLICATION_JSON, TableBodies.CSV, TableBodies.XLSX})
  @Needs(Permission.READ_CONFIGURATION)
  public Response read(
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context Request request,
      @Context SecurityContext security) {
    QueryParameters query = QueryParameters.of(uri, Set.of("version", "format"));
    TableFormat format = format(query.text("format"), request);
    Long version = query.number("version");
    if (version != null && (version < 1 || version > Integer.MAX_VALUE)) {
      throw ProblemException.invalid("version", "Give the number of a version.");
    }
    Document document =
        mappings
            .version(
                id,
                version == null ? null : version.intValue(),
                HubSecurityContext.callerOf(security))
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "There is no such mapping, or no such version of it: look at the list."));
    Response.ResponseBuilder answer =
        format == null
            ? Response.ok(document.content()).type(MediaType.APPLICATION_JSON_TYPE)
            : file(document, format);
    return answer.tag(tag(document)).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  /** Null for the document itself. */
  private static @Nullable TableFormat format(@Nullable String word, Request request) {
    if (word == null) {
      Variant chosen = request.selectVariant(VARIANTS);
      return chosen == null ? null : TableBodies.formatOf(chosen.getMediaType());
    }
    if (word.equals(JSON)) {
      return null;
    }
    return TableFormat.ofWord(word)
        .orElseThrow(() -> ProblemException.invalid("format", "Give csv, xlsx or json."));
  }

  private static Response.ResponseBuilder file(Document document, TableFormat format) {
    try {
      return Response.ok(MappingFile.write(document.content(), format))
          .header(HttpHeaders.CONTENT_TYPE, format.mediaType())
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              "attachment; filename=\"" + document.id() + "." + format.word() + "\"");
    } catch (InvalidConfiguration e) {
      throw TableBodies.refused("The mapping does not fit into such a file.", e);
    }
  }

  /** The next version; as for the document, each but the first names the one that was seen. */
  @PUT
  @Consumes({TableBodies.CSV, TableBodies.XLSX})
  @Produces(MediaType.APPLICATION_JSON)
  @Needs(Permission.CONFIGURE)
  public Response put(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      InputStream body,
      @Context UriInfo uri,
      @Context SecurityContext security)
      throws IOException {
    if (id.length() > LONGEST_ID) {
      throw ProblemException.invalid("id", "Choose an id of at most 60 characters.");
    }
    Actor who = HubSecurityContext.callerOf(security);
    int present = mappings.version(id, null, who).map(Document::version).orElse(0);
    int expected = IfMatch.version(present, ifMatch);
    byte[] file = LimitedBody.read(body, MappingFile.MOST_BYTES);
    Document stored = put(id, file, TableBodies.formatOf(type), who, expected);
    Response.ResponseBuilder answer =
        expected == 0
            ? Response.created(uri.getBaseUriBuilder().path("mappings/{id}").build(id))
            : Response.ok();
    return answer.tag(tag(stored)).entity(NewVersion.of(stored)).build();
  }

  private Document put(
      String id, byte[] file, @Nullable TableFormat format, Actor who, int expected) {
    try {
      return mappings.put(id, file, TableBodies.known(format), who, expected).document();
    } catch (InvalidConfiguration e) {
      throw TableBodies.refused(
          "Nothing was stored. Mend what 'errors' lists, then put the file again.", e);
    } catch (PutConfiguration.VersionConflict e) {
      throw IfMatch.otherVersion();
    }
  }

  private static EntityTag tag(Document document) {
    return new EntityTag(Integer.toString(document.version()));
  }
}
