package org.syncline.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.syncline.HubEvent;
import org.syncline.configuration.Documents;
import org.syncline.mapping.conversion.FieldConversions;
import org.syncline.mapping.suggestion.StoredSamples;
import org.syncline.mapping.suggestion.SuggestRows;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;
import org.syncline.record.BusinessDays;
import org.syncline.record.ChangeWatch;
import org.syncline.record.ChangedRecords;
import org.syncline.record.ComputeSegments;
import org.syncline.record.Conflicts;
import org.syncline.record.CountBusiness;
import org.syncline.record.DecideByRule;
import org.syncline.record.DecideConflicts;
import org.syncline.record.EditRecords;
import org.syncline.record.ExportRecords;
import org.syncline.record.FindRecords;
import org.syncline.record.IndexStates;
import org.syncline.record.KeepBusinessDays;
import org.syncline.record.Links;
import org.syncline.record.Merges;
import org.syncline.record.PreviewMerge;
import org.syncline.record.ReadBusiness;
import org.syncline.record.ReadConflicts;
import org.syncline.record.ReadRecord;
import org.syncline.record.ReadRelations;
import org.syncline.record.RecordType;
import org.syncline.record.RecordTypes;
import org.syncline.record.Records;
import org.syncline.record.ReindexRecords;
import org.syncline.record.Relations;
import org.syncline.record.RevealRecord;
import org.syncline.record.SegmentStates;
import org.syncline.security.AuditEntries;
import org.syncline.sync.HubConfiguration;
import org.syncline.sync.intake.Stores;

/** Use cases on records, with the ports they need. */
@ApplicationScoped
class RecordParts {

  @Produces
  @Singleton
  RecordTypes recordTypes(HubConfiguration plans) {
    return new RecordTypes() {
      @Override
      public Optional<RecordType> named(String id) {
        return plans.current().recordType(id);
      }

      @Override
      public Collection<RecordType> all() {
        return plans.current().recordTypes();
      }
    };
  }

  @Produces
  @Singleton
  FindRecords findRecords(
      Transactions transactions,
      Records records,
      Links links,
      RecordTypes types,
      IndexStates indexes) {
    return new FindRecords(transactions, records, links, types, indexes, new FieldConversions());
  }

  @Produces
  @Singleton
  ReadConflicts readConflicts(
      Transactions transactions, Records records, Conflicts conflicts, RecordTypes types) {
    return new ReadConflicts(transactions, records, conflicts, types);
  }

  @Produces
  @Singleton
  ReadRecord readRecord(
      Transactions transactions, Records records, Links links, Merges merges, RecordTypes types) {
    return new ReadRecord(transactions, records, links, merges, types);
  }

  @Produces
  @Singleton
  ReadRelations readRelations(
      Transactions transactions, Records records, Relations relations, RecordTypes types) {
    return new ReadRelations(transactions, records, relations, types);
  }

  @Produces
  @Singleton
  PreviewMerge previewMerge(
      Transactions transactions, Stores stores, RecordTypes types, Clock clock) {
    return new PreviewMerge(
        transactions,
        new PreviewMerge.Ports(stores.records(), stores.links(), stores.relations()),
        types,
        clock);
  }

  @Produces
  @Singleton
  DecideConflicts decideConflicts(ReadConflicts read, EditRecords records) {
    return new DecideConflicts(read, records);
  }

  @Produces
  @Singleton
  DecideByRule decideByRule(
      Transactions transactions,
      Conflicts conflicts,
      Documents documents,
      HubConfiguration configuration,
      EditRecords records,
      AuditTrail audit,
      Clock clock) {
    return new DecideByRule(
        transactions, conflicts, documents, configuration, records, audit, clock);
  }

  @Produces
  @Singleton
  ComputeSegments computeSegments(
      Transactions transactions,
      Stores stores,
      ChangedRecords changed,
      SegmentStates states,
      ChangeWatch watch,
      RecordTypes types,
      EditRecords editing,
      Event<HubEvent> events,
      Clock clock) {
    return new ComputeSegments(
        transactions,
        new ComputeSegments.Ports(stores.records(), stores.relations(), changed, states, watch),
        types,
        new FieldConversions(),
        editing,
        events::fire,
        clock);
  }

  @Produces
  @Singleton
  CountBusiness countBusiness(Transactions transactions, Records records, RecordTypes types) {
    return new CountBusiness(transactions, records, types);
  }

  @Produces
  @Singleton
  KeepBusinessDays keepBusinessDays(
      Transactions transactions,
      Records records,
      RecordTypes types,
      IndexStates indexes,
      BusinessDays days,
      Clock clock) {
    return new KeepBusinessDays(
        transactions, new KeepBusinessDays.Ports(records, types, indexes, days), clock);
  }

  @Produces
  @Singleton
  ReadBusiness readBusiness(
      Transactions transactions, BusinessDays days, Records records, RecordTypes types) {
    return new ReadBusiness(transactions, days, records, types);
  }

  @Produces
  @Singleton
  ReindexRecords reindexRecords(
      Transactions transactions,
      Records records,
      IndexStates indexes,
      RecordTypes types,
      Clock clock) {
    return new ReindexRecords(transactions, records, indexes, types, clock);
  }

  @Produces
  @Singleton
  RevealRecord revealRecord(
      Transactions transactions,
      Records records,
      RecordTypes types,
      AuditTrail audit,
      AuditEntries entries,
      Clock clock) {
    return new RevealRecord(transactions, records, types, audit, entries::count, clock);
  }

  @Produces
  @Singleton
  SuggestRows suggestRows(RecordTypes types, StoredSamples stored) {
    return new SuggestRows(types, stored);
  }

  @Produces
  @Singleton
  ExportRecords exportRecords(FindRecords find, AuditTrail audit) {
    return new ExportRecords(find, audit);
  }
}
