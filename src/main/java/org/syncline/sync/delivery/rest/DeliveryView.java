package org.syncline.sync.delivery.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.delivery.Delivery;
import org.syncline.sync.delivery.Duty;

/**
 * A delivery, as the API shows it: without any value of its record.
 *
 * @param record left out where a row is taken away that no record has
 * @param version of the record that is owed at least
 * @param receipt whose message caused it; left out where there was none
 * @param due when it is worked on next; left out while a server is at it, and when time alone does
 *     not move it
 * @param settled when it got its latest outcome
 * @param externalId of the row at the target
 * @param waitsFor record that has to be at the target first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
    long id,
    String flow,
    @Nullable Long record,
    @Nullable String recordHref,
    int version,
    @Nullable Long receipt,
    String priority,
    String status,
    @Nullable String reason,
    @Nullable String sentence,
    int tries,
    @Nullable Instant due,
    Instant planned,
    @Nullable Instant settled,
    @Nullable String externalId,
    @Nullable Long waitsFor,
    @Nullable DecisionView decision) {

  /** What a person said to it. */
  public record DecisionView(String by, String why) {}

  static DeliveryView of(Delivery delivery) {
    Duty duty = delivery.duty();
    boolean ofRecord = duty.record() > 0;
    Delivery.Decision decision = delivery.decision();
    return new DeliveryView(
        delivery.id(),
        duty.flow(),
        ofRecord ? duty.record() : null,
        ofRecord ? "/syncline/api/records/" + duty.record() : null,
        duty.version(),
        duty.receipt(),
        duty.priority().name().toLowerCase(Locale.ROOT),
        delivery.status().word(),
        delivery.reason(),
        delivery.sentence(),
        delivery.tries(),
        delivery.dueAt(),
        delivery.plannedAt(),
        delivery.settledAt(),
        delivery.externalId(),
        delivery.waitsFor(),
        decision == null ? null : new DecisionView(decision.by(), decision.why()));
  }
}
