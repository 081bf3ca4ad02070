package org.syncline.setting;

/**
 * A setting as it is now.
 *
 * @param value what counts, empty for nothing; of a secret always empty
 */
public record SettingNow(Setting setting, SettingSource source, String value) {

  /** Whether somebody has set it. */
  public boolean given() {
    return source != SettingSource.DEFAULT;
  }
}
