package org.syncline.console;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.SourceBody;

/**
 * A body as a page can show it: as text where it surely is text, else as hexadecimal digits.
 *
 * @param cut whether there is more of it
 */
public record ShownBody(String content, boolean text, boolean cut) {
  /** Most characters of text that a page shows. */
  static final int MOST_TEXT = 100_000;

  /** Most bytes that a page shows as digits. */
  static final int MOST_BYTES = 4_096;

  private static final int BYTES_A_LINE = 16;

  static ShownBody of(SourceBody body) {
    String text = text(body.bytes(), charset(body.charset()));
    if (text == null) {
      return digits(body.bytes());
    }
    boolean cut = text.length() > MOST_TEXT;
    return new ShownBody(cut ? text.substring(0, MOST_TEXT) : text, true, cut);
  }

  private static Charset charset(@Nullable String name) {
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Null where the bytes are no text of this charset, or text with characters that no one sees. */
  private static @Nullable String text(byte[] bytes, Charset charset) {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean odd = text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
      return odd ? null : text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static ShownBody digits(byte[] bytes) {
    HexFormat hex = HexFormat.ofDelimiter(" ");
    StringBuilder lines = new StringBuilder();
    int end = Math.min(bytes.length, MOST_BYTES);
    for (int at = 0; at < end; at += BYTES_A_LINE) {
      byte[] line = Arrays.copyOfRange(bytes, at, Math.min(at + BYTES_A_LINE, end));
      lines.append("%06x  ".formatted(at)).append(hex.formatHex(line)).append('\n');
    }
    return new ShownBody(lines.toString(), false, bytes.length > MOST_BYTES);
  }
}
