package org.syncline.console;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.bulk.RunQuery;
import org.syncline.sync.bulk.RunState;

/** What is asked of the runs. */
public final class RunSearch extends PageSearch {
  private static final List<String> FILTERS = List.of("flow", "file", "state");

  private static final Map<String, RunState> STATES =
      Arrays.stream(RunState.values()).collect(Collectors.toMap(RunState::word, state -> state));

  private final @Nullable RunState state;
  private final @Nullable Long cursor;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  RunSearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super("jobs.xhtml", FILTERS, parameter, zone);
    state = oneOf("state", STATES, "mistake.choice");
    cursor = number(CURSOR);
  }

  /**
   * The query.
   *
   * @throws IllegalStateException where it is not usable
   */
  RunQuery query(int limit) {
    requireUsable();
    return new RunQuery(
        given("flow"), given("file"), state, cursor == null ? Long.MAX_VALUE : cursor, limit);
  }
}
