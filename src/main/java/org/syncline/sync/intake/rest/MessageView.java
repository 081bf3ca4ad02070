package org.syncline.sync.intake.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syncline.mapping.value.Problem;
import org.syncline.record.LinkKey;
import org.syncline.sync.intake.Held;
import org.syncline.sync.intake.Journey;
import org.syncline.sync.intake.Outcome;
import org.syncline.sync.intake.Receipt;
import org.syncline.sync.intake.RecordOfFile;

/**
 * A message and what became of it, as the API shows it.
 *
 * @param size bytes of the body
 * @param record which record of which file it is; left out for what came by another door
 * @param bodyHash SHA-256 of the body, in hex
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
    long receipt,
    String system,
    String object,
    String messageId,
    int occurrence,
    String door,
    long size,
    String bodyHash,
    @Nullable RecordOfFile record,
    Times times,
    List<OutcomeView> outcomes) {

  /**
   * When it was sent (where the transport says so), reached the hub, was accepted, and got the last
   * of its outcomes.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Times(
      @Nullable Instant sent, Instant received, Instant accepted, @Nullable Instant settled) {}

  /** Its outcome in one flow. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OutcomeView(
      String flow,
      String status,
      @Nullable String reason,
      @Nullable String key,
      @Nullable Long stamp,
      @Nullable Long record,
      @Nullable String recordHref,
      int flowVersion,
      int mappingVersion,
      int tries,
      Instant settled,
      @Nullable String decidedBy,
      @Nullable String decidedWhy,
      @Nullable Instant heldSince,
      @Nullable LinkKey waitsFor,
      List<Problem> problems) {}

  static MessageView of(Journey journey) {
    Receipt receipt = journey.receipt();
    Instant settled =
        journey.flows().stream()
            .map(inFlow -> inFlow.outcome().settledAt())
            .max(Instant::compareTo)
            .orElse(null);
    return new MessageView(
        receipt.id(),
        receipt.system(),
        receipt.object(),
        receipt.messageId(),
        receipt.occurrence(),
        receipt.door(),
        receipt.bodySize(),
        receipt.bodyHash(),
        RecordOfFile.of(receipt).orElse(null),
        new Times(receipt.sentAt(), receipt.receivedAt(), receipt.acceptedAt(), settled),
        journey.flows().stream().map(MessageView::outcome).toList());
  }

  private static OutcomeView outcome(Journey.InFlow inFlow) {
    Outcome outcome = inFlow.outcome();
    Held held = inFlow.held();
    Long record = outcome.recordId();
    return new OutcomeView(
        outcome.flow(),
        outcome.status().word(),
        outcome.reason(),
        outcome.key(),
        outcome.stamp(),
        record,
        record == null ? null : "/syncline/api/records/" + record,
        outcome.flowVersion(),
        outcome.mappingVersion(),
        outcome.tries(),
        outcome.settledAt(),
        outcome.decidedBy(),
        outcome.decidedWhy(),
        held == null ? null : held.since(),
        inFlow.waitsFor().orElse(null),
        inFlow.problems());
  }
}
