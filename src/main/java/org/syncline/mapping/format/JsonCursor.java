package org.syncline.mapping.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.syncline.mapping.value.RawText;

/**
 * Goes through the bytes of one JSON object in UTF-8, value by value. Takes less than RFC 8259 and
 * RFC 3629 allow and never more: for all else it is {@link Unsure}. For one body and one thread.
 */
class JsonCursor {
  private static final int LONGEST_TEXT = 1_000_000;
  private static final int LONGEST_NUMBER = 100;

  /** Characters from here on may combine with others, or be halves of one. */
  private static final int FIRST_MARK = 0x300;

  private static final int LEAD_OF_FIRST_MARK = 0xCC;
  private static final int DIGITS_OF_ESCAPE = 4;
  private static final byte[] TRUE = Utf8Output.utf8("true");
  private static final byte[] FALSE = Utf8Output.utf8("false");
  private static final byte[] NULL = Utf8Output.utf8("null");

  final byte[] bytes;

  /** Of the next byte. */
  int at;

  /** Index of the closing brace of the object: what ends before a brace needs no other bound. */
  private final int end;

  private boolean plain = true;

  /**
   * At the beginning of an object.
   *
   * @throws Unsure if there is none from the first byte to the last but white space
   */
  JsonCursor(byte[] bytes) throws Unsure {
    this.bytes = bytes;
    this.end = ByteSets.lengthWithoutSpace(bytes) - 1;
    if (end < 1 || bytes[end] != '}' || next() != '{') {
      throw Unsure.HERE;
    }
  }

  /** Whether all texts that were given so far have characters below U+0300 alone. */
  final boolean isPlain() {
    return plain;
  }

  /** Refuses what follows the object. */
  final void end() throws Unsure {
    if (at <= end) {
      throw Unsure.HERE;
    }
  }

