package org.syncline.sync.sweep;

import java.util.Optional;
import org.syncline.record.Links;
import org.syncline.record.Records;
import org.syncline.sync.HubPlans;
import org.syncline.sync.OutboundFlow;
import org.syncline.sync.OutboundPlan;
import org.syncline.sync.delivery.DeliveryStores;

/** What jobs over targets read and write. */
public record TargetParts(
    HubPlans plans,
    Records records,
    Links links,
    DeliveryStores deliveries,
    Sweeps sweeps,
    TargetRows rows) {

  Optional<OutboundPlan> plan(String flow) {
    return plans.current().outbound().stream()
        .filter(plan -> plan.flow().id().equals(flow))
        .findFirst();
  }

  /** The plan of a flow that this kind of job can work on. */
  OutboundPlan plan(Wish wish) {
    OutboundPlan plan =
        plan(wish.flow())
            .orElseThrow(
                () ->
                    new RefusedException(
                        "There is no flow of this id that goes out and is switched on."));
    if (wish.kind() == Kind.MIRROR && plan.flow().write() != OutboundFlow.Write.MIRROR) {
      throw new RefusedException(
          "The flow is no mirror: only one with 'write' mirror takes rows away.");
    }
    return plan;
  }
}
