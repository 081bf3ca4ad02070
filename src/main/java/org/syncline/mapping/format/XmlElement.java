package org.syncline.mapping.format;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;

/** An element of a written XML body, with all that stands in it. */
final class XmlElement {
  private static final int NO_SLOT = -1;
  private static final byte[] EMPTY = Utf8Output.utf8("/>");

  private final byte[] startTag;
  private final byte[] endTag;
  private final byte[] isNull;
  private final int text;
  private final byte[][] attributeNames;
  private final int[] attributeSlots;
  private final List<Child> children;

  /** An attribute of the element, in a slot. */
  record Attribute(String name, int slot) {}

  /**
   * Elements of one name.
   *
   * @param elements one, or one by number
   * @param list slot of the list if the one element is repeated, or -1
   */
  record Child(List<XmlElement> elements, int list) {}

  XmlElement(
      String name,
      String declarations,
      List<Attribute> attributes,
      int text,
      List<Child> children,
      String nil) {
    this.startTag = Utf8Output.utf8("<" + name + declarations);
    this.endTag = Utf8Output.utf8("</" + name + ">");
    this.isNull = Utf8Output.utf8(" " + nil + "=\"true\"/>");
    this.text = text;
    this.attributeNames =
        attributes.stream()
            .map(attribute -> Utf8Output.utf8(" " + attribute.name() + "=\""))
            .toArray(byte[][]::new);
    this.attributeSlots = attributes.stream().mapToInt(Attribute::slot).toArray();
    this.children = List.copyOf(children);
  }

  /**
   * Writes the element.
   *
   * @return false where all of it is absent; what was written is then an empty element, which the
   *     caller may cut off
   */
  boolean write(XmlOutput out, @Nullable Object[] values) {
    out.raw(startTag);
    boolean any = attributes(out, values);
    Object value = text == NO_SLOT ? null : values[text];
    if (value == Found.NULL) {
      out.raw(isNull);
      return true;
    }
    int before = out.size;
    out.ascii('>');
    if (value != null) {
      out.text(text(value));
    } else if (!children(out, values)) {
      out.size = before;
      out.raw(EMPTY);
      return any;
    }
    out.raw(endTag);
    return true;
  }

  private boolean attributes(XmlOutput out, @Nullable Object[] values) {
    boolean any = false;
    for (int i = 0; i < attributeSlots.length; i++) {
      Object value = values[attributeSlots[i]];
      if (value != null && value != Found.NULL) {
        out.raw(attributeNames[i]);
        out.attribute(text(value));
        out.ascii('"');
        any = true;
      }
    }
    return any;
  }

  private boolean children(XmlOutput out, @Nullable Object[] values) {
    boolean any = false;
    for (Child child : children) {
      any |=
          child.list() == NO_SLOT
              ? numbered(child.elements(), out, values)
              : repeated(child.elements().get(0), values[child.list()], out);
    }
    return any;
  }

  /** Elements up to the last that is there. */
  private static boolean numbered(
      List<XmlElement> elements, XmlOutput out, @Nullable Object[] values) {
    int end = out.size;
    boolean any = false;
    for (XmlElement element : elements) {
      if (element.writeOrFill(out, values)) {
        any = true;
        end = out.size;
      }
    }
    out.size = end;
    return any;
  }

  private static boolean repeated(XmlElement element, @Nullable Object list, XmlOutput out) {
    if (list == null || list == Found.NULL) {
      return false;
    }
    List<@Nullable Object[]> items = JsonPlace.items(list);
    for (@Nullable Object[] item : items) {
      element.writeOrFill(out, item);
    }
    return !items.isEmpty();
  }

  /** Writes the element, and what keeps its place where it is absent: null, if it has a text. */
  private boolean writeOrFill(XmlOutput out, @Nullable Object[] values) {
    int before = out.size;
    boolean any = write(out, values);
    if (!any && text != NO_SLOT) {
      out.size = before;
      out.raw(startTag);
      out.raw(isNull);
    }
    return any;
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return NumberText.text(number);
    }
    if (value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof String text && XmlCharacters.canHold(text)) {
      return text;
    }
    throw new IllegalArgumentException(
        "A value of "
            + value.getClass()
            + " is none that XML holds, or has characters that it does not: ask unfit() first.");
  }
}
