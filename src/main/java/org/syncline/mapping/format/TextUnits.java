package org.syncline.mapping.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a charset lies in bytes: what it takes to find line ends without decoding.
 *
 * @param charset the charset; of UTF-16 and UTF-32 the one with the byte order in its name
 * @param width bytes of the smallest unit: 1, 2 or 4
 * @param bigEndian order of the bytes of a unit
 * @param lineFeed unit that is decoded to a line feed
 * @param carriageReturn unit that is decoded to a carriage return
 * @param transparent whether each byte of an ASCII character stands for that character wherever it
 *     comes, so that bytes can be looked at as if they were ISO 8859-1
 */
record TextUnits(
    Charset charset,
    int width,
    boolean bigEndian,
    int lineFeed,
    int carriageReturn,
    boolean transparent) {

  /**
   * Charsets of more bytes a character whose second and later bytes can look like ASCII, but never
   * like a control character: {@code 0x30} is the least in GB 18030, {@code 0x40} in the others.
   */
  private static final Set<String> ASCII_LINES =
      Set.of(
          "GB18030",
          "GBK",
          "GB2312",
          "x-mswin-936",
          "Big5",
          "Big5-HKSCS",
          "x-MS950-HKSCS",
          "x-windows-950",
          "Shift_JIS",
          "windows-31j",
          "EUC-JP",
          "EUC-KR",
          "x-windows-949");

  /** The units of a charset, or null where a byte means something else after a shift. */
  static @Nullable TextUnits of(Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return new TextUnits(charset, 1, true, '\n', '\r', true);
    }
    String name = charset.name().toUpperCase(Locale.ROOT);
    if (name.startsWith("UTF-16") || name.startsWith("UTF-32")) {
      boolean bigEndian = !name.contains("LE");
      return new TextUnits(
          Charset.forName(name.substring(0, 6) + (bigEndian ? "BE" : "LE")),
          name.startsWith("UTF-16") ? 2 : 4,
          bigEndian,
          '\n',
          '\r',
          false);
    }
    if (ASCII_LINES.contains(charset.name())) {
      return new TextUnits(charset, 1, true, '\n', '\r', false);
    }
    if (!isSingleByte(charset)) {
      return null;
    }
    return new TextUnits(
        charset, 1, true, byteOf(charset, '\n'), byteOf(charset, '\r'), hasAscii(charset));
  }

  /** Whether every character is one byte. */
  static boolean isSingleByte(Charset charset) {
    return charset.canEncode()
        && charset.newEncoder().maxBytesPerChar() == 1.0f
        && charset.newDecoder().maxCharsPerByte() == 1.0f;
  }

  /** Whether digits and capital letters are those of EBCDIC, of one byte or mixed with more. */
  static boolean isEbcdic(Charset charset) {
    return charset.canEncode()
        && Arrays.equals("A0".getBytes(charset), new byte[] {(byte) 0xC1, (byte) 0xF0});
  }

  /** Whether ASCII characters are single bytes with their ASCII values. */
  static boolean hasAscii(Charset charset) {
    String ascii = " 09AZaz{}+-\n\r";
    return charset.canEncode()
        && Arrays.equals(ascii.getBytes(charset), ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private static int byteOf(Charset charset, char c) {
    return String.valueOf(c).getBytes(charset)[0] & 0xFF;
  }

  /** The unit at a place. */
  int at(byte[] bytes, int i) {
    if (width == 1) {
      return bytes[i] & 0xFF;
    }
    int unit = 0;
    for (int n = 0; n < width; n++) {
      unit = unit << 8 | bytes[bigEndian ? i + n : i + width - 1 - n] & 0xFF;
    }
    return unit;
  }
}
