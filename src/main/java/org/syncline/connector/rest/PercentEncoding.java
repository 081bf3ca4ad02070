package org.syncline.connector.rest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes values so that they stay inside their segment of a path or their value of a query. */
final class PercentEncoding {
  private static final String LEFT_ALONE = "-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  /** All but unreserved characters (RFC 3986, 2.3) as percent and two digits a byte, in UTF-8. */
  static String of(String value) {
    StringBuilder encoded = new StringBuilder(value.length() + 16);
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || LEFT_ALONE.indexOf(c) >= 0;
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%');
        HEX.toHexDigits(encoded, b);
      }
    }
    return encoded.toString();
  }

  /**
   * A value of a path. Servers there are that decode {@code %2F} before they take steps up, so a
   * value with steps in it is refused, not encoded.
   */
  static String inPath(String value, Placeholder placeholder) throws CannotFill {
    if (value.isEmpty()) {
      throw new CannotFill(
          "NO_VALUE",
          "The value for "
              + placeholder
              + " in the path is empty, which would lead to another row"
              + " or to all of them: map it, or link the row.");
    }
    if (hasSteps(value)) {
      throw new CannotFill(
          "UNSAFE_IN_PATH",
          "The value for "
              + placeholder
              + " in the path holds '.' or '..' as a step, which would"
              + " lead elsewhere: look whether the row's link is right.");
    }
    return inQuery(value, placeholder);
  }

  static String inQuery(String value, Placeholder placeholder) throws CannotFill {
    boolean sendable =
        value.codePoints().noneMatch(c -> c < 0x20 || c == 0x7f || c >= 0xd800 && c <= 0xdfff);
    if (!sendable) {
      throw new CannotFill(
          "UNSAFE_IN_ADDRESS",
          "The value for "
              + placeholder
              + " holds control characters or half a character, which"
              + " an address can't carry: look whether the value is right.");
    }
    return of(value);
  }

  /** Whether one of the parts between slashes is a dot or two. */
  static boolean hasSteps(String path) {
    int from = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/' || path.charAt(i) == '\\') {
        String step = path.substring(from, i);
        if (step.equals(".") || step.equals("..")) {
          return true;
        }
        from = i + 1;
      }
    }
    return false;
  }
}
