package org.syncline.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import org.syncline.HubEvent;
import org.syncline.configuration.Documents;
import org.syncline.configuration.DraftDocuments;
import org.syncline.configuration.ReadConfiguration;
import org.syncline.connector.spi.Connectors;
import org.syncline.ledger.BalanceChecks;
import org.syncline.ledger.CheckLedger;
import org.syncline.ledger.broker.EmbeddedBrokerCounts;
import org.syncline.mapping.conversion.FieldConversions;
import org.syncline.mapping.exchange.ExchangeMappings;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.Transactions;
import org.syncline.platform.rest.JsonBodies;
import org.syncline.record.EditRecords;
import org.syncline.sync.HubConfiguration;
import org.syncline.sync.intake.AcceptMessage;
import org.syncline.sync.intake.Arrivals;
import org.syncline.sync.intake.ContinueHeld;
import org.syncline.sync.intake.DecideHeld;
import org.syncline.sync.intake.EditRecord;
import org.syncline.sync.intake.ExportMessages;
import org.syncline.sync.intake.HeldReady;
import org.syncline.sync.intake.IntakeDoor;
import org.syncline.sync.intake.IntakeSettings;
import org.syncline.sync.intake.Ledger;
import org.syncline.sync.intake.Overflow;
import org.syncline.sync.intake.ReadLedger;
import org.syncline.sync.intake.RelieveLiveQueue;
import org.syncline.sync.intake.RevealBody;
import org.syncline.sync.intake.SearchBodies;
import org.syncline.sync.intake.SendMessage;
import org.syncline.sync.intake.Stores;
import org.syncline.sync.intake.TakeAtOnce;
import org.syncline.sync.intake.WatchParents;
import org.syncline.sync.intake.broker.EmbeddedBrokerRoutes;
import org.syncline.system.SecretsOfSystem;

/** The use cases, with the ports they need. */
@ApplicationScoped
class HubParts {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  IntakeSettings intakeSettings() {
    return Settings.intake();
  }

  @Produces
  @Singleton
  HubConfiguration configuration(
      Transactions transactions,
      Documents documents,
      SecretsOfSystem secrets,
      AuditTrail audit,
      Connectors connectors,
      Clock clock) {
    return new HubConfiguration(transactions, documents, secrets, audit, connectors, clock);
  }

  @Produces
  @Singleton
  Arrivals arrivals() {
    return new Arrivals();
  }

  @Produces
  @Singleton
  Overflow overflow() {
    return new Overflow();
  }

  @Produces
  @Singleton
  RelieveLiveQueue relieveLiveQueue(Overflow overflow, HubConfiguration plans) {
    return new RelieveLiveQueue(new EmbeddedBrokerRoutes(), overflow, plans);
  }

  @Produces
  @Singleton
  AcceptMessage acceptMessage(
      Transactions transactions,
      Stores stores,
      HubConfiguration plans,
      IntakeSettings settings,
      Event<HubEvent> events) {
    return new AcceptMessage(
        transactions,
        stores,
        plans,
        settings.shape(),
        new TimedPauses(),
        events::fire,
        () -> events.fire(new HeldReady()));
  }

  @Produces
  @Singleton
  SendMessage sendMessage(HubConfiguration plans, IntakeDoor door) {
    return new SendMessage(plans, door);
  }

  @Produces
  @Singleton
  ReadConfiguration readConfiguration(Documents documents, DraftDocuments drafts) {
    return new ReadConfiguration(documents, drafts);
  }

  @Produces
  @Singleton
  ExchangeMappings exchangeMappings(ReadConfiguration read, HubConfiguration configuration) {
    return new ExchangeMappings(read, configuration, JsonBodies.LIMIT);
  }

  @Produces
  @Singleton
  ContinueHeld continueHeld(
      Transactions transactions,
      Stores stores,
      AcceptMessage intake,
      HubConfiguration plans,
      IntakeSettings settings) {
    return new ContinueHeld(transactions, stores, intake, plans, settings);
  }

  @Produces
  @Singleton
  WatchParents watchParents(
      Transactions transactions, Stores stores, HubConfiguration plans, Clock clock) {
    return new WatchParents(transactions, stores, plans, clock);
  }

  @Produces
  @Singleton
  DecideHeld decideHeld(
      Transactions transactions,
      Stores stores,
      Ledger ledger,
      HubConfiguration plans,
      Event<HubEvent> events) {
    return new DecideHeld(transactions, stores, ledger, plans, () -> events.fire(new HeldReady()));
  }

  @Produces
  @Singleton
  ReadLedger readLedger(Transactions transactions, Ledger ledger, Stores stores) {
    return new ReadLedger(transactions, ledger, stores);
  }

  @Produces
  @Singleton
  TakeAtOnce takeAtOnce(
      AcceptMessage intake,
      ReadLedger ledger,
      HubConfiguration plans,
      Arrivals arrivals,
      Clock clock) {
    return new TakeAtOnce(intake, ledger, plans, arrivals, clock);
  }

  @Produces
  @Singleton
  EditRecords editRecords(
      AcceptMessage intake,
      Transactions transactions,
      Stores stores,
      HubConfiguration plans,
      Arrivals arrivals,
      Clock clock) {
    return new EditRecord(
        intake,
        transactions,
        stores.records(),
        stores.merges(),
        plans,
        arrivals,
        new FieldConversions(),
        clock);
  }

  @Produces
  @Singleton
  CheckLedger checkLedger(
      Transactions transactions,
      Ledger ledger,
      BalanceChecks checks,
      Arrivals arrivals,
      AuditTrail audit,
      Clock clock) {
    return new CheckLedger(
        transactions,
        ledger,
        checks,
        new EmbeddedBrokerCounts(),
        arrivals,
        audit,
        clock,
        UUID.randomUUID().toString());
  }

  @Produces
  @Singleton
  ExportMessages exportMessages(Transactions transactions, Ledger ledger, AuditTrail audit) {
    return new ExportMessages(transactions, ledger, audit);
  }

  @Produces
  @Singleton
  SearchBodies searchBodies(Transactions transactions, ReadLedger ledger, Stores stores) {
    return new SearchBodies(transactions, ledger, stores);
  }

  @Produces
  @Singleton
  RevealBody revealBody(Transactions transactions, Stores stores) {
    return new RevealBody(transactions, stores);
  }
}
