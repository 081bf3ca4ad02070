package org.syncline.configuration;

import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;

/**
 * Publishes the next version of a document, after everything that depends on it was compiled with
 * it.
 */
public interface PutConfiguration {

  /**
   * @param expectedVersion the version that the author has seen, null to take whatever is there
   * @throws org.syncline.platform.NotAllowedException where the author may not configure
   * @throws InvalidConfiguration with all problems; nothing is stored then
   * @throws VersionConflict if another version is there
   */
  Document put(Kind kind, String id, byte[] content, Actor who, @Nullable Integer expectedVersion);

  /** Someone else published in between. */
  final class VersionConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VersionConflict(int expected, int found) {
      super("Version " + expected + " was expected, but " + found + " is there: read it first.");
    }
  }
}
