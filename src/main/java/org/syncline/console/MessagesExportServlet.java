package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.sync.intake.ExportMessages;

/** The messages that a filter finds, as a file. */
@WebServlet(name = "MessagesExport", urlPatterns = "/messages-export")
public class MessagesExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-messages";

  @Inject private transient ExportMessages export;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public MessagesExportServlet() {
    super(NAME);
  }

  MessagesExportServlet(ExportMessages export, Taste taste) {
    super(NAME);
    this.export = export;
    this.taste = taste;
  }

  private MessageSearch search(HttpServletRequest request) {
    return new MessageSearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    MessageSearch search = search(request);
    return search.isUsable() && !search.isByWords();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    MessageSearch search = search(request);
    return search.isUsable() && !search.isByWords()
        ? Optional.of(export.begin(search.query(1), caller, format)::writeTo)
        : Optional.empty();
  }
}
