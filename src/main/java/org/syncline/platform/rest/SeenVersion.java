package org.syncline.platform.rest;

import org.jspecify.annotations.Nullable;

/** The version that the author of a change has seen, so that nobody's change is lost. */
public final class SeenVersion {
  private SeenVersion() {}

  /**
   * The version that If-Match names; 0 for none.
   *
   * @param present the latest version, 0 where there is none: the first one needs no If-Match
   * @throws ProblemException (428, 412) where If-Match is missing, or names another version
   */
  public static int of(int present, @Nullable String ifMatch) {
    if (present == 0 && ifMatch == null) {
      return 0;
    }
    if (ifMatch == null) {
      throw ProblemException.versionNeeded(
          "This document exists: read it, and send its ETag as If-Match, so that nobody's change is"
              + " lost.");
    }
    if (!ifMatch.strip().equals("\"" + present + "\"")) {
      throw changedMeanwhile();
    }
    return present;
  }

  public static ProblemException changedMeanwhile() {
    return ProblemException.changedMeanwhile(
        "Another version is there than the one you have seen: read it, and put your change into"
            + " it.");
  }
}
