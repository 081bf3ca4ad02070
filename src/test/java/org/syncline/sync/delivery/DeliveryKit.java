package org.syncline.sync.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.syncline.assembly.Migrated;
import org.syncline.platform.InMemoryTransactions;
import org.syncline.platform.LocalTransactions;
import org.syncline.platform.RememberedFacts;
import org.syncline.platform.SteppingClock;
import org.syncline.platform.Transactions;
import org.syncline.platform.jpa.Sql;
import org.syncline.sync.delivery.jpa.SqlCallBudgets;
import org.syncline.sync.delivery.jpa.SqlDeliveries;
import org.syncline.sync.delivery.jpa.SqlHoldings;
import org.syncline.sync.delivery.jpa.SqlTargets;

/** The stores of one kind, whose time moves on when told. */
interface DeliveryKit {

  Transactions transactions();

  DeliveryStores stores();

  /** Lets time pass for whoever locks a target. */
  void pass(Duration time);

  /** What was kept of its transactions, committed or not. */
  RememberedFacts facts();

  void clear();

  /** As its transactions see it. */
  default Instant now() {
    return transactions().inNew(() -> stores().targets().lock("clock").now());
  }

  static DeliveryKit inMemory() {
    return new OfMaps();
  }

  static DeliveryKit h2() {
    return OfTables.H2.KIT;
  }

  static DeliveryKit postgres() {
    return OfTables.Postgres.KIT;
  }

  /** Stores of maps. */
  final class OfMaps implements DeliveryKit {
    private final SteppingClock clock = new SteppingClock();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final RememberedFacts facts = new RememberedFacts();
    private final DeliveryStores stores =
        new DeliveryStores(
            new InMemoryTargets(transactions, clock),
            new InMemoryCallBudgets(transactions),
            new InMemoryDeliveries(transactions, clock),
            new InMemoryHoldings(transactions),
            facts);

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public DeliveryStores stores() {
      return stores;
    }

    @Override
    public void pass(Duration time) {
      clock.step(time);
    }

    @Override
    public RememberedFacts facts() {
      return facts;
    }

    @Override
    public void clear() {
      transactions.clear();
      facts.clear();
    }
  }

  /** The hub's own stores. Their database's clock can't be moved, so what it says is. */
  final class OfTables implements DeliveryKit {
    private static final class H2 {
      static final OfTables KIT = new OfTables(Migrated.h2());
    }

    private static final class Postgres {
      static final OfTables KIT = new OfTables(Migrated.postgres());
    }

    private final LocalTransactions transactions;
    private final Sql sql;
    private final RememberedFacts facts = new RememberedFacts();
    private final DeliveryStores stores;
    private Duration ahead = Duration.ZERO;

    private OfTables(DataSource physical) {
      if (physical instanceof JdbcConnectionPool pool) {
        pool.setMaxConnections(64);
      }
      transactions = new LocalTransactions(physical);
      sql = Sql.on(transactions.source());
      SqlTargets targets = new SqlTargets(sql);
      Targets ahead =
          new Targets() {
            @Override
            public Locked lock(String flow) {
              Locked locked = targets.lock(flow);
              return new Locked(locked.target(), locked.now().plus(OfTables.this.ahead));
            }

            @Override
            public void keep(Target target) {
              targets.keep(target);
            }

            @Override
            public List<Target> all() {
              return targets.all();
            }
          };
      stores =
          new DeliveryStores(
              ahead, new SqlCallBudgets(sql), new SqlDeliveries(sql), new SqlHoldings(sql), facts);
    }

    Sql sql() {
      return sql;
    }

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public DeliveryStores stores() {
      return stores;
    }

    @Override
    public void pass(Duration time) {
      ahead = ahead.plus(time);
    }

    @Override
    public RememberedFacts facts() {
      return facts;
    }

    @Override
    public void clear() {
      facts.clear();
      ahead = Duration.ZERO;
      for (String table :
          List.of(
              "delivery",
              "delivery_lease",
              "delivery_target",
              "delivery_state",
              "delivery_told",
              "delivery_call_budget",
              "delivery_count",
              "delivery_planned")) {
        sql.update("delete from " + table, p -> {});
      }
    }
  }
}
