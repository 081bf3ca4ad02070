package org.syncline.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.syncline.configuration.Documents;
import org.syncline.configuration.DraftDocuments;
import org.syncline.connector.spi.Connectors;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;
import org.syncline.sync.CompareMappings;
import org.syncline.sync.HubConfiguration;
import org.syncline.sync.KeepMappingDrafts;
import org.syncline.sync.PublishMapping;
import org.syncline.sync.ReadConnectors;
import org.syncline.sync.RunMappingCases;

/** Use cases on versions of mappings and on connectors, with the ports they need. */
@ApplicationScoped
class MappingParts {

  @Produces
  @Singleton
  KeepMappingDrafts keepMappingDrafts(
      Transactions transactions,
      Documents documents,
      DraftDocuments drafts,
      AuditTrail audit,
      Connectors connectors,
      Clock clock) {
    return new KeepMappingDrafts(transactions, documents, drafts, audit, connectors, clock);
  }

  @Produces
  @Singleton
  PublishMapping publishMapping(
      Transactions transactions,
      Documents documents,
      DraftDocuments drafts,
      HubConfiguration configuration,
      AuditTrail audit) {
    return new PublishMapping(transactions, documents, drafts, configuration, audit);
  }

  @Produces
  @Singleton
  ReadConnectors readConnectors(Connectors connectors) {
    return new ReadConnectors(connectors);
  }

  @Produces
  @Singleton
  CompareMappings compareMappings(
      Transactions transactions, Documents documents, DraftDocuments drafts) {
    return new CompareMappings(transactions, documents, drafts);
  }

  @Produces
  @Singleton
  RunMappingCases runMappingCases(
      Transactions transactions, Documents documents, DraftDocuments drafts, Clock clock) {
    return new RunMappingCases(transactions, documents, drafts, clock);
  }
}
