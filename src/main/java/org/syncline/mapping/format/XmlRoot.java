package org.syncline.mapping.format;

import javax.xml.stream.XMLStreamConstants;

/** The root element of an XML body, which readers take as given. */
public final class XmlRoot {
  private XmlRoot() {}

  /**
   * Its name, with its namespace before it where it has one: <code>{uri}name</code>.
   *
   * @throws UnreadableBody where the body is no well-formed XML
   */
  public static String name(SourceBody body) throws UnreadableBody {
    return XmlReader.record(
        body,
        xml -> {
          String name = "";
          while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && name.isEmpty()) {
              String uri = xml.getNamespaceURI();
              name = (uri == null || uri.isEmpty() ? "" : "{" + uri + "}") + xml.getLocalName();
            }
          }
          return name;
        });
  }
}
