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
import org.syncline.sync.delivery.DrainTargets;

/** Looks every second at every target, for retries that are due and leases that ran out. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DeliveryTimer {
  @Inject private DrainTargets targets;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void sweep() {
    targets.sweep();
  }

  @PreDestroy
  void stop() {
    targets.stop();
  }
}
