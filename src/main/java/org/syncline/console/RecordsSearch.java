package org.syncline.console;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.record.KeyQuery;
import org.syncline.record.RecordCursor;
import org.syncline.record.RecordSearch;

/**
 * What is asked of the records: words or a key, and one condition on one field. Whether that can be
 * searched for is for the search itself to tell.
 */
public final class RecordsSearch extends PageSearch {
  static final String USUAL_TYPE = "customer";
  static final List<String> HOW = List.of("equals", "begins", "from", "below");

  /** The record that one of those found is to be merged into. */
  static final String INTO = "into";

  private static final List<String> FILTERS =
      List.of("type", "text", "field", "how", "value", INTO);

  private final KeyQuery.@Nullable Hit cursor;
  private final @Nullable Long into;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  RecordsSearch(Function<String, @Nullable String> parameter) {
    // Nobody gives a moment here.
    super("records.xhtml", FILTERS, parameter, ZoneOffset.UTC);
    if (given("value") != null && given("field") == null) {
      mistaken("field", "mistake.field");
    }
    if (given("how") != null && !HOW.contains(asked("how"))) {
      mistaken("how", "mistake.choice");
    }
    cursor = place(RecordCursor::read);
    into = number(INTO);
  }

  /** Whether anything but the type is asked for. */
  @Override
  public boolean isFiltered() {
    return given("text") != null || given("value") != null;
  }

  /** Whether the condition is out of the ordinary. */
  boolean hasCondition() {
    return given("field") != null || given(ORDER) != null;
  }

  /** Null where none is looked for to be merged. */
  @Nullable Long into() {
    return into;
  }

  String type() {
    String type = given("type");
    return type == null ? USUAL_TYPE : type;
  }

  /**
   * The search. Its parameters have the names of the form's fields.
   *
   * @throws IllegalStateException where it is not usable
   */
  RecordSearch search(int limit) {
    requireUsable();
    String order = asked(ORDER);
    boolean falling = order.startsWith("-");
    String field = given("field");
    String value = given("value");
    return new RecordSearch(
        type(),
        field != null && value != null
            ? List.of(new RecordSearch.Condition("value", field, comparison(), value))
            : List.of(),
        given("text"),
        order.isEmpty() ? null : falling ? order.substring(1) : order,
        falling,
        cursor,
        limit);
  }

  private RecordSearch.Comparison comparison() {
    return switch (asked("how")) {
      case "begins" -> RecordSearch.Comparison.BEGINS;
      case "from" -> RecordSearch.Comparison.FROM;
      case "below" -> RecordSearch.Comparison.BELOW;
      default -> RecordSearch.Comparison.EQUALS;
    };
  }
}
