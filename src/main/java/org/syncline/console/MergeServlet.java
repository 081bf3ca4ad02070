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

/** Where the forms are sent to that merge two records, and take a merge back; both for a reason. */
@WebServlet(name = "Merge", urlPatterns = "/merge")
public class MergeServlet extends RecordActServlet {
  private static final long serialVersionUID = 1L;

  /** For the container. */
  @NullUnmarked
  public MergeServlet() {}

  MergeServlet(EditRecords records, RightsOf rights, SessionLogIn sessions) {
    super(records, rights, sessions);
  }

  @Override
  boolean isFor(Caller caller, HttpServletRequest request) {
    return caller.may(Permission.MERGE_RECORDS);
  }

  @Override
  void take(HttpServletRequest request, HttpServletResponse response, Caller who)
      throws IOException, ServletException {
    Optional<String> why = new DecisionForm(request).why();
    String act = text(request.getParameter("act"));
    if (!act.equals("merge") && !act.equals("unmerge")) {
      back(request, response, "not-understood");
    } else if (why.isEmpty()) {
      back(request, response, "why-missing");
    } else if (act.equals("merge")) {
      merge(request, response, who, why.get());
    } else {
      unmerge(request, response, who, why.get());
    }
  }

  private void merge(
      HttpServletRequest request, HttpServletResponse response, Caller who, String why)
      throws IOException, ServletException {
    Optional<Long> kept = id(request, "id");
    Optional<Integer> version = version(request, "version");
    Optional<Long> other = id(request, "with");
    Optional<Integer> otherVersion = version(request, "withVersion");
    if (kept.isEmpty() || version.isEmpty() || other.isEmpty() || otherVersion.isEmpty()) {
      back(request, response, "not-understood");
      return;
    }
    answer(
        request,
        response,
        records.merge(kept.get(), version.get(), other.get(), otherVersion.get(), editor(who, why)),
        new Way("/merge.xhtml", null, "record-merged"));
  }

  private void unmerge(
      HttpServletRequest request, HttpServletResponse response, Caller who, String why)
      throws IOException, ServletException {
    Optional<Long> merged = id(request, "merged");
    if (merged.isEmpty()) {
      back(request, response, "not-understood");
      return;
    }
    answer(
        request,
        response,
        records.unmerge(merged.get(), editor(who, why)),
        new Way("/record.xhtml", null, "record-unmerged"));
  }
}
