package org.syncline.sync;

/** The compiled configuration in force. */
public interface HubPlans {

  /** The plan last compiled on this node; cheap, called for every message. */
  HubPlan current();

  /** Compiles anew if the stored epoch differs from the current plan's. */
  HubPlan refresh();
}
