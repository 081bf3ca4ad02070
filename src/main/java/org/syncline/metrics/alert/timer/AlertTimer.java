package org.syncline.metrics.alert.timer;

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
import org.syncline.metrics.alert.EvaluateAlerts;
import org.syncline.metrics.alert.PurgeAlertChanges;
import org.syncline.metrics.alert.SendNotices;

/**
 * Judges rules six times a minute, between two updates of the snapshots, sends what is due, and
 * once an hour takes away history that is old enough to go.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class AlertTimer {
  private static final Logger LOG = Logger.getLogger(AlertTimer.class.getName());

  @Inject private EvaluateAlerts evaluate;
  @Inject private SendNotices send;
  @Inject private PurgeAlertChanges purge;

  @Schedule(hour = "*", minute = "*", second = "5/10", persistent = false)
  public void evaluate() {
    try {
      evaluate.run();
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Alerts were not judged; it is tried again in ten seconds: {0}",
          e.toString());
    }
  }

  @Schedule(hour = "*", minute = "*", second = "6/10", persistent = false)
  public void send() {
    try {
      send.run();
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Notices of alerts were not sent; none is lost, it is tried again in ten seconds: {0}",
          e.toString());
    }
  }

  @Schedule(hour = "*", minute = "47", persistent = false)
  public void purge() {
    try {
      purge.run();
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "The history of alerts was not purged; it is tried again in an hour", e);
    }
  }

  @PreDestroy
  void stop() {
    evaluate.stop();
    send.stop();
  }
}
