package org.syncline.platform.hardened;

import java.io.Reader;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The one place where XML parsers are made: no document type, no entity but the five of XML itself,
 * nothing fetched.
 *
 * <p>The JDK's own parser is taken, not the one that the server puts in its place, so that tests
 * and server read alike. Its limits are set here, as their defaults differ between JDKs.
 */
public final class HardenedXml {
  /** Most levels of elements. */
  public static final int MOST_LEVELS = 1_000;

  /** Most attributes of an element, and most characters of a name. */
  static final int MOST_ATTRIBUTES = 1_000;

  static final int LONGEST_NAME = 1_000;

  // Counts the five entities of XML itself too, of which a long text may have many.
  private static final XMLInputFactory FACTORY = factory(50_000_000);

  /** Without a total, as a file of any length may be well-formed: nothing in it can expand. */
  private static final XMLInputFactory FILES = factory(0);

  private HardenedXml() {}

  private static XMLInputFactory factory(int mostOfAllEntities) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
    factory.setProperty("jdk.xml.elementAttributeLimit", MOST_ATTRIBUTES);
    factory.setProperty("jdk.xml.maxXMLNameLimit", LONGEST_NAME);
    // A guard behind the reader's own, which refuses a level earlier and with a better sentence.
    factory.setProperty("jdk.xml.maxElementDepth", MOST_LEVELS + 1);
    factory.setProperty("jdk.xml.totalEntitySizeLimit", mostOfAllEntities);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("External entities are not read.");
        });
    return factory;
  }

  /**
   * A reader over text that was decoded before, so that what the text says of its encoding has no
   * effect.
   *
   * @return a reader to be moved by {@code next} alone, which throws {@link RefusedXml} at a
   *     document type, at a reference to an entity of the document's own, and below {@value
   *     #MOST_LEVELS} levels
   */
  public static XMLStreamReader read(String text) throws XMLStreamException {
    return new GuardedXml(FACTORY.createXMLStreamReader(new StringReader(text)));
  }

  /**
   * A reader as of {@link #read}, over a file that is longer than memory. Who gives the text limits
   * how much of it one event may take.
   */
  public static XMLStreamReader readFile(Reader text) throws XMLStreamException {
    return new GuardedXml(FILES.createXMLStreamReader(text));
  }
}
