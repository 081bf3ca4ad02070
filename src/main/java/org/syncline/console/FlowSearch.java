package org.syncline.console;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is asked of the flows. */
public final class FlowSearch extends ListSearch {
  static final List<String> DIRECTIONS = List.of("in", "out");

  /** States of a flow, as {@link FlowLine#word} tells them. */
  static final List<String> STATES =
      List.of("flows", "stopped-in-part", "broken", "paused", FlowLine.OFF);

  private static final List<String> FILTERS =
      List.of("text", "system", "recordType", "direction", "state");
  private static final Map<String, Comparator<FlowLine>> COLUMNS =
      Map.of(
          "flow", Comparator.comparing(line -> line.flow().id()),
          "system", Comparator.comparing(line -> line.flow().system()),
          "recordType", Comparator.comparing(line -> line.flow().recordType()),
          "mapping", Comparator.comparing(line -> line.flow().mapping()),
          "state", Comparator.comparing(FlowLine::rank).reversed(),
          "open", Comparator.comparing(FlowLine::open).reversed());

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  FlowSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super(
        "flows.xhtml",
        FILTERS,
        List.of("flow", "system", "recordType", "mapping", "state", "open"),
        parameter,
        zone);
    oneOf("direction", SystemSearch.itself(DIRECTIONS), "mistake.choice");
    oneOf("state", SystemSearch.itself(STATES), "mistake.choice");
  }

  /** Those that are asked for, in their order; none where it is not understood. */
  List<FlowLine> of(List<FlowLine> all) {
    if (!isUsable()) {
      return List.of();
    }
    Comparator<FlowLine> order =
        COLUMNS.getOrDefault(column(), Comparator.comparing(FlowLine::rank));
    return all.stream()
        .filter(this::fits)
        .sorted((isFalling() ? order.reversed() : order).thenComparing(line -> line.flow().id()))
        .toList();
  }

  private boolean fits(FlowLine line) {
    String text = SystemSearch.folded(asked("text"));
    boolean named =
        line.flow().id().contains(text)
            || SystemSearch.folded(line.flow().object()).contains(text)
            || line.flow().mapping().contains(text);
    return named
        && isIt("system", line.flow().system())
        && isIt("recordType", line.flow().recordType())
        && isIt("direction", line.direction())
        && isIt("state", line.word());
  }

  private boolean isIt(String filter, String value) {
    return asked(filter).isEmpty() || asked(filter).equals(value);
  }
}
