package org.syncline.setting;

import java.util.Optional;

/** What the server was started with. */
@FunctionalInterface
public interface GivenSettings {

  /**
   * A value that was set.
   *
   * @param text not blank
   */
  record Given(SettingSource source, String text) {
    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
      return "Given[" + source + "]";
    }
  }

  /** Empty where a setting is not set. */
  Optional<Given> find(String name);
}
