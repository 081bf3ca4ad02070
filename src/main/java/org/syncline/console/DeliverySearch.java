package org.syncline.console;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.HubPlan;
import org.syncline.sync.delivery.DeliveryQuery;
import org.syncline.sync.delivery.Status;

/** What is asked of the deliveries. */
public final class DeliverySearch extends PageSearch {
  private static final List<String> FILTERS =
      List.of("system", "flow", "status", "record", "settledFrom", "settledTo");

  private static final Map<String, Status> STATUSES =
      Arrays.stream(Status.values()).collect(Collectors.toMap(Status::word, status -> status));

  private final @Nullable Status status;
  private final @Nullable Long record;
  private final @Nullable Long cursor;
  private final DeliveryQuery.Within settled;

  /**
   * Reads it.
   *
   * @param parameter by name; null where it is missing
   */
  DeliverySearch(Function<String, @Nullable String> parameter, ZoneId zone) {
    super("deliveries.xhtml", FILTERS, parameter, zone);
    status = oneOf("status", STATUSES, "mistake.status");
    record = number("record");
    cursor = number(CURSOR);
    settled = new DeliveryQuery.Within(moment("settledFrom"), moment("settledTo"));
    if (settled.isEmpty()) {
      mistaken("settledTo", "mistake.period");
    }
  }

  /** Whether it asks for deliveries that can be decided about together. */
  boolean isDecidable() {
    return isUsable() && status != null && status.open();
  }

  /**
   * The query.
   *
   * @param plan tells which flows go to a system: those that are switched on
   * @throws IllegalStateException where it is not usable
   */
  DeliveryQuery query(HubPlan plan, int limit) {
    requireUsable();
    return new DeliveryQuery(
        flows(plan),
        status,
        record,
        cursor,
        limit,
        isOldestFirst() ? DeliveryQuery.Order.OLDEST_FIRST : DeliveryQuery.Order.NEWEST_FIRST,
        settled);
  }

  private @Nullable Set<String> flows(HubPlan plan) {
    String flow = given("flow");
    String system = given("system");
    if (system == null) {
      return flow == null ? null : Set.of(flow);
    }
    Set<String> flows = new TreeSet<>();
    plan.outbound().stream()
        .map(known -> known.flow())
        .filter(known -> known.system().equals(system))
        .filter(known -> flow == null || known.id().equals(flow))
        .forEach(known -> flows.add(known.id()));
    return flows;
  }
}
