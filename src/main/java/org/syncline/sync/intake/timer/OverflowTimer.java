package org.syncline.sync.intake.timer;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.sync.intake.RelieveLiveQueue;

/** Looks every second for a system that floods the live queue. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionManagement(TransactionManagementType.BEAN)
public class OverflowTimer {
  private static final Logger LOG = Logger.getLogger(OverflowTimer.class.getName());

  @Inject private RelieveLiveQueue liveQueue;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void look() {
    try {
      liveQueue.look();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The live queue could not be relieved; the next look tries again", e);
    }
  }
}
