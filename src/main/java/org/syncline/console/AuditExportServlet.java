package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.security.ExportAudit;

/** The entries of the audit trail that a filter finds, as a file, the oldest first. */
@WebServlet(name = "AuditExport", urlPatterns = "/audit-export")
public class AuditExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-audit";

  @Inject private transient ExportAudit export;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public AuditExportServlet() {
    super(NAME);
  }

  private AuditSearch search(HttpServletRequest request) {
    return new AuditSearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    AuditSearch search = search(request);
    return search.isUsable()
        ? Optional.of(export.begin(caller, format, search.filter())::writeTo)
        : Optional.empty();
  }
}
