package org.syncline.mapping.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One element in the tree of mapped XML paths.
 *
 * @param slot of its text, or -1
 * @param below slots of all that lies in its elements
 */
record XmlNode(int slot, Map<XmlPath.Name, Integer> attributes, List<Child> children, int[] below) {

  /** A step down; number 0: the only element of its name. */
  record Child(XmlPath.Name name, int number, XmlNode node) {}

  int[] allSlots() {
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

    Growing child(XmlPath.Step step) {
      return children.computeIfAbsent(step, s -> new Growing());
    }

    XmlNode grown() {
      List<Child> grown = new ArrayList<>();
      children.forEach(
          (step, child) -> grown.add(new Child(step.name(), step.number(), child.grown())));
      int[] below =
          grown.stream().flatMapToInt(child -> IntStream.of(child.node().allSlots())).toArray();
      return new XmlNode(slot, Map.copyOf(attributes), List.copyOf(grown), below);
    }
  }
}
