package org.syncline.mapping.format;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Fault;

/**
 * Writes XML 1.0 documents in UTF-8: the root, the elements that the format's {@code record} path
 * needs, and in the last of them the places, in the order of their paths. Null is {@code
 * xsi:nil="true"}; the root declares the format's namespaces and that of {@code nil}.
 *
 * <p>An element stands there only if something in it does. One that is absent keeps its place
 * before later ones of its number as null, or empty where it would hold elements. XML can't say two
 * things: a list without items is absent, and an element of which only an attribute is there has
 * the text "".
 */
final class XmlWriter implements TargetWriter {
  private static final int USUAL_BODY = 1_024;
  private static final int LONGEST_EXPECTED = 65_536;
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  private final byte[] head;
  private final XmlElement record;
  private final byte[] tail;
  private final XmlSlots slots;

  /** How long bodies were so far, to make room at once; threads may see older figures. */
  private int expected = USUAL_BODY;

  private XmlWriter(String head, XmlElement record, String tail, XmlSlots slots) {
    this.head = Utf8Output.utf8(head);
    this.record = record;
    this.tail = Utf8Output.utf8(tail);
    this.slots = slots;
  }

  /**
   * Grows the tree of written paths.
   *
   * @throws IllegalArgumentException if the format does not name the root
   */
  static Builder builder(FormatDefinition.Xml format) {
    String root = format.root();
    if (root == null) {
      throw new IllegalArgumentException(
          "To write XML the name of the root element is needed: give the format's 'root'.");
    }
    List<XmlPath.Name> names = XmlPath.names(root, format.namespaces());
    if (names.size() > 1) {
      throw new IllegalArgumentException("The format's 'root' is one name, without slashes.");
    }
    return new TreeBuilder(format, names.get(0), new XmlGrowth());
  }

  private static final class TreeBuilder implements Builder {
    private final FormatDefinition.Xml format;
    private final XmlPath.Name rootName;
    private final XmlGrowth record;
    private final XmlSlots slots = new XmlSlots();

    TreeBuilder(FormatDefinition.Xml format, XmlPath.Name rootName, XmlGrowth record) {
      this.format = format;
      this.rootName = rootName;
      this.record = record;
    }

    @Override
    public int slot(String path) {
      XmlPath parsed = XmlPath.parse(path, format.namespaces());
      XmlGrowth element = record;
      for (XmlPath.Step step : parsed.elements()) {
        element = element.step(step);
      }
      XmlPath.Name attribute = parsed.attribute();
      if (attribute == null) {
        element.text(slots.next());
        return slots.addText();
      }
      element.attribute(attribute, slots.next());
      return slots.addAttribute();
    }

    @Override
    public Repeated repeated(String path) {
      XmlPath parsed = XmlPath.parse(path, format.namespaces());
      int last = parsed.elements().size() - 1;
      if (parsed.attribute() != null || last < 0 || parsed.elements().get(last).number() > 0) {
        throw new IllegalArgumentException(
            "The path of a list ends with the name of its elements, without a number:"
                + " contacts/contact.");
      }
      XmlGrowth element = record;
      for (XmlPath.Step step : parsed.elements().subList(0, last)) {
        element = element.step(step);
      }
      XmlGrowth item = element.repeated(parsed.elements().get(last).name(), slots.next());
      TreeBuilder items = new TreeBuilder(format, rootName, item);
      return new Repeated(slots.addList(items.slots), items);
    }

    @Override
    public TargetWriter build() {
      XmlNames names = new XmlNames(format.namespaces());
      String root = names.element(rootName);
      String path = format.record();
      if (path == null) {
        return new XmlWriter(
            DECLARATION, record.grown(root, names.declarations(), names), "", slots);
      }
      List<String> around =
          XmlPath.names(path, format.namespaces()).stream()
              .map(names::element)
              .collect(Collectors.toList());
      String name = around.remove(around.size() - 1);
      StringBuilder head =
          new StringBuilder(DECLARATION)
              .append('<')
              .append(root)
              .append(names.declarations())
              .append('>');
      StringBuilder tail = new StringBuilder("</" + root + ">");
      for (String element : around) {
        head.append('<').append(element).append('>');
        tail.insert(0, "</" + element + ">");
      }
      return new XmlWriter(head.toString(), record.grown(name, names), tail.toString(), slots);
    }
  }

  @Override
  public byte[] write(@Nullable Object[] values) {
    XmlOutput out = new XmlOutput(expected);
    out.raw(head);
    record.write(out, values);
    out.raw(tail);
    if (out.size > expected) {
      expected = Math.min(out.size, LONGEST_EXPECTED);
    }
    return out.toBytes();
  }

  @Override
  public @Nullable Fault unfit(int slot, Object value) {
    return slots.unfit(slot, value);
  }
}
