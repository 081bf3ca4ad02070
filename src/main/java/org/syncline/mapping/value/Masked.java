package org.syncline.mapping.value;

/** A value as problems may show it: its first character, unless it is sensitive, and its length. */
public final class Masked {
  private Masked() {}

  /** Masks a value. */
  public static String of(String value, boolean sensitive) {
    if (value.isEmpty()) {
      return "(0)";
    }
    return (sensitive ? "" : beginning(value.codePointAt(0)))
        + "\u2026 ("
        + value.codePointCount(0, value.length())
        + ")";
  }

  private static String beginning(int first) {
    boolean visible = Character.isLetterOrDigit(first) || (first > ' ' && first < 0x7F);
    return visible ? Character.toString(first) : "?";
  }
}
