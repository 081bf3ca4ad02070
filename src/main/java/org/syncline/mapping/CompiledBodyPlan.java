package org.syncline.mapping;

import java.util.List;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.format.TargetWriter;
import org.syncline.mapping.format.UnreadableBody;

/** A reader that fills slots, rows that turn them into an output's slots, and its writer. */
final class CompiledBodyPlan implements BodyPlan {
  private final CompiledPlan.PlanBody rules;
  private final int slots;
  private final TargetWriter writer;

  CompiledBodyPlan(CompiledPlan.PlanBody rules, int slots, TargetWriter writer) {
    this.rules = rules;
    this.slots = slots;
    this.writer = writer;
  }

  @Override
  public MappedBody map(SourceBody body) {
    BodyBuilder output = new BodyBuilder(slots, null);
    try {
      rules.apply(body, output);
    } catch (UnreadableBody e) {
      return new MappedBody.Rejected(List.of(e.problem(rules.format())));
    }
    return output.rejects()
        ? new MappedBody.Rejected(output.problems())
        : new MappedBody.Written(writer.write(output.slots()), output.noted());
  }

  @Override
  public Trace trace(SourceBody body) {
    TraceBuilder trace = new TraceBuilder();
    return rules.trace(body, trace, new BodyBuilder(slots, trace));
  }
}
