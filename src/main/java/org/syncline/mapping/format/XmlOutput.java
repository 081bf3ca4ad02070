package org.syncline.mapping.format;

/** ByteSets of an XML document that is being written. */
final class XmlOutput extends Utf8Output {
  static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  XmlOutput(int expected) {
    super(expected);
  }

  /** Text of an element, so that it is read back as it is, carriage returns too. */
  void text(String text) {
    escaped(text, false);
  }

  /** Value of an attribute, so that it is read back as it is, line breaks too. */
  void attribute(String value) {
    escaped(value, true);
  }

  /** A name of an element or attribute. */
  void name(String prefix, String local) {
    if (!prefix.isEmpty()) {
      escaped(prefix, false);
      ascii(':');
    }
    escaped(local, false);
  }

  private void escaped(String text, boolean attribute) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        ensure(1);
        bytes[size++] = (byte) c;
      } else if (c == '&') {
        ascii("&amp;");
      } else if (c == '<') {
        ascii("&lt;");
      } else if (c == '>') {
        ascii("&gt;");
      } else if (c == '"') {
        ascii(attribute ? "&quot;" : "\"");
      } else if (c < 0x80 || isLineBreakOfXml11(c)) {
        reference(c, attribute);
      } else if (Character.isHighSurrogate(c) && i + 1 < length) {
        character(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        character(c);
      }
    }
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"';
  }

  /** XML 1.1 makes line feeds of them, and wants the controls around the first as references. */
  private static boolean isLineBreakOfXml11(char c) {
    return c <= 0x9F || c == 0x2028;
  }

  private void reference(char c, boolean attribute) {
    if (!attribute && (c == '\n' || c == '\t')) {
      ascii(c);
    } else {
      ascii("&#");
      ascii(Integer.toString(c));
      ascii(';');
    }
  }
}
