package org.syncline.mapping.function;

/**
 * Mailboxes as people write them (RFC 5322, 3.4): a name, perhaps in quotes, before an address in
 * brackets, or an address before a comment.
 */
final class Mailboxes {
  private static final String SCHEME = "mailto:";

  private Mailboxes() {}

  static String address(String written) {
    String text = TextSteps.trim(written);
    int open = text.lastIndexOf('<');
    if (open >= 0 && text.endsWith(">")) {
      return text.substring(open + 1, text.length() - 1);
    }
    int comment = text.indexOf('(');
    if (comment > 0 && text.endsWith(")")) {
      text = TextSteps.trim(text.substring(0, comment));
    }
    return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? text.substring(SCHEME.length())
        : text;
  }

  static String name(String written) {
    String text = TextSteps.trim(written);
    int open = text.lastIndexOf('<');
    if (open >= 0 && text.endsWith(">")) {
      return unquoted(TextSteps.trim(text.substring(0, open)));
    }
    int comment = text.indexOf('(');
    return comment > 0 && text.endsWith(")")
        ? TextSteps.trim(text.substring(comment + 1, text.length() - 1))
        : "";
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
    return quoted
        ? TextSteps.trim(name.substring(1, name.length() - 1).replace("\\\"", "\""))
        : name;
  }
}
