package org.syncline.setting;

import java.util.Locale;
import java.util.ResourceBundle;

/** What each setting means, in English and Chinese. */
public final class SettingMeanings {
  private static final String BUNDLE = "i18n.settings";

  private final ResourceBundle texts;

  public SettingMeanings(Locale language) {
    texts = ResourceBundle.getBundle(BUNDLE, language);
  }

  public String of(Setting setting) {
    return texts.getString(setting.name());
  }
}
