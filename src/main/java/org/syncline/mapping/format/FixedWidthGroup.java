package org.syncline.mapping.format;

import java.util.List;

/**
 * Columns that come several times, one item behind the other, as with COBOL's OCCURS.
 *
 * @param start of the first item, from 1
 * @param length of one item
 * @param occurs how many items there are
 * @param columns of an item; their places count from the item's beginning
 */
public record FixedWidthGroup(
    String name, int start, int length, int occurs, List<FixedWidthColumn> columns) {

  public FixedWidthGroup {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException(
          "Column '" + name + "' occurs several times: give the columns of one item.");
    }
    for (FixedWidthColumn column : columns) {
      if (column.end() > length) {
        throw new IllegalArgumentException(
            "Column '" + column.name() + "' ends behind its item's length of " + length + ".");
      }
    }
  }

  /** Where the item begins, from 0; it has {@link #length} from there. */
  int startOf(int item) {
    return start - 1 + item * length;
  }

  /** Behind the last item, from 0. */
  long end() {
    return start - 1 + (long) occurs * length;
  }

  /** A column of an item with its place in the record. */
  FixedWidthColumn of(int item, FixedWidthColumn column) {
    return new FixedWidthColumn(
        column.name(),
        startOf(item) + column.start(),
        column.length(),
        column.content(),
        column.nullBytes());
  }
}
