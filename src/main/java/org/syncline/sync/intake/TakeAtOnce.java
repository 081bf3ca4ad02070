package org.syncline.sync.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.syncline.mapping.Mapped;
import org.syncline.mapping.format.SourceBody;
import org.syncline.mapping.value.Problem;
import org.syncline.platform.Actor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;

/**
 * Takes a message of a program that waits for the answer. What its mapping rejects is not kept, for
 * the program is told; all else is a message like any other.
 */
public final class TakeAtOnce {
  private final DirectDoor door;
  private final ReadLedger ledger;
  private final HubPlans plans;
  private final Clock clock;

  public TakeAtOnce(
      AcceptMessage intake, ReadLedger ledger, HubPlans plans, Arrivals arrivals, Clock clock) {
    this.door = new DirectDoor(intake, arrivals);
    this.ledger = ledger;
    this.plans = plans;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Answer {

    /** It has a receipt. */
    record Taken(Journey journey) implements Answer {}

    /** It can't be mapped, and nothing is kept of it. */
    record Rejected(List<Problem> problems) implements Answer {}

    /** No flow reads it. */
    record Unread() implements Answer {}

    /** Nothing could be done: the hub is stopping. */
    record Stopped() implements Answer {}
  }

  /**
   * Takes one message; returns after its commit.
   *
   * @param messageId the program's own identity of it: the same again is absorbed
   * @throws RuntimeException a fault of the hub; nothing is kept then
   */
  public Answer take(String system, String object, String messageId, SourceBody body, Actor who) {
    who.require(Permission.PUT_CUSTOMERS);
    if (!who.speaksFor(system)) {
      throw new NotAllowedException(who.getName(), Permission.PUT_CUSTOMERS);
    }
    HubPlan plan = plans.current();
    Understood understood = Understand.message(message(system, object, messageId, body), plan);
    if (understood.readings().isEmpty()) {
      return new Answer.Unread();
    }
    List<Problem> problems = new ArrayList<>();
    for (Understood.Reading reading : understood.readings()) {
      if (reading.mapped() instanceof Mapped.Rejected rejected) {
        problems.addAll(rejected.problems());
      }
    }
    return problems.isEmpty() ? take(understood) : new Answer.Rejected(problems);
  }

  private Answer take(Understood understood) {
    Acceptance acceptance = door.take(understood).orElse(null);
    if (acceptance == null) {
      return new Answer.Stopped();
    }
    if (acceptance instanceof Acceptance.Taken taken) {
      return new Answer.Taken(
          ledger
              .journey(taken.receipt())
              .orElseThrow(() -> new IllegalStateException("A receipt is gone.")));
    }
    throw new IllegalStateException("A new message was not taken: " + acceptance);
  }

  private InboundMessage message(String system, String object, String messageId, SourceBody body) {
    Instant now = clock.instant();
    return new InboundMessage(
        system,
        object,
        InboundMessage.fitId(messageId),
        UUID.randomUUID().toString(),
        BodyKind.BYTES,
        body,
        InboundMessage.hash(body.bytes()),
        "api",
        now,
        now,
        null);
  }
}
