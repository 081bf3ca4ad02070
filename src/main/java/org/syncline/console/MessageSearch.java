package org.syncline.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.LedgerQuery;
import org.syncline.sync.intake.Status;

/**
 * What the query of an address, or the fields of a form, ask of the messages. Whatever can't be
 * understood is told by field, and then nothing is searched: a filter that is left out would show,
 * or change, too much.
 */
final class MessageSearch {
  static final String OLDEST = "oldest";

  /** In the order in which an address names them. */
  static final List<String> FILTERS =
      List.of(
          "key",
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

  private static final int LONGEST = 400;

  private final Map<String, String> asked = new LinkedHashMap<>();
  private final Map<String, String> mistakes = new LinkedHashMap<>();
  private final ZoneId zone;
  private final @Nullable Status status;
  private final @Nullable Long record;
  private final LedgerQuery.Within accepted;
  private final LedgerQuery.Within settled;
  private final @Nullable Long cursor;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   * @param zone of moments that are given without one
   */
  MessageSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    this.zone = zone;
    for (String name : FILTERS) {
      take(name, parameter.apply(name));
    }
    take("order", parameter.apply("order"));
    take("cursor", parameter.apply("cursor"));
    status = status();
    record = number("record");
    cursor = number("cursor");
    accepted = within("from", "to");
    settled = within("settledFrom", "settledTo");
  }

  private LedgerQuery.Within within(String from, String to) {
    LedgerQuery.Within period = new LedgerQuery.Within(moment(from), moment(to));
    if (period.isEmpty()) {
      mistakes.put(to, "mistake.period");
    }
    return period;
  }

  private void take(String name, @Nullable String value) {
    String text = value == null ? "" : value.strip();
    if (text.isEmpty()) {
      return;
    }
    asked.put(name, text);
    if (text.length() > LONGEST) {
      mistakes.put(name, "mistake.long");
    }
  }

  private @Nullable Status status() {
    String word = asked("status");
    Optional<Status> known =
        Arrays.stream(Status.values()).filter(one -> one.word().equals(word)).findFirst();
    if (known.isEmpty() && !word.isEmpty()) {
      mistakes.put("status", "mistake.status");
    }
    return known.orElse(null);
  }

  private @Nullable Long number(String name) {
    String text = asked(name);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,18}")) {
      mistakes.put(name, "mistake.number");
      return null;
    }
    return Long.valueOf(text);
  }

  private @Nullable Instant moment(String name) {
    String text = asked(name);
    if (text.isEmpty()) {
      return null;
    }
    Optional<Instant> moment = AskedMoment.of(text, zone);
    if (moment.isEmpty()) {
      mistakes.put(name, "mistake.moment");
    }
    return moment.orElse(null);
  }

  /** What was asked for as it was written, empty where nothing was. */
  String asked(String field) {
    return asked.getOrDefault(field, "");
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  String mistake(String field) {
    return mistakes.getOrDefault(field, "");
  }

  boolean isUsable() {
    return mistakes.isEmpty();
  }

  /** Whether a filter is set beside these. */
  boolean filtersBeyond(List<String> fields) {
    return FILTERS.stream().anyMatch(name -> asked.containsKey(name) && !fields.contains(name));
  }

  boolean isFiltered() {
    return filtersBeyond(List.of());
  }

  /** Whether it asks for messages that can be decided about together. */
  boolean isDecidable() {
    return isUsable() && status != null && status.open();
  }

  boolean isOldestFirst() {
    return asked("order").equals(OLDEST);
  }

  /**
   * The query.
   *
   * @throws IllegalStateException where it is not usable
   */
  LedgerQuery query(int limit) {
    if (!isUsable()) {
      throw new IllegalStateException("Not understood: " + mistakes.keySet());
    }
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

  private @Nullable String given(String name) {
    return asked.get(name);
  }

  /** The filters and the order as the query of an address, without the cursor. */
  String address() {
    return address(asked("order"));
  }

  /** The same filters in another order; empty = newest first. */
  String address(String order) {
    Map<String, String> parts = new LinkedHashMap<>(asked);
    parts.remove("cursor");
    parts.remove("order");
    if (!order.isEmpty()) {
      parts.put("order", order);
    }
    return parts.entrySet().stream()
        .map(
            part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
