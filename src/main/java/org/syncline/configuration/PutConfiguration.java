package org.syncline.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the next version of a document, after everything that depends on it was compiled with
 * it.
 */
public interface PutConfiguration {

  /**
   * @param expectedVersion the version that the author has seen, null to take whatever is there
   * @throws InvalidConfiguration with all problems; nothing is stored then
   * @throws VersionConflict if another version is there
   */
  Document put(Kind kind, String id, byte[] content, String who, @Nullable Integer expectedVersion);

  /**
   * Publishes the next version of each document that is not there in just this form, all in one
   * transaction, whatever versions are there. What is not among them stays as it is.
   *
   * @return what became of each, in the order in which they were given
   * @throws InvalidConfiguration with the problems of all; nothing is stored then
   */
  List<Taken> putAll(List<Given> documents, String who);

  /** A document to be published. */
  record Given(Kind kind, String id, byte[] content) {}

  /**
   * What became of a document.
   *
   * @param version that is in force now
   */
  record Taken(Kind kind, String id, int version, Change change) {}

  /** What a document is to those that were there before. */
  enum Change {
    CREATED,
    CHANGED,
    UNCHANGED
  }

  /** Someone else published in between. */
  final class VersionConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VersionConflict(int expected, int found) {
      super("Version " + expected + " was expected, but " + found + " is there: read it first.");
    }
  }
}
