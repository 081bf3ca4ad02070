package org.syncline.mapping.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One XML record, read whole. */
final class XmlWhole implements WholeBody {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String TEXT = "#text";

  private final List<XmlPath.Name> recordPath;
  private final boolean byNamespace;

  /** Prefixes by URI. */
  private final Map<String, String> prefixes = new HashMap<>();

  XmlWhole(FormatDefinition.Xml format) {
    String record = format.record();
    recordPath = record == null ? List.of() : XmlPath.names(record, format.namespaces());
    byNamespace = !format.namespaces().isEmpty();
    format.namespaces().forEach((prefix, uri) -> prefixes.put(uri, prefix));
  }

  @Override
  public @Nullable Object read(SourceBody body) throws UnreadableBody {
    return XmlReader.record(body, xml -> new Reading(xml).record()).value();
  }

  /** A record of text alone may be null, which is a record all the same. */
  private record Whole(@Nullable Object value) {}

  private final class Reading {
    private final XMLStreamReader xml;
    private @Nullable Whole found;

    Reading(XMLStreamReader xml) {
      this.xml = xml;
    }

    Whole record() throws XMLStreamException, UnreadableBody {
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          find(0);
        }
      }
      if (found == null) {
        throw UnreadableBody.unreadable(
            "The body has no element at the record's path: check the format's 'record' and"
                + " 'namespaces'.");
      }
      return found;
    }

    /** Looks for the record in the element just begun, some levels below the root. */
    private void find(int level) throws XMLStreamException, UnreadableBody {
      if (level == recordPath.size()) {
        if (found != null) {
          throw UnreadableBody.multiple(
              "The body has more than one record: send each as a message of its own.");
        }
        found = new Whole(element());
        return;
      }
      int event;
      while ((event = xml.next()) != XMLStreamConstants.END_ELEMENT) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (recordPath.get(level).is(xml.getNamespaceURI(), xml.getLocalName())) {
            find(level + 1);
          } else {
            skip();
          }
        }
      }
    }

    private void skip() throws XMLStreamException {
      int depth = 1;
      while (depth > 0) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
    }

    private @Nullable Object element() throws XMLStreamException {
      boolean isNull = isNil();
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      attributes(members);
      Map<String, List<@Nullable Object>> repeated = new HashMap<>();
      StringBuilder text = new StringBuilder();
      boolean hasElements = false;
      int event;
      while ((event = xml.next()) != XMLStreamConstants.END_ELEMENT) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          hasElements = true;
          String name = name(xml.getNamespaceURI(), xml.getLocalName());
          add(name, element(), members, repeated);
        } else if (event == XMLStreamConstants.CHARACTERS
            || event == XMLStreamConstants.CDATA
            || event == XMLStreamConstants.SPACE) {
          text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
      }
      if (isNull && !hasElements) {
        return null;
      }
      if (members.isEmpty()) {
        return text.toString();
      }
      if (!BodyText.isBlank(text.toString())) {
        members.put(TEXT, text.toString());
      }
      return members;
    }

    private void add(
        String name,
        @Nullable Object value,
        Map<String, @Nullable Object> members,
        Map<String, List<@Nullable Object>> repeated) {
      if (!members.containsKey(name)) {
        members.put(name, value);
        return;
      }
      List<@Nullable Object> list = repeated.get(name);
      if (list == null) {
        list = new ArrayList<>();
        list.add(members.get(name));
        repeated.put(name, list);
        members.put(name, list);
      }
      list.add(value);
    }

    private void attributes(Map<String, @Nullable Object> members) {
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        String uri = xml.getAttributeNamespace(i);
        if (!XSI.equals(uri)) {
          String name = xml.getAttributeLocalName(i);
          boolean plain = uri == null || uri.isEmpty();
          members.put("@" + (plain ? name : name(uri, name)), xml.getAttributeValue(i));
        }
      }
    }

    private boolean isNil() {
      String nil = xml.getAttributeValue(XSI, "nil");
      return nil != null && (nil.strip().equals("true") || nil.strip().equals("1"));
    }

    private String name(@Nullable String uri, String localName) {
      if (!byNamespace) {
        return localName;
      }
      String space = uri == null ? "" : uri;
      String prefix = prefixes.get(space);
      if (prefix != null) {
        return prefix.isEmpty() ? localName : prefix + ":" + localName;
      }
      return space.isEmpty() ? localName : "{" + space + "}" + localName;
    }
  }
}
