package org.syncline.console;

import static org.syncline.console.DecisionForm.text;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.Permission;
import org.syncline.record.EditRecords;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;
import org.syncline.security.rest.SessionLogIn;

/** Where the form is sent to that hides a record from searches, or shows it again. */
@WebServlet(name = "Archive", urlPatterns = "/archive")
public class ArchiveServlet extends RecordActServlet {
  private static final long serialVersionUID = 1L;
  private static final String PAGE = "/record.xhtml";

  /** For the container. */
  @NullUnmarked
  public ArchiveServlet() {}

  ArchiveServlet(EditRecords records, RightsOf rights, SessionLogIn sessions) {
    super(records, rights, sessions);
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.EDIT_RECORDS);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    Optional<Long> id = id(request, "id");
    Optional<Integer> version = version(request, "version");
    String act = text(request.getParameter("act"));
    boolean archived = act.equals("archive");
    if (id.isEmpty() || version.isEmpty() || !(archived || act.equals("restore"))) {
      back(request, response, "not-understood");
      return;
    }
    answer(
        request,
        response,
        records.archive(id.get(), version.get(), archived, editor(who)),
        new Way(PAGE, null, archived ? "record-archived" : "record-restored"));
  }
}
