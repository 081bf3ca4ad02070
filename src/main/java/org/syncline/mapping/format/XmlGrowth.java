package org.syncline.mapping.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tree of written XML elements while paths are added. */
final class XmlGrowth {
  private static final int NO_SLOT = -1;

  /** Elements of one name below another; how they were asked for first holds for all. */
  private enum Kind {
    SINGLE("a single element"),
    NUMBERED("elements with numbers"),
    REPEATED("a repeated element");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private static final class Child {
    private final Kind kind;
    private final TreeMap<Integer, XmlGrowth> byNumber = new TreeMap<>();
    private int list = NO_SLOT;

    Child(Kind kind) {
      this.kind = kind;
    }
  }

  private int text = NO_SLOT;
  private final Map<XmlPath.Name, Integer> attributes = new LinkedHashMap<>();
  private final Map<XmlPath.Name, Child> children = new LinkedHashMap<>();

  /** The element below, of a name and number. */
  XmlGrowth step(XmlPath.Step step) {
    Child child = child(step.name(), step.number() == 0 ? Kind.SINGLE : Kind.NUMBERED);
    return child.byNumber.computeIfAbsent(step.number(), n -> new XmlGrowth());
  }

  /** Makes the elements of a name below a list; what is given is each of them. */
  XmlGrowth repeated(XmlPath.Name name, int slot) {
    Child child = child(name, Kind.REPEATED);
    if (child.list != NO_SLOT) {
      throw twice();
    }
    child.list = slot;
    return child.byNumber.computeIfAbsent(0, n -> new XmlGrowth());
  }

  private Child child(XmlPath.Name name, Kind wanted) {
    if (text != NO_SLOT) {
      throw mixed();
    }
    Child child = children.computeIfAbsent(name, n -> new Child(wanted));
    if (child.kind != wanted) {
      throw new IllegalArgumentException(
          "One place can't be both "
              + child.kind.words
              + " and "
              + wanted.words
              + ": another path makes it "
              + child.kind.words
              + ".");
    }
    return child;
  }

  void text(int slot) {
    if (text != NO_SLOT) {
      throw twice();
    }
    if (!children.isEmpty()) {
      throw mixed();
    }
    text = slot;
  }

  void attribute(XmlPath.Name name, int slot) {
    if (attributes.putIfAbsent(name, slot) != null) {
      throw twice();
    }
  }

  private static IllegalArgumentException twice() {
    return new IllegalArgumentException("This place is written already: give each path once.");
  }

  private static IllegalArgumentException mixed() {
    return new IllegalArgumentException(
        "One element can't hold both a text and elements: another path makes it the other one.");
  }

  /**
   * The element as it is written.
   *
   * @throws IllegalArgumentException if numbers are left out or a name is none in XML
   */
  XmlElement grown(String name, XmlNames names) {
    return grown(name, "", names);
  }

  /** The same, with declarations in its start tag. */
  XmlElement grown(String name, String declarations, XmlNames names) {
    List<XmlElement.Attribute> grownAttributes = new ArrayList<>();
    attributes.forEach(
        (attribute, slot) ->
            grownAttributes.add(new XmlElement.Attribute(names.attribute(attribute), slot)));
    List<XmlElement.Child> grownChildren = new ArrayList<>();
    children.forEach((each, child) -> grownChildren.add(grown(names.element(each), child, names)));
    return new XmlElement(name, declarations, grownAttributes, text, grownChildren, names.nil());
  }

  private static XmlElement.Child grown(String name, Child child, XmlNames names) {
    if (child.kind == Kind.NUMBERED && child.byNumber.lastKey() > child.byNumber.size()) {
      throw new IllegalArgumentException(
          "The numbers of the elements '"
              + name
              + "' have gaps: to write ["
              + child.byNumber.lastKey()
              + "] give all from [1] on, or write them as a repeated place.");
    }
    List<XmlElement> elements = new ArrayList<>();
    child.byNumber.values().forEach(each -> elements.add(each.grown(name, names)));
    return new XmlElement.Child(elements, child.list);
  }
}
