package org.syncline.mapping.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;

/** One reading of one XML body. */
final class XmlRecord {
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  private final XMLStreamReader xml;
  private final @Nullable Object[] slots;
  private int depth;
  private boolean found;

  XmlRecord(XMLStreamReader xml, @Nullable Object[] slots) {
    this.xml = xml;
    this.slots = slots;
  }

  void read(List<XmlPath.Name> recordPath, XmlNode record)
      throws XMLStreamException, UnreadableBody {
    while (xml.hasNext()) {
      if (next() == XMLStreamConstants.START_ELEMENT) {
        find(recordPath, 0, record);
      }
    }
    if (!found) {
      throw UnreadableBody.unreadable(
          "The body has no element at the record's path: check the format's 'record' and 'namespaces'.");
    }
  }

  /**
   * Looks for the record in the element just begun, which lies {@code level} steps below the root.
   */
  private void find(List<XmlPath.Name> path, int level, XmlNode record)
      throws XMLStreamException, UnreadableBody {
    if (level < path.size()) {
      int event;
      while ((event = next()) != XMLStreamConstants.END_ELEMENT) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (isNamed(path.get(level))) {
            find(path, level + 1, record);
          } else {
            skip();
          }
        }
      }
    } else if (found) {
      throw UnreadableBody.multiple(
          "The body has more than one record: send each as a message of its own.");
    } else {
      found = true;
      element(List.of(new Place(record, slots)));
    }
  }

  /** A mapped element, and where its values go. */
  private record Place(XmlNode node, @Nullable Object[] slots) {}

  private boolean isNamed(XmlPath.Name name) {
    return name.is(xml.getNamespaceURI(), xml.getLocalName());
  }

  /** Reads the element just begun for every mapped place that it is. */
  private void element(List<Place> places) throws XMLStreamException, UnreadableBody {
    boolean isNull = isNil();
    attributes(places);
    int[][] seen = new int[places.size()][];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = new int[places.get(i).node().children().size()];
    }
    StringBuilder text = new StringBuilder();
    boolean hasElements = false;
    int event;
    while ((event = next()) != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        hasElements = true;
        List<Place> inner = inner(places, seen);
        if (inner.isEmpty()) {
          skip();
        } else {
          element(inner);
        }
      } else if (isText(event)) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
    }
    for (Place place : places) {
      XmlNode node = place.node();
      if (isNull && !hasElements) {
        fill(place.slots(), node.below(), Found.NULL);
      }
      if (node.slot() >= 0) {
        place.slots()[node.slot()] =
            hasElements ? Found.WRONG_TYPE : isNull ? Found.NULL : text.toString();
      }
    }
  }

  private static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  private boolean isNil() {
    String nil = xml.getAttributeValue(XSI, "nil");
    return nil != null && (nil.strip().equals("true") || nil.strip().equals("1"));
  }

  private void attributes(List<Place> places) {
    for (Place place : places) {
      for (Map.Entry<XmlPath.Name, Integer> attribute : place.node().attributes().entrySet()) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
          if (attribute.getKey().is(xml.getAttributeNamespace(i), xml.getAttributeLocalName(i))) {
            place.slots()[attribute.getValue()] = xml.getAttributeValue(i);
          }
        }
      }
    }
  }

  /**
   * The mapped places that the element just begun is; a second one of a name that should be the
   * only one is none.
   */
  private List<Place> inner(List<Place> places, int[][] seen) {
    List<Place> inner = new ArrayList<>(2);
    for (int n = 0; n < places.size(); n++) {
      Place place = places.get(n);
      List<XmlNode.Child> children = place.node().children();
      for (int c = 0; c < children.size(); c++) {
        XmlNode.Child child = children.get(c);
        if (isNamed(child.name())) {
          int number = ++seen[n][c];
          if (child.number() == XmlNode.ALL) {
            inner.add(new Place(child.node(), item(child.node(), place.slots())));
          } else if (child.number() == number || (child.number() == 0 && number == 1)) {
            inner.add(new Place(child.node(), place.slots()));
          } else if (child.number() == 0) {
            fill(place.slots(), child.node().allSlots(), Found.WRONG_TYPE);
          }
        }
      }
    }
    return inner;
  }

  /** Slots of one more item of a list. */
  private static @Nullable Object[] item(XmlNode node, @Nullable Object[] slots) {
    @Nullable Object[] item = new Object[node.ownSlots()];
    if (slots[node.list()] instanceof List<?>) {
      @SuppressWarnings("unchecked") // put there by the lines below
      List<@Nullable Object[]> items = (List<@Nullable Object[]>) slots[node.list()];
      items.add(item);
    } else {
      List<@Nullable Object[]> items = new ArrayList<>();
      items.add(item);
      slots[node.list()] = items;
    }
    return item;
  }

  private void skip() throws XMLStreamException {
    int outside = depth - 1;
    while (depth > outside) {
      next();
    }
  }

  private int next() throws XMLStreamException {
    int event = xml.next();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> depth++;
      case XMLStreamConstants.END_ELEMENT -> depth--;
      default -> {}
    }
    return event;
  }

  private static void fill(@Nullable Object[] slots, int[] which, Found value) {
    for (int slot : which) {
      slots[slot] = value;
    }
  }
}
