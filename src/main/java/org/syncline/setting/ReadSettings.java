package org.syncline.setting;

import java.util.List;
import java.util.Optional;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;

/**
 * Reads what the hub and its server were started with; never a secret. Whoever may not, gets a
 * {@link org.syncline.platform.NotAllowedException}.
 */
public final class ReadSettings {
  private final GivenSettings given;
  private final ServerFolders folders;

  public ReadSettings(GivenSettings given, ServerFolders folders) {
    this.given = given;
    this.folders = folders;
  }

  /** All, in their order. */
  public List<SettingNow> all(Actor who) {
    who.require(Permission.READ_SETTINGS);
    return KnownSettings.all().stream().map(this::now).toList();
  }

  private SettingNow now(Setting setting) {
    Optional<GivenSettings.Given> found = given.find(setting.name());
    SettingSource source = found.map(GivenSettings.Given::source).orElse(SettingSource.DEFAULT);
    if (setting.secret()) {
      return new SettingNow(setting, source, "");
    }
    return new SettingNow(
        setting,
        source,
        found
            .map(one -> HiddenParts.of(one.text().strip()))
            .orElseGet(() -> absent(setting.absent())));
  }

  /** What counts where a setting is not set; {@code ${other:else}} leads to another one first. */
  private String absent(String text) {
    if (!text.startsWith("${")) {
      return folders.in(text);
    }
    String[] parts = text.substring(2, text.length() - 1).split(":", 2);
    return given.find(parts[0]).map(GivenSettings.Given::text).orElse(parts[1]);
  }
}
