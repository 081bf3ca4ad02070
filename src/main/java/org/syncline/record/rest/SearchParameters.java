package org.syncline.record.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.record.KeyQuery;
import org.syncline.record.RecordCursor;
import org.syncline.record.RecordSearch;
import org.syncline.record.RecordSearch.Condition;

/**
 * The query of a search: {@code text}, {@code order} (a field, with {@code -} before it from the
 * greatest on), {@code limit}, {@code cursor}, and any number of conditions: {@code field=value},
 * or {@code field.begins}, {@code field.from}, {@code field.below}. A field with the name of one of
 * the four is asked for as {@code field.equals}.
 *
 * <p>An export has neither {@code limit} nor {@code cursor}, but a {@code format}.
 */
final class SearchParameters {
  private static final Set<String> OWN = Set.of("text", "order", "limit", "cursor");
  private static final Set<String> OF_EXPORT = Set.of("text", "order", "format");
  private static final Set<String> OF_PAGES = Set.of("limit", "cursor");
  private static final int RECORDS = 50;
  private static final int MOST_RECORDS = 200;
  private static final int MOST_CONDITIONS = 10;
  private static final int LONGEST = 1_000;

  private SearchParameters() {}

  static RecordSearch read(String type, UriInfo uri) {
    return read(type, uri.getQueryParameters(), OWN);
  }

  /** The search of an export, whose records are all of them. */
  static RecordSearch ofExport(String type, UriInfo uri) {
    MultivaluedMap<String, String> given = uri.getQueryParameters();
    for (String name : OF_PAGES) {
      if (given.containsKey(name)) {
        throw ProblemException.invalid(name, "An export has all records: leave this out.");
      }
    }
    return read(type, given, OF_EXPORT);
  }

  private static RecordSearch read(
      String type, MultivaluedMap<String, String> given, Set<String> names) {
    Map<String, List<String>> own = new LinkedHashMap<>();
    List<Condition> conditions = new ArrayList<>();
    given.forEach(
        (name, values) -> {
          if (names.contains(name)) {
            own.put(name, values);
          } else {
            values.forEach(value -> conditions.add(condition(name, value)));
          }
        });
    if (conditions.size() > MOST_CONDITIONS) {
      throw ProblemException.invalid(
          conditions.get(MOST_CONDITIONS).parameter(),
          "Give at most " + MOST_CONDITIONS + " conditions.");
    }
    QueryParameters query = QueryParameters.of(own, names);
    @Nullable String text = query.text("text");
    @Nullable String order = query.text("order");
    boolean descending = false;
    if (order != null && order.startsWith("-")) {
      descending = true;
      order = order.substring(1);
    }
    return new RecordSearch(
        type,
        conditions,
        text == null ? null : limited("text", text),
        order,
        descending,
        cursor(query.text("cursor")),
        query.count("limit", RECORDS, MOST_RECORDS));
  }

  private static KeyQuery.@Nullable Hit cursor(@Nullable String cursor) {
    return cursor == null
        ? null
        : RecordCursor.read(cursor)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "cursor",
                        "This is no cursor of the hub's: follow the address in 'next' as it is."));
  }

  private static Condition condition(String parameter, String value) {
    return Condition.of(parameter, limited(parameter, value));
  }

  private static String limited(String parameter, String value) {
    if (value.length() > LONGEST) {
      throw ProblemException.invalid(parameter, "Give at most " + LONGEST + " characters.");
    }
    return value;
  }
}
