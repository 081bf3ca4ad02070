package org.syncline.ledger.timer;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.ledger.CheckLedger;

/** Checks the balance four times a minute, less often where counting takes long. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class LedgerTimer {
  private static final Logger LOG = Logger.getLogger(LedgerTimer.class.getName());

  @Inject private CheckLedger ledger;

  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  public void check() {
    try {
      ledger.checkIfDue();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The balance could not be checked: {0}", e.toString());
    }
  }
}