  /** The next byte that is no white space; moves behind it. */
  final byte next() throws Unsure {
    int i = at;
    while (i <= end) {
      byte b = bytes[i++];
      if (b > ' ') {
        at = i;
        return b;
      }
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        break;
      }
    }
    throw Unsure.HERE;
  }

  /** Index of the closing quote of a text without escapes; moves behind it. */
  final int unescaped() throws Unsure {
    int i = stop(at);
    while (bytes[i] < 0) {
      i = stop(i + character(i));
    }
    if (bytes[i] != '"') {
      throw Unsure.HERE;
    }
    at = i + 1;
    return i;
  }

  /**
   * The text whose opening quote was read; moves behind its closing quote.
   *
   * @param recent texts of the same place
   */
  final String text(RecentTexts recent) throws Unsure {
    int start = at;
    int i = stop(start);
    if (bytes[i] != '"') {
      return textBeyondAscii(start, i);
    }
    at = i + 1;
    if (i - start <= RecentTexts.LONGEST) {
      return recent.of(bytes, start, i);
    }
    refuseLong(start);
    return new String(bytes, start, i - start, StandardCharsets.ISO_8859_1);
  }

  /**
   * The text whose opening quote was read, as {@link RawText} where it can be one; moves behind its
   * closing quote.
   */
  final Object rawText(RecentTexts recent) throws Unsure {
    int start = at;
    int i = stop(start);
    while (bytes[i] < 0 && (bytes[i] & 0xFF) < LEAD_OF_FIRST_MARK) {
      i = stop(i + character(i));
    }
    if (bytes[i] != '"') {
      return text(recent);
    }
    at = i + 1;
    refuseLong(start);
    return new RawText(bytes, start - 1, at);
  }

  private String textBeyondAscii(int start, int from) throws Unsure {
    int i = from;
    while (bytes[i] < 0) {
      note(bytes[i] & 0xFF, LEAD_OF_FIRST_MARK);
      i += character(i);
      if (bytes[i] >= 0) {
        i = stop(i);
      }
    }
    String text = new String(bytes, start, i - start, StandardCharsets.UTF_8);
    if (bytes[i] == '\\') {
      return unescape(new StringBuilder(2 * text.length() + 16).append(text), i);
    }
    if (bytes[i] != '"') {
      throw Unsure.HERE;
    }
    at = i + 1;
    refuseLong(start);
    return text;
  }

  private void note(int character, int firstMark) {
    plain &= character < firstMark;
  }

  /** The rest of a text from its first escape on. */
  private String unescape(StringBuilder text, int from) throws Unsure {
    int i = from;
    while (bytes[i] == '\\') {
      at = i + 1;
      text.append(escaped());
      int start = at;
      i = stop(start);
      while (bytes[i] < 0) {
        note(bytes[i] & 0xFF, LEAD_OF_FIRST_MARK);
        i = stop(i + character(i));
      }
      text.append(new String(bytes, start, i - start, StandardCharsets.UTF_8));
    }
    if (bytes[i] != '"') {
      throw Unsure.HERE;
    }
    at = i + 1;
    refuseLong(from);
    return text.toString();
  }

  /** What stands escaped behind a backslash, one character of one or two chars. */
  private char[] escaped() throws Unsure {
    byte kind = bytes[at++];
    if (kind != 'u') {
      return new char[] {simple(kind)};
    }
    char unit = hex();
    note(unit, FIRST_MARK);
    if (!Character.isSurrogate(unit)) {
      return new char[] {unit};
    }
    if (Character.isHighSurrogate(unit) && bytes[at] == '\\' && bytes[at + 1] == 'u') {
      at += 2;
      char low = hex();
      if (Character.isLowSurrogate(low)) {
        return new char[] {unit, low};
      }
    }
    throw Unsure.HERE;
  }

  private static char simple(byte kind) throws Unsure {
    return switch (kind) {
      case '"', '\\', '/' -> (char) kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw Unsure.HERE;
    };
  }

  /** Four digits; stops before the closing brace at the latest, which is none. */
  private char hex() throws Unsure {
    int unit = 0;
    for (int i = 0; i < DIGITS_OF_ESCAPE; i++) {
      int digit = bytes[at] < 0 ? -1 : Character.digit(bytes[at], 16);
      if (digit < 0) {
        throw Unsure.HERE;
      }
      unit = unit << 4 | digit;
      at++;
    }
    return (char) unit;
  }

  /** Passes over a text whose opening quote was read. */
  final void skipText() throws Unsure {
    int start = at;
    int i = stop(start);
    while (bytes[i] != '"') {
      if (bytes[i] < 0) {
        i = stop(i + character(i));
      } else if (bytes[i] == '\\') {
        at = i + 1;
        if (bytes[at++] == 'u') {
          hex();
        } else {
          simple(bytes[i + 1]);
        }
        i = stop(at);
      } else {
        throw Unsure.HERE;
      }
    }
    at = i + 1;
    refuseLong(start);
  }

  private void refuseLong(int start) throws Unsure {
    if (at - start > LONGEST_TEXT) {
      throw Unsure.HERE;
    }
  }

  /** Index of the next quote, backslash, control or byte that is not ASCII. */
  private int stop(int from) throws Unsure {
    int i = from;
    while (i + Long.BYTES <= bytes.length) {
      long marks = EightBytes.notPlain(EightBytes.at(bytes, i));
      if (marks != 0) {
        return i + EightBytes.before(marks);
      }
      i += Long.BYTES;
    }
    while (i <= end) {
      if (bytes[i] < 0 || !ByteSets.PLAIN_IN_JSON[bytes[i]]) {
        return i;
      }
      i++;
    }
    throw Unsure.HERE;
  }

  /** Length of a character that is not ASCII. */
  private int character(int i) throws Unsure {
    int length = Utf8.sequenceLength(bytes, i);
    if (length == 0) {
      throw Unsure.HERE;
    }
    return length;
  }

  /** Passes over a number whose first byte was read. */
  final void skipNumber(byte first) throws Unsure {
    int start = at - 1;
    int i = at;
    byte b = first;
    if (b == '-') {
      b = bytes[i++];
    }
    if (!isDigit(b)) {
      throw Unsure.HERE;
    }
    if (b != '0') {
      i = digits(i);
    }
    if (bytes[i] == '.') {
      i = digitsAtLeastOne(i + 1);
    }
    if (bytes[i] == 'e' || bytes[i] == 'E') {
      i++;
      i = digitsAtLeastOne(bytes[i] == '-' || bytes[i] == '+' ? i + 1 : i);
    }
    if (i - start > LONGEST_NUMBER) {
      throw Unsure.HERE;
    }
    at = i;
  }

  /** A number whose first byte was read, as it is written. */
  final String number(byte first) throws Unsure {
    int start = at - 1;
    skipNumber(first);
    return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
  }

  private int digits(int from) {
    int i = from;
    while (isDigit(bytes[i])) {
      i++;
    }
    return i;
  }

  private int digitsAtLeastOne(int from) throws Unsure {
    int i = digits(from);
    if (i == from) {
      throw Unsure.HERE;
    }
    return i;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Passes over true, false or null, whose first byte was read. */
  final void skipWord(byte first) throws Unsure {
    byte[] word = first == 'n' ? NULL : first == 't' ? TRUE : FALSE;
    int start = at - 1;
    int to = start + word.length;
    if (to > end || !Arrays.equals(bytes, start, to, word, 0, word.length)) {
      throw Unsure.HERE;
    }
    at = to;
  }
}
