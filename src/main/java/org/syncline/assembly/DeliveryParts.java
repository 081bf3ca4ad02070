package org.syncline.assembly;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.HubEvent;
import org.syncline.configuration.Documents;
import org.syncline.connector.spi.Connectors;
import org.syncline.platform.AuditTrail;
import org.syncline.platform.KeptFacts;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.DurableReads;
import org.syncline.platform.jpa.Sql;
import org.syncline.record.FindRecords;
import org.syncline.record.Links;
import org.syncline.record.Records;
import org.syncline.record.RightsOf;
import org.syncline.sync.HubConfiguration;
import org.syncline.sync.HubPlans;
import org.syncline.sync.ProposedFlows;
import org.syncline.sync.delivery.DecideDeliveries;
import org.syncline.sync.delivery.DeliveryStores;
import org.syncline.sync.delivery.DrainTargets;
import org.syncline.sync.delivery.DryRun;
import org.syncline.sync.delivery.ExportDeliveries;
import org.syncline.sync.delivery.Holder;
import org.syncline.sync.delivery.IdempotencyKeys;
import org.syncline.sync.delivery.LookAtRows;
import org.syncline.sync.delivery.MapRecords;
import org.syncline.sync.delivery.Outbound;
import org.syncline.sync.delivery.PauseTarget;
import org.syncline.sync.delivery.PurgeDeliveries;
import org.syncline.sync.delivery.ReadDeliveries;
import org.syncline.sync.delivery.RetryPolicy;
import org.syncline.sync.delivery.Tellings;
import org.syncline.sync.delivery.jpa.SqlCallBudgets;
import org.syncline.sync.delivery.jpa.SqlDeliveries;
import org.syncline.sync.delivery.jpa.SqlHoldings;
import org.syncline.sync.delivery.jpa.SqlHubIdentity;
import org.syncline.sync.delivery.jpa.SqlTargets;
import org.syncline.sync.delivery.jpa.SqlTellings;
import org.syncline.sync.intake.Duties;
import org.syncline.sync.sweep.RemoveRows;
import org.syncline.sync.sweep.TargetParts;

/** Deliveries, with the ports they need. */
@ApplicationScoped
@NullUnmarked
class DeliveryParts {
  /** Threads for turns of targets, beside those for calls. */
  private static final int TURNS = 4;

  private static final Logger LOG = Logger.getLogger(DeliveryParts.class.getName());

  /** For all rows of one dry run, and for one of them. */
  private static final Duration LOOKS = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofSeconds(10);

  @Resource private ManagedThreadFactory threads;
  @Resource private ManagedScheduledExecutorService scheduled;

  @Produces
  @Singleton
  DeliveryStores deliveryStores(Sql sql, KeptFacts facts) {
    return new DeliveryStores(
        new SqlTargets(sql),
        new SqlCallBudgets(sql),
        new SqlDeliveries(sql),
        new SqlHoldings(sql),
        facts);
  }

  @Produces
  @Singleton
  Tellings tellings(Sql sql) {
    return new SqlTellings(sql);
  }

  @Produces
  @Singleton
  Duties duties(DeliveryStores stores, Tellings tellings) {
    return new PlanDeliveries(stores.deliveries(), tellings);
  }

  @Produces
  @Singleton
  @Typed(MapRecords.class)
  MapRecords mapRecords(
      Transactions transactions,
      HubConfiguration plans,
      Records records,
      Links links,
      Tellings tellings,
      Sql sql,
      Clock clock) {
    return new MapRecords(
        new DurableReads(transactions, sql),
        plans,
        new MapRecords.Sources(records, links, tellings),
        clock);
  }

  @Produces
  @Singleton
  Outbound outbound(MapRecords records, Transactions transactions, TargetParts targets, Sql sql) {
    return new RemoveRows(records, new DurableReads(transactions, sql), targets);
  }

