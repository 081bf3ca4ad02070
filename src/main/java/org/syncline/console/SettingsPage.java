package org.syncline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.syncline.setting.ReadSettings;
import org.syncline.setting.SettingMeanings;
import org.syncline.setting.SettingNow;
import org.syncline.setting.SettingSource;

/** What the hub and its server were started with. */
@Named
@RequestScoped
public class SettingsPage {
  @Inject private HttpServletRequest request;
  @Inject private ReadSettings settings;
  @Inject private Visitor visitor;
  @Inject private Taste taste;

  private @Nullable SettingSearch search;

  /** For the container. */
  @NullUnmarked
  public SettingsPage() {}

  SettingsPage(HttpServletRequest request, ReadSettings settings, Visitor visitor, Taste taste) {
    this.request = request;
    this.settings = settings;
    this.visitor = visitor;
    this.taste = taste;
  }

  /**
   * A setting as a line of the table.
   *
   * @param meaning in the reader's language
   */
  public record Line(SettingNow now, String meaning) {
    /** Whether its value, though there is one, is not shown. */
    public boolean hidden() {
      return now.setting().secret() && now.given();
    }

    /** Whether there is neither a value nor something that counts instead. */
    public boolean none() {
      return !hidden() && now.value().isEmpty();
    }
  }

  /** What was asked for. */
  public SettingSearch getSearch() {
    SettingSearch known = search;
    if (known == null) {
      known = new SettingSearch(request::getParameter, taste.getZone());
      search = known;
    }
    return known;
  }

  public List<Line> getSettings() {
    if (!getSearch().isUsable()) {
      return List.of();
    }
    SettingMeanings meanings = new SettingMeanings(taste.getLocale());
    return getSearch().of(settings.all(visitor.known()), meanings).stream()
        .map(now -> new Line(now, meanings.of(now.setting())))
        .toList();
  }

  /** All sources, for the choice. */
  public List<String> getSources() {
    return Arrays.stream(SettingSource.values()).map(SettingSource::word).toList();
  }

  /** The address of these settings as a file. */
  public String export(String format) {
    return getSearch().at("settings-export", "format", format);
  }
}
