package org.syncline.mapping.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.syncline.platform.hardened.HardenedXml;

/** Goes from record to record through one XML file. */
final class XmlFile {
  private static final int USUAL_RECORD = 2_048;
  private static final int USUAL_TAG = 64;

  private final XmlFileText text;
  private final XMLStreamReader xml;
  private final XmlCopy copy;
  private final List<XmlPath.Name> path;
  private final Deque<Wrapping> around = new ArrayDeque<>();
  private boolean parentFound;
  private int expected = USUAL_RECORD;

  /** An element around the records, as each record's body has it again. */
  private record Wrapping(XmlOutput startTag, XmlOutput endTag) {}

  XmlFile(XmlFileText text, List<XmlPath.Name> path) throws XMLStreamException {
    this.text = text;
    this.xml = HardenedXml.readFile(text);
    this.copy = new XmlCopy(xml);
    this.path = path;
  }

  /** Goes to the start tag of the next record; false at the end of the file. */
  boolean toRecord() throws XMLStreamException, UnreadableBody {
    while (xml.hasNext()) {
      int event = step();
      if (event == XMLStreamConstants.END_ELEMENT) {
        around.removeLast();
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        int level = around.size();
        if (level > 0 && !isNamed(path.get(level - 1))) {
          skip();
        } else if (level == path.size()) {
          return true;
        } else {
          around.addLast(wrapping());
          parentFound |= around.size() == path.size();
        }
      }
    }
    if (!path.isEmpty() && !parentFound) {
      throw UnreadableBody.unreadable(
          "The file has no element that records could stand in: check the format's 'record' and"
              + " 'namespaces'.");
    }
    return false;
  }

  private Wrapping wrapping() {
    XmlOutput startTag = new XmlOutput(USUAL_TAG);
    copy.bareStartTag(startTag);
    XmlOutput endTag = new XmlOutput(USUAL_TAG);
    copy.endTag(endTag);
    return new Wrapping(startTag, endTag);
  }

  private boolean isNamed(XmlPath.Name name) {
    return name.is(xml.getNamespaceURI(), xml.getLocalName());
  }

  /** The record whose start tag was just read, as a document; to behind its end tag. */
  byte[] record() throws XMLStreamException, UnreadableBody {
    XmlOutput out = new XmlOutput(expected);
    if ("1.1".equals(xml.getVersion())) {
      out.ascii("<?xml version=\"1.1\"?>");
    }
    for (Wrapping wrapping : around) {
      out.raw(wrapping.startTag());
    }
    copy.event(XMLStreamConstants.START_ELEMENT, out);
    int inside = 1;
    while (inside > 0) {
      int event = step();
      inside += levels(event);
      copy.event(event, out);
      if (out.size > FileBytes.LONGEST_RECORD) {
        throw UnreadableBody.unreadable(
            "The record that ends behind"
                + place()
                + " is longer than "
                + FileBytes.LONGEST_RECORD
                + " bytes: split it.");
      }
    }
    for (Iterator<Wrapping> outwards = around.descendingIterator(); outwards.hasNext(); ) {
      out.raw(outwards.next().endTag());
    }
    expected = Math.max(USUAL_RECORD, out.size);
    return out.toBytes();
  }

  /** Goes behind the end tag of the element whose start tag was just read. */
  void skip() throws XMLStreamException {
    for (int inside = 1; inside > 0; ) {
      inside += levels(step());
    }
  }

  private static int levels(int event) {
    if (event == XMLStreamConstants.START_ELEMENT) {
      return 1;
    }
    return event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
  }

  private int step() throws XMLStreamException {
    text.progress();
    return xml.next();
  }

  /** Words for where the parser is. */
  String place() {
    return " line "
        + xml.getLocation().getLineNumber()
        + ", column "
        + xml.getLocation().getColumnNumber();
  }
}
