package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;

/** The systems that a filter finds, as a file. */
@WebServlet(name = "SystemsExport", urlPatterns = "/systems-export")
public class SystemsExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-systems";

  @Inject private transient ShownSystems systems;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public SystemsExportServlet() {
    super(NAME);
  }

  private SystemSearch search(HttpServletRequest request) {
    return new SystemSearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    SystemSearch search = search(request);
    if (!search.isUsable()) {
      return Optional.empty();
    }
    SystemTable table = new SystemTable(search.of(systems.systems(caller)));
    return Optional.of(out -> table.write(out, format));
  }
}
