package org.syncline.mapping.format;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Writes elements of a document that is being read into another one: tags with namespaces and
 * attributes, and text. Comments, processing instructions and the borders of CDATA are left out, as
 * no reader of records sees them.
 */
final class XmlCopy {
  private final XMLStreamReader xml;

  XmlCopy(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** The start tag just read, with its namespaces but no attribute. */
  void bareStartTag(XmlOutput out) {
    tag(out);
    out.ascii('>');
  }

  /** What the parser just came to. */
  void event(int event, XmlOutput out) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        tag(out);
        attributes(out);
        out.ascii('>');
      }
      case XMLStreamConstants.END_ELEMENT -> endTag(out);
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          out.text(xml.getText());
      default -> {}
    }
  }

  private void tag(XmlOutput out) {
    out.ascii('<');
    out.name(given(xml.getPrefix()), xml.getLocalName());
    for (int i = 0; i < xml.getNamespaceCount(); i++) {
      String prefix = given(xml.getNamespacePrefix(i));
      out.ascii(prefix.isEmpty() ? " xmlns" : " xmlns:");
      out.name("", prefix);
      value(given(xml.getNamespaceURI(i)), out);
    }
  }

  private void attributes(XmlOutput out) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      out.ascii(' ');
      out.name(given(xml.getAttributePrefix(i)), xml.getAttributeLocalName(i));
      value(xml.getAttributeValue(i), out);
    }
  }

  private static void value(String value, XmlOutput out) {
    out.ascii("=\"");
    out.attribute(value);
    out.ascii('"');
  }

  /** The end tag of the element that was just begun or ended. */
  void endTag(XmlOutput out) {
    out.ascii("</");
    out.name(given(xml.getPrefix()), xml.getLocalName());
    out.ascii('>');
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }
}
