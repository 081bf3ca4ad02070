package org.syncline.sync.review;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.MappingPlan;
import org.syncline.platform.Actor;
import org.syncline.platform.Permission;
import org.syncline.platform.Transactions;
import org.syncline.sync.FlowPlan;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;

/**
 * Runs another version of a mapping over stored messages beside the one in force, and writes
 * nothing: what would change if it were published and the messages were taken again.
 */
public final class WhatIf {
  /** Samples of each kind of change of a target. */
  public static final int SAMPLES = 5;

  /** Most messages that one question may ask for. */
  public static final int MOST_MESSAGES = 1_000_000;

  private static final int PAGE = 500;
  private static final long PAGE_BYTES = 8L << 20;

  private final Transactions transactions;
  private final ReviewedMessages messages;
  private final HubPlans plans;

  public WhatIf(Transactions transactions, ReviewedMessages messages, HubPlans plans) {
    this.transactions = transactions;
    this.messages = messages;
    this.plans = plans;
  }

  /**
   * What is asked.
   *
   * @param flow whose stored messages are meant, in its format
   * @param mapping the document that is tried
   * @param from begin of the period of acceptance, included; null = none
   * @param to its end, not included; null = none
   * @param limit most messages, from the oldest on
   */
  public record Question(
      String flow, byte[] mapping, @Nullable Instant from, @Nullable Instant to, int limit) {}

  /**
   * The answer.
   *
   * @param messages that were tried
   * @param of how many there are in the period
   * @param accepted of those that are rejected now
   * @param rejected of those that are accepted now
   * @param present share of messages without a problem by the version in force
   * @param proposed the same by the one that was tried
   */
  public record Result(
      long messages,
      long of,
      long accepted,
      long rejected,
      Accuracy present,
      Accuracy proposed,
      List<FieldChanges> fields) {
    public Result {
      fields = List.copyOf(fields);
    }
  }

  /**
   * How far it is.
   *
   * @param messages that were tried
   * @param of how many will be
   */
  public record Progress(long messages, long of) {}

  /**
   * Tries it.
   *
   * @param progress told after each page of messages
   * @throws org.syncline.configuration.InvalidConfiguration if the document can't be compiled for
   *     the flow
   * @throws NoSuchFlowException if no enabled flow has the name
   */
  public Result ask(Question question, Actor who, Consumer<Progress> progress) {
    return prepare(question, who).run(progress);
  }

  /**
   * Checks and compiles everything that can be wrong with a question before a message is read.
   *
   * @throws org.syncline.configuration.InvalidConfiguration if the document can't be compiled for
   *     the flow
   * @throws NoSuchFlowException if no enabled flow has the name
   */
  public Trial prepare(Question question, Actor who) {
    who.require(Permission.CONFIGURE);
    who.require(Permission.READ_MESSAGES);
    HubPlan plan = plans.refresh();
    FlowPlan flow = FlowsByName.find(plan, question.flow());
    MappingPlan proposed = plan.compile(question.mapping(), flow);
    Masking masking = Masking.ofProposed(flow.recordType(), who.may(Permission.SEE_PERSONAL_DATA));
    return progress -> run(question, flow, proposed, masking, progress);
  }

  /** A question that can be answered. */
  @FunctionalInterface
  public interface Trial {

    /**
     * Runs both versions over the messages as they are now.
     *
     * @param progress told after each page of messages
     */
    Result run(Consumer<Progress> progress);
  }

  private Result run(
      Question question,
      FlowPlan flow,
      MappingPlan proposed,
      Masking masking,
      Consumer<Progress> progress) {
    WhatIfTally tally = new WhatIfTally(masking);
    String system = flow.flow().system();
    String object = flow.flow().object();
    ReviewedMessages.Range range =
        transactions.inNew(() -> messages.range(question.from(), question.to())).orElse(null);
    if (range == null) {
      return tally.result(0);
    }
    long all = transactions.inNew(() -> messages.count(system, object, range));
    long wanted = Math.min(all, Math.min(question.limit(), MOST_MESSAGES));
    long last = -1;
    while (tally.messages() < wanted) {
      int page = (int) Math.min(PAGE, wanted - tally.messages());
      long behind = last;
      List<ReviewedMessages.Stored> stored =
          transactions.inNew(() -> messages.after(system, object, range, behind, page, PAGE_BYTES));
      if (stored.isEmpty()) {
        break;
      }
      for (ReviewedMessages.Stored message : stored) {
        tally.add(
            message.receipt(), flow.mapping().map(message.body()), proposed.map(message.body()));
        last = message.receipt();
      }
      progress.accept(new Progress(tally.messages(), wanted));
    }
    return tally.result(all);
  }
}
