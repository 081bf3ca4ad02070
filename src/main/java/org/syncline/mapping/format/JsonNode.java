package org.syncline.mapping.format;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One place in the tree of mapped JSON paths. */
final class JsonNode {
  /** The slot of this place: none or one. */
  final int[] here;

  final int[] underMembers;
  final int[] underItems;
  private final Map<String, JsonNode> members;
  private final Map<Integer, JsonNode> items;

  private JsonNode(int[] here, Map<String, JsonNode> members, Map<Integer, JsonNode> items) {
    this.here = here;
    this.members = members;
    this.items = items;
    this.underMembers = slots(members);
    this.underItems = slots(items);
  }

  private static int[] slots(Map<?, JsonNode> nodes) {
    return nodes.values().stream().flatMapToInt(JsonNode::allSlots).toArray();
  }

  private IntStream allSlots() {
    return Stream.of(here, underMembers, underItems).flatMapToInt(IntStream::of);
  }

  @Nullable JsonNode member(String name) {
    return members.get(name);
  }

  @Nullable JsonNode item(int index) {
    return items.get(index);
  }

  /** The tree while paths are added. */
  static final class Growing {
    int slot = -1;
    private final Map<Object, Growing> children = new LinkedHashMap<>();

    /** The child of a name (String) or list index (Integer). */
    Growing child(Object step) {
      return children.computeIfAbsent(step, s -> new Growing());
    }

    JsonNode grown() {
      Map<String, JsonNode> members = new HashMap<>();
      Map<Integer, JsonNode> items = new HashMap<>();
      children.forEach(
          (step, child) -> {
            if (step instanceof String name) {
              members.put(name, child.grown());
            } else {
              items.put((Integer) step, child.grown());
            }
          });
      return new JsonNode(slot < 0 ? new int[0] : new int[] {slot}, members, items);
    }
  }
}
