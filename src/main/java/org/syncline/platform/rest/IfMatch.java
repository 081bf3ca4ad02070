package org.syncline.platform.rest;

import org.jspecify.annotations.Nullable;

/** What a caller says it has seen, in the header If-Match. */
public final class IfMatch {
  private IfMatch() {}

  /**
   * The version that the author has seen, 0 for none.
   *
   * @param present the version that is there, 0 = none
   * @throws ProblemException (428) where something is there and the header is missing, (412) where
   *     it names another version
   */
  public static int version(int present, @Nullable String header) {
    if (present == 0 && header == null) {
      return 0;
    }
    String seen =
        given(
            header,
            "This document exists: read it, and send its ETag as If-Match, so that nobody's change"
                + " is lost.");
    if (!seen.equals(Integer.toString(present))) {
      throw otherVersion();
    }
    return present;
  }

  /** Another version is there than the one that the author has seen. */
  public static ProblemException otherVersion() {
    return ProblemException.changedMeanwhile(
        "Another version is there than the one you have seen: read it, and put your change into"
            + " it.");
  }

  /**
   * The tag without its quotation marks.
   *
   * @throws ProblemException (428) with the sentence where the header is missing
   */
  public static String given(@Nullable String header, String sentence) {
    if (header == null) {
      throw ProblemException.versionNeeded(sentence);
    }
    String tag = header.strip();
    boolean quoted = tag.length() >= 2 && tag.startsWith("\"") && tag.endsWith("\"");
    return quoted ? tag.substring(1, tag.length() - 1) : "";
  }
}
