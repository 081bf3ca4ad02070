package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.console.DecisionForm.Done;
import org.syncline.platform.Permission;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;
import org.syncline.sync.bulk.FileName;
import org.syncline.sync.bulk.KeepFiles;
import org.syncline.sync.bulk.KeepFiles.Answer;

/** Where the form is sent to that deletes a file; who sends it says that they are sure. */
@WebServlet(name = "DeleteFile", urlPatterns = "/delete-file")
public class DeleteFileServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient KeepFiles files;

  /** For the container. */
  @NullUnmarked
  public DeleteFileServlet() {}

  DeleteFileServlet(KeepFiles files, SessionLogIn sessions) {
    super(sessions);
    this.files = files;
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.RUN_JOBS);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException {
    DecisionForm.lead(request, response, Done.nothing(done(request, who)));
  }

  private String done(HttpServletRequest request, Caller who) {
    if (text(request.getParameter("sure")).isEmpty()) {
      return "not-sure";
    }
    Optional<FileName> name = FileName.of(text(request.getParameter("name")));
    if (name.isEmpty()) {
      return "file-unknown";
    }
    try {
      Answer answer = files.delete(name.get(), who);
      if (answer instanceof Answer.Deleted) {
        return "file-deleted";
      }
      return answer instanceof Answer.InUse ? "file-in-use" : "file-unknown";
    } catch (IOException e) {
      throw new UncheckedIOException("File " + name.get() + " could not be deleted", e);
    }
  }
}
