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
import org.syncline.record.KeepBusinessDays;

/** Counts the days of the business whose records changed, every ten seconds. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionManagement(TransactionManagementType.BEAN)
public class BusinessTimer {
  private static final Logger LOG = Logger.getLogger(BusinessTimer.class.getName());

  /** Days of four years, so that a turn leaves room to others. */
  private static final int STEPS = 30;

  @Inject private KeepBusinessDays days;

  @Schedule(hour = "*", minute = "*", second = "5/10", persistent = false)
  public void goOn() {
    try {
      for (int i = 0; i < STEPS && days.step(); i++) {
        // Each step is committed by itself.
      }
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Days of the business were not counted; none is forgotten, the next turn tries again: {0}",
          e.toString());
    }
  }
}
