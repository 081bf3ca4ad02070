package org.syncline.platform.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a file: UTF-16 where a byte order mark says so, else UTF-8; never guessed. */
final class TableText {
  private TableText() {}

  static String of(byte[] file, String what) throws UnreadableTable {
    Charset charset = isUtf16(file) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableTable(what + " is not " + charset + ": save it as UTF-8.");
    }
  }

  private static boolean isUtf16(byte[] file) {
    int first = file.length < 2 ? 0 : (file[0] & 0xFF) << 8 | file[1] & 0xFF;
    return first == 0xFEFF || first == 0xFFFE;
  }
}
