package org.syncline.record.timer;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.record.ComputeSegments;

/** Brings the members of computed segments up to date, every two seconds. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionManagement(TransactionManagementType.BEAN)
public class SegmentTimer {
  private static final Logger LOG = Logger.getLogger(SegmentTimer.class.getName());

  /** Some hundred memberships, so that a turn ends before the next begins. */
  private static final int STEPS = 3;

  @Inject private ComputeSegments segments;

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  public void goOn() {
    try {
      for (int i = 0; i < STEPS && segments.step(); i++) {
        // Each step is committed by itself.
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Segments could not be computed now; the next turn tries again", e);
    }
  }
}
