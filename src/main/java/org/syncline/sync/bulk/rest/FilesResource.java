package org.syncline.sync.bulk.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.platform.Permission;
import org.syncline.platform.rest.LargeBody;
import org.syncline.platform.rest.Needs;
import org.syncline.platform.rest.ProblemException;
import org.syncline.security.Caller;
import org.syncline.security.rest.HubSecurityContext;
import org.syncline.sync.bulk.FileFolder.StoredFile;
import org.syncline.sync.bulk.FileName;
import org.syncline.sync.bulk.KeepFiles;
import org.syncline.sync.bulk.KeepFiles.Answer;

/** Files for runs. They can be put, listed and deleted, and not be read. */
@Path("files")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FilesResource {
  private static final Logger LOG = Logger.getLogger(FilesResource.class.getName());

  /** One byte more than may come: then the hub itself says that it is too much. */
  private static final int ONE_MORE = 1;

  @Inject private KeepFiles files;

  /**
   * A file.
   *
   * @param size in bytes
   */
  public record FileView(String name, long size, Instant modified) {
    static FileView of(StoredFile file) {
      return new FileView(file.name().value(), file.size(), file.modified());
    }
  }

  @GET
  @Needs(Permission.READ_JOBS)
  public Map<String, List<FileView>> list(@Context SecurityContext security) {
    return Map.of(
        "files",
        files.list(HubSecurityContext.callerOf(security)).stream().map(FileView::of).toList());
  }

  /**
   * Takes the body as the file's content, of any media type, as it comes: it is not held in memory,
   * and the file gets its name when it is complete. Answers 201, or 200 in place of another.
   */
  @PUT
  @Path("{name}")
  @Consumes(MediaType.WILDCARD)
  @Needs(Permission.RUN_JOBS)
  public Response put(
      @PathParam("name") String name,
      @Context HttpServletRequest request,
      @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    FileName file =
        FileName.of(name)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "name",
                        "Use 1 to "
                            + FileName.MOST
                            + " of A-Z, a-z, 0-9, dot, hyphen and underscore, the first a letter"
                            + " or digit."));
    files.refusal(file, request.getContentLengthLong(), caller).ifPresent(FilesResource::refuse);
    try {
      Answer answer = files.put(file, LargeBody.of(request, files.sizeLimit() + ONE_MORE), caller);
      if (answer instanceof Answer.Put put) {
        return Response.status(put.replaced() ? 200 : 201).entity(FileView.of(put.file())).build();
      }
      throw refusal(answer);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "File {0} was not taken: {1}", new Object[] {file, e.toString()});
      throw ProblemException.invalid(
          "body", "The file could not be taken whole, and nothing of it is kept: send it again.");
    }
  }

  @DELETE
  @Path("{name}")
  @Needs(Permission.RUN_JOBS)
  public Response delete(@PathParam("name") String name, @Context SecurityContext security) {
    Caller caller = HubSecurityContext.callerOf(security);
    FileName file = FileName.of(name).orElseThrow(FilesResource::noSuchFile);
    try {
      Answer answer = files.delete(file, caller);
      if (answer instanceof Answer.Deleted) {
        return Response.noContent().build();
      }
      throw refusal(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("File " + file + " could not be deleted", e);
    }
  }

  private static void refuse(Answer answer) {
    throw refusal(answer);
  }

  private static ProblemException refusal(Answer answer) {
    if (answer instanceof Answer.TooLarge large) {
      return ProblemException.tooLarge(large.limit());
    }
    if (answer instanceof Answer.InUse) {
      return ProblemException.conflict(
          "A run is reading this file: wait until it is done, or stop it.");
    }
    return noSuchFile();
  }

  private static ProblemException noSuchFile() {
    return ProblemException.notFound("There is no such file.");
  }
}
