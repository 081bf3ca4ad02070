package org.syncline.configuration;

import java.util.List;
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
  Published put(Kind kind, String id, byte[] content, Actor who, @Nullable Integer expectedVersion);

  /**
   * A new version, and what it cost.
   *
   * @param droppedSecrets secrets that were deleted with it, as {@code <system>/<name>}: nothing
   *     uses them any more for what they were set for
   */
  record Published(Document document, List<String> droppedSecrets) {}

  /**
   * Publishes the next version of each document that is not there in just this form, all in one
   * transaction, whatever versions are there. What is not among them stays as it is.
   *
   * @throws org.syncline.platform.NotAllowedException where the author may not configure
   * @throws InvalidConfiguration with the problems of all; nothing is stored then
   */
  PublishedAll putAll(List<Given> documents, Actor who);

  /**
   * What became of many documents.
   *
   * @param taken each, in the order in which they were given
   * @param droppedSecrets as in {@link Published}
   */
  record PublishedAll(List<Taken> taken, List<String> droppedSecrets) {}

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
