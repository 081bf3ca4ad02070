package org.syncline.mapping.format;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of an XML file, decoded strictly by its byte order mark, else by its declaration, else
 * as UTF-8. Ends the reading where the parser asks for more than a record may have before it comes
 * to an end with anything.
 */
final class XmlFileText extends Reader {
  private static final int LONGEST_DECLARATION = 200;
  private static final int CHUNK = 1 << 16;

  /** The parser wanted too much at once. */
  static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final Reader text;
  private long wanted;

  private XmlFileText(Reader text) {
    this.text = text;
  }

  static XmlFileText open(SeekableByteChannel file) throws IOException, UnreadableBody {
    ByteBuffer start = ByteBuffer.allocate(LONGEST_DECLARATION);
    file.position(0);
    int read = 0;
    while (read >= 0 && start.hasRemaining()) {
      read = file.read(start);
    }
    byte[] head = Arrays.copyOf(start.array(), start.position());
    if (head.length == 0) {
      throw UnreadableBody.empty("The file is empty: send one XML document.");
    }
    Charset charset = BodyText.marked(head);
    boolean marked = StandardCharsets.UTF_8.equals(charset);
    if (charset == null) {
      charset = XmlReader.declaredInside(head);
    }
    // The other charsets of byte order marks step over them by themselves.
    file.position(marked ? 3 : 0);
    Reader text =
        Channels.newReader(
            file,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT),
            CHUNK);
    return new XmlFileText(text);
  }

  /** The parser came to something: it may want as much again. */
  void progress() {
    wanted = 0;
  }

  @Override
  public int read(char[] to, int from, int length) throws IOException {
    int read = text.read(to, from, length);
    wanted += Math.max(read, 0);
    if (wanted > FileBytes.LONGEST_RECORD) {
      throw new TooMuch();
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
