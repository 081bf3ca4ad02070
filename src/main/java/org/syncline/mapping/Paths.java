package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.expression.Expression;
import org.syncline.mapping.format.SourceReader;

/** Turns the source paths of a body, or of the items of a list in it, into selectors. */
final class Paths {
  private static final String BODY = "$.";

  private final SourceReader.Builder reader;
  private final @Nullable Paths body;
  private boolean needsTree;

  private Paths(SourceReader.Builder reader, @Nullable Paths body) {
    this.reader = reader;
    this.body = body;
  }

  static Paths ofBody(SourceReader.Builder reader) {
    return new Paths(reader, null);
  }

  /** The items of a list and the paths within them; of lists in lists the innermost items. */
  record Items(ItemSelector selector, Paths paths) {}

  /** Finds slots of items. */
  interface ItemSelector {
    /** Null, {@link org.syncline.mapping.value.Found}, or a list of slots. */
    @Nullable Object find(@Nullable Object[] here, @Nullable Object[] body);
  }

  /**
   * The selector of a path.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with the path
   */
  Selector selector(String path) {
    if (body != null && path.startsWith(BODY)) {
      return new Selector.OfBody(body.selector(path.substring(BODY.length())));
    }
    ListPath list = reader.hasLists() ? ListPath.parse(path) : null;
    if (list == null) {
      return new Selector.OfSlot(reader.slot(path));
    }
    SourceReader.Repeated repeated = reader.repeated(list.before());
    Paths inner = within(repeated);
    Selector.Items items = items(repeated, list, inner);
    Selector value = inner.selector(list.after());
    return list.all() ? new Selector.OfAll(items, value) : new Selector.OfFirst(items, value);
  }

  /** Allows raw texts at a path that a selector was made for. */
  void allowRaw(String path) {
    boolean plain = body == null || !path.startsWith(BODY);
    if (plain && !(reader.hasLists() && ListPath.parse(path) != null)) {
      reader.allowRaw(path);
    }
  }

  /** The selector of an expression, which looks at the whole body from within items too. */
  Selector selector(Expression expression) {
    (body == null ? this : body).needsTree = true;
    return new Selector.OfTree(expression);
  }

  /** Whether the body is needed as a tree. */
  boolean needsTree() {
    return needsTree;
  }

  /**
   * The items of a list.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with the path
   */
  Items items(String path) {
    ListPath list = reader.hasLists() ? ListPath.parse(path) : null;
    if (list == null) {
      SourceReader.Repeated repeated = reader.repeated(path);
      Selector.Items all = new Selector.Items(repeated.slot(), List.of());
      return new Items(all::find, within(repeated));
    }
    SourceReader.Repeated repeated = reader.repeated(list.before());
    Paths inner = within(repeated);
    Selector.Items items = items(repeated, list, inner);
    if (list.after().equals(".")) {
      return new Items(
          list.all() ? items::find : (here, whole) -> firstOf(items.find(here, whole)), inner);
    }
    Items innermost = inner.items(list.after());
    return new Items(new Flattened(items, list.all(), innermost.selector()), innermost.paths());
  }

  private static @Nullable Object firstOf(@Nullable Object found) {
    return found instanceof List<?> list && list.size() > 1 ? list.subList(0, 1) : found;
  }

  private Paths within(SourceReader.Repeated repeated) {
    return new Paths(repeated.items(), body == null ? this : body);
  }

  private static Selector.Items items(SourceReader.Repeated repeated, ListPath list, Paths inner) {
    List<Selector.Test> tests = new ArrayList<>();
    for (ListPath.Test test : list.tests()) {
      tests.add(new Selector.Test(inner.selector(test.path()), test.equal(), test.text()));
    }
    return new Selector.Items(repeated.slot(), tests);
  }

  /** Items of lists within items, in their order. */
  private record Flattened(Selector.Items outer, boolean all, ItemSelector inner)
      implements ItemSelector {
    @Override
    public @Nullable Object find(@Nullable Object[] here, @Nullable Object[] body) {
      Object found = outer.find(here, body);
      if (!(found instanceof List<?> list)) {
        return found;
      }
      List<Object> items = new ArrayList<>();
      for (Object item : list) {
        Object innerItems = inner.find((@Nullable Object[]) item, body);
        if (innerItems instanceof List<?> more) {
          items.addAll(more);
        } else if (innerItems == org.syncline.mapping.value.Found.WRONG_TYPE) {
          return innerItems;
        }
        if (!all) {
          break;
        }
      }
      return items;
    }
  }
}
