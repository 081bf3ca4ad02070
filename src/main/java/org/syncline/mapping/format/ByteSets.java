package org.syncline.mapping.format;

/** Sets of bytes, as arrays that are asked by the byte's value, 0 to 255. */
final class ByteSets {
  /** White space of JSON (RFC 8259), line ends too. */
  static final boolean[] SPACE = of(" \t\r\n");

  static final boolean[] DIGIT = of("0123456789");
  static final boolean[] HEX_DIGIT = of("0123456789abcdefABCDEF");

  /** What stands unescaped in a JSON text: all but controls, quote and backslash. */
  static final boolean[] PLAIN_IN_JSON = plainInJson();

  /** All but the line feed. */
  static final boolean[] IN_LINE = inLine();

  private ByteSets() {}

  private static boolean[] of(String ascii) {
    boolean[] marked = new boolean[256];
    for (int i = 0; i < ascii.length(); i++) {
      marked[ascii.charAt(i)] = true;
    }
    return marked;
  }

  private static boolean[] plainInJson() {
    boolean[] marked = new boolean[256];
    for (int b = ' '; b < 256; b++) {
      marked[b] = b != '"' && b != '\\';
    }
    return marked;
  }

  private static boolean[] inLine() {
    boolean[] marked = new boolean[256];
    for (int b = 0; b < 256; b++) {
      marked[b] = b != '\n';
    }
    return marked;
  }

  /** Length of the array without white space at its end. */
  static int lengthWithoutSpace(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && SPACE[bytes[length - 1] & 0xFF]) {
      length--;
    }
    return length;
  }
}
