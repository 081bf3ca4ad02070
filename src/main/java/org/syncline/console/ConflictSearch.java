package org.syncline.console;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.record.Conflict;
import org.syncline.record.ConflictQuery;

/** What is asked of the conflicts: where nothing is said of their state, those that are open. */
public final class ConflictSearch extends PageSearch {
  /** The word for any state. */
  static final String ANY = "any";

  private static final List<String> FILTERS =
      List.of("recordType", "field", "system", "status", "record");
  private static final Map<String, Conflict.Status> STATUSES = Words.of(Conflict.Status.values());

  private final Conflict.@Nullable Status status;
  private final @Nullable Long record;
  private final @Nullable Long cursor;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  ConflictSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super("conflicts.xhtml", FILTERS, parameter, zone);
    status = status();
    record = number("record");
    cursor = number(CURSOR);
  }

  private Conflict.@Nullable Status status() {
    return switch (asked("status")) {
      case "" -> Conflict.Status.OPEN;
      case ANY -> null;
      default -> oneOf("status", STATUSES, "mistake.status");
    };
  }

  /**
   * The query.
   *
   * @throws IllegalStateException where it is not usable
   */
  ConflictQuery query(int limit) {
    requireUsable();
    return new ConflictQuery(
        given("recordType"),
        given("field"),
        given("system"),
        status,
        record,
        cursor,
        limit,
        isOldestFirst() ? ConflictQuery.Order.OLDEST_FIRST : ConflictQuery.Order.NEWEST_FIRST);
  }
}
