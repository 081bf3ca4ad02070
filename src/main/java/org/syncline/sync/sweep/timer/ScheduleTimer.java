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
import org.syncline.sync.sweep.ScheduleSweeps;
import org.syncline.sync.sweep.WorkOnSweeps;

/** Apart from the other timer: what it plans may take longer than a lease. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionManagement(TransactionManagementType.BEAN)
public class ScheduleTimer {
  private static final Logger LOG = Logger.getLogger(ScheduleTimer.class.getName());

  @Inject private WorkOnSweeps work;
  @Inject private ScheduleSweeps schedule;

  @Schedule(hour = "*", minute = "*", second = "7/10", persistent = false)
  public void look() {
    try {
      work.removeApproved();
      schedule.look();
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "What is to be swept could not be started; the next look tries again: {0}",
          e.toString());
    }
  }
}
