package org.syncline.mapping.format;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The charset of a file, once its first bytes are known.
 *
 * @param charset with its byte order
 * @param told its name where a byte order mark told it and the format did not, so that records
 *     without the mark have to declare it
 */
record FileCharset(Charset charset, @Nullable String told) {

  /**
   * Looks at the beginning of a file and goes behind its byte order mark.
   *
   * @param expected the format's
   * @param anyMark whether a mark counts although the format is of another charset
   */
  static FileCharset of(FileWindow window, Charset expected, boolean anyMark) throws IOException {
    window.reach(4);
    Charset marked = BodyText.marked(window.copy(0, Math.min(4, window.length())));
    if (marked == null || !(anyMark || isUnicode(expected))) {
      return new FileCharset(ordered(expected, false), null);
    }
    Charset charset = ordered(marked, (window.bytes()[window.start()] & 0xFF) == 0xFF);
    window.skip(marked.equals(StandardCharsets.UTF_8) ? 3 : isUtf32(marked) ? 4 : 2);
    return new FileCharset(charset, charset.equals(expected) ? null : charset.name());
  }

  private static boolean isUnicode(Charset charset) {
    return charset.name().startsWith("UTF-");
  }

  private static boolean isUtf32(Charset charset) {
    return charset.name().equals("UTF-32");
  }

  /** Without a mark UTF-16 and UTF-32 are big-endian (RFC 2781). */
  private static Charset ordered(Charset charset, boolean littleEndian) {
    return charset.equals(StandardCharsets.UTF_16) || isUtf32(charset)
        ? Charset.forName(charset.name() + (littleEndian ? "LE" : "BE"))
        : charset;
  }
}
