package org.syncline.assembly;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.syncline.ledger.CheckLedger;
import org.syncline.platform.Transactions;
import org.syncline.record.ReindexRecords;
import org.syncline.security.FirstStart;
import org.syncline.sync.HubConfiguration;
import org.syncline.sync.bulk.WorkOnRuns;
import org.syncline.sync.intake.Arrivals;
import org.syncline.sync.intake.Stores;
import org.syncline.sync.sweep.WorkOnSweeps;

/**
 * What happens before the first message: schema, configuration, and the ledger's first look at the
 * broker.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class HubStart {
  @Inject private Transactions transactions;
  @Inject private Stores stores;
  @Inject private HubConfiguration configuration;
  @Inject private ReindexRecords reindexRecords;
  @Inject private Arrivals arrivals;
  @Inject private CheckLedger ledger;
  @Inject private FirstStart firstStart;
  @Inject private WorkOnRuns runs;
  @Inject private WorkOnSweeps sweeps;

  @PostConstruct
  void start() {
    configuration.takeFiles(ConfigurationFiles.read(Settings.configurationFolder()));
    // Types without records are ready at once.
    reindexRecords.step();
    arrivals.startAt(transactions.inNew(() -> stores.receipts().begin().firstId()));
    ledger.begin();
    runs.stopDead();
    sweeps.stopDead();
    firstStart.prepare();
  }

  /** A last check, so that the next run knows how far everything was proved. */
  @PreDestroy
  void stop() {
    ledger.check();
  }
}
