package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.record.ExportRecords;
import org.syncline.record.FindRecords;
import org.syncline.record.RecordsFound;
import org.syncline.record.RightsOf;
import org.syncline.security.Caller;

/** The records that a search finds, as a file. */
@WebServlet(name = "RecordsExport", urlPatterns = "/records-export")
public class RecordsExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-records";

  @Inject private transient ExportRecords export;
  @Inject private transient FindRecords find;
  @Inject private transient RightsOf rights;

  /** For the container. */
  @NullUnmarked
  public RecordsExportServlet() {
    super(NAME);
  }

  /** What can't be searched for is found out by searching. */
  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    RecordsSearch search = new RecordsSearch(request::getParameter);
    return search.isUsable()
        && find.find(search.search(1), rights.caller(caller)) instanceof RecordsFound.Page;
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    RecordsSearch search = new RecordsSearch(request::getParameter);
    if (!search.isUsable()) {
      return Optional.empty();
    }
    ExportRecords.Begun begun =
        export.begin(search.search(1), caller.name(), rights.caller(caller), format);
    return begun instanceof ExportRecords.Begun.Ready ready
        ? Optional.of(ready.export()::writeTo)
        : Optional.empty();
  }
}
