package org.syncline.system;

import org.syncline.configuration.ConfigurationDocument;
import org.syncline.configuration.ConfigurationObject;
import org.syncline.configuration.Words;
import org.syncline.system.ConnectedSystem.IntakeQueue;

/** The JSON form of a system. */
public final class SystemDocument {

  private SystemDocument() {}

  /**
   * Reads a system.
   *
   * @throws org.syncline.configuration.InvalidConfiguration with all problems of the document
   */
  public static ConnectedSystem parse(byte[] json) {
    return ConfigurationDocument.read(json, SystemDocument::system);
  }

  private static ConnectedSystem system(ConfigurationObject document) {
    String id = document.text("id");
    return new ConnectedSystem(
        id,
        document.text("name"),
        document.text("owner"),
        document.choice("queue", Words.of(IntakeQueue.values()), IntakeQueue.LIVE),
        document.optionalText("defaultObject"),
        ConnectionDocument.read(id, document));
  }
}
