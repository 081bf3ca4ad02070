package org.syncline.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.expression.Expression;
import org.syncline.mapping.expression.Tree;
import org.syncline.mapping.value.Found;

/** Takes a source value out of the slots. */
interface Selector {

  /**
   * What is there: as {@link Found} says, or a list of such values in which null stands for null.
   *
   * @param here slots of the body, or of the item that the rows are about
   * @param body slots of the whole body
   */
  @Nullable Object find(@Nullable Object[] here, @Nullable Object[] body);

  /** The value of one path. */
  record OfSlot(int slot) implements Selector {
    @Override
    public @Nullable Object find(@Nullable Object[] here, @Nullable Object[] body) {
      return here[slot];
    }
  }

  /** A path that begins at the body, from within an item. */
  record OfBody(Selector inner) implements Selector {
    @Override
    public @Nullable Object find(@Nullable Object[] here, @Nullable Object[] body) {
      return inner.find(body, body);
    }
  }

  /** What an expression makes of the body's tree, which is the last of the body's slots. */
  record OfTree(Expression expression) implements Selector {
    @Override
    public @Nullable Object find(@Nullable Object[] here, @Nullable Object[] body) {
      Object tree = body[body.length - 1];
      Object result = tree instanceof Tree whole ? expression.evaluateOn(whole) : tree;
      boolean nested =
          result instanceof Map
              || (result instanceof List<?> list
                  && list.stream().anyMatch(item -> item instanceof List || item instanceof Map));
      return nested ? Found.WRONG_TYPE : result;
    }
  }

  /** What is asked of an item: that a value of it is a text, or is not. */
  record Test(Selector value, boolean equal, String text) {
    boolean holds(@Nullable Object[] item, @Nullable Object[] body) {
      Object found = value.find(item, body);
      boolean same = found != null && !(found instanceof Found) && text.equals(found.toString());
      return same == equal;
    }
  }

  /** The items of a list that pass all tests. */
  final class Items {
    private final int slot;
    private final Test[] tests;

    Items(int slot, List<Test> tests) {
      this.slot = slot;
      this.tests = tests.toArray(Test[]::new);
    }

    /** Null where the list is absent, {@link Found} where there is none, else slots of each. */
    @Nullable Object find(@Nullable Object[] here, @Nullable Object[] body) {
      Object found = here[slot];
      if (tests.length == 0 || !(found instanceof List<?> list)) {
        return found;
      }
      List<Object> passing = new ArrayList<>(list.size());
      for (Object item : list) {
        if (passes((@Nullable Object[]) item, body)) {
          passing.add(item);
        }
      }
      return passing;
    }

    private boolean passes(@Nullable Object[] item, @Nullable Object[] body) {
      for (Test test : tests) {
        if (!test.holds(item, body)) {
          return false;
        }
      }
      return true;
    }
  }

  /** The value of the first item that passes. */
  record OfFirst(Items items, Selector value) implements Selector {
    @Override
    public @Nullable Object find(@Nullable Object[] here, @Nullable Object[] body) {
      Object found = items.find(here, body);
      if (!(found instanceof List<?> list)) {
        return found;
      }
      return list.isEmpty() ? null : value.find((@Nullable Object[]) list.get(0), body);
    }
  }

  /** The values of all items that pass; what is absent in an item is left out. */
  record OfAll(Items items, Selector value) implements Selector {
    @Override
    public @Nullable Object find(@Nullable Object[] here, @Nullable Object[] body) {
      Object found = items.find(here, body);
      if (!(found instanceof List<?> list)) {
        return found;
      }
      List<@Nullable Object> values = new ArrayList<>(list.size());
      for (Object item : list) {
        Object one = value.find((@Nullable Object[]) item, body);
        if (one == Found.WRONG_TYPE) {
          return one;
        }
        if (one instanceof List<?> inner) {
          values.addAll(inner);
        } else if (one != null) {
          values.add(one == Found.NULL ? null : one);
        }
      }
      return values;
    }
  }
}
