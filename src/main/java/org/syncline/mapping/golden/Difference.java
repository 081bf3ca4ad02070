package org.syncline.mapping.golden;

import org.jspecify.annotations.Nullable;

/**
 * A field that came out otherwise than expected.
 *
 * @param expected as it may be shown: personal and sensitive values masked
 * @param found as it may be shown
 * @param differsFrom the first character, from 1, in which two texts differ; null where that says
 *     nothing
 */
public record Difference(String expected, String found, @Nullable Integer differsFrom) {

  /** As a sentence without its end. */
  public String message() {
    return "expected "
        + expected
        + ", found "
        + found
        + (differsFrom == null ? "" : ", which differ from character " + differsFrom + " on");
  }
}
