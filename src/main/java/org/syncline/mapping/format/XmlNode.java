package org.syncline.mapping.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One element in the tree of mapped XML paths.
 *
 * @param slot of its text, or -1
 * @param below slots of all that lies in its elements
 * @param list slot of the outer place that gets one array for each such element, or -1
 * @param ownSlots how many slots each of them has of its own then
 */
record XmlNode(
    int slot,
    Map<XmlPath.Name, Integer> attributes,
    List<Child> children,
    int[] below,
    int list,
    int ownSlots) {
  /** The number of a step that means every element of its name. */
  static final int ALL = -1;

  /** A step down; number 0: the only element of its name; {@link #ALL}. */
  record Child(XmlPath.Name name, int number, XmlNode node) {}

  int[] allSlots() {
    if (list >= 0) {
      return new int[] {list};
    }
    return Stream.of(
            slot < 0 ? IntStream.empty() : IntStream.of(slot),
            attributes.values().stream().mapToInt(Integer::intValue),
            IntStream.of(below))
        .flatMapToInt(slots -> slots)
        .toArray();
  }

  /** The tree while paths are added. */
  static final class Growing {
    int slot = -1;
    final Map<XmlPath.Name, Integer> attributes = new LinkedHashMap<>();
    private final Map<XmlPath.Step, Growing> children = new LinkedHashMap<>();
    private int list = -1;
    private XmlReader.@Nullable Builder items;

    /** Every element of a name: its place in the outer slots, and who learns its inner paths. */
    SourceReader.Repeated repeated(
        XmlPath.Step step, IntSupplier slots, Supplier<XmlReader.Builder> builder) {
      Growing every = child(new XmlPath.Step(step.name(), ALL));
      if (every.items == null) {
        every.list = slots.getAsInt();
        every.items = builder.get();
      }
      return new SourceReader.Repeated(every.list, every.items);
    }

    Growing child(XmlPath.Step step) {
      return children.computeIfAbsent(step, s -> new Growing());
    }

    XmlNode grown() {
      if (items != null) {
        XmlNode own = items.root().grown();
        return new XmlNode(own.slot, own.attributes, own.children, own.below, list, items.slots());
      }
      List<Child> grown = new ArrayList<>();
      children.forEach(
          (step, child) -> grown.add(new Child(step.name(), step.number(), child.grown())));
      int[] below =
          grown.stream().flatMapToInt(child -> IntStream.of(child.node().allSlots())).toArray();
      return new XmlNode(slot, Map.copyOf(attributes), List.copyOf(grown), below, -1, 0);
    }
  }
}
