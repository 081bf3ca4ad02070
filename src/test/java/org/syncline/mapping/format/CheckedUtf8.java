package org.syncline.mapping.format;

/** The readers' own check of UTF-8, for code that is measured beside them. */
public final class CheckedUtf8 {
  private CheckedUtf8() {}

  public static boolean isWellFormed(byte[] bytes) {
    return Utf8.firstMalformed(bytes, 0) < 0;
  }
}
