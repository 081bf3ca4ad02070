package org.syncline.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.syncline.security.AuditFilter;

/** What is asked of the audit trail. */
public final class AuditSearch extends PageSearch {
  static final String REFUSED = "refused";
  static final String DONE = "done";

  private static final List<String> FILTERS =
      List.of("actor", "action", "subject", "outcome", "from", "to");

  private static final Map<String, Boolean> OUTCOMES = Map.of(REFUSED, true, DONE, false);

  private final AuditFilter filter;
  private final @Nullable Long cursor;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   * @param zone of moments that are given without one
   */
  AuditSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super("audit.xhtml", FILTERS, parameter, zone);
    Instant from = moment("from");
    Instant to = moment("to");
    if (from != null && to != null && !from.isBefore(to)) {
      mistaken("to", "mistake.period");
    }
    filter =
        new AuditFilter(
            given("actor"),
            given("action"),
            given("subject"),
            oneOf("outcome", OUTCOMES, "mistake.choice"),
            from,
            to);
    cursor = number(CURSOR);
  }

  /** Number of the entry that the page goes on behind; null for its beginning. */
  @Nullable Long cursor() {
    return cursor;
  }

  /**
   * What is looked for.
   *
   * @throws IllegalStateException where it is not usable
   */
  AuditFilter filter() {
    requireUsable();
    return filter;
  }
}
