package org.syncline.assembly;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.configuration.Documents;
import org.syncline.configuration.DraftDocuments;
import org.syncline.configuration.jpa.SqlDocuments;
import org.syncline.configuration.jpa.SqlDraftDocuments;
import org.syncline.ledger.BalanceChecks;
import org.syncline.ledger.jpa.SqlBalanceChecks;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.KeptFacts;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.BusinessDays;
import org.syncline.record.ChangeWatch;
import org.syncline.record.ChangedRecords;
import org.syncline.record.Conflicts;
import org.syncline.record.IndexStates;
import org.syncline.record.Links;
import org.syncline.record.Merges;
import org.syncline.record.Records;
import org.syncline.record.Relations;
import org.syncline.record.SegmentStates;
import org.syncline.record.jpa.SqlBusinessDays;
import org.syncline.record.jpa.SqlChangedRecords;
import org.syncline.record.jpa.SqlConflicts;
import org.syncline.record.jpa.SqlIndexStates;
import org.syncline.record.jpa.SqlLinks;
import org.syncline.record.jpa.SqlMerges;
import org.syncline.record.jpa.SqlRecords;
import org.syncline.record.jpa.SqlRelations;
import org.syncline.record.jpa.SqlSegmentStates;
import org.syncline.sync.intake.Duties;
import org.syncline.sync.intake.Ledger;
import org.syncline.sync.intake.Stores;
import org.syncline.sync.intake.jpa.JpaLedger;
import org.syncline.sync.intake.jpa.SqlLanes;
import org.syncline.sync.intake.jpa.SqlOutcomes;
import org.syncline.sync.intake.jpa.SqlReceipts;

/** The stores, on the hub's datasource. */
@ApplicationScoped
@NullUnmarked
class DatabaseParts {
  @Resource(lookup = "java:jboss/datasources/SynclineDS")
  private DataSource source;

  @PersistenceContext(unitName = "syncline")
  private EntityManager entities;

  @Produces
  @Singleton
  Sql sql() {
    Migrations.run(source);
    return Sql.on(source);
  }

  @Produces
  @Singleton
  Documents documents(Sql sql) {
    return new SqlDocuments(sql);
  }

  @Produces
  @Singleton
  DraftDocuments draftDocuments(Sql sql) {
    return new SqlDraftDocuments(sql);
  }

  @Produces
  @Singleton
  ChangeWatch changeWatch() {
    return new ChangeWatch();
  }

  @Produces
  @Singleton
  Records records(Sql sql, ChangeWatch watch) {
    return new SqlRecords(sql, watch);
  }

  @Produces
  @Singleton
  BusinessDays businessDays(Sql sql) {
    return new SqlBusinessDays(sql);
  }

  @Produces
  @Singleton
  ChangedRecords changedRecords(Sql sql) {
    return new SqlChangedRecords(sql);
  }

  @Produces
  @Singleton
  SegmentStates segmentStates(Sql sql) {
    return new SqlSegmentStates(sql);
  }

  @Produces
  @Singleton
  IndexStates indexStates(Sql sql) {
    return new SqlIndexStates(sql);
  }

  @Produces
  @Singleton
  Links links(Sql sql) {
    return new SqlLinks(sql);
  }

  @Produces
  @Singleton
  Merges merges(Sql sql) {
    return new SqlMerges(sql);
  }

  @Produces
  @Singleton
  Relations relations(Sql sql) {
    return new SqlRelations(sql);
  }

  @Produces
  @Singleton
  Conflicts conflicts(Sql sql) {
    return new SqlConflicts(sql);
  }

  @Produces
  @Singleton
  Stores stores(
      Sql sql,
      Links links,
      Records records,
      Conflicts conflicts,
      Merges merges,
      Relations relations,
      Duties duties,
      KeptFacts facts,
      AuditTrail audit) {
    return new Stores(
        new SqlReceipts(sql),
        new SqlOutcomes(sql),
        new SqlLanes(sql),
        links,
        records,
        conflicts,
        merges,
        relations,
        duties,
        facts,
        audit);
  }

  /** Asks for {@link Sql} only to come after the migrations. */
  @Produces
  @Singleton
  Ledger ledger(Sql migrated) {
    return new JpaLedger(entities);
  }

  @Produces
  @Singleton
  BalanceChecks balanceChecks(Sql sql) {
    return new SqlBalanceChecks(sql);
  }
}