  /** In a type of their own: nobody else may get them for another executor. */
  @Produces
  @Singleton
  DrainTargets.Threads deliveryThreads() {
    int count = Settings.callsAtOnce() + TURNS;
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            count, count, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), threads);
    executor.allowCoreThreadTimeOut(true);
    return new DrainTargets.Threads(
        executor, Settings.callsAtOnce(), this::later, () -> !executor.getQueue().isEmpty());
  }

  private void later(Duration pause, Runnable work) {
    try {
      scheduled.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "No later turn: the server stops", e);
    }
  }

  void close(@Disposes DrainTargets.Threads deliveryThreads) {
    ((ExecutorService) deliveryThreads.executor()).shutdownNow();
  }

  @Produces
  @Singleton
  DrainTargets drainTargets(
      Transactions transactions,
      DeliveryStores stores,
      Outbound outbound,
      DrainTargets.Threads deliveryThreads,
      Sql sql,
      Clock clock,
      Event<HubEvent> events) {
    String hub = transactions.inNew(new SqlHubIdentity(sql)::get);
    return new DrainTargets(
        transactions,
        stores,
        outbound,
        new DrainTargets.Terms(
            new Holder(Settings.nodeName(), UUID.randomUUID().toString()),
            new IdempotencyKeys(hub),
            new RetryPolicy(new SecureRandom()),
            clock,
            new Stopwatch()),
        deliveryThreads,
        events::fire);
  }

  @Produces
  @Singleton
  ReadDeliveries readDeliveries(
      Transactions transactions, DeliveryStores stores, Outbound outbound, Clock clock) {
    return new ReadDeliveries(transactions, stores, outbound, clock);
  }

  @Produces
  @Singleton
  ExportDeliveries exportDeliveries(
      Transactions transactions, DeliveryStores stores, AuditTrail audit) {
    return new ExportDeliveries(transactions, stores.deliveries(), audit);
  }

  @Produces
  @Singleton
  PurgeDeliveries purgeDeliveries(Transactions transactions, DeliveryStores stores, Clock clock) {
    return new PurgeDeliveries(transactions, stores.deliveries(), Settings.deliveriesKept(), clock);
  }

  @Produces
  @Singleton
  DecideDeliveries decideDeliveries(
      Transactions transactions, DeliveryStores stores, AuditTrail audit, DrainTargets drain) {
    return new DecideDeliveries(transactions, stores, audit, drain::nudge);
  }

  @Produces
  @Singleton
  PauseTarget pauseTarget(
      Transactions transactions,
      DeliveryStores stores,
      Outbound outbound,
      AuditTrail audit,
      DrainTargets drain) {
    return new PauseTarget(transactions, stores.targets(), outbound, audit, drain::nudge);
  }

  /** In a type of their own, as looks of people take no thread from deliveries. */
  @Produces
  @Singleton
  LookAtRows.Terms looks(Clock clock) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(LookAtRows.AT_ONCE, threads);
    executor.setKeepAliveTime(1, TimeUnit.MINUTES);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
    return new LookAtRows.Terms(executor, LOOKS, LOOK, clock);
  }

  void close(@Disposes LookAtRows.Terms looks) {
    looks.executor().shutdownNow();
  }

  @Produces
  @Singleton
  DryRun dryRun(
      Transactions transactions,
      HubPlans plans,
      ProposedFlows proposed,
      DryRun.Reads reads,
      DryRun.Tools tools,
      AuditTrail audit) {
    return new DryRun(transactions, new DryRun.Flows(plans, proposed), reads, tools, audit);
  }

  @Produces
  @Singleton
  DryRun.Reads dryRunReads(
      Records records, FindRecords find, RightsOf rights, DeliveryStores stores) {
    return new DryRun.Reads(records, find, rights, stores);
  }

  @Produces
  @Singleton
  DryRun.Tools dryRunTools(
      Transactions transactions, MapRecords map, LookAtRows.Terms looks, Sql sql, Clock clock) {
    String hub = transactions.inNew(new SqlHubIdentity(sql)::get);
    return new DryRun.Tools(map, new LookAtRows(looks), new IdempotencyKeys(hub), clock);
  }

  @Produces
  @Singleton
  ProposedFlows proposedFlows(
      Transactions transactions, Documents documents, Connectors connectors, Clock clock) {
    return new ProposedFlows(transactions, documents, connectors, clock);
  }
}
