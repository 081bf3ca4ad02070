package org.syncline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.rest.TableAnswer;
import org.syncline.platform.table.TableFormat;
import org.syncline.security.Caller;
import org.syncline.setting.ReadSettings;
import org.syncline.setting.SettingMeanings;
import org.syncline.setting.SettingsTable;

/** The settings that a filter finds, as a file, with their meanings in the reader's language. */
@WebServlet(name = "SettingsExport", urlPatterns = "/settings-export")
public class SettingsExportServlet extends ExportServlet {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "syncline-settings";

  @Inject private transient ReadSettings settings;
  @Inject private transient Taste taste;

  /** For the container. */
  @NullUnmarked
  public SettingsExportServlet() {
    super(NAME);
  }

  private SettingSearch search(HttpServletRequest request) {
    return new SettingSearch(request::getParameter, taste.getZone());
  }

  @Override
  boolean isUsable(HttpServletRequest request, Caller caller) {
    return search(request).isUsable();
  }

  @Override
  Optional<TableAnswer.Body> begin(HttpServletRequest request, Caller caller, TableFormat format) {
    SettingSearch search = search(request);
    if (!search.isUsable()) {
      return Optional.empty();
    }
    SettingMeanings meanings = new SettingMeanings(taste.getLocale());
    SettingsTable table = new SettingsTable(search.of(settings.all(caller), meanings), meanings);
    return Optional.of(out -> table.write(out, format));
  }
}
