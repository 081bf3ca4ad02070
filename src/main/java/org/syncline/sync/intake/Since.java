package org.syncline.sync.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a message came.
 *
 * @param sentAt by the clock of its sender; null where that said nothing
 * @param acceptedAt when the hub had it, by this server's clock
 * @param startedAt when the work of this transaction began, by the database's clock
 */
public record Since(@Nullable Instant sentAt, Instant acceptedAt, Instant startedAt) {

  static Since of(InboundMessage message, Instant startedAt) {
    Instant sent = message.sentAt();
    return switch (message.door()) {
      case "jms", "dead" -> new Since(sent, message.receivedAt(), startedAt);
      // It lay in a queue of the hub's, where the hub itself put it when it had it.
      case "http" -> new Since(null, sent == null ? message.receivedAt() : sent, startedAt);
      // Whoever waits at one of the other doors says nothing of when it began.
      default -> new Since(null, message.receivedAt(), startedAt);
    };
  }
}
