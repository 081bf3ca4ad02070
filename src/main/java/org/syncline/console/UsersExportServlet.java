package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.security.ExportAccounts;

/** The accounts that a filter finds, as a file. */
@WebServlet(name = "UsersExport", urlPatterns = "/users-export")
public class UsersExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-accounts";

  @Inject private transient ExportAccounts export;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public UsersExportServlet() {
    super(NAME);
  }

  private UserSearch search(HttpServletRequest request) {
    return new UserSearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    UserSearch search = search(request);
    return search.isUsable()
        ? Optional.of(export.begin(search.query(1), caller, format)::writeTo)
        : Optional.empty();
  }
}
