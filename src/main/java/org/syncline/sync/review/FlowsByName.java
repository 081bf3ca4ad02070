package org.syncline.sync.review;

import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;

/** Finds the flow that a question is about. */
final class FlowsByName {
  private FlowsByName() {}

  static FlowPlan find(HubPlan plan, String id) {
    return plan.flows().stream()
        .filter(flow -> flow.flow().id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchFlowException(
                    id, plan.flows().stream().map(flow -> flow.flow().id()).sorted().toList()));
  }
}
