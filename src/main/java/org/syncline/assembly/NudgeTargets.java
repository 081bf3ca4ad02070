package org.syncline.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.sync.delivery.DrainTargets;
import org.syncline.sync.intake.DutiesPlanned;
import org.syncline.sync.intake.RowsKnown;

/** Tells deliveries what intake has planned. */
@ApplicationScoped
@NullUnmarked
class NudgeTargets {
  @Inject private DrainTargets targets;

  void planned(@Observes DutiesPlanned planned) {
    planned.flows().forEach(targets::nudge);
  }

  void known(@Observes RowsKnown known) {
    targets.arrived(known.records(), known.at());
  }
}
