package org.syncline.metrics;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.syncline.assembly.Migrated;
import org.syncline.metrics.jpa.JpaSnapshots;
import org.syncline.metrics.jpa.SqlUncountedFacts;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.Entities;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.intake.Settled;
import org.syncline.sync.intake.Since;

/** The hub's own stores of metrics, in transactions that entities and statements share. */
public final class MetricsKit implements Transactions {
  private final LocalTransactions local;
  private final Sql sql;
  private final EntityManagerFactory factory;
  private final ThreadLocal<@Nullable EntityManager> present = new ThreadLocal<>();
  private final UncountedFacts uncounted;
  private final Snapshots snapshots;

  /** Lazy: one of each for a JVM. */
  private static final class H2 {
    static final MetricsKit KIT = new MetricsKit(Migrated.h2());
  }

  private static final class Postgres {
    static final MetricsKit KIT = new MetricsKit(Migrated.postgres());
  }

  private MetricsKit(DataSource physical) {
    local = new LocalTransactions(physical);
    sql = Sql.on(local.source());
    factory = Entities.on(local.source(), "none");
    uncounted = new SqlUncountedFacts(sql);
    snapshots = new JpaSnapshots(entities());
  }

  public static MetricsKit h2() {
    return H2.KIT;
  }

  public static MetricsKit postgres() {
    return Postgres.KIT;
  }

  /** Leads to the entities of the running transaction, as a server's does. */
  private EntityManager entities() {
    return (EntityManager)
        Proxy.newProxyInstance(
            MetricsKit.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(Objects.requireNonNull(present.get()), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Commits by the entities' transaction: its connection is the one of the statements too. */
  @Override
  public <T> T inNew(Supplier<T> work) {
    return local.inNew(
        () -> {
          try (EntityManager entities = factory.createEntityManager()) {
            present.set(entities);
            entities.getTransaction().begin();
            boolean whole = false;
            try {
              T result = work.get();
              entities.getTransaction().commit();
              whole = true;
              return result;
            } finally {
              present.remove();
              if (!whole && entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
              }
            }
          }
        });
  }

  public UncountedFacts uncounted() {
    return uncounted;
  }

  public Snapshots snapshots() {
    return snapshots;
  }

  /** As if these had been committed then. */
  void keep(Instant at, Fact... facts) {
    sql.update(
        "insert into metric_fact (at, facts) values (?, ?)",
        p -> p.time(at).bytes(FactForm.toBytes(List.of(facts))));
  }

  long uncountedRows() {
    return sql.query("select count(*) as n from metric_fact", p -> {}, row -> row.number("n"))
        .get(0);
  }

  /** As if a message of {@code erp} had got this outcome then, after so many milliseconds. */
  public void message(Instant committed, String outcome, long millis) {
    Instant sent = committed.minusMillis(millis);
    keep(
        committed,
        new Fact.OfMessage(
            "erp",
            "erp-customers",
            outcome,
            new Since(sent, sent, sent),
            new Settled.ByMapping("erp-customer", 20, 19, false)));
  }

  /** Counts whatever is there. */
  public void count() {
    new PersistSnapshots(this, uncounted, snapshots).run();
  }

  public Sql sql() {
    return sql;
  }

  public void clear() {
    sql.update("delete from alert_notice", p -> {});
    sql.update("delete from alert_change", p -> {});
    sql.update("delete from alert_rule", p -> {});
    sql.update("delete from metric_fact", p -> {});
    sql.update("delete from metric_snapshot", p -> {});
  }
}
