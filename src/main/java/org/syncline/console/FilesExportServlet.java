package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.sync.bulk.KeepFiles;

/** The files that a filter finds, as a list to take away. */
@WebServlet(name = "FilesExport", urlPatterns = "/files-export")
public class FilesExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-files";

  @Inject private transient KeepFiles files;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public FilesExportServlet() {
    super(NAME);
  }

  private FileSearch search(HttpServletRequest request) {
    return new FileSearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    FileSearch search = search(request);
    if (!search.isUsable()) {
      return Optional.empty();
    }
    FileTable table = new FileTable(FilesPage.lines(files, search.of(files.list(caller)), caller));
    return Optional.of(out -> table.write(out, format));
  }
}
