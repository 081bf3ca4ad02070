package org.syncline.sync.intake;

import org.jspecify.annotations.Nullable;
import org.syncline.platform.Actor;
import org.syncline.platform.NotAllowedException;
import org.syncline.platform.Permission;
import org.syncline.sync.HubPlan;
import org.syncline.sync.HubPlans;
import org.syncline.system.ConnectedSystem;

/** Hands messages of a system to intake, for whoever speaks for the system. */
public final class SendMessage {
  private final HubPlans plans;
  private final IntakeDoor door;

  public SendMessage(HubPlans plans, IntakeDoor door) {
    this.plans = plans;
    this.door = door;
  }

  /** Whether messages of an object of a system are taken. */
  public sealed interface Way {

    /** They are, by this way. */
    final class Open implements Way {
      private final IntakeDoor door;
      private final ConnectedSystem system;
      private final String object;

      private Open(IntakeDoor door, ConnectedSystem system, String object) {
        this.door = door;
        this.system = system;
        this.object = object;
      }

      /**
       * Sends one; returns when it is durable.
       *
       * @param charset declared by the transport, null where it said nothing
       * @param edge the door it came in by
       * @throws IntakeDoor.DoorClosed when the queue does not take it; nothing was accepted then
       */
      public void send(String messageId, byte[] body, @Nullable String charset, String edge)
          throws IntakeDoor.DoorClosed {
        door.put(system.id(), object, messageId, body, charset, system.queue(), edge);
      }
    }

    record NoSuchSystem() implements Way {}

    /** No enabled flow reads this object of the system. */
    record Unread() implements Way {}
  }

  /**
   * The way for messages of an object.
   *
   * @throws NotAllowedException where the actor does not speak for the system
   */
  public Way way(String systemId, String object, Actor who) {
    who.require(Permission.SEND_MESSAGES);
    if (!who.speaksFor(systemId)) {
      throw new NotAllowedException(who.getName(), Permission.SEND_MESSAGES);
    }
    HubPlan plan = plans.current();
    ConnectedSystem system = plan.system(systemId).orElse(null);
    if (system == null) {
      return new Way.NoSuchSystem();
    }
    return plan.flowsOf(systemId, object).isEmpty()
        ? new Way.Unread()
        : new Way.Open(door, system, object);
  }
}
