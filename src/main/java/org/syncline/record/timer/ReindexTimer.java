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
import org.syncline.record.ReindexRecords;

/** Goes on with indexes that not all records have yet, some thousand records at a time. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionManagement(TransactionManagementType.BEAN)
public class ReindexTimer {
  private static final Logger LOG = Logger.getLogger(ReindexTimer.class.getName());

  /** So that the messages that come in meanwhile have the database too. */
  private static final int CHUNKS = 20;

  @Inject private ReindexRecords reindex;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  public void goOn() {
    try {
      for (int i = 0; i < CHUNKS && reindex.step(); i++) {
        // Each chunk is committed by itself.
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Records could not be indexed now; the next turn tries again", e);
    }
  }
}
