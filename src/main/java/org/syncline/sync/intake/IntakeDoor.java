package org.syncline.sync.intake;

import org.jspecify.annotations.Nullable;
import org.syncline.system.ConnectedSystem.IntakeQueue;

/**
 * The way by which the hub's own edges (HTTP, later files and polls) hand a message to intake:
 * through the same durable queues.
 */
public interface IntakeDoor {

  /**
   * Returns when the message is durable in the queue.
   *
   * @param charset declared by the transport, null where it said nothing
   * @throws DoorClosed when the queue does not take it; nothing was accepted then
   */
  void put(
      String system,
      String object,
      String messageId,
      byte[] body,
      @Nullable String charset,
      IntakeQueue queue,
      String door)
      throws DoorClosed;

  /** The queue does not take messages now. */
  final class DoorClosed extends Exception {
    private static final long serialVersionUID = 1L;

    public DoorClosed(Throwable cause) {
      super("The intake queue does not take messages now.", cause);
    }
  }
}
