package org.syncline.sync.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.MappingPlan;
import org.syncline.mapping.Trace;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;

/** Tells how each value of one message comes about under a version of its mapping. */
public final class TraceMessage {
  private final Transactions transactions;
  private final ReviewedMessages messages;
  private final HubPlans plans;
  private final AuditTrail audit;

  public TraceMessage(
      Transactions transactions, ReviewedMessages messages, HubPlans plans, AuditTrail audit) {
    this.transactions = transactions;
    this.messages = messages;
    this.plans = plans;
    this.audit = audit;
  }

  /**
   * A message that is given with the question; nothing of it is masked or kept.
   *
   * @param mapping document to be tried, null for the version in force
   * @throws org.syncline.configuration.InvalidConfiguration if the document can't be compiled
   * @throws NoSuchFlowException if no enabled flow has the name
   */
  public Trace given(SourceBody body, String flow, byte @Nullable [] mapping, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    HubPlan hub = plans.refresh();
    return plan(hub, FlowsByName.find(hub, flow), mapping).trace(body);
  }

  /**
   * A stored message of the flow's object, by a mapping of the asker's own. It could lead any value
   * anywhere and ask about it by conditions, so that it is for those who may see personal data.
   *
   * @return empty where the flow's object has no such message with a readable body
   */
  public Optional<Trace> storedBy(long receipt, String flow, byte[] mapping, Actor who) {
    who.require(Permission.SEE_PERSONAL_DATA);
    who.require(Permission.READ_BODIES);
    return stored(receipt, flow, mapping, who);
  }

  /**
   * A stored message of the flow's object, by the version in force or another that was kept. Values
   * of personal fields are masked for those who may not see them; where they are shown, that is
   * noted before.
   *
   * @return empty where the flow's object has no such message with a readable body
   */
  public Optional<Trace> stored(long receipt, String flow, byte @Nullable [] mapping, Actor who) {
    who.require(Permission.READ_CONFIGURATION);
    who.require(Permission.READ_MESSAGES);
    HubPlan hub = plans.refresh();
    FlowPlan plan = FlowsByName.find(hub, flow);
    if (!who.speaksFor(plan.flow().system())) {
      return Optional.empty();
    }
    MappingPlan mapped = plan(hub, plan, mapping);
    boolean seesAll = who.may(Permission.SEE_PERSONAL_DATA) && who.may(Permission.READ_BODIES);
    Optional<ReviewedMessages.Stored> found =
        transactions.inNew(
            () -> {
              Optional<ReviewedMessages.Stored> message =
                  messages.find(plan.flow().system(), plan.flow().object(), receipt);
              if (message.isPresent() && seesAll) {
                audit.note(
                    AuditTrail.Act.done(
                        who.getName(), "message.reveal", "message/" + receipt, "trace"));
              }
              return message;
            });
    Masking masking = Masking.ofPublished(plan.recordType(), seesAll);
    return found.map(message -> masked(mapped.trace(message.body()), masking));
  }

  private static MappingPlan plan(HubPlan hub, FlowPlan flow, byte @Nullable [] mapping) {
    return mapping == null ? flow.mapping() : hub.compile(mapping, flow);
  }

  private static Trace masked(Trace trace, Masking masking) {
    List<Trace.Row> rows = new ArrayList<>();
    for (Trace.Row row : trace.rows()) {
      String target = row.target();
      rows.add(
          new Trace.Row(
              target,
              row.source(),
              masking.of(target, row.found()),
              row.steps().stream()
                  .map(
                      step ->
                          new Trace.Step(
                              step.name(), masking.of(target, step.result()), step.code()))
                  .toList(),
              row.outcome(),
              masking.of(target, row.value()),
              row.problems()));
    }
    return new Trace(trace.unreadable(), rows);
  }
}
