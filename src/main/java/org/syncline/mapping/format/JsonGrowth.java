package org.syncline.mapping.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tree of written JSON places while paths are added. */
final class JsonGrowth {
  /** What stands in a place; the words are for people. */
  private enum Kind {
    OPEN("nothing"),
    VALUE("a single value"),
    OBJECT("an object"),
    ITEMS("a list with numbered items"),
    REPEATED("a list");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private Kind kind = Kind.OPEN;
  private int slot;
  private @Nullable JsonGrowth item;
  private final Map<String, JsonGrowth> members = new LinkedHashMap<>();
  private final TreeMap<Integer, JsonGrowth> items = new TreeMap<>();

  /** The place below, of a name (String) or an item (Integer). */
  JsonGrowth step(Object step) {
    if (step instanceof String name) {
      become(Kind.OBJECT);
      return members.computeIfAbsent(name, n -> new JsonGrowth());
    }
    become(Kind.ITEMS);
    return items.computeIfAbsent((Integer) step, n -> new JsonGrowth());
  }

  void value(int its) {
    refuseSecond(Kind.VALUE);
    become(Kind.VALUE);
    slot = its;
  }

  /** Makes the place a list; what is given is the place of each item. */
  JsonGrowth repeated(int its) {
    refuseSecond(Kind.REPEATED);
    become(Kind.REPEATED);
    slot = its;
    item = new JsonGrowth();
    return item;
  }

  private void refuseSecond(Kind given) {
    if (kind == given) {
      throw new IllegalArgumentException("This place is written already: give each path once.");
    }
  }

  private void become(Kind wanted) {
    if (kind != Kind.OPEN && kind != wanted) {
      throw new IllegalArgumentException(
          "One place can't be both "
              + kind.words
              + " and "
              + wanted.words
              + ": another path makes it "
              + kind.words
              + ".");
    }
    kind = wanted;
  }

  /**
   * The tree as it is written.
   *
   * @throws IllegalArgumentException if numbers of items are left out
   */
  JsonPlace grown() {
    return switch (kind) {
      case VALUE -> new JsonPlace.Value(slot);
      case ITEMS -> grownItems();
      case REPEATED -> new JsonPlace.Repeated(slot, item == null ? grownMembers() : item.grown());
      default -> grownMembers();
    };
  }

  private JsonPlace grownMembers() {
    List<JsonPlace> places = new ArrayList<>();
    members.values().forEach(member -> places.add(member.grown()));
    return new JsonPlace.Members(List.copyOf(members.keySet()), places);
  }

  private JsonPlace grownItems() {
    if (items.lastKey() >= items.size()) {
      throw new IllegalArgumentException(
          "The numbers of a list's items have gaps: to write ["
              + items.lastKey()
              + "] give all from [0] on, or write the list as a repeated place.");
    }
    List<JsonPlace> places = new ArrayList<>();
    items.values().forEach(each -> places.add(each.grown()));
    return new JsonPlace.Items(places);
  }
}
