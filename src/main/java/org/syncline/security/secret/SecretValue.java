package org.syncline.security.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A secret itself: text of 1 to {@value #MOST_BYTES} bytes in UTF-8. It never prints itself. */
public final class SecretValue {
  /** Most bytes of a value. */
  public static final int MOST_BYTES = 16_384;

  private final byte[] bytes;

  private SecretValue(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException where it is empty, too long or no text
   */
  public static SecretValue of(String text) {
    byte[] bytes = utf8(text);
    if (bytes.length == 0 || bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("Give a text of 1 to " + MOST_BYTES + " bytes in UTF-8.");
    }
    return new SecretValue(bytes);
  }

  private static byte[] utf8(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("Give a text without halves of characters.");
    }
  }

  static SecretValue ofBytes(byte[] bytes) {
    return new SecretValue(bytes.clone());
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** For whoever logs in with it, and nobody else. */
  public String reveal() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "SecretValue";
  }
}
