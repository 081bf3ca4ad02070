package org.syncline.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.configuration.Words;
import org.syncline.system.Connection;

/** What is asked of the systems. */
public final class SystemSearch extends ListSearch {
  /** States of a system, as {@link SystemLine#word} tells them. */
  static final List<String> STATES =
      List.of("flows", "stopped-in-part", "broken", "paused", SystemLine.IDLE);

  /** States of its connections, as {@link SystemLine#checked} tells them. */
  static final List<String> CHECKS = List.copyOf(Words.of(ConnectionLine.State.values()).keySet());

  private static final List<String> FILTERS = List.of("text", "kind", "state", "check");
  private static final Map<String, Comparator<SystemLine>> COLUMNS =
      Map.of(
          "system", Comparator.comparing(line -> line.system().id()),
          "name", Comparator.comparing(line -> folded(line.system().name())),
          "owner", Comparator.comparing(line -> folded(line.system().owner())),
          "state", Comparator.comparing(SystemLine::rank).reversed(),
          "checked", Comparator.comparing(SystemSearch::checkedAt));

  private final Connection.@Nullable Kind kind;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  SystemSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super(
        "systems.xhtml",
        FILTERS,
        List.of("system", "name", "owner", "state", "checked"),
        parameter,
        zone);
    kind = oneOf("kind", Words.of(Connection.Kind.values()), "mistake.choice");
    oneOf("state", itself(STATES), "mistake.choice");
    oneOf("check", itself(CHECKS), "mistake.choice");
  }

  static Map<String, String> itself(List<String> words) {
    return words.stream().collect(Collectors.toMap(word -> word, word -> word));
  }

  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Those that were never tried come first. */
  private static Instant checkedAt(SystemLine line) {
    Instant at = line.checkedAt();
    return at == null ? Instant.MIN : at;
  }

  /** Those that are asked for, in their order; none where it is not understood. */
  List<SystemLine> of(List<SystemLine> all) {
    if (!isUsable()) {
      return List.of();
    }
    Comparator<SystemLine> order =
        COLUMNS.getOrDefault(column(), Comparator.comparing(SystemLine::rank));
    return all.stream()
        .filter(this::fits)
        .sorted((isFalling() ? order.reversed() : order).thenComparing(line -> line.system().id()))
        .toList();
  }

  private boolean fits(SystemLine line) {
    String text = folded(asked("text"));
    boolean named =
        folded(line.system().id()).contains(text)
            || folded(line.system().name()).contains(text)
            || folded(line.system().owner()).contains(text);
    return named
        && (kind == null
            || line.connections().stream().anyMatch(one -> one.connection().kind() == kind))
        && (asked("state").isEmpty() || asked("state").equals(line.word()))
        && (asked("check").isEmpty()
            || line.connections().stream().anyMatch(one -> one.word().equals(asked("check"))));
  }
}
