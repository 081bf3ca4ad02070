package org.syncline.sync.sweep.timer;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.sync.sweep.WorkOnSweeps;

/** Six times a minute, which is three times within a lease's term. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionManagement(TransactionManagementType.BEAN)
public class SweepsTimer {
  private static final Logger LOG = Logger.getLogger(SweepsTimer.class.getName());

  @Inject private WorkOnSweeps work;

  @Schedule(hour = "*", minute = "*", second = "5/10", persistent = false)
  public void look() {
    try {
      work.renew();
      work.stopDead();
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Jobs over targets could not be looked after; the next look tries again: {0}",
          e.toString());
    }
  }
}
