package org.syncline.console;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.security.rest.CallerOfRequest;

/** What a filter finds, as a file. */
abstract class ExportServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final String name;

  /**
   * @param name of the file, without its ending
   */
  ExportServlet(String name) {
    this.name = name;
  }

  /** Whether the filter is understood, so that there is something to begin. */
  abstract boolean isUsable(HttpServletRequest request, Caller caller);

  /** Begins it; empty where the filter is not understood. */
  abstract Optional<TableAnswer.Body> begin(
      HttpServletRequest request, Caller caller, TableFormat format);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<TableFormat> format = format(request);
    Optional<TableAnswer.Body> begun =
        format.flatMap(
            known ->
                CallerOfRequest.find(request).flatMap(caller -> begin(request, caller, known)));
    if (begun.isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    TableAnswer.send(response, format.get(), name, begun.get());
  }

  /** Nothing leaves the hub, so nothing is noted. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<TableFormat> format = format(request);
    boolean usable =
        CallerOfRequest.find(request).filter(caller -> isUsable(request, caller)).isPresent();
    if (format.isEmpty() || !usable) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    TableAnswer.head(response, format.get(), name);
  }

  private static Optional<TableFormat> format(HttpServletRequest request) {
    String word = request.getParameter("format");
    return TableFormat.ofWord(word == null ? "" : word);
  }
}
