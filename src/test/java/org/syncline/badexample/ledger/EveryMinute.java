package org.syncline.badexample.ledger;

import jakarta.ejb.Schedule;

/** A timer in a core, in a package whose words don't suffice. */
public class EveryMinute {
  @Schedule(hour = "*", minute = "*")
  void tick() {}
}
