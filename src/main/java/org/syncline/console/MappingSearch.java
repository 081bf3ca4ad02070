package org.syncline.console;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is asked of the mappings. */
public final class MappingSearch extends ListSearch {
  private static final List<String> FILTERS = List.of("text", "state");
  private static final Map<String, Comparator<MappingLine>> COLUMNS =
      Map.of(
          "mapping", Comparator.comparing(MappingLine::id),
          "leadsTo", Comparator.comparing(MappingLine::leadsTo),
          "state", Comparator.comparing(line -> MappingLine.STATES.indexOf(line.word())),
          "version", Comparator.comparing(MappingLine::version));

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  MappingSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super(
        "mappings.xhtml",
        FILTERS,
        List.of("mapping", "leadsTo", "state", "version"),
        parameter,
        zone);
    oneOf("state", SystemSearch.itself(MappingLine.STATES), "mistake.choice");
  }

  /** Those that are asked for, in their order; none where it is not understood. */
  List<MappingLine> of(List<MappingLine> all) {
    if (!isUsable()) {
      return List.of();
    }
    Comparator<MappingLine> order =
        COLUMNS.getOrDefault(column(), Comparator.comparing(MappingLine::id));
    return all.stream()
        .filter(this::fits)
        .sorted((isFalling() ? order.reversed() : order).thenComparing(MappingLine::id))
        .toList();
  }

  private boolean fits(MappingLine line) {
    String text = asked("text").toLowerCase(Locale.ROOT);
    boolean named =
        line.id().contains(text)
            || line.leadsTo().toLowerCase(Locale.ROOT).contains(text)
            || line.flows().stream().anyMatch(flow -> flow.contains(text));
    return named && (asked("state").isEmpty() || asked("state").equals(line.word()));
  }
}
