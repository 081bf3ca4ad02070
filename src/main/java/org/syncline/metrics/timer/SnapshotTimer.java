package org.syncline.metrics.timer;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.metrics.PersistSnapshots;
import org.syncline.metrics.PurgeSnapshots;

/**
 * Brings the snapshots up to date six times a minute, so that a page that is looked at is fresh,
 * and once an hour takes away those that are old enough to go.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SnapshotTimer {
  private static final Logger LOG = Logger.getLogger(SnapshotTimer.class.getName());

  @Inject private PersistSnapshots persist;
  @Inject private PurgeSnapshots purge;

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  public void persist() {
    try {
      persist.run();
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Facts were not counted; none is lost, it is tried again in ten seconds: {0}",
          e.toString());
    }
  }

  @Schedule(hour = "*", minute = "43", persistent = false)
  public void purge() {
    try {
      purge.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Snapshots were not purged; it is tried again in an hour", e);
    }
  }

  @PreDestroy
  void stop() {
    persist.stop();
  }
}
