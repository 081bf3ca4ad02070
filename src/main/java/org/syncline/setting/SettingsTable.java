package org.syncline.setting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.table.TableFormat;
import org.syncline.platform.table.TableWriter;

/** Settings as a table, one row each. */
public final class SettingsTable {
  private static final List<String> COLUMNS =
      List.of("setting", "value", "source", "default", "secret", "meaning");

  private final List<SettingNow> settings;
  private final SettingMeanings meanings;

  public SettingsTable(List<SettingNow> settings, SettingMeanings meanings) {
    this.settings = List.copyOf(settings);
    this.meanings = meanings;
  }

  /**
   * Writes it.
   *
   * @throws IOException where the receiver has gone away
   */
  public void write(OutputStream out, TableFormat format) throws IOException {
    TableWriter table = format.begin(out, "settings", COLUMNS);
    for (SettingNow now : settings) {
      table.row(cells(now));
    }
    table.end();
  }

  private List<@Nullable Object> cells(SettingNow now) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(now.setting().name());
    cells.add(some(now.value()));
    cells.add(now.source().word());
    cells.add(some(now.setting().absent()));
    cells.add(now.setting().secret());
    cells.add(meanings.of(now.setting()));
    return cells;
  }

  /** Nothing stays nothing, also in a file. */
  private static @Nullable String some(String text) {
    return text.isEmpty() ? null : text;
  }
}
