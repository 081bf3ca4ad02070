package org.syncline.configuration.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.configuration.ConfigurationArchive;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.configuration.PutConfiguration;
import org.syncline.configuration.PutConfiguration.Given;
import org.syncline.configuration.PutConfiguration.Taken;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.configuration.Words;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.JsonBodies;
import org.syncline.platform.rest.LimitedBody;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemDocument.Mistake;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.rest.HubSecurityContext;

/** All documents as one archive, to carry them from one hub to another. */
@Path("configuration-archive")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConfigurationArchiveResource {
  static final String ZIP = "application/zip";

  @Inject private ReadConfiguration read;
  @Inject private PutConfiguration publish;

  /** What became of one document of an archive. */
  public record Outcome(String collection, String id, int version, String change) {
    static Outcome of(Taken taken) {
      return new Outcome(
          taken.kind().folder(), taken.id(), taken.version(), Words.of(taken.change()));
    }
  }

  @GET
  @Produces(ZIP)
  @Needs(Permission.CONFIGURE)
  public Response read(@Context SecurityContext security) {
    return Response.ok(read.archive(HubSecurityContext.callerOf(security)))
        .type(ZIP)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"syncline-configuration.zip\"")
        .build();
  }

  /** Takes all that differs, or nothing. */
  @POST
  @Consumes(ZIP)
  @Needs(Permission.CONFIGURE)
  public Map<String, Object> take(InputStream body, @Context SecurityContext security)
      throws IOException {
    byte[] zip = LimitedBody.read(body, ConfigurationArchive.MOST_BYTES);
    Actor who = HubSecurityContext.callerOf(security);
    Set<String> files = Set.of();
    try {
      List<Given> given = ConfigurationArchive.read(zip, JsonBodies.LIMIT);
      files = given.stream().map(ConfigurationArchiveResource::name).collect(Collectors.toSet());
      PutConfiguration.PublishedAll published = publish.putAll(given, who);
      return Map.of(
          "documents",
          published.taken().stream().map(Outcome::of).toList(),
          "droppedSecrets",
          published.droppedSecrets());
    } catch (InvalidConfiguration e) {
      throw refused(e.problems(), files);
    }
  }

  private static ProblemException refused(List<ConfigurationProblem> problems, Set<String> files) {
    return ProblemException.unusable(
        "Nothing was stored. Mend what 'errors' lists, then send the archive again.",
        problems.stream()
            .map(problem -> new Mistake(at(problem.path(), files), problem.message()))
            .toList());
  }

  /** The name of the file instead of the document's, where the archive has it. */
  static String at(String path, Set<String> files) {
    int end = path.indexOf(' ');
    String document = end < 0 ? path : path.substring(0, end);
    return files.contains(document) ? document + ".json" + path.substring(document.length()) : path;
  }

  private static String name(Given given) {
    return given.kind().folder() + "/" + given.id();
  }
}
