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

  /** Slots of what lies in single items, and of the list as a whole. */
  final int[] underItems;

  /** The slot that gets all items, or -1. */
  final int list;

  /** What every item is, where the list is mapped as a whole. */
  final @Nullable JsonNode item;

  /** How many slots each item has of its own. */
  final int itemSlots;

  private final Map<String, Integer> numberOfMember;
  private final String[] names;

  /** As they came last; a race between threads does no harm, they are equal. */
  private final @Nullable String[] seen;

  private final JsonNode[] members;
  private final Map<Integer, JsonNode> items;

  private JsonNode(int[] here, Map<String, JsonNode> members, Growing grown) {
    this.here = here;
    this.names = members.keySet().toArray(String[]::new);
    this.seen = new String[names.length];
    this.members = members.values().toArray(JsonNode[]::new);
    this.numberOfMember = new HashMap<>();
    for (String name : names) {
      numberOfMember.put(name, numberOfMember.size());
    }
    this.items = new HashMap<>();
    grown.items.forEach((index, child) -> items.put(index, child.grown()));
    this.list = grown.list;
    this.item = grown.item == null ? null : grown.item.root.grown();
    this.itemSlots = grown.item == null ? 0 : grown.item.slots();
    this.underMembers = slots(members);
    this.underItems =
        IntStream.concat(
                IntStream.of(slots(items)), list < 0 ? IntStream.empty() : IntStream.of(list))
            .toArray();
  }

  private static int[] slots(Map<?, JsonNode> nodes) {
    return nodes.values().stream().flatMapToInt(JsonNode::allSlots).toArray();
  }

  private IntStream allSlots() {
    return Stream.of(here, underMembers, underItems).flatMapToInt(IntStream::of);
  }

  /**
   * The number of a member, -1 where it is not mapped.
   *
   * @param expected number of the one that comes next where a body has the order of the table
   */
  int member(String name, int expected) {
    // Jackson gives the same instance for a name it has seen: comparing it costs nothing then.
    if (expected < names.length && (seen[expected] == name || names[expected].equals(name))) {
      seen[expected] = name;
      return expected;
    }
    Integer number = numberOfMember.get(name);
    return number == null ? -1 : number;
  }

  JsonNode member(int number) {
    return members[number];
  }

  @Nullable JsonNode item(int index) {
    return items.get(index);
  }

  /** The tree while paths are added. */
  static final class Growing {
    int slot = -1;
    int list = -1;
    JsonReader.@Nullable TreeBuilder item;
    private final Map<String, Growing> members = new LinkedHashMap<>();
    private final Map<Integer, Growing> items = new LinkedHashMap<>();

    /** The child of a name (String) or list index (Integer). */
    Growing child(Object step) {
      return step instanceof String name
          ? members.computeIfAbsent(name, s -> new Growing())
          : items.computeIfAbsent((Integer) step, s -> new Growing());
    }

    JsonNode grown() {
      if (item != null && !items.isEmpty()) {
        throw new IllegalArgumentException(
            "A list is asked for items by number and for all of them: ask for all, and take one by"
                + " the step 'at'.");
      }
      Map<String, JsonNode> grown = new LinkedHashMap<>();
      members.forEach((name, child) -> grown.put(name, child.grown()));
      return new JsonNode(slot < 0 ? new int[0] : new int[] {slot}, grown, this);
    }
  }
}
