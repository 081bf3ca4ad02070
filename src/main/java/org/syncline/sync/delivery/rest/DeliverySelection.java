package org.syncline.sync.delivery.rest;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.syncline.platform.rest.ProblemException;
import org.syncline.sync.delivery.DeliveryQuery;
import org.syncline.sync.delivery.Status;

/**
 * Which deliveries a decision is about; what is null does not matter, but the status has to be one
 * that is open.
 */
public record DeliverySelection(
    @Nullable String flow, @Nullable String status, @Nullable Long record) {

  /**
   * Theirs.
   *
   * @throws ProblemException where it is none
   */
  static DeliveryQuery query(@Nullable DeliverySelection given) {
    if (given == null) {
      throw ProblemException.invalid("filter", "Say which deliveries are meant.");
    }
    Status status = given.status == null ? null : DeliveryFilter.status(given.status);
    if (status == null || !status.open()) {
      throw ProblemException.invalid(
          "filter.status",
          "Name one that is not over: "
              + Arrays.stream(Status.values())
                  .filter(Status::open)
                  .map(Status::word)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return new DeliveryQuery(given.flow, status, given.record, null, 1);
  }
}
