package org.syncline.canary;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A value that stands nowhere else.
 *
 * @param name where it was put, for the report: the report itself must not be a place to find it
 * @param spelling long enough never to come up by chance
 */
record Canary(String name, Kind kind, String spelling) {
  private static final int SHORTEST = 8;
  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.ISO_8859_1,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE);

  /** What it stands for. */
  enum Kind {
    /** Passwords, tokens, keys: nowhere in clear. */
    SECRET,
    /** What is known of a person: in the database and on its way there. */
    PERSONAL,
    /** What a sender calls a message or an object: shown to those who look after messages, too. */
    IDENTIFIER
  }

  Canary {
    if (spelling.getBytes(StandardCharsets.UTF_8).length < SHORTEST) {
      throw new IllegalArgumentException(name + " is too short to be looked for.");
    }
  }

  /** The bytes it may stand in a file as, each once. */
  List<byte[]> forms() {
    byte[] plain = spelling.getBytes(StandardCharsets.UTF_8);
    Set<ByteBuffer> forms = new LinkedHashSet<>();
    for (Charset charset : ENCODINGS) {
      forms.add(ByteBuffer.wrap(spelling.getBytes(charset)));
    }
    forms.add(ascii(URLEncoder.encode(spelling, StandardCharsets.UTF_8)));
    forms.add(ascii(HexFormat.of().formatHex(plain)));
    for (int before = 0; before < 3; before++) {
      forms.add(base64(plain, before));
    }
    return forms.stream().map(ByteBuffer::array).toList();
  }

  /** The characters that are its own when it stands so many bytes into what was encoded. */
  private static ByteBuffer base64(byte[] plain, int before) {
    byte[] shifted = new byte[before + plain.length];
    System.arraycopy(plain, 0, shifted, before, plain.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int foreign = before == 0 ? 0 : before + 1;
    return ascii(all.substring(foreign, shifted.length * 8 / 6));
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Not the value. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + " " + name;
  }
}
