package org.syncline.setting;

import java.nio.file.Path;

/** The folders of the server that what is not set lies in. */
public record ServerFolders(Path data, Path configuration) {

  /** A text with the folders in the place of their names. */
  public String in(String text) {
    return text.replace("<data>", data.toString())
        .replace("<configuration>", configuration.toString());
  }
}
