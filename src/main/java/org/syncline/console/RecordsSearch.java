package org.syncline.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.record.KeyQuery;
import org.syncline.record.RecordCursor;
import org.syncline.record.RecordSearch;

/**
 * What an address asks of the records: words or a key, and one condition on one field. Whether that
 * can be searched for is for the search itself to tell.
 */
final class RecordsSearch {
  static final String USUAL_TYPE = "customer";
  static final List<String> HOW = List.of("equals", "begins", "from", "below");

  private static final List<String> FIELDS =
      List.of("type", "text", "field", "how", "value", "order", "cursor");
  private static final int LONGEST = 400;

  private final Map<String, String> asked = new LinkedHashMap<>();
  private final Map<String, String> mistakes = new LinkedHashMap<>();
  private final KeyQuery.@Nullable Hit cursor;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  RecordsSearch(Function<String, @Nullable String> parameter) {
    for (String name : FIELDS) {
      String value = parameter.apply(name);
      if (value != null && !value.isBlank()) {
        asked.put(name, value.strip());
        if (value.length() > LONGEST) {
          mistakes.put(name, "mistake.long");
        }
      }
    }
    if (asked.containsKey("value") && !asked.containsKey("field")) {
      mistakes.put("field", "mistake.field");
    }
    if (asked.containsKey("how") && !HOW.contains(asked("how"))) {
      mistakes.put("how", "mistake.choice");
    }
    cursor = cursor();
  }

  private KeyQuery.@Nullable Hit cursor() {
    String text = asked("cursor");
    Optional<KeyQuery.Hit> hit = text.isEmpty() ? Optional.empty() : RecordCursor.read(text);
    if (hit.isEmpty() && !text.isEmpty()) {
      mistakes.put("cursor", "mistake.cursor");
    }
    return hit.orElse(null);
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

  /** Whether anything but the type is asked for. */
  boolean isFiltered() {
    return asked.containsKey("text") || asked.containsKey("value");
  }

  /** Whether the condition is out of the ordinary. */
  boolean hasCondition() {
    return asked.containsKey("field") || asked.containsKey("order");
  }

  String type() {
    return asked.getOrDefault("type", USUAL_TYPE);
  }

  /**
   * The search. Its parameters have the names of the form's fields.
   *
   * @throws IllegalStateException where it is not usable
   */
  RecordSearch search(int limit) {
    if (!isUsable()) {
      throw new IllegalStateException("Not understood: " + mistakes.keySet());
    }
    String order = asked("order");
    boolean falling = order.startsWith("-");
    return new RecordSearch(
        type(),
        asked.containsKey("field") && asked.containsKey("value")
            ? List.of(
                new RecordSearch.Condition("value", asked("field"), comparison(), asked("value")))
            : List.of(),
        asked.get("text"),
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

  /** The same from its beginning on, with one thing changed. */
  String with(String name, String value) {
    Map<String, String> parts = new LinkedHashMap<>(asked);
    parts.remove("cursor");
    parts.put(name, value);
    return address(parts);
  }

  /** The same from its beginning on. */
  String address() {
    Map<String, String> parts = new LinkedHashMap<>(asked);
    parts.remove("cursor");
    return address(parts);
  }

  private static String address(Map<String, String> parts) {
    return parts.entrySet().stream()
        .map(
            part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
