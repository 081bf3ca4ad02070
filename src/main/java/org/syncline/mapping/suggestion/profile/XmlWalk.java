package org.syncline.mapping.suggestion.profile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.value.Found;
import org.syncline.platform.hardened.HardenedXml;
import org.syncline.platform.hardened.RefusedXml;

/**
 * Elements and attributes below each record element. Of elements of one name in one parent the
 * first {@value #MOST_ITEMS} are looked at. What is in a namespace that the format does not name
 * can't be asked for and is passed over.
 */
final class XmlWalk implements SampleWalk {
  private static final int MOST_ITEMS = 2;
  private static final int DEEPEST = 50;
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private final List<String> recordPath;
  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final boolean localNames;

  XmlWalk(FormatDefinition.Xml format) {
    String record = format.record();
    this.recordPath = record == null ? List.of() : List.of(record.split("/"));
    this.localNames = format.namespaces().isEmpty();
    format.namespaces().forEach((prefix, uri) -> prefixes.merge(uri, prefix, XmlWalk::first));
  }

  /** Of two prefixes of one URI, so that the same is chosen each time. */
  private static String first(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  @Override
  public PathText paths() {
    return PathText.XML;
  }

  @Override
  public void walk(String sample, Gathered gathered) throws UnreadableSample {
    XMLStreamReader xml = null;
    try {
      xml = HardenedXml.read(sample.startsWith("\uFEFF") ? sample.substring(1) : sample);
      boolean found = false;
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          found |= find(xml, 0, gathered);
        }
      }
      if (!found) {
        throw new UnreadableSample(
            "It has no element at the record's path: check the format's 'record' and"
                + " 'namespaces'.");
      }
    } catch (RefusedXml e) {
      throw new UnreadableSample(String.valueOf(e.getMessage()));
    } catch (XMLStreamException e) {
      throw new UnreadableSample("This is no well-formed XML: send one complete document.");
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

  /** Looks for records in the element just begun, {@code level} steps below the root. */
  private boolean find(XMLStreamReader xml, int level, Gathered gathered)
      throws XMLStreamException {
    if (level == recordPath.size()) {
      if (gathered.nextRecord()) {
        element(xml, Place.RECORD, gathered);
      } else {
        skip(xml);
      }
      return true;
    }
    boolean found = false;
    int event;
    while ((event = xml.next()) != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (recordPath.get(level).equals(elementName(xml))) {
          found |= find(xml, level + 1, gathered);
        } else {
          skip(xml);
        }
      }
    }
    return found;
  }

  private void element(XMLStreamReader xml, Place place, Gathered gathered)
      throws XMLStreamException {
    boolean isNull = isNil(xml);
    attributes(xml, place, gathered);
    Map<String, Integer> numbers = new HashMap<>();
    StringBuilder text = new StringBuilder();
    boolean hasElements = false;
    int event;
    while ((event = xml.next()) != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        hasElements = true;
        child(xml, place, numbers, gathered);
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
    }
    if (!hasElements && (!place.steps().isEmpty() || !text.toString().isBlank())) {
      gathered.found(place, isNull ? Found.NULL : text.toString());
    }
  }

  private void child(
      XMLStreamReader xml, Place parent, Map<String, Integer> numbers, Gathered gathered)
      throws XMLStreamException {
    String name = elementName(xml);
    if (name == null || parent.steps().size() >= DEEPEST) {
      skip(xml);
      return;
    }
    int number = numbers.merge(name, 1, Integer::sum);
    if (number == 2) {
      gathered.repeats(parent.then(name, 1));
    }
    if (number > MOST_ITEMS) {
      skip(xml);
    } else {
      element(xml, parent.then(name, number), gathered);
    }
  }

  private static boolean isNil(XMLStreamReader xml) {
    String nil = xml.getAttributeValue(XSI, "nil");
    return nil != null && (nil.strip().equals("true") || nil.strip().equals("1"));
  }

  private void attributes(XMLStreamReader xml, Place place, Gathered gathered) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String uri = xml.getAttributeNamespace(i);
      boolean plain = uri == null || uri.isEmpty();
      String name =
          plain || localNames
              ? xml.getAttributeLocalName(i)
              : prefixed(uri, xml.getAttributeLocalName(i));
      if (name != null && !XSI.equals(uri)) {
        gathered.found(place.then("@" + name, -1), xml.getAttributeValue(i));
      }
    }
  }

  private @Nullable String elementName(XMLStreamReader xml) {
    if (localNames) {
      return xml.getLocalName();
    }
    String uri = xml.getNamespaceURI();
    boolean plain = uri == null || uri.isEmpty();
    // Without a prefix of its own, "" stands for elements without a namespace.
    return plain && !prefixes.containsValue("")
        ? xml.getLocalName()
        : prefixed(plain ? "" : uri, xml.getLocalName());
  }

  private @Nullable String prefixed(String uri, String local) {
    String prefix = prefixes.get(uri);
    return prefix == null ? null : prefix.isEmpty() ? local : prefix + ":" + local;
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = xml.next();
      depth +=
          event == XMLStreamConstants.START_ELEMENT
              ? 1
              : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
    }
  }
}
