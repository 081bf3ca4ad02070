package org.syncline.sync.bulk.timer;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.sync.bulk.WorkOnRuns;

/** Six times a minute, which is three times within a lease's term. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionManagement(TransactionManagementType.BEAN)
public class RunsTimer {
  private static final Logger LOG = Logger.getLogger(RunsTimer.class.getName());

  @Inject private WorkOnRuns work;

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  public void look() {
    try {
      work.renew();
      work.stopDead();
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Runs could not be looked after; the next look tries again: {0}",
          e.toString());
    }
  }
}
