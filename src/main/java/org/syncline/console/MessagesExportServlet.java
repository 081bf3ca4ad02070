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
import org.syncline.security.Caller;
import org.syncline.security.rest.CallerOfRequest;
import org.syncline.sync.intake.ExportMessages;

/** The messages that a filter finds, as a file. */
@WebServlet(name = "MessagesExport", urlPatterns = "/messages-export")
public class MessagesExportServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-messages";

  @Inject private transient ExportMessages export;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public MessagesExportServlet() {}

  MessagesExportServlet(ExportMessages export, Taste taste) {
    this.export = export;
    this.taste = taste;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    MessageSearch search = new MessageSearch(request::getParameter, taste.getZone());
    Optional<TableFormat> format = format(request);
    Optional<Caller> caller = CallerOfRequest.find(request);
    if (caller.isEmpty() || format.isEmpty() || !search.isUsable()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    ExportMessages.Export begun = export.begin(search.query(1), caller.get(), format.get());
    TableAnswer.send(response, format.get(), NAME, begun::writeTo);
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
