package org.syncline.security.timer;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.security.VerifyAudit;

/** Anchors the audit trail once a day, a few minutes after midnight. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class AnchorTimer {
  private static final Logger LOG = Logger.getLogger(AnchorTimer.class.getName());

  @Inject private VerifyAudit audit;

  @Schedule(hour = "0", minute = "7", persistent = false)
  public void anchor() {
    try {
      audit.anchor();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The audit trail could not be anchored: {0}", e.toString());
    }
  }
}
