package org.syncline.console;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a form that brings a file (RFC 7578), one after the other in the order in which the
 * page has them, read as they come: whatever their size, {@value #BUFFER} bytes are in memory. For
 * one thread.
 */
final class FormParts {
  static final String TYPE = "multipart/form-data";

  private static final int BUFFER = 1 << 16;

  /** Most bytes of the lines before a part's content. */
  private static final int MOST_HEAD = 4_096;

  /** RFC 2046, 5.1.1. */
  private static final int LONGEST_BOUNDARY = 70;

  private static final String BREAK = "\r\n";
  private static final String DISPOSITION = "content-disposition:";

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private boolean inPart = true;
  private boolean over;

  /** What came is no such form; the message says what is wrong, and nothing of its content. */
  static final class UnreadableFormException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableFormException(String what) {
      super(what);
    }
  }

  /**
   * A part.
   *
   * @param name of its field
   * @param file name that the sender gives its content; null where it is no file
   * @param content ends with the part; good until the next one is asked for
   */
  record Part(String name, @Nullable String file, InputStream content) {
    /**
     * All of it as text.
     *
     * @param most bytes
     */
    String text(int most) throws IOException {
      byte[] bytes = content.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new UnreadableFormException("A field has more than " + most + " bytes.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  FormParts(InputStream in, String boundary) {
    // The first delimiter has no line before it.
    this.in =
        new SequenceInputStream(
            new ByteArrayInputStream(BREAK.getBytes(StandardCharsets.US_ASCII)), in);
    this.delimiter = (BREAK + "--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What divides the parts; empty where a content type is of no such form. */
  static Optional<String> boundary(@Nullable String type) {
    if (type == null || !mediaType(type).equals(TYPE)) {
      return Optional.empty();
    }
    String boundary = parameter(type, "boundary");
    return boundary == null || boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY
        ? Optional.empty()
        : Optional.of(boundary);
  }

  private static String mediaType(String type) {
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The next part, behind all of the one before; null behind the last.
   *
   * @throws UnreadableFormException where it is none
   * @throws EOFException where the form ends early
   */
  @Nullable Part next() throws IOException {
    if (over) {
      return null;
    }
    InputStream rest = new Content();
    rest.transferTo(java.io.OutputStream.nullOutputStream());
    take(delimiter.length);
    if (lineEnds("--")) {
      over = true;
      return null;
    }
    String head = head();
    String name = parameter(head, "name");
    if (name == null) {
      throw new UnreadableFormException("A part has no name.");
    }
    inPart = true;
    return new Part(name, parameter(head, "filename"), new Content());
  }

  private boolean lineEnds(String with) throws IOException {
    need(2);
    return buffer[at] == with.charAt(0) && buffer[at + 1] == with.charAt(1);
  }

  /** The value of the line that says which field this is. */
  private String head() throws IOException {
    StringBuilder disposition = new StringBuilder();
    int read = 0;
    // Behind the delimiter is the rest of its line, which is blank.
    String line = line(MOST_HEAD);
    if (!line.isBlank()) {
      throw new UnreadableFormException("The line that divides two parts does not end.");
    }
    while (!(line = line(MOST_HEAD - read)).isEmpty()) {
      read += line.length() + BREAK.length();
      if (line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION)) {
        disposition.append(line, DISPOSITION.length(), line.length());
      }
    }
    return disposition.toString();
  }

  private String line(int most) throws IOException {
    int length = 0;
    while (true) {
      need(length + 2);
      if (buffer[at + length] == '\r' && buffer[at + length + 1] == '\n') {
        String line = new String(buffer, at, length, StandardCharsets.UTF_8);
        take(length + 2);
        return line;
      }
      length++;
      if (length > most) {
        throw new UnreadableFormException("The head of a part has more than 4096 bytes.");
      }
    }
  }

  /**
   * A parameter of a header's value, such as {@code form-data; name="file"}, without its quotes;
   * null where there is none. Browsers write a quote within one as {@code %22}.
   */
  private static @Nullable String parameter(String header, String name) {
    int from = header.indexOf(';');
    while (from >= 0) {
      int equals = header.indexOf('=', from);
      if (equals < 0) {
        return null;
      }
      String found = header.substring(from + 1, equals).strip();
      boolean quoted = equals + 1 < header.length() && header.charAt(equals + 1) == '"';
      int begin = quoted ? equals + 2 : equals + 1;
      int close = header.indexOf(quoted ? '"' : ';', begin);
      int stop = close < 0 ? header.length() : close;
      if (found.equalsIgnoreCase(name)) {
        return header.substring(begin, stop).strip();
      }
      from = header.indexOf(';', stop);
    }
    return null;
  }

  // ---- bytes

  private void take(int bytes) {
    at += bytes;
  }

  /** Sees to it that so many bytes are there. */
  private void need(int bytes) throws IOException {
    while (end - at < bytes) {
      if (!more()) {
        throw new EOFException("The form ends early.");
      }
    }
  }

  private boolean more() throws IOException {
    if (at > 0) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      end -= at;
      at = 0;
    }
    int read = in.read(buffer, end, buffer.length - end);
    if (read > 0) {
      end += read;
    }
    return read >= 0;
  }

  /** Where the delimiter stands, or could begin, among the bytes that are there. */
  private int delimiterFrom() {
    for (int i = at; i < end; i++) {
      if (buffer[i] == delimiter[0] && couldBe(i)) {
        return i;
      }
    }
    return end;
  }

  private boolean couldBe(int place) {
    int length = Math.min(delimiter.length, end - place);
    for (int i = 1; i < length; i++) {
      if (buffer[place + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  /** What is left of the part that is read now. */
  private final class Content extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (!inPart) {
        return -1;
      }
      if (length == 0) {
        return 0;
      }
      int stop;
      while ((stop = delimiterFrom()) == at) {
        if (end - at >= delimiter.length) {
          inPart = false;
          return -1;
        }
        if (!more()) {
          throw new EOFException("The form ends early.");
        }
      }
      int given = Math.min(length, stop - at);
      System.arraycopy(buffer, at, into, offset, given);
      take(given);
      return given;
    }
  }
}
