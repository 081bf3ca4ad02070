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
import org.syncline.record.DecideByRule;

/** Goes on with conflicts that a new rule decides. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionManagement(TransactionManagementType.BEAN)
public class ConflictTimer {
  private static final Logger LOG = Logger.getLogger(ConflictTimer.class.getName());

  /** So that the messages that come in meanwhile have the database too. */
  private static final int PORTIONS = 20;

  @Inject private DecideByRule decide;

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  public void goOn() {
    try {
      for (int i = 0; i < PORTIONS && decide.step(); i++) {
        // Each portion is committed by itself.
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Conflicts could not be settled now; the next turn tries again", e);
    }
  }
}
