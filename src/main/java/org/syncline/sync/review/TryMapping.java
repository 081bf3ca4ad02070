package org.syncline.sync.review;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.syncline.configuration.ConfigurationProblem;
import org.syncline.configuration.InvalidConfiguration;
import org.syncline.mapping.Trace;
import org.syncline.mapping.format.FormatDefinition;
import org.syncline.mapping.format.SourceBody;
import org.syncline.platform.Actor;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.sync.HubPlans;

/**
 * Tries a mapping that no flow has to use yet on what a system sends: the format comes with the
 * question. {@link TraceMessage} does the same where a flow says it.
 */
public final class TryMapping {
  private final Transactions transactions;
  private final ReviewedMessages messages;
  private final HubPlans plans;
  private final AuditTrail audit;

  public TryMapping(
      Transactions transactions, ReviewedMessages messages, HubPlans plans, AuditTrail audit) {
    this.transactions = transactions;
    this.messages = messages;
    this.plans = plans;
    this.audit = audit;
  }

  /** What keeps a mapping from being used for bodies of a format; empty where nothing does. */
  public List<ConfigurationProblem> problems(
      byte[] mapping, FormatDefinition format, String system, Actor who) {
    who.require(Permission.CONFIGURE);
    try {
      tracer(mapping, format, system);
      return List.of();
    } catch (InvalidConfiguration e) {
      return e.problems();
    }
  }

  /**
   * How each value of a body comes about that is given with the question; nothing of it is masked
   * or kept.
   *
   * @param system whose objects links mean unless they name another
   * @throws InvalidConfiguration if the mapping can't be compiled
   */
  public Trace given(
      SourceBody body, FormatDefinition format, String system, byte[] mapping, Actor who) {
    who.require(Permission.CONFIGURE);
    return tracer(mapping, format, system).apply(body);
  }

  /**
   * The same of a stored message of an object. The mapping could lead any value anywhere, so that
   * it is for those who may see bodies and personal data; that they looked is noted before.
   *
   * @return empty where the object has no such message with a readable body
   * @throws InvalidConfiguration if the mapping can't be compiled
   */
  public Optional<Trace> stored(
      long receipt,
      String system,
      String object,
      FormatDefinition format,
      byte[] mapping,
      Actor who) {
    who.require(Permission.CONFIGURE);
    who.require(Permission.READ_MESSAGES);
    who.require(Permission.READ_BODIES);
    who.require(Permission.SEE_PERSONAL_DATA);
    if (!who.speaksFor(system)) {
      return Optional.empty();
    }
    Function<SourceBody, Trace> tracer = tracer(mapping, format, system);
    return transactions
        .inNew(
            () -> {
              Optional<ReviewedMessages.Stored> message = messages.find(system, object, receipt);
              if (message.isPresent()) {
                audit.note(
                    AuditTrail.Act.done(
                        who.getName(), "message.reveal", "message/" + receipt, "trace"));
              }
              return message;
            })
        .map(message -> tracer.apply(message.body()));
  }

  private Function<SourceBody, Trace> tracer(
      byte[] mapping, FormatDefinition format, String system) {
    return plans.refresh().tracer(mapping, format, system);
  }
}
