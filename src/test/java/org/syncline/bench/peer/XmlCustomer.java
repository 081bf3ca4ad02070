package org.syncline.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.syncline.platform.hardened.HardenedXml;

/** The customer as XML, read by hand from the hardened parser. */
final class XmlCustomer {
  private static final List<String> PLAIN =
      List.of(
          "no",
          "rev",
          "changed",
          "type",
          "title",
          "born",
          "lang",
          "branch",
          "status",
          "credit",
          "discount",
          "rep",
          "news",
          "employerNo");
  private static final int CONTACTS = 22;

  /** In the order of their slots; the first two contacts. */
  static final List<String> PATHS =
      List.of(
          "no",
          "rev",
          "changed",
          "type",
          "title",
          "born",
          "lang",
          "branch",
          "status",
          "credit",
          "discount",
          "rep",
          "news",
          "employerNo",
          "name/first",
          "name/last",
          "name/company",
          "address/street",
          "address/zip",
          "address/city",
          "address/country",
          "address/region",
          "contacts/contact[1]",
          "contacts/contact[1]/@kind",
          "contacts/contact[1]/@use",
          "contacts/contact[2]",
          "contacts/contact[2]/@kind",
          "contacts/contact[2]/@use");

  private XmlCustomer() {}

  static String of(ObjectNode customer) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<customer>");
    for (String name : PLAIN) {
      element(xml, name, customer.get(name));
    }
    group(xml, "name", customer.get("name"));
    group(xml, "address", customer.get("address"));
    xml.append("<contacts>");
    for (JsonNode contact : customer.get("contacts")) {
      xml.append("<contact kind=\"").append(contact.get("kind").textValue());
      xml.append("\" use=\"").append(contact.get("use").textValue()).append("\">");
      xml.append(escaped(contact.get("value").textValue())).append("</contact>");
    }
    xml.append("</contacts><remarks>");
    for (JsonNode remark : customer.get("remarks")) {
      xml.append("<remark by=\"").append(remark.get("by").textValue()).append("\">");
      xml.append(escaped(remark.get("text").textValue())).append("</remark>");
    }
    return xml.append("</remarks></customer>").toString();
  }

  private static void group(StringBuilder xml, String name, JsonNode members) {
    if (members != null && members.isObject()) {
      xml.append('<').append(name).append('>');
      members.fields().forEachRemaining(member -> element(xml, member.getKey(), member.getValue()));
      xml.append("</").append(name).append('>');
    }
  }

  private static void element(StringBuilder xml, String name, JsonNode value) {
    if (value != null && !value.isNull()) {
      xml.append('<').append(name).append('>').append(escaped(value.asText()));
      xml.append("</").append(name).append('>');
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  static Object[] read(byte[] body) throws XMLStreamException {
    XMLStreamReader in =
        HardenedXml.read(new String(FrontEnd.checked(body), StandardCharsets.UTF_8));
    Object[] found = new Object[PATHS.size()];
    while (in.next() != XMLStreamConstants.START_ELEMENT) {
      // what may stand before the root
    }
    while (toChild(in)) {
      switch (in.getLocalName()) {
        case "no" -> found[0] = text(in);
        case "rev" -> found[1] = text(in);
        case "changed" -> found[2] = text(in);
        case "type" -> found[3] = text(in);
        case "title" -> found[4] = text(in);
        case "born" -> found[5] = text(in);
        case "lang" -> found[6] = text(in);
        case "branch" -> found[7] = text(in);
        case "status" -> found[8] = text(in);
        case "credit" -> found[9] = text(in);
        case "discount" -> found[10] = text(in);
        case "rep" -> found[11] = text(in);
        case "news" -> found[12] = text(in);
        case "employerNo" -> found[13] = text(in);
        case "name" -> name(in, found);
        case "address" -> address(in, found);
        case "contacts" -> contacts(in, found);
        default -> skip(in);
      }
    }
    while (in.hasNext()) {
      in.next();
    }
    return found;
  }

  private static void name(XMLStreamReader in, Object[] found) throws XMLStreamException {
    while (toChild(in)) {
      switch (in.getLocalName()) {
        case "first" -> found[14] = text(in);
        case "last" -> found[15] = text(in);
        case "company" -> found[16] = text(in);
        default -> skip(in);
      }
    }
  }

  private static void address(XMLStreamReader in, Object[] found) throws XMLStreamException {
    while (toChild(in)) {
      switch (in.getLocalName()) {
        case "street" -> found[17] = text(in);
        case "zip" -> found[18] = text(in);
        case "city" -> found[19] = text(in);
        case "country" -> found[20] = text(in);
        case "region" -> found[21] = text(in);
        default -> skip(in);
      }
    }
  }

  private static void contacts(XMLStreamReader in, Object[] found) throws XMLStreamException {
    int slot = CONTACTS;
    while (toChild(in)) {
      if (slot < found.length && in.getLocalName().equals("contact")) {
        found[slot + 1] = in.getAttributeValue(null, "kind");
        found[slot + 2] = in.getAttributeValue(null, "use");
        found[slot] = text(in);
        slot += 3;
      } else {
        skip(in);
      }
    }
  }

  /** False at the end of the element. */
  private static boolean toChild(XMLStreamReader in) throws XMLStreamException {
    while (true) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
    }
  }

  private static String text(XMLStreamReader in) throws XMLStreamException {
    String first = null;
    StringBuilder all = null;
    while (true) {
      switch (in.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (first == null) {
            first = in.getText();
          } else {
            all = all == null ? new StringBuilder(first) : all;
            all.append(in.getText());
          }
        }
        case XMLStreamConstants.START_ELEMENT -> skip(in);
        case XMLStreamConstants.END_ELEMENT -> {
          return all != null ? all.toString() : first == null ? "" : first;
        }
        default -> {}
      }
    }
  }

  private static void skip(XMLStreamReader in) throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = in.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }
}
