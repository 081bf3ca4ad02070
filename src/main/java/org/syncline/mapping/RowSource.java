package org.syncline.mapping;

import java.util.List;

/** Where a row's value comes from. */
public sealed interface RowSource {

  /** The first of some paths that is present and not blank. */
  record First(List<String> paths) implements RowSource {
    public First {
      paths = List.copyOf(paths);
    }
  }

  /** The values of all paths as one list, in their order, null for what is absent or null. */
  record All(List<String> paths) implements RowSource {
    public All {
      paths = List.copyOf(paths);
    }
  }

  /** The items of a list, each of which the row's own rows map. */
  record Each(String path) implements RowSource {}

  /** What an expression makes of the whole body. */
  record ByExpression(String text) implements RowSource {
    private static final int SHOWN = 100;

    /** As problems name it: its beginning. */
    String shown() {
      return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026";
    }
  }

  /** A value that the table itself gives. */
  record Constant(MappingRow.Literal value) implements RowSource {}

  /** The paths as written, in their order, or the expression; none of a constant. */
  default List<String> paths() {
    if (this instanceof First first) {
      return first.paths;
    }
    if (this instanceof All all) {
      return all.paths;
    }
    if (this instanceof ByExpression expression) {
      return List.of(expression.shown());
    }
    return this instanceof Each each ? List.of(each.path) : List.of();
  }
}
