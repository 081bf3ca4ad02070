package org.syncline.sync.delivery.timer;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.syncline.sync.delivery.DrainTargets;
import org.syncline.sync.delivery.PurgeDeliveries;

/**
 * Looks every second at every target, for retries that are due and leases that ran out, and once an
 * hour for deliveries that are old enough to go.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DeliveryTimer {
  private static final Logger LOG = Logger.getLogger(DeliveryTimer.class.getName());

  @Inject private DrainTargets targets;
  @Inject private PurgeDeliveries purge;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void sweep() {
    targets.sweep();
  }

  @Schedule(hour = "*", minute = "17", persistent = false)
  public void purge() {
    try {
      purge.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Deliveries were not purged; it is tried again in an hour", e);
    }
  }

  @PreDestroy
  void stop() {
    purge.stop();
    targets.stop();
  }
}
