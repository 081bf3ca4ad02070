package org.syncline.mapping.format;

/** Characters that XML 1.0 can hold (section 2.2 of the recommendation): most, not all. */
final class XmlCharacters {
  private XmlCharacters() {}

  /**
   * Whether a text holds no control but tab and line breaks, no half character and no
   * non-character.
   */
  static boolean canHold(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        if (c != '\t' && c != '\n' && c != '\r') {
          return false;
        }
      } else if (c >= 0xD800) {
        if (c == 0xFFFE || c == 0xFFFF) {
          return false;
        }
        if (Character.isSurrogate(c)) {
          boolean pair =
              Character.isHighSurrogate(c)
                  && i + 1 < length
                  && Character.isLowSurrogate(text.charAt(i + 1));
          if (!pair) {
            return false;
          }
          i++;
        }
      }
    }
    return true;
  }
}
