package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;

/** The mappings that a filter finds, as a file. */
@WebServlet(name = "MappingsExport", urlPatterns = "/mappings-export")
public class MappingsExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-mappings";

  @Inject private transient ShownMappings mappings;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public MappingsExportServlet() {
    super(NAME);
  }

  private MappingSearch search(HttpServletRequest request) {
    return new MappingSearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    MappingSearch search = search(request);
    if (!search.isUsable()) {
      return Optional.empty();
    }
    MappingsTable table = new MappingsTable(search.of(mappings.all(caller)));
    return Optional.of(out -> table.write(out, format));
  }
}
