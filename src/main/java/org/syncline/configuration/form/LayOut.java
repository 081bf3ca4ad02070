package org.syncline.configuration.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was entered into groups of fields, and each mistake to its field, else to the innermost
 * group that it is in.
 */
final class LayOut {
  private final List<Draft> drafts = new ArrayList<>();
  private final Set<String> fields = new TreeSet<>();
  private final Map<String, List<Mistake>> atFields = new LinkedHashMap<>();
  private final Map<String, List<Mistake>> atGroups = new LinkedHashMap<>();
  private int count;

  private LayOut() {}

  /**
   * The groups, the whole first.
   *
   * @param mistakes each is in one place of them
   */
  static List<Group> groups(Entry.Members root, List<Mistake> mistakes) {
    LayOut places = new LayOut();
    places.members(root, Draft.of(root.shape(), Spot.ROOT));
    mistakes.forEach(places::place);
    LayOut told = new LayOut();
    told.atFields.putAll(places.atFields);
    told.members(root, Draft.of(root.shape(), Spot.ROOT));
    return told.drafts.stream()
        .map(draft -> draft.group(places.atGroups.getOrDefault(draft.spot.place(), List.of())))
        .toList();
  }

  /** How many fields there are. */
  static int fields(Entry.Members root) {
    LayOut counted = new LayOut();
    counted.members(root, Draft.of(root.shape(), Spot.ROOT));
    return counted.count;
  }

  private void place(Mistake mistake) {
    String field = mistake.place() == null ? fieldAt(mistake.path()) : mistake.place();
    if (field != null && fields.contains(field)) {
      atFields.computeIfAbsent(field, none -> new ArrayList<>()).add(mistake);
      return;
    }
    Draft innermost = drafts.get(0);
    for (Draft draft : drafts) {
      boolean in =
          mistake.place() == null
              ? isIn(mistake.path(), draft.spot.path())
              : isIn(mistake.place(), draft.spot.place());
      innermost = in && draft.spot.depth() > innermost.spot.depth() ? draft : innermost;
    }
    atGroups.computeIfAbsent(innermost.spot.place(), none -> new ArrayList<>()).add(mistake);
  }

  private @Nullable String fieldAt(String path) {
    Predicate<Spot> at = spot -> spot.path().equals(path) || isIn(path, spot.path());
    for (Draft draft : drafts) {
      for (Spot spot : draft.spots) {
        if (at.test(spot)) {
          return spot.place();
        }
      }
    }
    return null;
  }

  /** Whether one path is another, or below it. */
  private static boolean isIn(String inner, String outer) {
    return outer.isEmpty()
        || inner.startsWith(outer)
            && (inner.length() == outer.length()
                || inner.charAt(outer.length()) == '.'
                || inner.charAt(outer.length()) == '['
                || inner.charAt(outer.length()) == '@');
  }

  private void branch(Entry entry, Draft draft) {
    if (entry instanceof Entry.Members members) {
      members(members, draft);
    } else if (entry instanceof Entry.Items items) {
      items(items, draft);
    }
  }

  private void members(Entry.Members entry, Draft draft) {
    drafts.add(draft);
    Map<Draft, Entry> below = new LinkedHashMap<>();
    entry
        .shape()
        .members()
        .forEach(
            (name, shape) -> {
              Entry own = entry.fixed().get(name);
              Spot at = draft.spot.member(name);
              if (own instanceof Entry.Text text) {
                field(draft, text, at, name, null);
              } else if (own != null) {
                below.put(Draft.of(shape, at), own);
              } else if (shape.isBranch()) {
                draft.additions.add(
                    new Addition(at.place(), name, shape.key(), shape.required(), shape.meaning()));
              } else {
                field(draft, Entry.Text.empty(shape), at, name, null);
              }
            });
    for (int i = 0; i < entry.named().size(); i++) {
      Entry.Named named = entry.named().get(i);
      Spot at = draft.spot.named(i, named.name());
      if (named.entry() instanceof Entry.Text text) {
        field(draft, text, at, "", named.name());
      } else {
        below.put(Draft.named(named.entry().shape(), at, named.name()), named.entry());
      }
    }
    Shape each = entry.shape().named();
    if (each != null && each.isBranch()) {
      more(draft, each, Entries.MORE_NAMED);
    } else if (each != null) {
      Spot spare = draft.spot.named(entry.named().size(), "");
      field(draft, Entry.Text.empty(each), spare, "", "");
    }
    below.forEach((part, own) -> branch(own, part));
  }

  private void items(Entry.Items entry, Draft draft) {
    drafts.add(draft);
    Map<Draft, Entry> below = new LinkedHashMap<>();
    for (int i = 0; i < entry.items().size(); i++) {
      Entry item = entry.items().get(i);
      Spot at = draft.spot.item(i);
      if (item instanceof Entry.Text text) {
        field(draft, text, at, Integer.toString(i + 1), null);
      } else {
        below.put(Draft.item(item.shape(), at, i > 0), item);
      }
    }
    Shape each = entry.shape().items();
    if (each != null && each.isBranch()) {
      more(draft, each, Entries.MORE);
    } else if (each != null) {
      int next = entry.items().size();
      field(draft, Entry.Text.empty(each), draft.spot.item(next), Integer.toString(next + 1), null);
    }
    below.forEach((part, own) -> branch(own, part));
  }

  private static void more(Draft draft, Shape each, String ending) {
    draft.additions.add(
        new Addition(draft.spot.place() + ending, "", each.key(), false, each.meaning()));
  }

  private void field(
      Draft draft, Entry.Text entry, Spot spot, String label, @Nullable String name) {
    Shape shape = entry.shape();
    count++;
    fields.add(spot.place());
    draft.spots.add(spot);
    draft.fields.add(
        new Field(
            spot.place(),
            label,
            shape.key(),
            entry.json() ? Shape.Type.JSON : shape.type(),
            entry.text(),
            shape.choices(),
            shape.otherwise(),
            shape.required(),
            shape.meaning(),
            name,
            atFields.getOrDefault(spot.place(), List.of())));
  }

  /** A group while it is put together. */
  private static final class Draft {
    private final Shape shape;
    private final Spot spot;
    private final @Nullable String name;
    private final boolean raisable;
    private final List<Field> fields = new ArrayList<>();
    private final List<Spot> spots = new ArrayList<>();
    private final List<Addition> additions = new ArrayList<>();

    private Draft(Shape shape, Spot spot, @Nullable String name, boolean raisable) {
      this.shape = shape;
      this.spot = spot;
      this.name = name;
      this.raisable = raisable;
    }

    static Draft of(Shape shape, Spot spot) {
      return new Draft(shape, spot, null, false);
    }

    static Draft named(Shape shape, Spot spot, String name) {
      return new Draft(shape, spot, name, false);
    }

    static Draft item(Shape shape, Spot spot, boolean behindAnother) {
      return new Draft(shape, spot, null, behindAnother);
    }

    Group group(List<Mistake> mistakes) {
      return new Group(
          spot.place(),
          spot.path(),
          spot.depth(),
          shape.key(),
          shape.meaning(),
          name,
          spot.depth() > 0,
          raisable,
          fields,
          additions,
          mistakes);
    }
  }
}
