package org.syncline.console;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.SearchBodies;
import org.syncline.sync.intake.Status;

/** What is asked of the messages. */
public final class MessageSearch extends PageSearch {
  private static final String TEXT = "text";

  private static final List<String> FILTERS =
      List.of(
          "key",
          TEXT,
          "system",
          "object",
          "flow",
          "status",
          "reason",
          "messageId",
          "record",
          "from",
          "to",
          "settledFrom",
          "settledTo");

  private static final Map<String, Status> STATUSES =
      Arrays.stream(Status.values()).collect(Collectors.toMap(Status::word, status -> status));

  private final @Nullable Status status;
  private final @Nullable Long record;
  private final @Nullable Long cursor;
  private final LedgerQuery.Within accepted;
  private final LedgerQuery.Within settled;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   * @param zone of moments that are given without one
   */
  MessageSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super("messages.xhtml", FILTERS, parameter, zone);
    status = oneOf("status", STATUSES, "mistake.status");
    record = number("record");
    accepted = within("from", "to");
    settled = within("settledFrom", "settledTo");
    cursor = number(CURSOR);
    if (isByWords() && !SearchBodies.isUsable(asked(TEXT))) {
      mistaken(TEXT, "mistake.words");
    }
  }

  /**
   * Whether words of bodies are asked for: what they find can't be decided about together, nor
   * taken away as a file.
   */
  public boolean isByWords() {
    return given(TEXT) != null;
  }

  private LedgerQuery.Within within(String from, String to) {
    LedgerQuery.Within period = new LedgerQuery.Within(moment(from), moment(to));
    if (period.isEmpty()) {
      mistaken(to, "mistake.period");
    }
    return period;
  }

  /** Whether it asks for messages that can be decided about together. */
  boolean isDecidable() {
    return isUsable() && !isByWords() && status != null && status.open();
  }

  /**
   * The query.
   *
   * @throws IllegalStateException where it is not usable
   */
  LedgerQuery query(int limit) {
    requireUsable();
    return new LedgerQuery(
        given("system"),
        given("object"),
        given("flow"),
        given("key"),
        given("messageId"),
        status,
        given("reason"),
        record,
        accepted,
        settled,
        cursor,
        limit,
        isOldestFirst() ? LedgerQuery.Order.OLDEST_FIRST : LedgerQuery.Order.NEWEST_FIRST);
  }
}
