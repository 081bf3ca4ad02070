package org.syncline.sync.review;

import java.util.List;
import java.util.Optional;
import org.syncline.mapping.suggestion.StoredSamples;
import org.syncline.mapping.suggestion.SuggestionRequest;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.sync.Flow;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlans;

/** Stored messages as samples that rows of a mapping are suggested from. */
public final class NewestMessages implements StoredSamples {
  /** As much as a request that brings its samples along may have. */
  private static final long BYTES = 10_000_000;

  private final Transactions transactions;
  private final ReviewedMessages messages;
  private final HubPlans plans;
  private final AuditTrail audit;

  public NewestMessages(
      Transactions transactions, ReviewedMessages messages, HubPlans plans, AuditTrail audit) {
    this.transactions = transactions;
    this.messages = messages;
    this.plans = plans;
    this.audit = audit;
  }

  @Override
  public Optional<Stored> newest(Asked asked, Actor who) {
    who.require(Permission.READ_MESSAGES);
    who.require(Permission.READ_BODIES);
    who.require(Permission.SEE_PERSONAL_DATA);
    String system = asked.system();
    if (system != null) {
      return Optional.of(new Stored(null, read(asked, system, asked.object(), who)));
    }
    return plans
        .refresh()
        .flow(String.valueOf(asked.flow()))
        .map(FlowPlan::flow)
        .map(flow -> new Stored(flow.format(), read(asked, flow, who)));
  }

  private List<Message> read(Asked asked, Flow flow, Actor who) {
    return read(asked, flow.system(), flow.object(), who);
  }

  private List<Message> read(Asked asked, String system, String object, Actor who) {
    if (!who.speaksFor(system)) {
      return List.of();
    }
    return transactions.inNew(
        () -> {
          List<Message> newest =
              messages.range(asked.from(), asked.to()).stream()
                  .flatMap(
                      range ->
                          messages
                              .newest(
                                  system,
                                  object,
                                  range,
                                  asked.newest(),
                                  SuggestionRequest.LONGEST_SAMPLE,
                                  BYTES)
                              .stream())
                  .map(stored -> new Message(stored.receipt(), stored.body()))
                  .toList();
          note(newest, system, who);
          return newest;
        });
  }

  /** That somebody may have seen words of them is noted, with the first and the last. */
  private void note(List<Message> newest, String system, Actor who) {
    if (!newest.isEmpty()) {
      String which =
          newest.size()
              + ": "
              + newest.get(newest.size() - 1).receipt()
              + "-"
              + newest.get(0).receipt();
      audit.note(AuditTrail.Act.done(who.getName(), "message.sample", "system/" + system, which));
    }
  }
}
