package org.syncline.security;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The one place where XML parsers are made: no document type, no external entity, nothing fetched.
 *
 * <p>The JDK's own parser is taken, not the one that the server puts in its place, so that tests
 * and server read alike.
 */
public final class HardenedXml {
  private static final XMLInputFactory FACTORY = factory();

  private HardenedXml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("External entities are not read.");
        });
    return factory;
  }

  /**
   * A reader over text that was decoded before. A document type is still reported as an event of
   * its own, with nothing of it followed: refuse it.
   */
  public static XMLStreamReader read(String text) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(new StringReader(text));
  }
}
