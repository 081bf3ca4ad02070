package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.record.ExportRecords;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;
import org.syncline.security.rest.CallerOfRequest;

/** The records that a search finds, as a file. */
@WebServlet(name = "RecordsExport", urlPatterns = "/records-export")
public class RecordsExportServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-records";

  @Inject private transient ExportRecords export;
  @Inject private transient RightsOf rights;

  /** For the container. */
  @NullUnmarked
  public RecordsExportServlet() {}

  RecordsExportServlet(ExportRecords export, RightsOf rights) {
    this.export = export;
    this.rights = rights;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    RecordsSearch search = new RecordsSearch(request::getParameter);
    Optional<TableFormat> format = format(request);
    Optional<Caller> caller = CallerOfRequest.find(request);
    if (caller.isEmpty() || format.isEmpty() || !search.isUsable()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    ExportRecords.Begun begun =
        export.begin(
            search.search(1), caller.get().name(), rights.caller(caller.get()), format.get());
    if (begun instanceof ExportRecords.Begun.Ready ready) {
      TableAnswer.send(response, format.get(), NAME, ready.export()::writeTo);
    } else {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  /** Nothing leaves the hub, so nothing is noted. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<TableFormat> format = format(request);
    if (format.isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    TableAnswer.head(response, format.get(), NAME);
  }

  private static Optional<TableFormat> format(HttpServletRequest request) {
    String word = request.getParameter("format");
    return TableFormat.ofWord(word == null ? "" : word);
  }
}
