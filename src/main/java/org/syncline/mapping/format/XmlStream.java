package org.syncline.mapping.format;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.RefusedXml;

/**
 * Records of an XML file: each element at the format's {@code record} path, without one the root.
 *
 * <p>The body of a record is a document of its own in UTF-8: the elements around the record, with
 * their namespaces but without attributes, and the record. The parser tells no exact byte offsets,
 * so that going on after a restart reads the file from its beginning and passes over as many
 * records as came before. Memory for the longest record, and for as many characters in the longest
 * piece of markup.
 */
final class XmlStream implements RecordStream {
  private final SeekableByteChannel file;
  private final List<XmlPath.Name> path;
  private @Nullable XmlFile xml;
  private Position position;

  XmlStream(FormatDefinition.Xml format, SeekableByteChannel file, Position start) {
    this.file = file;
    String record = format.record();
    this.path = record == null ? List.of() : XmlPath.names(record, format.namespaces());
    this.position = start;
  }

  @Override
  public @Nullable FileRecord next() throws IOException, UnreadableBody {
    XmlFile opened = xml;
    try {
      if (opened == null) {
        opened = new XmlFile(XmlFileText.open(file), path);
        xml = opened;
        skip(opened, position.records());
      }
      if (!opened.toRecord()) {
        return null;
      }
      long offset = file.position();
      byte[] body = opened.record();
      position = new Position(position.records() + 1, file.position());
      return new FileRecord(position.records(), offset, new SourceBody(body, "UTF-8"));
    } catch (RefusedXml e) {
      throw UnreadableBody.unreadable(e.getMessage());
    } catch (XMLStreamException e) {
      throw unreadable(e, opened == null ? " its beginning" : opened.place());
    }
  }

  private static void skip(XmlFile opened, long records) throws XMLStreamException, UnreadableBody {
    for (long skipped = 0; skipped < records; skipped++) {
      if (!opened.toRecord()) {
        throw UnreadableBody.unreadable(
            "The file has only "
                + skipped
                + " records, but "
                + records
                + " were read before: go on with the file that was begun.");
      }
      opened.skip();
    }
  }

  /** The parser's own words may quote the file, so that they are not repeated. */
  private static UnreadableBody unreadable(XMLStreamException e, String place) throws IOException {
    Throwable cause = e.getNestedException();
    if (cause instanceof XmlFileText.TooMuch) {
      return UnreadableBody.unreadable(
          "A text or tag behind"
              + place
              + " is longer than "
              + FileBytes.LONGEST_RECORD
              + " characters: look there for what is not closed, or split it.");
    }
    if (cause instanceof CharacterCodingException) {
      return UnreadableBody.unreadable(
          "The file is not in the character set that it declares (UTF-8 where it declares none),"
              + " behind"
              + place
              + ".");
    }
    if (cause instanceof IOException failed) {
      throw failed;
    }
    return UnreadableBody.unreadable(
        "The file is no well-formed XML at" + place + ": nothing is read from there on.");
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
