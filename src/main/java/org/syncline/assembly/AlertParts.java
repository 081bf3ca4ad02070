package org.syncline.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.syncline.configuration.Documents;
import org.syncline.connector.spi.Connectors;
import org.syncline.metrics.PeriodFigures;
import org.syncline.metrics.Snapshots;
import org.syncline.metrics.UncountedFacts;
import org.syncline.metrics.alert.AdministerAlerts;
import org.syncline.metrics.alert.AlertChanges;
import org.syncline.metrics.alert.AlertRules;
import org.syncline.metrics.alert.EvaluateAlerts;
import org.syncline.metrics.alert.LogNotices;
import org.syncline.metrics.alert.NoticeWays;
import org.syncline.metrics.alert.PurgeAlertChanges;
import org.syncline.metrics.alert.ReadAlerts;
import org.syncline.metrics.alert.SendNotices;
import org.syncline.metrics.alert.TryAlert;
import org.syncline.metrics.alert.jms.AlertQueue;
import org.syncline.metrics.alert.jpa.SqlAlertChanges;
import org.syncline.metrics.alert.jpa.SqlAlertRules;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.DatabaseClock;
import org.syncline.platform.jpa.Sql;

/** The use cases of alerts. Facts are timed by the database's clock, so alerts go by it too. */
@ApplicationScoped
class AlertParts {
  private static String newId() {
    return UUID.randomUUID().toString();
  }

  @Produces
  @Singleton
  AlertRules alertRules(Sql sql) {
    return new SqlAlertRules(sql);
  }

  @Produces
  @Singleton
  AlertChanges alertChanges(Sql sql) {
    return new SqlAlertChanges(sql);
  }

  @Produces
  @Singleton
  PeriodFigures periodFigures(Snapshots snapshots, UncountedFacts uncounted) {
    return new PeriodFigures(snapshots, uncounted);
  }

  @Produces
  @Singleton
  NoticeWays noticeWays(
      AlertQueue queue, Transactions transactions, Documents documents, Connectors connectors) {
    return new NoticeWays(
        new LogNotices(), queue, new AlertWebhooks(transactions, documents, connectors));
  }

  @Produces
  @Singleton
  AdministerAlerts administerAlerts(
      Transactions transactions,
      AlertRules rules,
      AlertChanges changes,
      NoticeWays ways,
      AuditTrail audit,
      Sql sql) {
    return new AdministerAlerts(
        transactions,
        rules,
        changes,
        ways,
        audit,
        Settings.snapshotsKept(),
        new DatabaseClock(sql),
        AlertParts::newId);
  }

  @Produces
  @Singleton
  ReadAlerts readAlerts(Transactions transactions, AlertRules rules, AlertChanges changes) {
    return new ReadAlerts(transactions, rules, changes);
  }

  @Produces
  @Singleton
  TryAlert tryAlert(Transactions transactions, PeriodFigures figures, Sql sql) {
    return new TryAlert(
        transactions,
        figures,
        Settings.snapshotsKept(),
        Settings.alertsWait(),
        new DatabaseClock(sql));
  }

  @Produces
  @Singleton
  EvaluateAlerts evaluateAlerts(
      Transactions transactions,
      AlertRules rules,
      AlertChanges changes,
      PeriodFigures figures,
      Sql sql) {
    return new EvaluateAlerts(
        transactions,
        rules,
        changes,
        figures,
        Settings.alertsWait(),
        new DatabaseClock(sql),
        AlertParts::newId);
  }

  @Produces
  @Singleton
  SendNotices sendNotices(
      Transactions transactions, AlertRules rules, AlertChanges changes, NoticeWays ways, Sql sql) {
    return new SendNotices(transactions, rules, changes, ways, new DatabaseClock(sql));
  }

  @Produces
  @Singleton
  PurgeAlertChanges purgeAlertChanges(Transactions transactions, AlertChanges changes, Sql sql) {
    return new PurgeAlertChanges(
        transactions, changes, Settings.alertsKept(), new DatabaseClock(sql));
  }
}
