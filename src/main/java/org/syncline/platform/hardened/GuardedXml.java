package org.syncline.platform.hardened;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Refuses what a parser only reports. */
final class GuardedXml extends StreamReaderDelegate {
  private int level;

  GuardedXml(XMLStreamReader parser) {
    super(parser);
  }

  @Override
  public int next() throws XMLStreamException {
    int event = super.next();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        if (++level > HardenedXml.MOST_LEVELS) {
          throw new RefusedXml(
              "The body has more than " + HardenedXml.MOST_LEVELS + " levels: flatten it.");
        }
      }
      case XMLStreamConstants.END_ELEMENT -> level--;
      case XMLStreamConstants.DTD ->
          throw new RefusedXml(
              "The body has a document type (DOCTYPE), which is never read: leave it out.");
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw new RefusedXml("The body refers to an entity of its own: write the text itself.");
      default -> {}
    }
    return event;
  }

  /** Would step over what {@link #next} looks at. */
  @Override
  public int nextTag() {
    throw new UnsupportedOperationException("Use next().");
  }

  /** Would step over what {@link #next} looks at. */
  @Override
  public String getElementText() {
    throw new UnsupportedOperationException("Use next() and the characters it finds.");
  }
}
