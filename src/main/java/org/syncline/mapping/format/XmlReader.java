package org.syncline.mapping.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.hardened.HardenedXml;
import org.syncline.platform.hardened.RefusedXml;

/** Streams through one XML record and keeps only what is mapped. */
final class XmlReader implements SourceReader {
  private static final int LONGEST_DECLARATION = 200;
  private static final Pattern DECLARED_ENCODING =
      Pattern.compile(
          "^<\\?xml\\s[^>]{0,150}?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]{0,40})[\"']");

  private final List<XmlPath.Name> recordPath;
  private final XmlNode root;

  private XmlReader(List<XmlPath.Name> recordPath, XmlNode root) {
    this.recordPath = recordPath;
    this.root = root;
  }

  /** Grows the tree of mapped paths. */
  static final class Builder implements SourceReader.Builder {
    private final FormatDefinition.Xml format;
    private final XmlNode.Growing root = new XmlNode.Growing();
    private int slots;

    Builder(FormatDefinition.Xml format) {
      this.format = format;
    }

    @Override
    public int slot(String path) {
      XmlPath parsed = XmlPath.parse(path, format.namespaces());
      XmlNode.Growing node = root;
      for (XmlPath.Step step : parsed.elements()) {
        node = node.child(step);
      }
      XmlPath.Name attribute = parsed.attribute();
      int known = attribute == null ? node.slot : node.attributes.getOrDefault(attribute, -1);
      if (known >= 0) {
        return known;
      }
      if (attribute == null) {
        node.slot = slots;
      } else {
        node.attributes.put(attribute, slots);
      }
      return slots++;
    }

    XmlNode.Growing root() {
      return root;
    }

    @Override
    public int slots() {
      return slots;
    }

    @Override
    public boolean hasLists() {
      return true;
    }

    @Override
    public Repeated repeated(String path) {
      XmlPath parsed = XmlPath.parse(path, format.namespaces());
      int last = parsed.elements().size() - 1;
      if (last < 0 || parsed.attribute() != null || parsed.elements().get(last).number() > 0) {
        throw new IllegalArgumentException(
            "A list in XML is all elements of a name: write address[*]/street.");
      }
      XmlNode.Growing node = root;
      for (XmlPath.Step step : parsed.elements().subList(0, last)) {
        node = node.child(step);
      }
      return node.repeated(parsed.elements().get(last), () -> slots++, () -> new Builder(format));
    }

    @Override
    public SourceReader build() {
      String record = format.record();
      return new XmlReader(
          record == null ? List.of() : XmlPath.names(record, format.namespaces()), root.grown());
    }
  }

  @Override
  public boolean read(SourceBody body, @Nullable Object[] slots) throws UnreadableBody {
    record(
        body,
        xml -> {
          new XmlRecord(xml, slots).read(recordPath, root);
          return slots;
        });
    return false;
  }

  /** Reads a document from its beginning to its end. */
  @FunctionalInterface
  interface Document<T> {
    T read(XMLStreamReader xml) throws XMLStreamException, UnreadableBody;
  }

  /** Reads the one document of a body. */
  static <T> T record(SourceBody body, Document<T> document) throws UnreadableBody {
    String text = text(body);
    BodyText.refuseEmpty(text);
    XMLStreamReader xml = null;
    try {
      xml = HardenedXml.read(text);
      return document.read(xml);
    } catch (RefusedXml e) {
      throw UnreadableBody.unreadable(e.getMessage());
    } catch (XMLStreamException e) {
      throw UnreadableBody.unreadable(said(xml));
    } finally {
      close(xml);
    }
  }

  private static void close(@Nullable XMLStreamReader xml) {
    if (xml != null) {
      try {
        xml.close();
      } catch (XMLStreamException e) {
        // nothing is held open: the text is in memory
      }
    }
  }

  /** The parser's own words may quote the body, so that they are not repeated. */
  private static String said(@Nullable XMLStreamReader xml) {
    String where =
        xml == null
            ? ""
            : " at line "
                + xml.getLocation().getLineNumber()
                + ", column "
                + xml.getLocation().getColumnNumber();
    return "The body is no well-formed XML" + where + ": send one complete document.";
  }

  private static String text(SourceBody body) throws UnreadableBody {
    Charset charset = BodyText.declared(body);
    if (charset == null) {
      charset = BodyText.marked(body.bytes());
    }
    return BodyText.decode(body.bytes(), charset == null ? declaredInside(body.bytes()) : charset);
  }

  static Charset declaredInside(byte[] bytes) throws UnreadableBody {
    String start =
        new String(
            bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
    Matcher encoding = DECLARED_ENCODING.matcher(start);
    if (!encoding.find()) {
      return StandardCharsets.UTF_8;
    }
    String name = encoding.group(1);
    if (name.regionMatches(true, 0, "UTF-16", 0, 6)) {
      // Readable as ASCII, so it is not: programs that build XML in memory often leave this behind.
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      throw UnreadableBody.unreadable(
          "The XML declaration names an encoding that is unknown here: send UTF-8.");
    }
  }
}
