package org.syncline.mapping;

/** A value as problems may show it: its first character and its length. */
final class Masked {
  private Masked() {}

  static String of(String value) {
    if (value.isEmpty()) {
      return "(0)";
    }
    int first = value.codePointAt(0);
    boolean visible = Character.isLetterOrDigit(first) || (first > ' ' && first < 0x7F);
    return (visible ? Character.toString(first) : "?")
        + "\u2026 ("
        + value.codePointCount(0, value.length())
        + ")";
  }
}
