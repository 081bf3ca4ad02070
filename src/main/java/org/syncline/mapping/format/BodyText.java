package org.syncline.mapping.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** From bytes to text, with no replacement character ever put in silently. */
final class BodyText {
  private static final Charset UTF_32 = Charset.forName("UTF-32");

  private BodyText() {}

  /** The charset that the transport declared, or null. */
  static @Nullable Charset declared(SourceBody body) throws UnreadableBody {
    String name = body.charset();
    if (name == null) {
      return null;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      throw UnreadableBody.unreadable(
          "The message declares a character set that is unknown here: send UTF-8 and declare"
              + " that.");
    }
  }

  /** The charset that a byte order mark tells, or null. */
  static @Nullable Charset marked(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return UTF_32;
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16;
    }
    return null;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Decodes strictly; a byte order mark is left out. */
  static String decode(byte[] bytes, Charset charset) throws UnreadableBody {
    String text;
    if (charset.equals(StandardCharsets.UTF_8)) {
      refuseMalformedUtf8(bytes, 0);
      text = new String(bytes, StandardCharsets.UTF_8);
    } else {
      text = decodeBy(charset, bytes);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String decodeBy(Charset charset, byte[] bytes) throws UnreadableBody {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out =
        CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 2);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      result = decoder.flush(out);
    }
    if (result.isError()) {
      throw malformed(charset, in.position());
    }
    return out.flip().toString();
  }

  static void refuseMalformedUtf8(byte[] bytes, int from) throws UnreadableBody {
    int malformed = Utf8.firstMalformed(bytes, from);
    if (malformed >= 0) {
      throw malformed(StandardCharsets.UTF_8, malformed);
    }
  }

  private static UnreadableBody malformed(Charset charset, int offset) {
    return UnreadableBody.unreadable(
        "The body is not "
            + charset.name()
            + " at byte offset "
            + offset
            + ": send it in that character set, or say which one it is in.");
  }

  static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
        return false;
      }
    }
    return true;
  }

  static void refuseEmpty(String text) throws UnreadableBody {
    if (isBlank(text)) {
      throw emptyBody();
    }
  }

  static UnreadableBody emptyBody() {
    return UnreadableBody.empty("The body is empty: send the record.");
  }

  static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
