package org.syncline.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the query of an address, or the fields of a form, ask of a page that searches: filters, an
 * order and a place to go on from; and the addresses of the same search elsewhere. Whatever can't
 * be understood is told by field, and then nothing is searched: a filter that is left out would
 * show, or change, too much.
 */
public abstract class PageSearch {
  static final String OLDEST = "oldest";
  static final String FALLING = "falling";

  static final String ORDER = "order";
  static final String CURSOR = "cursor";
  private static final int LONGEST = 400;

  private final String page;
  private final List<String> filters;
  private final ZoneId zone;
  private final Map<String, String> asked = new LinkedHashMap<>();
  private final Map<String, String> mistakes = new LinkedHashMap<>();
  private final boolean byTime;

  /** How lines are ordered where nothing else is asked for. */
  enum Usually {
    /** The other way round they come the oldest first. */
    NEWEST_FIRST,
    /** By a name or the like; the other way round they fall. */
    RISING
  }

  /**
   * Reads one of lines that come the newest first.
   *
   * @param page whose search it is, such as {@code messages.xhtml}
   * @param filters in the order in which an address names them
   * @param parameter by name; null where it is missing
   * @param zone of moments that are given without one
   */
  PageSearch(
      String page,
      List<String> filters,
      Function<String, @Nullable String> parameter,
      ZoneId zone) {
    this(page, filters, parameter, zone, Usually.NEWEST_FIRST);
  }

  /** Reads one of lines in any order. */
  PageSearch(
      String page,
      List<String> filters,
      Function<String, @Nullable String> parameter,
      ZoneId zone,
      Usually order) {
    this.page = page;
    this.filters = filters;
    this.zone = zone;
    for (String name : filters) {
      take(name, parameter.apply(name));
    }
    take(ORDER, parameter.apply(ORDER));
    take(CURSOR, parameter.apply(CURSOR));
    byTime = order == Usually.NEWEST_FIRST;
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

  /** Tells what is wrong with a field, by the key of its text. */
  final void mistaken(String name, String text) {
    mistakes.put(name, text);
  }

  /** Null where it is not given, or not understood. */
  final @Nullable Long number(String name) {
    String text = asked(name);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,18}")) {
      mistaken(name, "mistake.number");
      return null;
    }
    return Long.valueOf(text);
  }

  /** One of these; null where it is not given, or not understood. */
  final <T> @Nullable T oneOf(String name, Map<String, T> known, String mistake) {
    String word = asked(name);
    T one = known.get(word);
    if (one == null && !word.isEmpty()) {
      mistaken(name, mistake);
    }
    return one;
  }

  /** With a zone, or as the browser's field gives it: in the reader's zone. */
  final @Nullable Instant moment(String name) {
    String text = asked(name);
    if (text.isEmpty()) {
      return null;
    }
    Optional<Instant> moment = AskedMoment.of(text, zone);
    if (moment.isPresent()) {
      return moment.get();
    }
    mistaken(name, "mistake.moment");
    return null;
  }

  /** Null where it is not given. */
  final @Nullable String given(String name) {
    return asked.get(name);
  }

  /** The word for where the page goes on; null for its beginning, and where it is none. */
  final <T> @Nullable T place(Function<String, Optional<T>> read) {
    String word = asked(CURSOR);
    Optional<T> place = word.isEmpty() ? Optional.empty() : read.apply(word);
    if (place.isEmpty() && !word.isEmpty()) {
      mistaken(CURSOR, "mistake.cursor");
    }
    return place.orElse(null);
  }

  /**
   * @throws IllegalStateException where it is not usable
   */
  final void requireUsable() {
    if (!isUsable()) {
      throw new IllegalStateException("Not understood: " + mistakes.keySet());
    }
  }

  /** What was asked for as it was written, empty where nothing was. */
  public String asked(String field) {
    return asked.getOrDefault(field, "");
  }

  /** Key of the text that says what is wrong with a field; empty where nothing is. */
  public String mistake(String field) {
    return mistakes.getOrDefault(field, "");
  }

  public boolean isUsable() {
    return mistakes.isEmpty();
  }

  /** Whether a filter is set beside these. */
  final boolean filtersBeyond(List<String> fields) {
    return filters.stream().anyMatch(name -> asked.containsKey(name) && !fields.contains(name));
  }

  public boolean isFiltered() {
    return filtersBeyond(List.of());
  }

  /** The filters that are set, for a form that repeats them. */
  public List<String> getFilters() {
    return filters.stream().filter(asked::containsKey).toList();
  }

  public boolean isOldestFirst() {
    return asked(ORDER).equals(OLDEST);
  }

  public boolean isFalling() {
    return asked(ORDER).equals(FALLING);
  }

  /** The filters and the order as the query of an address, without the cursor. */
  final String address() {
    return address(asked(ORDER));
  }

  /** The same filters in another order; empty = newest first. */
  final String address(String order) {
    Map<String, String> parts = parts();
    parts.remove(ORDER);
    if (!order.isEmpty()) {
      parts.put(ORDER, order);
    }
    return query(parts);
  }

  /** The filters that are set and the order, by name: what the same search repeats elsewhere. */
  final Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>(asked);
    parts.remove(CURSOR);
    return parts;
  }

  /** As the query of an address. */
  static String query(Map<String, String> parts) {
    return parts.entrySet().stream()
        .map(
            part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The same search from its beginning on with one thing changed, as the query of an address. */
  final String with(String name, String value) {
    Map<String, String> parts = parts();
    parts.put(name, value);
    return query(parts);
  }

  /** The same at another place. */
  final String at(String place, String name, String value) {
    return place + "?" + with(name, value);
  }

  /** The address of what comes behind; empty where nothing does. */
  final String next(@Nullable String behind) {
    return behind == null ? "" : at(page, CURSOR, behind);
  }

  /** The same, behind what has a number. */
  final String next(@Nullable Long behind) {
    return next(behind == null ? null : behind.toString());
  }

  /** The address of the first page; empty on the first one. */
  public String getFirst() {
    return asked(CURSOR).isEmpty() ? "" : getHere();
  }

  /** The address of the same search in the other order. */
  public String getOtherOrder() {
    boolean other = byTime ? isOldestFirst() : isFalling();
    return page + "?" + address(other ? "" : byTime ? OLDEST : FALLING);
  }

  /** The page itself, without its filters. */
  public String getPage() {
    return page;
  }

  /** The address of this search, where a decision leads back to. */
  public String getHere() {
    return page + "?" + address();
  }
}
