package org.syncline.mapping.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/** Text of parts of a record in a charset, strictly: nothing is replaced. Immutable. */
final class ByteText {
  private static final char NONE = '\uFFFD';

  private final Charset charset;

  /** The character of each byte where each has one; null for charsets of more bytes. */
  private final char @Nullable [] characters;

  ByteText(Charset charset) {
    this.charset = charset;
    this.characters = TextUnits.isSingleByte(charset) ? characters(charset) : null;
  }

  private static char[] characters(Charset charset) {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return new String(all, charset).toCharArray();
  }

  /** The text, or null where the bytes are none in this charset. */
  @Nullable String decode(byte[] bytes, int from, int to) {
    if (characters == null) {
      return decodeByDecoder(bytes, from, to);
    }
    char[] text = new char[to - from];
    for (int i = from; i < to; i++) {
      char c = characters[bytes[i] & 0xFF];
      if (c == NONE) {
        return null;
      }
      text[i - from] = c;
    }
    return new String(text);
  }

  private @Nullable String decodeByDecoder(byte[] bytes, int from, int to) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, to - from));
      return text.toString();
    } catch (CharacterCodingException malformed) {
      return null;
    }
  }

  /** Whether the text can be written in this charset so that it is read back. */
  static boolean isIn(Charset charset, String text) {
    return new String(text.getBytes(charset), charset).equals(text);
  }
}
