package org.syncline.console;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a list that is short enough to be read whole: filters, a column to sort by, and
 * how many lines were on the pages before.
 */
public abstract class ListSearch extends PageSearch {
  /** Lines of a page. */
  static final int LINES = 50;

  private static final String SORT = "sort";
  private static final String FALLING = "-";

  private final List<String> columns;
  private final @Nullable Long before;

  /**
   * Reads it.
   *
   * @param columns that it can be sorted by; by the first one unless another is asked for
   */
  ListSearch(
      String page,
      List<String> filters,
      List<String> columns,
      Function<String, @Nullable String> parameter,
      ZoneId zone) {
    super(page, Stream.concat(filters.stream(), Stream.of(SORT)).toList(), parameter, zone);
    this.columns = List.copyOf(columns);
    if (!asked(SORT).isEmpty() && !columns.contains(column())) {
      mistaken(SORT, "mistake.choice");
    }
    before = number(CURSOR);
  }

  /** The column that is sorted by. */
  final String column() {
    String asked = asked(SORT);
    return asked.isEmpty() ? columns.get(0) : isFalling() ? asked.substring(1) : asked;
  }

  /** Whether the last comes first. */
  @Override
  public boolean isFalling() {
    return asked(SORT).startsWith(FALLING);
  }

  /** The order as an address has it; empty where none is asked for. */
  public String getSort() {
    return asked(SORT);
  }

  /** The value of {@code aria-sort} of a column. */
  public String direction(String column) {
    return !column.equals(column()) ? "none" : isFalling() ? "descending" : "ascending";
  }

  /** The address of the same search sorted by a column, the other way round where it is already. */
  public String sorted(String column) {
    boolean falls = column.equals(column()) && !isFalling();
    return getPage() + "?" + with(SORT, falls ? FALLING + column : column);
  }

  @Override
  public boolean isFiltered() {
    return filtersBeyond(List.of(SORT));
  }

  private int before() {
    return before == null ? 0 : (int) Math.min(before, Integer.MAX_VALUE - LINES);
  }

  /** The lines of this page, of all that were found. */
  final <T> List<T> page(List<T> all) {
    return all.subList(Math.min(before(), all.size()), Math.min(before() + LINES, all.size()));
  }

  /** The address of the page behind this one; empty on the last one. */
  final String next(List<?> all) {
    long behind = (long) before() + LINES;
    return next(behind < all.size() ? (Long) behind : null);
  }
}
