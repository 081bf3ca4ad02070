package org.syncline.mapping.format;

import java.math.BigDecimal;
import org.syncline.mapping.value.Found;
import org.syncline.mapping.value.RawText;

/** ByteSets of a JSON body that is being written: RFC 8259, no white space. */
final class JsonOutput extends Utf8Output {
  /** Most bytes that one char takes: a control as {@code \\u0001}. */
  private static final int LONGEST_ESCAPE = 6;

  /** Chars of a text for which room is made at once where not all are plain. */
  private static final int STRETCH = 4_096;

  /** Digits that a long holds, whatever they are. */
  private static final int MOST_SHORT_DIGITS = 18;

  private static final int USUAL_BODY = 1_024;
  private static final int LARGEST_ROOM = 65_536;

  /** Arrays of the JDK alone, so that a thread never holds on to a class of the hub. */
  private static final ThreadLocal<byte[]> ROOM = new ThreadLocal<>();

  private static final byte[] NULL = utf8("null");
  private static final byte[] TRUE = utf8("true");
  private static final byte[] FALSE = utf8("false");
  private static final byte[] HEX = utf8("0123456789abcdef");

  /** Whether a char of ASCII stands in a text as it is. */
  private static final boolean[] PLAIN = plain();

  JsonOutput(int expected) {
    super(expected);
  }

  private JsonOutput(byte[] room) {
    super(room);
  }

  /** For a whole body, in room that this thread uses for each: give it back when it is written. */
  static JsonOutput ofThread() {
    byte[] room = ROOM.get();
    return new JsonOutput(room == null ? new byte[USUAL_BODY] : room);
  }

  /** Keeps the room for the next body of this thread, unless it is large. */
  void giveBack() {
    if (bytes.length <= LARGEST_ROOM) {
      ROOM.set(bytes);
    }
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[128];
    System.arraycopy(ByteSets.PLAIN_IN_JSON, 0, plain, 0, plain.length);
    return plain;
  }

  /** The beginning of a member. */
  void lead(Lead lead) {
    ensure(lead.room());
    size = lead.put(bytes, size);
  }

  /** A member that is no object or list. */
  void member(Lead lead, Object value) {
    if (value instanceof RawText raw) {
      ensure(lead.room() + raw.length());
      size = raw.copy(bytes, lead.put(bytes, size));
    } else {
      lead(lead);
      value(value);
    }
  }

  /** A value as {@link TargetWriter#write} takes it, but no list. */
  void value(Object value) {
    if (value instanceof RawText raw) {
      ensure(raw.length());
      size = raw.copy(bytes, size);
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof BigDecimal number) {
      number(number);
    } else if (value instanceof Boolean flag) {
      raw(flag ? TRUE : FALSE);
    } else if (value == Found.NULL) {
      raw(NULL);
    } else {
      throw new IllegalArgumentException(
          "Values are texts, decimals, flags or null, not " + value.getClass() + ".");
    }
  }

  private void number(BigDecimal number) {
    int scale = number.scale();
    if (scale < 0 || scale > MOST_SHORT_DIGITS || number.precision() > MOST_SHORT_DIGITS) {
      ascii(NumberText.text(number));
      return;
    }
    // Cheaper than unscaledValue(), which makes a BigInteger.
    long digits = number.scaleByPowerOfTen(scale).longValue();
    ensure(MOST_SHORT_DIGITS + 3);
    size = NumberText.put(digits, number.precision(), scale, bytes, size);
  }

  void text(String text) {
    int length = text.length();
    ensure(length + 2);
    byte[] to = bytes;
    int at = size;
    to[at++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || !PLAIN[c]) {
        size = at;
        mixed(text, i);
        return;
      }
      to[at++] = (byte) c;
    }
    to[at++] = '"';
    size = at;
  }

  /** The rest of a text that is not all plain ASCII, and its closing quote. */
  private void mixed(String text, int from) {
    int length = text.length();
    for (int i = from; i < length; ) {
      int stretch = Math.min(length, i + STRETCH);
      ensure((stretch - i) * LONGEST_ESCAPE + 1);
      byte[] to = bytes;
      int at = size;
      while (i < stretch) {
        char c = text.charAt(i++);
        if (c < 0x80) {
          if (PLAIN[c]) {
            to[at++] = (byte) c;
          } else {
            at = escape(c, to, at);
          }
        } else if (Character.isSurrogate(c)) {
          at = put(pair(text, i - 1), to, at);
          i++;
        } else {
          at = put(c, to, at);
        }
      }
      size = at;
    }
    ascii('"');
  }

  private static int pair(String text, int at) {
    int pair = text.codePointAt(at);
    if (pair < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      throw new IllegalArgumentException("A text holds half a character: ask unfit() first.");
    }
    return pair;
  }

  private static int escape(char c, byte[] to, int from) {
    int at = from;
    to[at++] = '\\';
    switch (c) {
      case '"', '\\' -> to[at++] = (byte) c;
      case '\b' -> to[at++] = 'b';
      case '\t' -> to[at++] = 't';
      case '\n' -> to[at++] = 'n';
      case '\f' -> to[at++] = 'f';
      case '\r' -> to[at++] = 'r';
      default -> {
        to[at++] = 'u';
        to[at++] = '0';
        to[at++] = '0';
        to[at++] = HEX[c >> 4];
        to[at++] = HEX[c & 0xF];
      }
    }
    return at;
  }
}
