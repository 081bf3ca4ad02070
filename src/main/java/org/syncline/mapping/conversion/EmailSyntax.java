package org.syncline.mapping.conversion;

/**
 * A conservative reading of RFC 5321 and 6531: an unquoted local part, a domain name with at least
 * one dot. Quoted local parts and address literals are legal there but, in customer data, nearly
 * always a mistake.
 */
final class EmailSyntax {
  private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";

  private EmailSyntax() {}

  static boolean isAddress(String text) {
    int at = text.lastIndexOf('@');
    return text.length() <= 254
        && at > 0
        && at <= 64
        && isLocalPart(text.substring(0, at))
        && isDomain(text.substring(at + 1));
  }

  private static boolean isLocalPart(String local) {
    boolean afterDot = true;
    for (int i = 0; i < local.length(); i++) {
      char c = local.charAt(i);
      if (c == '.') {
        if (afterDot) {
          return false;
        }
        afterDot = true;
      } else {
        if (!isWordCharacter(c) && ATOM.indexOf(c) < 0) {
          return false;
        }
        afterDot = false;
      }
    }
    return !afterDot;
  }

  /**
   * Letters and digits of any script, marks and surrogates of rarer ones; never a space or a
   * control character.
   */
  private static boolean isWordCharacter(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isDomain(String domain) {
    String[] labels = domain.split("\\.", -1);
    for (String label : labels) {
      if (!isLabel(label)) {
        return false;
      }
    }
    String last = labels[labels.length - 1];
    return labels.length > 1 && last.length() > 1 && !Character.isDigit(last.charAt(0));
  }

  private static boolean isLabel(String label) {
    if (label.isEmpty() || label.length() > 63 || label.startsWith("-") || label.endsWith("-")) {
      return false;
    }
    return label.chars().allMatch(c -> c == '-' || isWordCharacter((char) c));
  }
}
