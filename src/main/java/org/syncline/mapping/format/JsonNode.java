package org.syncline.mapping.format;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Found;

/** One place in the tree of mapped JSON paths. */
final class JsonNode {
  /** The slot of this place, or -1. */
  final int slot;

  /** Whether a single value is all that is asked for here. */
  final boolean leaf;

  /** Whether its texts are given as they stand in the body. */
  final boolean raw;

  /** Its texts. */
  final RecentTexts recent = new RecentTexts();

  /** The names of its members. */
  final JsonNames names;

  private final int[] underMembers;

  /** Slots of what lies in single items, and of the list as a whole. */
  private final int[] underItems;

  /** The slot that gets all items, or -1. */
  final int list;

  /** What every item is, where the list is mapped as a whole. */
  final @Nullable JsonNode item;

  /** How many slots each item has of its own. */
  final int itemSlots;

  private final Map<String, Integer> numberOfMember;
  private final String[] texts;

  /** As they came last; a race between threads does no harm, they are equal. */
  private final @Nullable String[] seen;

  private final JsonNode[] members;
  private final Map<Integer, JsonNode> items;

  private JsonNode(Map<String, JsonNode> members, Growing grown) {
    this.slot = grown.slot;
    this.raw = grown.askedFor == grown.rawAllowed;
    this.texts = members.keySet().toArray(String[]::new);
    this.names = new JsonNames(texts);
    this.seen = new String[texts.length];
    this.members = members.values().toArray(JsonNode[]::new);
    this.numberOfMember = new HashMap<>();
    for (String name : texts) {
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
    this.leaf = slot >= 0 && !hasMembers() && !hasItems();
  }

  private static int[] slots(Map<?, JsonNode> nodes) {
    return nodes.values().stream().flatMapToInt(JsonNode::allSlots).toArray();
  }

  private IntStream allSlots() {
    IntStream own = slot < 0 ? IntStream.empty() : IntStream.of(slot);
    return IntStream.concat(own, Stream.of(underMembers, underItems).flatMapToInt(IntStream::of));
  }

  /**
   * The number of a member, -1 where it is not mapped.
   *
   * @param expected number of the one that comes next where a body has the order of the table
   */
  int member(String name, int expected) {
    // Jackson gives the same instance for a name it has seen: comparing it costs nothing then.
    if (expected < texts.length && (seen[expected] == name || texts[expected].equals(name))) {
      seen[expected] = name;
      return expected;
    }
    Integer number = numberOfMember.get(name);
    return number == null ? -1 : number;
  }

  int size() {
    return members.length;
  }

  /** Whether anything is mapped within an object here. */
  boolean hasMembers() {
    return underMembers.length > 0;
  }

  /** Whether anything is mapped within a list here. */
  boolean hasItems() {
    return underItems.length > 0;
  }

  /** An object stands here. */
  void objectFound(@Nullable Object[] slots) {
    wrongHere(slots);
    fill(slots, underItems, Found.WRONG_TYPE);
  }

  /** A list stands here. */
  void listFound(@Nullable Object[] slots) {
    wrongHere(slots);
    fill(slots, underMembers, Found.WRONG_TYPE);
  }

  /** A single value stands here, or null; then what would be within it is null too. */
  void singleFound(boolean isNull, @Nullable Object[] slots) {
    Found below = isNull ? Found.NULL : Found.WRONG_TYPE;
    fill(slots, underMembers, below);
    fill(slots, underItems, below);
  }

  private void wrongHere(@Nullable Object[] slots) {
    if (slot >= 0) {
      slots[slot] = Found.WRONG_TYPE;
    }
  }

  private static void fill(@Nullable Object[] slots, int[] which, Found found) {
    for (int each : which) {
      slots[each] = found;
    }
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
    int askedFor;
    int rawAllowed;
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
      return new JsonNode(grown, this);
    }
  }
}
