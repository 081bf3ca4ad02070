package org.syncline.assembly;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.Links;
import org.syncline.record.Records;
import org.syncline.sync.HubConfiguration;
import org.syncline.sync.bulk.Lease;
import org.syncline.sync.bulk.batch.ServerJobs;
import org.syncline.sync.delivery.DeliveryStores;
import org.syncline.sync.delivery.DrainTargets;
import org.syncline.sync.sweep.DecideMirrors;
import org.syncline.sync.sweep.RunSweeps;
import org.syncline.sync.sweep.ScheduleSweeps;
import org.syncline.sync.sweep.TargetParts;
import org.syncline.sync.sweep.WorkOnSweeps;
import org.syncline.sync.sweep.jpa.SqlSchedules;
import org.syncline.sync.sweep.jpa.SqlSweeps;
import org.syncline.sync.sweep.jpa.SqlTargetRows;

/** Backfills and mirrors, with the ports they need. */
@ApplicationScoped
@NullUnmarked
class SweepParts {
  private static final Logger LOG = Logger.getLogger(SweepParts.class.getName());

  @Resource private ManagedExecutorService threads;

  @Produces
  @Singleton
  TargetParts targetParts(
      HubConfiguration plans, Records records, Links links, DeliveryStores deliveries, Sql sql) {
    return new TargetParts(
        plans, records, links, deliveries, new SqlSweeps(sql), new SqlTargetRows(sql));
  }

  @Produces
  @Singleton
  WorkOnSweeps workOnSweeps(
      Transactions transactions, TargetParts parts, AuditTrail audit, DrainTargets targets) {
    return new WorkOnSweeps(
        transactions,
        parts,
        audit,
        new Lease.Holder(Settings.nodeName(), UUID.randomUUID().toString()),
        targets::nudge,
        time -> Thread.sleep(time.toMillis()));
  }

  @Produces
  @Singleton
  RunSweeps runSweeps(
      Transactions transactions, TargetParts parts, WorkOnSweeps work, AuditTrail audit) {
    return new RunSweeps(transactions, parts, new ServerJobs(), work, audit);
  }

  @Produces
  @Singleton
  DecideMirrors decideMirrors(
      Transactions transactions, TargetParts parts, AuditTrail audit, WorkOnSweeps work) {
    return new DecideMirrors(
        transactions, parts, audit, () -> threads.execute(() -> removeApproved(work)));
  }

  private static void removeApproved(WorkOnSweeps work) {
    try {
      work.removeApproved();
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "What was approved is not all planned yet; the timer goes on: {0}",
          e.toString());
    }
  }

  @Produces
  @Singleton
  ScheduleSweeps scheduleSweeps(
      Transactions transactions, TargetParts parts, Sql sql, RunSweeps runs) {
    return new ScheduleSweeps(transactions, parts, new SqlSchedules(sql), runs);
  }
}
