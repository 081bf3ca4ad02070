package org.syncline.assembly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.jspecify.annotations.NullUnmarked;
import org.syncline.metrics.KeepFacts;
import org.syncline.metrics.PersistSnapshots;
import org.syncline.metrics.PurgeSnapshots;
import org.syncline.metrics.ReadMetrics;
import org.syncline.metrics.Snapshots;
import org.syncline.metrics.UncountedFacts;
import org.syncline.metrics.jpa.JpaSnapshots;
import org.syncline.metrics.jpa.SqlUncountedFacts;
import org.syncline.platform.KeptFacts;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.Sql;

/** The metrics, with the ports they need. */
@ApplicationScoped
@NullUnmarked
class MetricsParts {
  @PersistenceContext private EntityManager entities;

  @Produces
  @Singleton
  UncountedFacts uncountedFacts(Sql sql) {
    return new SqlUncountedFacts(sql);
  }

  @Produces
  @Singleton
  KeptFacts keptFacts(UncountedFacts uncounted) {
    return new KeepFacts(uncounted);
  }

  /** Asks for {@link Sql} only to come after the migrations. */
  @Produces
  @Singleton
  Snapshots snapshots(Sql migrated) {
    return new JpaSnapshots(entities);
  }

  @Produces
  @Singleton
  PersistSnapshots persistSnapshots(
      Transactions transactions, UncountedFacts uncounted, Snapshots snapshots) {
    return new PersistSnapshots(transactions, uncounted, snapshots);
  }

  @Produces
  @Singleton
  PurgeSnapshots purgeSnapshots(Transactions transactions, Snapshots snapshots, Clock clock) {
    return new PurgeSnapshots(transactions, snapshots, Settings.snapshotsKept(), clock);
  }

  @Produces
  @Singleton
  ReadMetrics readMetrics(Transactions transactions, Snapshots snapshots, Clock clock) {
    return new ReadMetrics(transactions, snapshots, Settings.snapshotsKept(), clock);
  }
}
