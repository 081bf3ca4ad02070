package org.syncline.sync.delivery;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Says in the server's log when the hub itself stops calling a target, and when it goes on. */
final class TargetLog {
  private static final Logger LOG = Logger.getLogger(TargetLog.class.getName());

  private TargetLog() {}

  /** Tells what became of a target in one transaction; to be called when that is committed. */
  static void tell(Target before, Target after) {
    Target.Pause pause = after.pause();
    if (pause != null && before.pause() == null) {
      LOG.log(
          Level.WARNING,
          "target paused flow={0} by={1}: {2}",
          new Object[] {after.flow(), pause.by(), pause.why()});
    }
    Breaker.State was = before.breaker().state();
    Breaker.State is = after.breaker().state();
    if (is == Breaker.State.OPEN && was != is) {
      LOG.log(
          Level.WARNING,
          "breaker open flow={0} until={1}",
          new Object[] {after.flow(), String.valueOf(after.breaker().until())});
    }
    if (is == Breaker.State.CLOSED && was != is) {
      LOG.log(Level.INFO, "breaker closed flow={0}", after.flow());
    }
  }
}
