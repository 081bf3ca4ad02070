package org.syncline.sync.intake.jms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.syncline.sync.intake.AcceptMessage;
import org.syncline.sync.intake.Arrivals;
import org.syncline.sync.intake.InboundMessage;
import org.syncline.sync.intake.IntakeSettings;

/** What all listeners of intake do: read, accept, return; the container acknowledges after that. */
@Dependent
class IntakeListener {
  private final AcceptMessage intake;
  private final Arrivals arrivals;
  private final JmsMessages messages;
  private final Clock clock;

  @Inject
  IntakeListener(AcceptMessage intake, Arrivals arrivals, IntakeSettings settings, Clock clock) {
    this.intake = intake;
    this.arrivals = arrivals;
    this.messages = new JmsMessages(settings.bodyLimit());
    this.clock = clock;
  }

  void take(Message message, @Nullable String refusal) {
    try {
      InboundMessage inbound = messages.read(message, clock.instant(), refusal);
      arrivals.note(intake.accept(inbound));
    } catch (JMSException e) {
      throw new IllegalStateException("The broker's message can't be read: " + e.getErrorCode(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "Stopped before the message was accepted; the broker keeps it.", e);
    }
  }
}
