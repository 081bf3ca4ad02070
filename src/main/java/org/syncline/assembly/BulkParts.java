package org.syncline.assembly;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.mapping.format.RecordStream;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.HubConfiguration;
import org.syncline.sync.bulk.FileFolder;
import org.syncline.sync.bulk.KeepFiles;
import org.syncline.sync.bulk.Lease;
import org.syncline.sync.bulk.RunJobs;
import org.syncline.sync.bulk.Runs;
import org.syncline.sync.bulk.SampleFile;
import org.syncline.sync.bulk.WorkOnRuns;
import org.syncline.sync.bulk.batch.ServerJobs;
import org.syncline.sync.bulk.jpa.SqlRuns;
import org.syncline.sync.intake.AcceptMessage;
import org.syncline.sync.intake.Arrivals;
import org.syncline.sync.intake.IntakeSettings;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.Stores;
import org.syncline.sync.intake.TakeRecords;

/** Bulk mapping, with the ports it needs. */
@ApplicationScoped
@NullUnmarked
class BulkParts {
  @Resource private ManagedExecutorService threads;

  @Produces
  @Singleton
  FileFolder files() {
    return Settings.files();
  }

  @Produces
  @Singleton
  Runs runs(Sql sql) {
    return new SqlRuns(sql);
  }

  @Produces
  @Singleton
  TakeRecords takeRecords(
      AcceptMessage intake,
      Transactions transactions,
      Stores stores,
      HubConfiguration plans,
      Arrivals arrivals) {
    return new TakeRecords(
        intake, transactions, stores, plans, arrivals, Settings.bulkGroupLimit(), threads);
  }

  @Produces
  @Singleton
  WorkOnRuns workOnRuns(
      Transactions transactions,
      Runs runs,
      FileFolder files,
      TakeRecords door,
      HubConfiguration plans,
      AuditTrail audit,
      IntakeSettings settings,
      Clock clock) {
    return new WorkOnRuns(
        transactions,
        runs,
        files,
        RecordStream::open,
        door,
        plans,
        audit,
        new Lease.Holder(Settings.nodeName(), UUID.randomUUID().toString()),
        settings.bodyLimit(),
        threads,
        clock);
  }

  @Produces
  @Singleton
  RunJobs runJobs(
      Transactions transactions,
      Runs runs,
      FileFolder files,
      HubConfiguration plans,
      WorkOnRuns work,
      ReadLedger ledger,
      AuditTrail audit) {
    return new RunJobs(transactions, runs, files, plans, new ServerJobs(), work, ledger, audit);
  }

  @Produces
  @Singleton
  KeepFiles keepFiles(Transactions transactions, FileFolder files, Runs runs, AuditTrail audit) {
    return new KeepFiles(transactions, files, runs, audit);
  }

  @Produces
  @Singleton
  SampleFile sampleFile(FileFolder files, AuditTrail audit) {
    return new SampleFile(files, RecordStream::open, audit);
  }
}
