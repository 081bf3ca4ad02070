package org.syncline.console;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is asked of the history of alerts. */
public final class AlertChangeSearch extends PageSearch {
  private static final List<String> FILTERS = List.of("rule");

  private final @Nullable Long cursor;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  AlertChangeSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super("alert-changes.xhtml", FILTERS, parameter, zone);
    cursor = number(CURSOR);
  }

  /** The rule whose history it is; null for that of all. */
  @Nullable String rule() {
    return given("rule");
  }

  /** Only changes with smaller ids; null for all. */
  @Nullable Long cursor() {
    return cursor;
  }
}
