package org.syncline.sync.delivery.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.platform.rest.QueryParameters;
import org.syncline.sync.delivery.DeliveryQuery;
import org.syncline.sync.delivery.Status;

/** Which deliveries are meant. */
final class DeliveryFilter {
  static final Set<String> PARAMETERS =
      Set.of("flow", "status", "record", "settledFrom", "settledTo", "before", "limit");

  private static final int LINES = 50;
  private static final int MOST_LINES = 200;

  private DeliveryFilter() {}

  static DeliveryQuery of(QueryParameters query) {
    DeliveryQuery.Within settled =
        new DeliveryQuery.Within(query.instant("settledFrom"), query.instant("settledTo"));
    if (settled.isEmpty()) {
      throw ProblemException.invalid("settledTo", "Give a moment after 'settledFrom'.");
    }
    return new DeliveryQuery(
            query.text("flow"),
            status(query.text("status")),
            query.number("record"),
            query.number("before"),
            query.count("limit", LINES, MOST_LINES))
        .settled(settled);
  }

  static @Nullable Status status(@Nullable String word) {
    if (word == null) {
      return null;
    }
    for (Status known : Status.values()) {
      if (known.word().equals(word.toLowerCase(Locale.ROOT))) {
        return known;
      }
    }
    throw ProblemException.invalid(
        "status",
        "Use one of "
            + Arrays.stream(Status.values()).map(Status::word).collect(Collectors.joining(", "))
            + ".");
  }
}
