package org.syncline.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.HubPlan;
import org.syncline.sync.delivery.Breaker;
import org.syncline.sync.delivery.ReadDeliveries;
import org.syncline.sync.delivery.Status;
import org.syncline.sync.delivery.Target;

/**
 * How a target is doing, as a line of a table.
 *
 * @param system that it brings records to; empty where its flow is switched off or gone
 * @param on whether its flow is there and switched on
 * @param pause null while it goes on
 * @param until when it is tried again; null where nothing waits for that
 * @param parked deliveries that need a person
 * @param open deliveries that are not over, these too
 */
public record TargetLine(
    String flow,
    String system,
    boolean on,
    FlowMap.State state,
    Target.@Nullable Pause pause,
    @Nullable Instant until,
    long parked,
    long open) {

  static TargetLine of(ReadDeliveries.Standing standing, HubPlan plan) {
    Target target = standing.target();
    long parked = standing.counts().getOrDefault(Status.PARKED, 0L);
    long open =
        standing.counts().entrySet().stream()
            .filter(count -> count.getKey().open())
            .mapToLong(count -> count.getValue())
            .sum();
    return new TargetLine(
        standing.flow(),
        system(plan, standing.flow()),
        standing.on(),
        FlowMap.state(standing, parked),
        target == null ? null : target.pause(),
        target == null ? null : until(target),
        parked,
        open);
  }

  private static @Nullable Instant until(Target target) {
    Breaker breaker = target.breaker();
    return breaker.state() == Breaker.State.CLOSED ? null : breaker.until();
  }

  /** The system of an outbound flow that is switched on; empty for others. */
  static String system(HubPlan plan, String flow) {
    return plan.outbound().stream()
        .map(known -> known.flow())
        .filter(known -> known.id().equals(flow))
        .map(known -> known.system())
        .findFirst()
        .orElse("");
  }
}
