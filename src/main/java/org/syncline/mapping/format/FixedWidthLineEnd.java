package org.syncline.mapping.format;

/** What stands behind each record. */
public enum FixedWidthLineEnd {
  /** A line feed, a carriage return, both, or EBCDIC's next line; nothing is written. */
  ANY("any"),
  /** Nothing: the next record follows at once. */
  NONE("none"),
  /** A line feed; in EBCDIC {@code 0x25}. */
  LF("lf"),
  /** A carriage return and a line feed. */
  CRLF("crlf"),
  /** Next line, EBCDIC's {@code 0x15}. */
  NEL("nel");

  static final int EBCDIC_LINE_FEED = 0x25;
  static final int EBCDIC_NEXT_LINE = 0x15;

  private final String word;

  FixedWidthLineEnd(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** As it is written, in bytes. */
  byte[] bytes(boolean ebcdic) {
    byte lineFeed = (byte) (ebcdic ? EBCDIC_LINE_FEED : '\n');
    return switch (this) {
      case ANY, NONE -> new byte[0];
      case LF -> new byte[] {lineFeed};
      case CRLF -> new byte[] {'\r', lineFeed};
      case NEL -> new byte[] {EBCDIC_NEXT_LINE};
    };
  }

  /** Length of the line end at a place of a record's bytes; 0 where none of this kind is there. */
  int lengthAt(byte[] bytes, int from, int to, boolean ebcdic) {
    if (this == NONE || from >= to) {
      return 0;
    }
    if (this == ANY) {
      return anyAt(bytes, from, to, ebcdic);
    }
    byte[] wanted = bytes(ebcdic);
    if (to - from < wanted.length) {
      return 0;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[from + i] != wanted[i]) {
        return 0;
      }
    }
    return wanted.length;
  }

  private static int anyAt(byte[] bytes, int from, int to, boolean ebcdic) {
    if (isFeed(bytes[from], ebcdic)) {
      return 1;
    }
    if (bytes[from] != '\r') {
      return 0;
    }
    return from + 1 < to && isFeed(bytes[from + 1], ebcdic) ? 2 : 1;
  }

  private static boolean isFeed(byte b, boolean ebcdic) {
    return ebcdic ? b == EBCDIC_LINE_FEED || b == EBCDIC_NEXT_LINE : b == '\n';
  }
}
