package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.record.ReadBusiness;
import org.syncline.security.Caller;

/** The figures of the business that a page shows, slot by slot, as a file. */
@WebServlet(name = "BusinessExport", urlPatterns = "/business-export")
public class BusinessExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-business";

  @Inject private transient ReadBusiness read;
  @Inject private transient Clock clock;

  /** For the container. */
  @NullUnmarked
  public BusinessExportServlet() {
    super(NAME);
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return BusinessPage.search(request, clock).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    BusinessSearch search = BusinessPage.search(request, clock);
    if (!search.isUsable()) {
      return Optional.empty();
    }
    BusinessTable table =
        new BusinessTable(read.series(search.begin(), search.end(), search.slot(), caller));
    return Optional.of(out -> table.write(out, format));
  }
}
