package org.syncline.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.syncline.setting.ReadSettings;

/** What the hub was started with, to be read. */
@ApplicationScoped
class SettingParts {

  @Produces
  @Singleton
  ReadSettings readSettings() {
    return new ReadSettings(Settings::given, Settings.folders());
  }
}
